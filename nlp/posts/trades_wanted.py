"""Which trades an ad hires for: those it names as posts before those that it only mentions."""

import re
from collections.abc import Iterator

from nlp import trades
from nlp.posts.layout import Ad

ASKED_BEFORE = re.compile(r"(?:招聘|招工|招收|招|聘|缺|找|需要?|要|急|岗位|职位|工种|做|干|当)[^,。;:\n]{0,12}\Z")
COUNTED_AFTER = re.compile(
    r"\s*(?:工|员|师傅|岗)?\s*(?:\([^()]{0,8}\))?\s*:?\s*(?:\d+|[一二两三四五六七八九十]+|若干|数)\s*(?:名|人|个|位)"
)
ONLY_MENTIONED_AFTER = re.compile(
    r"[^,。;\n]{0,3}(?:证|优先|中心|经验|培训|基础|执照|免费|齐全|费|环境|技术者|统一|自理|补)"
)
ONLY_MENTIONED_BEFORE = re.compile(
    r"(?:有|会|懂|持|带|无|不用|不需要?|免费|提供|公司|懂得|负责|协助|熟悉|从事过?|做过|干过|分|属于)[^,。;:\n]{0,4}\Z"
)
GENERAL = "普工(行业不限)"
GENERAL_IN = {
    "电子": "电子厂普工",
    "食品": "食品厂普工",
    "汽车": "汽车配件操作工",
    "医药": "药厂操作工",
}
KIND_OF_PLACE = {"鞋厂": "鞋厂普工", "光伏": "光伏组件操作工", "半导体": "半导体操作员", "电池厂": "锂电池操作工"}


def find_all(ad: Ad, employer: str) -> tuple[str, ...]:
    """Canonical names, each once, in the order of the ad."""
    for text in (ad.under("work"), *_asked(ad, employer), ad.text.replace(employer or "\0", "·")):
        found = tuple(dict.fromkeys(mention.trade.name for mention in _mentions(text)))
        if found:
            return _settled(found, ad.text)
    return ()


def _asked(ad: Ad, employer: str) -> Iterator[str]:
    """The clauses in which somebody is asked for."""
    text = ad.text.replace(employer or "\0", "·")
    spans = [
        (mention.start, mention.end)
        for mention in _mentions(text)
        if ASKED_BEFORE.search(text[max(0, mention.start - 16) : mention.start])
        or COUNTED_AFTER.match(text, mention.end)
    ]
    if spans:
        yield " ".join(text[start:end] for start, end in spans)


def _mentions(text: str) -> Iterator[trades.Mention]:
    for mention in trades.mentions(text):
        before = text[max(0, mention.start - 8) : mention.start]
        if not (ONLY_MENTIONED_AFTER.match(text, mention.end) or ONLY_MENTIONED_BEFORE.search(before)):
            yield mention


def _settled(found: tuple[str, ...], text: str) -> tuple[str, ...]:
    """普工 in a factory of a known kind is the trade of that kind; beside a trade it adds nothing."""
    if found != (GENERAL,):
        return found
    known = next((trade for word, trade in KIND_OF_PLACE.items() if word in text), None)
    if known:
        return (known,)
    kinds = [industry.name for industry in trades.industries(text)]
    return (next((GENERAL_IN[kind] for kind in kinds if kind in GENERAL_IN), GENERAL),)
