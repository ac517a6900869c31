"""What staff write of a visit behind its number: done or not met, another time, a need, a word more, called off."""

from dataclasses import dataclass
from datetime import date, datetime

from nlp import late, times, visit_days
from nlp.visit_days import Told

# In front of the number: 哦 写错了 V14 其实见到了.
LEAD = r"(?:哦+|噢|哎呀?|不好意思|等[一下哈]*|刚才|刚刚|不对|更正|改一下|(?:写|记|发|打|弄|搞)错了?|其实|应该是|那个|忘(?:了|记了?|掉)?(?:记|录|写)?了?|补(?:记|录)(?:一?[下条个次])?(?:走访)?|[\s,，。:：、])*"
DONE_WORDS = "已访|已走访|访了|访过了|见过?到?着?了|碰[到上]了|找到(?:人|他|她)了|完成"
_DONE = late.pattern(f"(?<![没未莫不])(?:{DONE_WORDS})")
_BEEN = late.pattern("(?<![没未莫不])(?:去(?:过)?了|去看了|看过了|来过了|聊[过好]?了|谈[过好]?了|走访过)")
_ABSENT = late.pattern(
    r"(?:没|未|莫)(?:有|得)?(?:见|碰|遇|找|访)(?:到|着|上|成)?|(?<!再)不在(?!乎|意)|(?:没|莫得|没得)人(?!管|修|理)|没在|未访|没去成|没敲开|扑空|白跑|不开门"
)
_AT_LAST = late.pattern("(?:后来|其实|最后|又|再去)[^,，。]{0,4}$")
_MOVE = late.pattern(
    r"^(?P<why>[^0-9改推挪]{0,14}?[,，。\s])?(?:时间)?(?P<verb>改期到?|改约到?|再约到?|另约到?|改到?|改成|推迟?到?|提前到?|挪到?|换到?|约到?)(?:在|至)?[：:\s]*(?P<when>.+)$"
)
_SAYS_WHERE_TO = late.pattern("[到成]$")
_NEED = late.pattern(r"(?:要跟进|跟进|待办|需要|要(?=帮[他她忙]|给[他她]|替[他她]))[：:\s]*([^。；;\n]+)")
_ONLY_NEED = late.pattern(r"^(?:要|再)?(?:跟进|待办|需要)[：:\s]*\S")
_MORE = late.pattern(r"^(?:再)?(?:补充|补一句|补记|加一句|备注|另外|还有)(?:一下)?[：:\s,，]*(?P<words>.+)$")
_CALLS_OFF = late.pattern(r"^(?:这次|我们)?(?:取消|作废|撤销|不去了|不用去了|撤掉)(?:走访|这次|了|吧|掉)*[。.!！]*$")
_UNTIL = late.pattern("(?:之|以)?[前内](?!面|台)")


@dataclass(frozen=True)
class Need:
    words: str
    due_on: date | None = None


@dataclass(frozen=True)
class Report:
    """`status` is done or absent, "" when neither is said. `when` is what stands behind 改到, `told` the day it took place."""

    status: str = ""
    summary: str = ""
    needs: tuple[Need, ...] = ()
    when: str = ""
    more: str = ""
    calls_off: bool = False
    told: Told | None = None


def read(words: str, *, now: datetime) -> Report:
    said = words.strip()
    if _CALLS_OFF.match(said):
        return Report(calls_off=True)
    if when := _moved_to(said, now):
        return Report(when=when)
    needs = tuple(_need(match.strip(), now) for match in _NEED.findall(said))
    told = visit_days.find(_NEED.sub("", said), now=now)
    more = _MORE.match(said)
    if more and not (told and told.sure and _status(more["words"])):
        return Report(more=more["words"].strip(), needs=needs)
    if _ONLY_NEED.match(said):
        return Report(needs=needs)
    summary = _DONE.sub("", more["words"] if more else said, count=1).strip(" ,，。;；:：")
    return Report(_status(said), summary, needs, told=told)


def _status(said: str) -> str:
    """Whichever is said first, unless a 后来 leads to the other: 没见到，后来又见到了."""
    done, absent = _DONE.search(said), _ABSENT.search(said)
    if done and absent:
        at_last = bool(_AT_LAST.search(said[: done.start()]))
        return "done" if at_last or done.start() < absent.start() else "absent"
    if done:
        return "done"
    return "absent" if absent else "done" if _BEEN.search(said) else ""


def _moved_to(said: str, now: datetime) -> str:
    """改 alone needs a time behind it; 改天 is none."""
    move = _MOVE.match(said)
    if move is None:
        return ""
    timed = times.find(move["when"], now=now) is not None or times.clash(move["when"], now=now) is not None
    plain = not move["why"] and _SAYS_WHERE_TO.search(move["verb"])
    return move["when"] if timed or plain else ""


def _need(words: str, now: datetime) -> Need:
    """找房东修热水器 周五前: by that day."""
    named = times.find(_UNTIL.sub("", words), now=now) if _UNTIL.search(words) else None
    return Need(words, named.start.date() if named and named.names_day else None)
