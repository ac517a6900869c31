"""The words that always work, whatever is being talked about: cancel, back, menu, more, a person."""

import re
from enum import StrEnum
from functools import lru_cache

from nlp import late
from nlp.patterns import STOPS, clauses


class Command(StrEnum):
    CANCEL = "cancel"
    BACK = "back"
    MENU = "menu"
    MORE = "more"
    HUMAN = "human"
    CONTINUE = "continue"
    SKIP = "skip"
    CHANGE = "change"
    EXPLAIN = "explain"
    THANKS = "thanks"
    MINE = "mine"


_A_PERSON = "(?:人工客服|人工服务|人工|真人|活人|客服)"
# Whole messages only: in a form "取消不了怎么办" is no command.
_WHOLE = {
    Command.CANCEL: "取消|算了|算[球求逑毬]了?|不弄了|不整了|不办了|不报了|不填了|不要了|不搞了|先不弄了|退出|放弃|结束",
    Command.BACK: "上一步|返回|返回上一步|退回|后退|回上一步|上一个|回去上一步|倒回去",
    Command.MENU: "你好|您好|你好吗|您好吗|哈喽|嗨|hi|hello|在吗|在不在|在么|有人吗|菜单|主菜单|首页|目录|0|〇|零|开始|重新开始|从头来|帮助|功能|回菜单|返回菜单|回机器人|回到机器人",
    Command.MORE: "更多|下一页|还有吗|还有没有|还有别的吗|(?:(?:晓不得|不晓得|不知道|认不得)[,，。]?)?再(?:看看|瞧瞧|望望|看哈|瞧哈)|还有没得|还有不有|还给有|给还有|再来几个|后面的|(?:再|接着)?往[下后](?:面)?(?:翻|看)?|翻页|下翻|还有呢|后面还有(?:吗|没有|没得)?|下面还有(?:吗|没有|没得)?|下面的|继续看|下页|多看几个|更多岗位|再来点",
    Command.HUMAN: "找个人|打电话给我|叫个人来"
    f"|{_A_PERSON}(?:还|都)?(?:在不在|在没在|在吗|在么|有吗|有没有|有人吗|有人在吗|上班吗|上班没有?|下班没有?)?"
    f"|(?:你们|这里|这边)?(?:还有没有|有没有|还有|有)(?:{_A_PERSON}|工作人员)(?:在)?(?:吗|么|没有|没得)?"
    f"|(?:工作人员)(?:还)?(?:在不在|在没在|在吗|在么)"
    f"|(?:我|请|帮我|麻烦|给我)*(?:能不能|可不可以|可以|能|怎么|咋个)?(?:我)?(?:要|想|想要|想找|要找|转接?|接|找|叫|换|联系|喊)+(?:一下|一?个|到)?"
    f"(?:{_A_PERSON}|工作人员)(?:吗|么)?",
    Command.CONTINUE: "继续|接着|接着来|接着报|接着报名|继续报名|继续填|接着填|接着办|接着弄|继续办",
    Command.SKIP: "跳过|略过|不填|没有|暂时没有|下一题|不想说|不告诉",
    Command.EXPLAIN: "(?:我|俺|还是|真的|实在|都|也)*(?:整|搞|弄|听|看|读)(?:不懂|不明白|不清楚|不得)|我不懂|不懂|什么意思|啥意思|哪样意思|看不懂|没看懂|不明白|不晓得咋个填|怎么填|咋个填|不会|整不来|听不懂|不清楚",
    Command.THANKS: "谢谢|谢谢你|谢谢您|多谢|谢了|感谢|好的谢谢|谢谢了|谢啦|3q|thanks|辛苦了|麻烦了|好的|好嘞|ok|OK|收到|知道了|晓得了|了解|👍|🙏|👌|好滴|好的好的",
    Command.MINE: "我的|我的报名|我的记录|我的申请|进度|查进度|看看我的|我报的",
}  # fmt: skip
_PATTERNS = {command: late.pattern(f"(?:{words})", re.IGNORECASE) for command, words in _WHOLE.items()}
_NOISE = late.pattern(rf"{STOPS.pattern}|[啊呀哈吧嘛呢哦噢喔嘎噶了啦]+$|\[[^\]]{{1,4}}\]")
# "人数不是30是13" / "不是4500 是4800" / "是13个,不是30个"
_DENIED = late.pattern(
    r"^(?P<what>[一-鿿]{0,5}?)不(?:是|对[,，])(?P<wrong>[^,，。]{1,12}?)[,，。、\s]*(?:而?(?<!不)是|应该是?|要)(?P<right>.+)$",
    re.DOTALL,
)
_RATHER = late.pattern(
    r"^(?P<what>[一-鿿]{0,5}?)(?:应该|该|要)?是(?P<right>[^,，。]{1,16}?)[,，。、\s]*不是(?P<wrong>.{1,12})$"
)
# "改一下,是陇川" / "说错了,是盈江" / "前一个也错了" / "不是芒市是瑞丽"
_CHANGE = late.pattern(
    r"^(?:(?:我)?(?:前面|前头|刚才|刚刚|上面|上一?个|前一个)(?:那一?个|那里|那|一个|的|个)*(?:也|都|好像|我|是)*[说打写报搞整填按选发点记弄输]?错(?:字|号)?[了咯喽]"
    r"|改一下|改下|我要改|修改|更正|[说打写报搞整填按选发点记弄输]错(?:字|号)?了|字[打写]错了|不对)[,，。\s]*(.*)$",
    re.DOTALL,
)
_NOT_BUT = late.pattern(r"^不是.{1,12}?[,，。\s]*(?:而?是|应该是)(.+)$", re.DOTALL)
_INTO = late.pattern(
    r"^(?:请|帮我|麻烦)?(?:把|将)?(?:我的?)?(?P<what>[一-鿿]{1,5}?)(?:要|想|得)?(?:改成|改为|改到|换成|换到|推迟到|推到|延到|延后到|提前到|应该是|不对[,，]?(?:应该)?是"
    r"|错(?:了|喽|咯|掉)+[,，。、!！\s]*(?:应该|该)?是|[写打填说报搞整弄记]错(?>(?:了|喽|咯|掉)+[,，。、!！\s]*(?:应该|该)?是?))[:：\s]*(?P<right>.+)$",
    re.DOTALL,
)
# 3月1号改成3月10号: what stands there takes the place of a name.
_REPLACES = late.pattern(
    r"^(?:请|帮我|麻烦)?(?:把|将|从|由)?(?P<wrong>[^,，。]{2,16}?)(?:那天|的|要|想)*(?:改成|改为|改到|换成|换到|推迟到|推到|延到|延后到|提前到)[:：\s]*(?P<right>[^,，。]{1,16})[。.!！]*$"
)
_MISTAKEN = late.pattern("[写打填说报搞整弄记]错")
# 换成客房班 / 不报家政了，报客房 / 还是报客房吧
_SWITCH = late.pattern(
    r"^(?:那|我|还是|想|要|就|给我|帮我|可以|能不能|先)*(?:(?:换|改)(?:成|到|报|选|学)?|还是(?:报|学|选|要))(?:一?下|一?个)?(?P<right>[^,，。]{2,20}?)(?:可以吗|行不行|行吗|[吧嘛了])*[。.!！]*$"
)
_INSTEAD = late.pattern(
    r"^(?:我)?(?:不想?|莫)(?:报|学|要|选|去)[^,，。\s]{0,10}[,，。\s]+(?:我)?(?:还是|要|想|改|换|就)*(?:报|学|选|要|去)(?P<right>.{2,20}?)[吧嘛了]*[。.!！]*$"
)
_MEANT = late.pattern(r"^(?:我)?(?:要|想|是)*(?:报|选|学)的(?:应该)?是(?P<right>.{2,20}?)[吧嘛了啊]*[。.!！]*$")
_ORDINAL = late.pattern(
    r"^(?:我?(?:要|选|看|报|想要)?(?:看)?(?:第)?)([0-9]{1,2}|[一二两三四五六七八九十])(?:号|个|条|份|项)?(?:那个|这个|吧|岗位|班|的)?$"
)
_DIGITS = {word: number for number, word in enumerate("零一二三四五六七八九十")} | {"两": 2}
_ABOVE = late.pattern(
    r"^(?:就?要?(?:上面|刚才|这|那)(?:那|这)?(?:一?个)|就?这个|我?要这个|就它|就那个|我要那个|报这个|就报这个)(?:吧|嘛|了)?$"
)
_LAST = late.pattern(r"^(?:我?要)?(?:最后|最下面)(?:那|一)?(?:一?个)?(?:吧)?$")
_FROM_THE_END = late.pattern(
    r"^(?:我?(?:要|选|看)?(?:看)?)倒数第?([0-9]{1,2}|[一二两三四五六七八九十])(?:个|条|份)?(?:那个)?$"
)
_POINTS = late.pattern(
    "第[0-9一二两三四五六七八九十]|[0-9一二两三四五六七八九十][个条份]|头一?[个条份]|最[上下前后]|岗位|看"
)
_FIRST = late.pattern(
    r"^我?就?(?:要|选|看|报|想要)?(?:看)?(?:上面)?(?:头一?|最(?:上|前)(?:面|头)?(?:的|那|一)*|头(?:的|那|一)*)(?:个|条|份|家|号|一)(?:那个|这个|岗位|班)*[吧嘛呢的]*$"
)
# 不是这个号，那个是广告的; 这号不是我的; 电话写的是老板的
_FIELD = "(?P<what>手机号码?|电话号码?|手机|电话|号码?|名字|姓名)"
_DISOWNED = tuple(
    late.pattern(rf"^(?:哎呀?|哦|噢|啊|嗯|诶|等[下哈]|错了|[,，。!！\s])*{said}")
    for said in (
        rf"(?:这|那|上面)?(?:个|的)?(?:也|可|并)?不是(?:我|本人)?(?:的)?(?:这|那)?(?:个|一个)?{_FIELD}(?:啊|呀|嘛|哦|噶|了|的)*(?:$|[,，。!！\s])",
        rf"(?:这|那|上面|刚才)(?:个|的|那个)*{_FIELD}(?:不是|不归|是(?:广告|招工|招聘|老板|厂里|人家|别人|别个|他们|群里))(?:上|里)?(?:我|的|本人)",
        rf"{_FIELD}(?:不对|[写填弄搞记]?错了|不是我的|是(?:广告|招工|招聘|老板|人家|别人|别个)(?:上|里)?的)(?:啊|呀|嘛|哦|噶|了)*(?:$|[,，。!！\s])",
    )
)

