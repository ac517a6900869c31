"""Which trades an ad hires for: those it names as posts before those that it only mentions."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlp import late, lexicon, trades
from nlp.posts.layout import Ad
from nlp.posts.mentioned import trades_named
from nlp.trades import Mention
from nlp.wordfinder import WordFinder

ASKED_BEFORE = late.pattern(r"(?:招聘|招工|招收|招人|招|聘|缺|需要?|急|岗位|职位|工种)[^,。;:\n]{0,14}\Z")
COUNTED_AFTER = late.pattern(
    r"\s*(?:急招|诚聘|急聘|招聘|招人|招工|多名|数名)|\s*(?:工|员|师傅|岗)?\s*(?:\([^()]{0,8}\))?\s*:?\s*(?:\d+|[一二两三四五六七八九十]+|若干|数)\s*(?:名|人|个|位)"
)
JOINED = late.pattern(
    r"(?:工|员|师傅|岗位?|人员|技工|阿姨)?(?:\([^()]{0,12}\))?(?:[、,/+和及与或&|兼各\t ]|以及|还有|\d+\s*[名个人位]?|[一二两三四五六七八九十]+\s*[名个人位]"
    r"|若干|数名|[abc]\d照?|男工?|女工?|夜班|白班|熟手|熟练|学徒|大小|专业|兼职|全职|长期|跟|外加|等)*"
)
ONLY_MENTIONED_AFTER = late.pattern(
    r"[^,。;\n]{0,2}(?:证(?!件)|优先|中心|经验|培训|基础|执照|免费|齐全|费|环境|技术者|统一|自理|补|平摊|自备|都有|有人|不用会)"
)
ONLY_MENTIONED_BEFORE = late.pattern(
    r"(?:有|会|懂|持|无|不用|不需要?|免费|提供|负责|协助|熟悉|从事过?|做过|干过|属于|防|配|送|包|我|给|[您你不乱]|绝不|先)\Z"
)
NUMBERED = late.pattern(r"\(?[\d一二三四五六七八九]{1,2}[、.):\s]")
OFFERED = late.pattern(r"\d{2}|计件|面议|日结")
FACTORY = late.pattern(r"([\u4e00-\u9fff]{2,8}?)厂")
GENERAL = "普工(行业不限)"
ON_A_LINE = "电子厂普工"
WEAK = frozenset({"流水线", "流水线工人", "作业员", "op", "产线普工", "流水线普工", "流水线操作工"})
RANKS = frozenset({GENERAL, "产线班组长", "展会服务员", "学徒工"})
PLACE_ENDINGS = frozenset("店厂场院堂站仓市园")
PLACES_AFTER = frozenset("厂店场园")
TELLING = {"光伏": "光伏组件操作工", "半导体": "半导体操作员", "锂电": "锂电池操作工", "液晶": "显示模组操作工"}
GENERAL_IN = {"电子": ON_A_LINE, "食品": "食品厂普工", "汽车": "汽车配件操作工", "医药": "药厂操作工"}


@dataclass(frozen=True)
class Named:
    trade: str
    weak: bool


def find_all(ad: Ad, employer: str) -> tuple[str, ...]:
    """Canonical names, each once, in the order of the ad."""
    text = ad.text.replace(employer or "\0", "·")
    weak: list[Named] = []
    for found in (_named(ad.under("work")), _numbered(text), _asked_for(text), _first_named(text)):
        strong = _strong(found, ad.text)
        if strong:
            return strong
        weak += found
    weak = weak or _named(text)
    strong = () if weak else _strong(_first_named(ad.text, strict=False), ad.text)
    weak = weak or _named(ad.text, strict=False)
    return strong or tuple(filter(None, (_of_the_place(ad.text, weak[0].trade if weak else ""),)))


def _strong(named: list[Named], text: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(trades.in_context(one.trade, text) for one in named if not one.weak))
    return found if found != (GENERAL,) else (_of_the_place(text, GENERAL),)


def _named(text: str, *, strict: bool = True) -> list[Named]:
    return [_as_named(text, mention) for mention in _mentions(text, strict=strict)]


def _as_named(text: str, mention: Mention) -> Named:
    said = text[mention.start : mention.end]
    weak = said in WEAK or said[-1] in PLACE_ENDINGS or text[mention.end : mention.end + 1] in PLACES_AFTER
    weak = weak or (mention.trade.name == GENERAL and "普工" not in said)
    return Named(mention.trade.name, weak)


def _asked_for(text: str) -> list[Named]:
    """The mentions after a verb of hiring or before a number of people, each with the list that it opens."""
    found: list[Named] = []
    until = -1
    for mention in _mentions(text):
        before = text[max(0, mention.start - 18) : mention.start]
        joined = until >= 0 and JOINED.fullmatch(text, until, mention.start)
        if joined or ASKED_BEFORE.search(before) or COUNTED_AFTER.match(text, mention.end):
            found.append(_as_named(text, mention))
            until = mention.end
        else:
            until = -1
    return found


def _numbered(text: str) -> list[Named]:
    """The first mention of each line of a numbered list, where at least two lines name a trade."""
    lines = (line for line in text.splitlines() if NUMBERED.match(line) and OFFERED.search(line))
    found = [named[0] for line in lines if (named := _first_named(line))]
    return found if len(found) > 1 else []


def _first_named(text: str, *, strict: bool = True) -> list[Named]:
    """The first mention and the list that it opens."""
    found: list[Named] = []
    until = -1
    for mention in _mentions(text, strict=strict):
        if until < 0 and _as_named(text, mention).weak:
            continue
        if until >= 0 and not JOINED.fullmatch(text, until, mention.start):
            break
        found.append(_as_named(text, mention))
        until = mention.end
    return found


def _mentions(text: str, *, strict: bool = True) -> Iterator[Mention]:
    """Of two that touch (保洁领班) a second that only says the rank does not count, nor what is only a skill or a benefit."""
    until = -1
    for mention in trades_named(text):
        mentioned = ONLY_MENTIONED_AFTER.match(text, mention.end) or ONLY_MENTIONED_BEFORE.search(
            text[max(0, mention.start - 4) : mention.start]
        )
        rank = mention.start == until and mention.trade.name in RANKS
        if not rank and not (strict and mentioned):
            yield mention
        until = mention.end


@cache
def _workplaces() -> WordFinder[str]:
    """鞋厂, 电镀厂: the kinds of workplace that the trade table lists under a trade."""
    rows = lexicon.document("occupations.yaml")["occupations"]
    return WordFinder((word, row["name"]) for row in rows for word in row["synonyms"] if word in trades.NO_TRADE)


def _of_the_place(text: str, asked: str) -> str:
    """普工 in a factory of a known kind is the trade of that kind, which is also meant where no trade is named."""
    told = next((trade for word, trade in TELLING.items() if word in text), None)
    if told:
        return told
    hit = next(_workplaces().hits(text), None)
    if hit and (not asked or hit.value.endswith(("普工", "操作工", "操作员"))):
        return hit.value
    if (not asked or (asked == GENERAL and "普工" not in text)) and (made := _made_there(text)):
        return made
    kinds = [industry.name for industry in trades.industries(text)]
    return next((GENERAL_IN[kind] for kind in kinds if kind in GENERAL_IN), asked)


def _made_there(text: str) -> str | None:
    """注塑厂 is where 注塑 is done, 化妆品灌装厂 where 灌装 is."""
    spoken = [text[place.start : place.end].rstrip("厂工") for place in trades.industry_mentions(text)]
    spoken += [made[1][at:] for made in FACTORY.finditer(text) for at in range(len(made[1]) - 1)]
    return next((trade.name for word in spoken if (trade := trades.words().get(word))), None)
