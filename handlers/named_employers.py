"""Which employers a worker names: 星桥电子, or 星桥 for short."""

from collections.abc import Sequence
from itertools import accumulate

from nlp import cutting, late, places

# 示例星桥电子(青浦)有限公司 is spoken of as 星桥电子, or as 星桥.
LEGAL = late.pattern(r"^示例|[(（][^)）]*[)）]|(?:股份|有限|责任|公司|集团|专业合作社|合作社)+$")
KIND = late.pattern(
    "(?:电子|光电|线束|科技|分拨中心|云仓|到家|生鲜|食品|中央厨房|冷链|保安|物业|环境|家政|服务|养老院|酒店|管理|餐饮|汽车零部件|精密|模具|印刷|包装"
    "|蔬菜|织造|装备|人力资源|会展|医疗器械|注塑|加工|超市|速运|坚果|物流|快递|机械|五金|塑料|制衣|服装|家具|建筑|装饰)+$"
)
# 明净公司: an ordinary word is a name where a word for a firm stands behind it.
FIRM = late.pattern("公司|集团")
LEAST = 4


def find(text: str, names: Sequence[str]) -> tuple[str, ...]:
    """The words by which the text names employers of the list; `text` is in the normal form."""
    edges = _edges(text)
    return tuple(dict.fromkeys(word for name in names if (word := _said(name, text, edges))))


def only(text: str, names: Sequence[str]) -> str:
    """The one employer of the list that the text names, "" where it may be several or none."""
    edges = _edges(text)
    named = [name for name in names if _said(name, text, edges)]
    return named[0] if len(named) == 1 else ""


def _edges(text: str) -> frozenset[int]:
    """Where its words begin and end."""
    return frozenset(accumulate(map(len, cutting.cut(text)), initial=0))


def spoken(name: str) -> str:
    """The name without brackets and legal form."""
    return LEGAL.sub("", LEGAL.sub("", name))


def _said(name: str, text: str, edges: frozenset[int]) -> str:
    whole = spoken(name)
    short = KIND.sub("", whole)
    return next((word for word in (whole, *_beginnings(whole, short), short) if _names(word, text, edges)), "")


def _beginnings(whole: str, short: str) -> list[str]:
    """明净环境 of 明净环境服务: a name without its last words, longer than the name for short."""
    least = max(len(short) + 1, LEAST)
    return [whole[:length] for length in range(len(whole) - 1, least - 1, -1)]


def _names(word: str, text: str, edges: frozenset[int]) -> bool:
    """The word stands by itself, and is not the name of a place or an ordinary word."""
    at = text.find(word) if len(word) >= 2 else -1
    if at < 0 or places.GAZETTEER.get(word) is not None:
        return False
    if len(word) == 2 and cutting.known(word) and not FIRM.match(text, at + len(word)):
        return False
    return {at, at + len(word)} <= edges