ENOUGH = "算(?:[了喽咯啦]|[球求逑毬]了?)|拉倒|罢了"
_ANY_ACT = "(?:弄|整|办|报名?|填|要|搞|登记?|约|说|讲|写|做|来|去|克|参加|干|学|看|举报|注册|投|应聘)"
# 不做了, 不来了 and 不去了 alone may answer what was asked; these say that the filling in is over.
_FORM_ACT = "(?:弄|整|办|报名?|填|搞|登记?|约|说|讲|写|举报|注册|投|应聘)"
_NOT = "(?:我|还是|先|都|就|也)*(?:不想|不消|不用|懒得|不|莫|别)(?:再|想|用)?"
_NOT_NOW = "(?:我|还是|那)*(?:先|暂时|今天|现在|这次|这会儿?|改天再说)+(?:不|莫|别)(?:想|要|用)?"
_GIVES_UP = late.pattern(
    f"(?:(?:{ENOUGH})[嘛吧啦]?(?:{_NOT}{_ANY_ACT}[了喽咯啦]?)?|{_NOT}{_FORM_ACT}[了喽咯啦]|{_NOT_NOW}(?:弄|整|办|报名?|搞|登记?|约|注册|应聘)|不用来了)(?:烦死|真烦|太麻烦|麻烦)?(?:人|我)?[啊呀吧嘛呢哦噢喔了啦]*"
)
# 别问了, 莫老是问我了嘛, 以后不要再问了; 我不想问 is none.
_ASKS_NO_MORE = late.pattern(
    "(?:好了|行了|够了|哎呀?|烦死?人?了?|求求?你们?了?|拜托|谢谢|不好意思|以后|麻烦|请|你们?|我|能不能|可不可以|可以|就|都|也|真的?|老师)*"
    "(?:不要|别(?!人)|莫|甭|不用|不消|不必|不准|不许|少|(?:不想|不爱|不喜欢|懒得)(?=(?:再|老|总|天天|你们?|被|有人).*问))(?:你们?|人|有人|被)?"
    "(?:再|老是?|总是?|一直|天天|每个?月|月月|每次|都|来|这样|又)*(?:问|追问|打听|查岗)(?:我们?|人)?(?:来问去|东问西)?"
    "(?:了|这个|这些|这种|那么多|近况|情况|问题|啦|嘛|吧|喽|咯|呢|得|呀|啊|噶|嘎|烦死?了?|烦得?很|人|真的|可以[吗不]|行不行|得不得|可不可以|行不|好吗|好不好|要得不|谢谢)*"
    "|(?:你们?|都|又)*(?:天天|老是?|总是?|一直|每个?月|月月)(?:都|来|在)*问(?:我|个不停|来问去|什么|哪样)*(?:烦不烦|烦死?了?|烦得?很|有完没完|烦人)?"
    "|(?:我|都|被|你们?)*问(?:得|的|我)*(?:烦|够|怕|不停)(?:死|得很|人|了|啦)*|(?:有完没完|问够了没有?)"
)
_FED_UP = late.pattern("烦|天天|老是|每次|每个?月|够了|没意思|不想(?:说|答|回)|有完没完|真的|求")


