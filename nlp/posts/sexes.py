"""Whether an ad asks for men only or women only, or would rather have one of them; asking for both is no limit."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from nlp import late, lexicon
from nlp.names import SURNAMES
from nlp.posts.mentioned import trades_named
from nlp.posts.patterns import either

BLANK = "·"
NEAR = r"[^,。;\n男女]{0,4}?"
IN_A_PAIR = r"[^男女优先勿谢免只仅限佳]{0,25}"
SEX_IN_A_TRADE = late.pattern("男|女|大姐$|大嫂$|大妈$|妹子?$|姑娘$")
WORKING = frozenset("育员工")
ASKED_FOR = frozenset("招聘要找需缺收限只是为的个名位婚育优纯员工")


@dataclass(frozen=True)
class Words:
    """`ratio` sets how many of each; `strict` asks for one sex alone or first; `pair` names both in one breath; the lone ones name a single sex."""

    ratio: re.Pattern[str]
    both: re.Pattern[str]
    blank: re.Pattern[str]
    name: re.Pattern[str]
    strict: re.Pattern[str]
    pair: re.Pattern[str]
    lone_man: re.Pattern[str]
    lone_woman: re.Pattern[str]


@cache
def _words() -> Words:
    limits = lexicon.document("limits.yaml")
    said = {name: f"(?:{either(words)})" for name, words in limits["sexes"].items()}
    man, woman = said["man"], said["woman"]
    return Words(
        ratio=late.pattern(said["ratio"]),
        both=late.pattern(said["both"]),
        blank=late.pattern(said["blank"]),
        name=late.pattern(said["name"]),
        strict=_strict(said, f"(?:{'|'.join(limits['words']['refused'])})"),
        pair=late.pattern(f"{man}{IN_A_PAIR}{woman}|{woman}{IN_A_PAIR}{man}"),
        lone_man=_lone("男", said["called_man"]),
        lone_woman=_lone("女", said["called_woman"]),
    )


def _strict(said: dict[str, str], refused: str) -> re.Pattern[str]:
    sex = f"(?:{said['man']}|{said['woman']})"
    return late.pattern(
        rf"{said['strictly']}(?:是|为|招|要|录用|考虑|安排|的|一些|几个|\d+[个名位]?|些|年轻){{0,2}}{sex}"
        r"(?![^男女,;。\n]{0,8}\d[^男女]{0,6}[男女])"
        rf"|{sex}{NEAR}(?:{said['preferred']}|{said['unfit']}|{refused}|已?招?满|够了|足够|已够|不缺|已齐)"
        rf"|{refused}(?:招|收|要|用){{0,2}}{sex}"
    )


def _lone(sex: str, called: str) -> re.Pattern[str]:
    """The plain word anywhere; what people are also called only where someone is asked for."""
    number = "(?:\\d+|[一二两三四五六七八九十几]+)"
    asked = rf"(?:招|聘|要|找|需要?|缺|来|收|适合|{number}[个名位]) ?[^,。;\s]{{0,5}}?{called}"
    return late.pattern(rf"{sex}|{asked}|{called}\s*{number}[个名位人]")


def limit(text: str) -> str | None:
    """The words that set the limit; `text` is an ad in the normal form."""
    words = _words()
    plain = _without_names(text)
    if ratio := words.ratio.search(plain):
        return ratio.group().strip()
    strict = words.strict.search(words.both.sub(BLANK, plain))
    if strict:
        return strict.group().strip()
    plain = words.both.sub("男女", plain)
    if words.pair.search(plain):
        return None
    man, woman = words.lone_man.search(plain), words.lone_woman.search(plain)
    alone = man or woman
    return _around(plain, alone) if alone and not (man and woman) else None


def without_harmless(text: str) -> str:
    return _words().both.sub(BLANK, _without_names(text))


@lru_cache(maxsize=64)
def _without_names(text: str) -> str:
    words = _words()
    return _without_trades(words.blank.sub(BLANK, words.name.sub(_unless_asked_for, text)))


def _unless_asked_for(match: re.Match[str]) -> str:
    """陈女士 is somebody to ring and 夜班阿姨 a post; 招女士 and 年轻小姐 are asked for."""
    said = match.group()
    if said.endswith("阿姨"):
        return said if said[0] in ASKED_FOR - WORKING else BLANK
    return BLANK if said[0] in SURNAMES - ASKED_FOR else said


def _without_trades(text: str) -> str:
    """洗碗阿姨 and 快递小哥 are names of trades; 洗碗大姐 asks for a woman."""
    for mention in reversed(trades_named(text)):
        word = text[mention.start : mention.end]
        if not SEX_IN_A_TRADE.search(word):
            text = text[: mention.start] + BLANK * len(word) + text[mention.end :]
    return text


def _around(text: str, match: re.Match[str]) -> str:
    """The clause in which the word stands."""
    start = max(text.rfind(mark, 0, match.start()) for mark in ",。;\n!") + 1
    ends = [at for mark in ",。;\n!" if (at := text.find(mark, match.end())) >= 0]
    return text[start : min(ends, default=len(text))].strip()
