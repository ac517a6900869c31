"""Words that an ad hides from readers made plain: by marks (押.金), by letters (Y份证), by other characters of the same sound (抱名费)."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from nlp import cutting, late, lexicon, sounds
from nlp.posts.layout import lay_out

HAN, MARK = r"[\u4e00-\u9fff]", r"[./·*_~|+\\-]"
HIDING = late.pattern(
    rf"(?:(?<=^{HAN})|(?<=[^\u4e00-\u9fff]{HAN})){MARK}(?={HAN})|(?<={HAN}){MARK}(?={HAN}(?!{HAN}))"
)  # 押.金: a mark beside a single character hides a word
RUN = late.pattern(rf"{HAN}{{2,}}")
SURE_FROM = 3  # two syllables have too many namesakes (压紧, 雅静) to mean money by themselves
SUM_AFTER = late.pattern(
    r"\s?[:是要收交]?\s?(?:\d+(?!\s?[\d个件箱只盒袋台条根片颗次])|[一二两三四五六七八九][百千](?![个件箱只盒袋台条根片颗次]))"
)
TAKEN_BEFORE = late.pattern(r"[交收押付退]\Z")


def half_width(text: str) -> str:
    """Ｊ０６５ as J065; lines and capitals stay."""
    return unicodedata.normalize("NFKC", text)


@dataclass(frozen=True)
class Hidden:
    letters: dict[re.Pattern[str], str]
    heard: dict[tuple[str, ...], str]


@cache
def _hidden() -> Hidden:
    written = lexicon.document("ad_dangers.yaml")
    return Hidden(
        letters={late.pattern(shape): word for shape, word in written["letters"].items()},
        heard={_sound(word): word for word in written["heard"]},
    )


def _sound(word: str) -> tuple[str, ...]:
    return tuple(syllable for run in sounds.syllables(word) for syllable in run)


@lru_cache(maxsize=64)
def normal(ad: str) -> str:
    """The normal form of an ad with nothing hidden, as rules and looks read it."""
    return unhidden(lay_out(ad).text)


def unhidden(plain: str) -> str:
    """`plain` is an ad in the normal form."""
    for shape, word in _hidden().letters.items():
        plain = shape.sub(word, plain)
    plain = HIDING.sub("", plain)
    for start, word in reversed(list(_misspelt(plain))):
        plain = plain[:start] + word + plain[start + len(word) :]
    return plain


def _misspelt(plain: str) -> Iterator[tuple[int, str]]:
    """Where characters stand that sound like a word for money and are no word of their own."""
    sizes = sorted({len(word) for word in _hidden().heard.values()}, reverse=True)
    for run in RUN.finditer(plain):
        at = run.start()
        while at < run.end():
            word = next((found for size in sizes if (found := _meant(plain, at, at + size, run.end()))), "")
            if word:
                yield at, word
            at += len(word) or 1


def _meant(plain: str, start: int, end: int, stop: int) -> str:
    said = plain[start:end]
    word = _hidden().heard.get(_sound(said), "") if end <= stop else ""
    if not word or said == word or cutting.known(said):
        return ""
    beside = SUM_AFTER.match(plain, end) or TAKEN_BEFORE.search(plain[:start])
    return word if len(word) >= SURE_FROM or beside else ""