def gives_up(words: str) -> bool:
    """Whether the whole message says, in whatever words, that the form that is open is not wanted any more."""
    plain = STOPS.sub("", words)
    return bool(_GIVES_UP.fullmatch(plain)) or asks_no_more(words)


@lru_cache(maxsize=64)
def asks_no_more(words: str) -> bool:
    """Whether the whole message says, in whatever words, that somebody does not want to be asked any more."""
    if _ASKS_NO_MORE.fullmatch(STOPS.sub("", words)):
        return True
    parts = clauses(words)
    said = [clause for clause in parts if _ASKS_NO_MORE.fullmatch(clause)]
    return bool(said) and all(clause in said or _FED_UP.search(clause) for clause in parts)


@lru_cache(maxsize=64)  # several routes ask it of one message
def find(words: str) -> Command | None:
    """The command this whole message is, or None."""
    bare = _bare(words)
    for command, pattern in _PATTERNS.items():
        if pattern.fullmatch(bare) or pattern.fullmatch(words.strip()):
            return command
    return None


def is_zero(words: str) -> bool:
    """The menu's 0, which may also answer a question that names it."""
    return _bare(words) in ("0", "〇", "零")


def correction(words: str) -> str | None:
    """What is right instead, when the message corrects something: "改一下，是陇川" gives "陇川"; "" when it only says so."""
    said = words.strip()
    if match := _NOT_BUT.match(said):
        return match.group(1).strip()
    if match := _CHANGE.match(said):
        return re.sub(r"^(?:应该)?(?:是|成|为|到)", "", match.group(1).strip())
    return None


