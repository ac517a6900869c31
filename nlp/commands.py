"""The words that always work, whatever is being talked about: cancel, back, menu, more, a person."""

import re
from enum import StrEnum


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
    Command.CANCEL: "取消|算了|算球了|不弄了|不整了|不办了|不报了|不填了|不要了|不搞了|先不弄了|退出|放弃|结束",
    Command.BACK: "上一步|返回|返回上一步|退回|后退|回上一步|上一个|回去上一步|倒回去",
    Command.MENU: "你好|您好|你好吗|您好吗|哈喽|嗨|hi|hello|在吗|在不在|在么|有人吗|菜单|主菜单|首页|目录|0|〇|零|开始|重新开始|从头来|帮助|功能|回菜单|返回菜单|回机器人|回到机器人",
    Command.MORE: "更多|下一页|还有吗|还有没有|还有别的吗|再看看|再来几个|后面的|往下|继续看|下页|多看几个|更多岗位|再来点",
    Command.HUMAN: "找个人|打电话给我|叫个人来"
    f"|{_A_PERSON}(?:还|都)?(?:在不在|在没在|在吗|在么|有吗|有没有|有人吗|有人在吗|上班吗|上班没有?|下班没有?)?"
    f"|(?:你们|这里|这边)?(?:还有没有|有没有|还有|有)(?:{_A_PERSON}|工作人员)(?:在)?(?:吗|么|没有|没得)?"
    f"|(?:工作人员)(?:还)?(?:在不在|在没在|在吗|在么)"
    f"|(?:我|请|帮我|麻烦|给我)*(?:能不能|可不可以|可以|能|怎么|咋个)?(?:我)?(?:要|想|想要|想找|要找|转接?|接|找|叫|换|联系|喊)+(?:一下|一?个|到)?"
    f"(?:{_A_PERSON}|工作人员)(?:吗|么)?",
    Command.CONTINUE: "继续|接着|接着来|接着报|接着报名|继续报名|继续填|接着填|接着办|接着弄|继续办",
    Command.SKIP: "跳过|略过|不填|没有|暂时没有|下一题|不想说|不告诉",
    Command.EXPLAIN: "不懂|什么意思|啥意思|哪样意思|看不懂|没看懂|不明白|不晓得咋个填|怎么填|咋个填|不会|整不来|听不懂|不清楚",
    Command.THANKS: "谢谢|谢谢你|谢谢您|多谢|谢了|感谢|好的谢谢|谢谢了|谢啦|3q|thanks|辛苦了|麻烦了|好的|好嘞|ok|OK|收到|知道了|晓得了|了解|👍|🙏|👌|好滴|好的好的",
    Command.MINE: "我的|我的报名|我的记录|我的申请|进度|查进度|看看我的|我报的",
}  # fmt: skip
_PATTERNS = {command: re.compile(f"(?:{words})", re.IGNORECASE) for command, words in _WHOLE.items()}
_NOISE = re.compile(r"[\s,.!?~、，。！？…～;；:：]+|[啊呀哈吧嘛呢哦噢喔嘎噶了啦]+$|\[[^\]]{1,4}\]")
# "改一下,是陇川" / "说错了,是盈江" / "不是芒市是瑞丽"
_CHANGE = re.compile(
    r"^(?:改一下|改下|我要改|修改|更正|说错了|打错了|写错了|报错了|搞错了|整错了|填错了|不对)[,，。\s]*(.*)$", re.DOTALL
)
_NOT_BUT = re.compile(r"^不是.{1,12}?[,，。\s]*(?:而?是|应该是)(.+)$", re.DOTALL)
_INTO = re.compile(
    r"^(?:请|帮我|麻烦)?(?:把|将)?(?:我的?)?(?P<what>[一-鿿]{1,5}?)(?:要|想|得)?(?:改成|改为|改到|换成|换到|应该是|不对[,，]?(?:应该)?是)"
    r"[:：\s]*(?P<right>.+)$",
    re.DOTALL,
)
_ORDINAL = re.compile(
    r"^(?:我?(?:要|选|看|报|想要)?(?:看)?(?:第)?)([0-9]{1,2}|[一二两三四五六七八九十])(?:号|个|条|份|项)?(?:那个|这个|吧|岗位|班|的)?$"
)
_DIGITS = {word: number for number, word in enumerate("零一二三四五六七八九十")} | {"两": 2}
_ABOVE = re.compile(
    r"^(?:就?要?(?:上面|刚才|这|那)(?:那|这)?(?:一?个)|就?这个|我?要这个|就它|就那个|我要那个|报这个|就报这个)(?:吧|嘛|了)?$"
)
_LAST = re.compile(r"^(?:我?要)?(?:最后|最下面)(?:那|一)?(?:一?个)?(?:吧)?$")

_ENOUGH = "(?:算(?:了|球了?)|拉倒|罢了)[嘛吧啦]?"
_ANY_ACT = "(?:弄|整|办|报名?|填|要|搞|登记?|约|说|讲|写|做|来|去|看|举报|注册|投|应聘)"
# 不做了, 不来了 and 不去了 alone may answer what was asked; these say that the filling in is over.
_FORM_ACT = "(?:弄|整|办|报名?|填|搞|登记?|约|说|讲|写|举报|注册|投|应聘)"
_NOT = "(?:我|还是|先|都|就|也)*(?:不想|不消|不用|懒得|不|莫|别)(?:再|想|用)?"
_GIVES_UP = re.compile(
    f"(?:{_ENOUGH}(?:{_NOT}{_ANY_ACT}了?)?|{_NOT}{_FORM_ACT}了|不用来了)(?:烦死|真烦|太麻烦|麻烦)?(?:人|我)?[啊呀吧嘛呢哦噢喔了啦]*"
)
_MARKS = re.compile(r"[\s,.!?~、，。！？…～;；:：]+")


def gives_up(words: str) -> bool:
    """Whether the whole message says, in whatever words, that the form that is open is not wanted any more."""
    return bool(_GIVES_UP.fullmatch(_MARKS.sub("", words)))


def find(words: str) -> Command | None:
    """The command this whole message is, or None."""
    bare = _bare(words)
    for command, pattern in _PATTERNS.items():
        if pattern.fullmatch(bare) or pattern.fullmatch(words.strip()):
            return command
    return None


def correction(words: str) -> str | None:
    """What is right instead, when the message corrects something: "改一下，是陇川" gives "陇川"; "" when it only says so."""
    said = words.strip()
    if match := _NOT_BUT.match(said):
        return match.group(1).strip()
    if match := _CHANGE.match(said):
        return re.sub(r"^(?:应该)?(?:是|成|为|到)", "", match.group(1).strip())
    return None


def renaming(words: str) -> tuple[str, str] | None:
    """ "地址改成华新镇5栋": what is to change, and to what."""
    match = _INTO.match(words.strip())
    return (match["what"], match["right"].strip().rstrip("。.")) if match else None


def pick(words: str, *, count: int) -> int | None:
    """Which line of a list of `count` the message picks, from 1; None when it picks none. May lie beyond `count`."""
    bare = _bare(words)
    if match := _ORDINAL.match(bare):
        said = match.group(1)
        return _DIGITS[said] if said in _DIGITS else int(said)
    if _LAST.match(bare):
        return count
    return 1 if count == 1 and _ABOVE.match(bare) else None


_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def _bare(words: str) -> str:
    return _NOISE.sub("", words.strip().translate(_HALF_WIDTH)).replace(" ", "")
