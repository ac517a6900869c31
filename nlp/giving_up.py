"""A form given up together with a reason: 算了 睡觉了, 不弄了太远, 困了 不约了嘛. 算了还是明天吧 goes on with it."""

from dataclasses import dataclass
from functools import lru_cache

from nlp import answers, commands, late
from nlp.patterns import STOPS, clauses

LONGEST = 24
_SOFT = "[啊呀吧嘛呢哦噢喔了啦咯喽哈]*"
_ACT = "(?:弄|改|换|整|办|报名?|填|搞|登记?|约|说|讲|写|举报|注册|投|应聘)"
_GIVEN_UP = f"(?:{commands.ENOUGH}|(?:不想|懒得|不|莫|别)(?:再|想)?{_ACT}[了喽咯啦])"
_BEFORE = "(?:哎呀?|唉|哦|嗯|好吧?|那|我|还是|就|先|老师|不好意思|对不起)*"
_FIRST = late.pattern(f"{_BEFORE}(?:{_GIVEN_UP}{_SOFT})+")
_LAST = late.pattern(f"(?:那|我|还是|就|先|都)*(?:{_GIVEN_UP}{_SOFT})+$")
# 算了一下要三千 counts, and 算了两个月 does.
_COUNTS = late.pattern("算[了咯](?:一[下哈算]|下|半天|[0-9两几]|[一二三四五六七八九十]+[个天块])")
_REASON = late.pattern(
    "睡|困[了死得很]|^困$|累[了死得很]|^[好太]?累$|[太好]远|远得很|远[了咯]|[太好很]忙|忙[不得死着]|没(?:得|有)?(?:空|时间|意思|心情|兴趣|信号|网|电|钱)|麻烦|烦|惹不起|怕|懒得|气死|伤心"
    "|再说|改天|下次|下回|以后(?:再|$)|明天再|回头再|上班|加班|上工|干活|开工|吃饭|做饭|洗澡|再见|拜拜|拜$|走了|[先要]走|晚安|休息|谢谢|不好意思|对不住"
    "|(?:莫|别|不用|不消|不要|不必)(?:再)?(?:来|问|管|说|打|等|麻烦|弄|整)|[不没](?:来|去|克|想|敢|愿意?|需要|好意思|合适|划算|放心|相信)|用不着|[去来克]不(?:了|成)"
    "|滚|没(?:得|有)?用|[太好]贵|[太好]难|[太好](?:晚|早|多|长|久|慢|乱|复杂|啰嗦|热|冷)|搞不懂|整不来|看不懂|有(?:点)?事|反悔|后悔|找到(?:活|工作|事)|请不[了到得]假|走不开|考虑|想想|商量|没用|骗人|哄人|不信"
)
_GOES_ON = late.pattern(
    "^[0-9]{1,2}$|第[一二三四五六七八九十0-9]|(?<![不莫别])换(?!厂)|(?<![不莫别])改(?!天)|还是(?!算|不|莫|别|睡|改天|下次|下回|以后|再说|走|休息)|不如|那就(?!算|不|这样|睡)|帮我|给我|应该是"
    "|就(?:要|报|选|填|写|约|说|聊|在|到|定|第|按|[一-鿿]{0,8}(?:宿舍|厂|公寓|[栋幢号路镇]))|^(?:我|还是|那|先)*(?:要|想|找|看|问|查)(?!睡|休|克|去|上班|走|想|起来)"
)
# Somebody else's word: 他说 算了.
_OF_OTHERS = late.pattern("(?:他|她|老板|中介|厂里?|班长|组长|主管|领导|工头|人家).{0,3}(?:说|讲|叫|喊|让|回)")
_OPENING = late.pattern(_BEFORE)


@dataclass(frozen=True)
class Told:
    """What stands beside the words that give the form up, and whether it says why."""

    beside: str
    is_reason: bool


def only(words: str) -> bool:
    """Nothing but words that give up, one after the other: 不搞了算了."""
    return bool(_FIRST.fullmatch(STOPS.sub("", words)))


@lru_cache(maxsize=64)
def find(words: str) -> Told | None:
    """None unless the message gives a form up at its beginning or end and tells more; looks at the words alone.

    What merely stands apart (算了 香花桥) may answer the question that is open: the caller knows it.
    """
    parts = clauses(words)
    while len(parts) > 1 and _OPENING.fullmatch(parts[0]):
        parts = parts[1:]
    if not parts or _COUNTS.search(words):
        return None
    for beside, glued in (_behind(parts), _before(parts)):
        plain = " ".join(beside)
        if not plain or len(plain) > LONGEST or _GOES_ON.search(plain) or answers.puts_a_question(plain):
            continue
        reason = any(_REASON.search(clause) for clause in beside)
        if reason or not glued:
            return Told(plain, reason)
    return None


def _behind(parts: list[str]) -> tuple[list[str], bool]:
    """What follows the words that give up, and whether it follows them without a stop."""
    if commands.find(parts[0]) is commands.Command.CANCEL or commands.gives_up(parts[0]):
        return parts[1:], False
    first = _FIRST.match(parts[0])
    rest = parts[0][first.end() :] if first else ""
    return ([rest, *parts[1:]], True) if rest else (parts[1:] if first else [], False)


def _before(parts: list[str]) -> tuple[list[str], bool]:
    """What leads to them; where somebody else is spoken of, 算了 may be their word."""
    if _OF_OTHERS.search("".join(parts)):
        return [], False
    if commands.find(parts[-1]) is commands.Command.CANCEL or commands.gives_up(parts[-1]):
        return parts[:-1], False
    last = _LAST.search(parts[-1])
    return ([*parts[:-1], parts[-1][: last.start()]], True) if last and last.start() else ([], False)


def behind(words: str) -> str:
    """What follows the words that give up, where they give nothing up after all: 算了还是明天吧 gives 还是明天吧."""
    parts = clauses(words)
    if not parts or _COUNTS.search(words):
        return ""
    rest, _ = _behind(parts)
    return " ".join(part for part in rest if part)