def switching(words: str) -> str:
    """What somebody wants instead of something chosen before: 换成客房班 gives 客房班; "" when nothing is changed."""
    matches = (pattern.match(words.strip()) for pattern in (_SWITCH, _INSTEAD, _MEANT))
    return next((match["right"].strip() for match in matches if match), "")


def renaming(words: str) -> tuple[str, str] | None:
    """ "地址改成华新镇5栋": what is to change, and to what."""
    match = _INTO.match(words.strip())
    return (match["what"], match["right"].strip().rstrip("。.")) if match else None


def disowned(words: str) -> str:
    """The field of which it is only said that what stands there is wrong: 不是这个号，那个是广告的 gives 号."""
    matches = (pattern.match(words.strip()) for pattern in _DISOWNED)
    return next((match["what"] for match in matches if match), "")


def replacing(words: str) -> tuple[str, str] | None:
    """ "3月1号改成3月10号": what may stand there, and what is to stand there instead."""
    match = _REPLACES.match(words.strip())
    return (match["wrong"].strip(), match["right"].strip()) if match else None


def tells_a_mistake(words: str) -> bool:
    """写错了, 打错了: which may speak of what somebody else got wrong."""
    return bool(_MISTAKEN.search(words))


def denied(words: str) -> tuple[str, str, str] | None:
    """ "人数不是30是13": the field, if it is named, what stands there and is wrong, and what is right."""
    said = words.strip().rstrip("。.!！")
    match = _DENIED.match(said) or _RATHER.match(said)
    return (match["what"], match["wrong"].strip(), match["right"].strip()) if match else None


def points(words: str) -> bool:
    """第一个, 我要看头一个: of things that stand in a list, where a mere 1 may answer anything."""
    return bool(_POINTS.search(_bare(words)))


def pick(words: str, *, count: int) -> int | None:
    """Which line of a list of `count` the message picks, from 1; None when it picks none. May lie beyond `count`."""
    bare = _bare(words)
    if match := _ORDINAL.match(bare):
        said = match.group(1)
        return _DIGITS[said] if said in _DIGITS else int(said)
    if match := _FROM_THE_END.match(bare):
        said = match.group(1)
        return count + 1 - (_DIGITS[said] if said in _DIGITS else int(said))
    if _FIRST.match(bare):
        return 1
    if _LAST.match(bare):
        return count
    return 1 if count == 1 and _ABOVE.match(bare) else None


_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def _bare(words: str) -> str:
    return _NOISE.sub("", words.strip().translate(_HALF_WIDTH)).replace(" ", "")
