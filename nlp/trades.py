"""Trades and industries in the names of the shared trade table, however workers call them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from nlp import cutting, late, lexicon
from nlp.wordfinder import Hit, WordFinder

WORKPLACES = frozenset(word for line in lexicon.lines("workplaces.txt") for word in line.split())
ENDINGS = frozenset(word for line in lexicon.lines("trade_endings.txt") for word in line.split())
SHORT = 2
VERBS = frozenset("看扫洗端送搬开修炒切打带守贴拖刷擦抬扛铺叠卖养种摘")
LONGEST_PARTED = 4
MAKER = late.pattern("(?:做|生产|加工|造|(?<![\u4e00-\u9fff])(?:找|进|去|想进)?)([^,。的]{1,4})的(?:工?厂|厂子|车间)")
INSIDE = late.pattern("(?:里面?|的|那边|做|当|找|招)?")
NO_TRADE = frozenset(word for line in lexicon.lines("trades_without_trade.txt") for word in line.split())

ELSEWHERE = (  # what a trade is called where the text shows another kind of place
    ("家具木工", "工地", "模板木工"),
    ("家具木工", "建筑", "模板木工"),
    ("机械装配工", "电子", "电子厂普工"),
    ("家具木工", "装修", "装修工"),
    ("电商客服", "快递", "快递客服"),
    ("电商客服", "物业", "物业客服管家"),
    ("仓库打包员", "流水线打包", "包装工"),
    ("肉类分割工", "超市", "生鲜处理工"),
    ("肉类分割工", "菜场", "生鲜处理工"),
    ("肉类分割工", "菜市场", "生鲜处理工"),
    ("洗衣厂工人", "做饭", "住家保姆"),
    ("洗衣厂工人", "煮饭", "住家保姆"),
    ("洗衣厂工人", "烧饭", "住家保姆"),
    ("营业员", "奶茶", "奶茶店员"),
    ("营业员", "茶饮", "奶茶店员"),
    ("营业员", "咖啡", "奶茶店员"),
    ("营业员", "驿站", "驿站店员"),
    ("营业员", "汉堡", "快餐店员"),
)


@dataclass(frozen=True)
class Trade:
    """`name` is canonical; `industry` is the id of the trade table."""

    id: str
    name: str
    industry: str


@dataclass(frozen=True)
class Industry:
    """`name` is what workers say (电子), `id` that of the trade table, several names sharing one."""

    name: str
    id: str


@dataclass(frozen=True)
class Mention:
    start: int
    end: int
    trade: Trade


@dataclass(frozen=True)
class Workplace:
    start: int
    end: int
    industry: Industry


def _spoken(word: str) -> str:
    """A name without its note in brackets."""
    return word.split("(", maxsplit=1)[0].lower()


def _without_ending(name: str) -> list[str]:
    """水产养殖 for 水产养殖工: the work itself when the word stays long enough to be clear."""
    return [name[:-1]] if len(name) > 4 and name[-1] in "工员师" else []


@cache
def by_name() -> dict[str, Trade]:
    rows = lexicon.document("occupations.yaml")["occupations"]
    return {row["name"]: Trade(row["id"], row["name"], row["industry"]) for row in rows}


@cache
def words() -> dict[str, Trade | None]:
    """Every word for a trade; None for words that must not be read as a part of another one."""
    known: dict[str, Trade | None] = dict.fromkeys(NO_TRADE)
    for row in lexicon.document("occupations.yaml")["occupations"]:
        for word in (row["name"], *row["synonyms"], *_without_ending(row["name"])):
            known.setdefault(_spoken(word), by_name()[row["name"]])
    for name, more in lexicon.groups("trade_words.txt").items():
        known.update(dict.fromkeys(map(_spoken, more), by_name()[name]))
    for word, trade in [*known.items()]:
        known.update((other, trade) for other in _parted(word) if other not in known)
    return known


def _parted(word: str) -> list[str]:
    """看个门, 铺过床: a verb of the trades apart from what is done."""
    if word[0] not in VERBS or len(word) > LONGEST_PARTED:
        return []
    return [word[0] + between + word[1:] for between in "个过"]


@cache
def _finder() -> WordFinder[Trade | None]:
    return WordFinder(words().items())


@cache
def _industry_finder() -> WordFinder[Industry]:
    ids = lexicon.groups("industry_names.txt")
    named = (*lexicon.groups("industries.txt").items(), *lexicon.groups("industries_more.txt").items())
    return WordFinder((word, Industry(name, ids[name][0])) for name, spoken in named for word in spoken)


@lru_cache(maxsize=64)
def mentions(text: str) -> tuple[Mention, ...]:
    """Every trade named, each once for its place; not what only says where, completes another word or names a factory."""
    makers = _makers(text) if "的" in text else []
    known = [
        Mention(hit.start, hit.end, hit.value)
        for hit in _finder().hits(text)
        if hit.value and _is_apart(text, hit) and not any(one.start <= hit.start < one.end for one in makers)
    ]
    named = sorted([*known, *_phrases(text, known)], key=lambda mention: mention.start)
    around = zip([None, *named], named, [*named[1:], None], strict=False)
    return tuple(
        mention
        for before, mention, after in around
        if not _completes(text, before, mention) and not _only_says_where(text, mention, after)
    )


def _covers(text: str, start: int, end: int) -> bool:
    """Whether this is only a part of a longer word, 衣厂 in 洗衣厂; a factory may begin one (食品厂普工)."""
    factory = text[end - 1] == "厂"
    return any(
        hit.start <= start and end <= hit.end and (hit.start < start or (end < hit.end and not factory))
        for hit in _finder().hits(text)
    )


def _phrases(text: str, known: Sequence[Mention]) -> Iterator[Mention]:
    """What is said with words in between (照看瘫在床上的老人), where no plain word for a trade stands."""
    for name, (pattern,) in lexicon.groups("trade_phrases.txt").items():
        for match in re.finditer(pattern, text):
            if not any(one.start < match.end() and match.start() < one.end for one in known):
                yield Mention(*match.span(), by_name()[name])


def _is_apart(text: str, hit: Hit[Trade | None]) -> bool:
    """Neither cut out of other words (六千以上包吃住 has no 上包, 看看厂 no 看厂) nor the first part of a factory (注塑厂)."""
    if text[hit.end : hit.end + 1] == "厂" or text[hit.start - 1 : hit.end] == "看看厂":
        return False
    return hit.end - hit.start > SHORT or not any(_is_inside_a_word(text, at) for at in (hit.start, hit.end))


def _is_inside_a_word(text: str, at: int) -> bool:
    """Words for trades may overlap (会焊, 焊工); only other words are left whole."""
    edges = cutting.edges(text)
    if at in edges:
        return False
    word = text[max(edge for edge in edges if edge < at) : min(edge for edge in edges if edge > at)]
    return word not in words()


def _completes(text: str, before: Mention | None, mention: Mention) -> bool:
    follows = before and text[before.end : mention.start] in {"", "的", "夜班", "白班", "长白班"}
    return bool(follows and text[mention.start : mention.end] in ENDINGS)


def _only_says_where(text: str, mention: Mention, after: Mention | None) -> bool:
    if after is None or text[mention.start : mention.end] not in WORKPLACES or _completes(text, mention, after):
        return False
    return bool(INSIDE.fullmatch(text, mention.end, after.start))


def in_context(name: str, text: str) -> str:
    """木工 on a building site and 装配 in electronics are other trades than elsewhere."""
    return next((there for here, shown, there in ELSEWHERE if here == name and shown in text), name)


def find_all(text: str) -> tuple[Trade, ...]:
    """Each trade once, in the order of the text."""
    return tuple(dict.fromkeys(mention.trade for mention in mentions(text)))


def find(text: str) -> Trade | None:
    return next(iter(find_all(text)), None)


def industries(text: str) -> tuple[Industry, ...]:
    """The industries shown by a kind of workplace (电子厂, 工地) or named themselves."""
    return tuple(dict.fromkeys(mention.industry for mention in industry_mentions(text)))


@lru_cache(maxsize=256)  # asked several times of one message, and of the same few names for every list that is widened
def industry_mentions(text: str) -> tuple[Workplace, ...]:
    named = [
        Workplace(hit.start, hit.end, hit.value)
        for hit in _industry_finder().hits(text)
        if not _covers(text, hit.start, hit.end)
    ]
    return tuple(sorted([*named, *_makers(text)], key=lambda place: place.start))


def _makers(text: str) -> list[Workplace]:
    """做家具的厂 is a furniture factory, 制药的厂 one that makes medicine."""
    return [
        Workplace(match.start(), match.end(), made)
        for match in MAKER.finditer(text)
        if (made := _industry_finder().get(f"{match[1]}厂"))
    ]
