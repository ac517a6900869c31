"""What a classifier sees of a message: pieces of its characters, its sounds, its words and what its words mean."""

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from nlp import alerts, concepts, cutting, late, sounds

LONGEST_PIECE = 4
DIGITS = late.pattern(r"\d+")
UNSPOKEN = late.pattern(r"[^\w?]+")
MARKS = {
    "phone": late.pattern(r"(?<!\d)1[3-9]\d{9}(?!\d)"),
    "post_number": late.pattern(r"\b[jc]\d{2,4}\b"),
    "clock": late.pattern(r"[\d一二三四五六七八九十]+(?:点|:\d\d)"),
    "date": late.pattern(r"[\d一二三四五六七八九十]+(?:月|号|日)|周[一二三四五六日天末]|礼拜|星期"),
    "money": late.pattern(r"[\d一二两三四五六七八九十百千万]+(?:块|元|千|万|k)|\d{3,5}(?!\d)"),
    "people": late.pattern(r"[\d一二两三四五六七八九十百几]+(?:个人|名|人|位)"),
    "asks": late.pattern(r"[?？]|吗|么$|没有$|不$|给有|哪|多少|几|怎么|咋|什么|啥|谁|能不能|得不得|给得|是不是"),
    "orders": late.pattern(r"^(?:给我|帮我|把|请|麻烦|查|看|发|列|导|统计|通知|取消|改|删)"),
    "done": late.pattern(r"了[.。!！]?$"),
    "polite": late.pattern(r"谢谢|麻烦|请问|您好|你好"),
    "letters_only": late.pattern(r"^[a-z\s]+$"),
    "digits_only": late.pattern(r"^[\d\s]+$"),
}
SHORT = 6


def symbols(text: str) -> Iterator[str]:
    """Emoji and the like, which the plain form has lost."""
    return (f"sym:{char}" for char in text if unicodedata.category(char) == "So")


def bare(plain: str) -> str:
    """The plain text with figures made one and punctuation gone."""
    return DIGITS.sub(lambda figure: "0" * min(len(figure.group()), 4), UNSPOKEN.sub("", plain))


def _pieces(text: str, longest: int) -> Iterator[str]:
    framed = f"^{text}$"
    for size in range(1, longest + 1):
        for at in range(len(framed) - size + 1):
            yield framed[at : at + size]


def _spoken(plain: str) -> Iterator[str]:
    for run in sounds.syllables(plain):
        for size in (2, 3):
            for at in range(len(run) - size + 1):
                yield "~" + " ".join(run[at : at + size])


def _words(plain: str) -> Iterator[str]:
    words = [word for word in cutting.cut(plain) if not UNSPOKEN.fullmatch(word)]
    for word in words:
        yield "w:" + word
    yield from (f"w:{first} {second}" for first, second in pairwise(["^", *words, "$"]))
    yield from (f"w:{first}&{second}" for first, second in combinations(sorted(set(words)), 2))


def _meant(found: list[str]) -> Iterator[str]:
    for concept in found:
        yield "c:" + concept
    yield from (f"c:{first}>{second}" for first, second in pairwise(found))
    yield from (f"c:{first}&{second}" for first, second in combinations(sorted(set(found)), 2))


def _looks(plain: str, text: str) -> Iterator[str]:
    for name, mark in MARKS.items():
        if mark.search(plain):
            yield "m:" + name
    yield f"m:length{min(len(text).bit_length(), 6)}"
    if len(text) <= SHORT:
        yield "m:all:" + text


def _warned(hits: Iterable[alerts.Hit]) -> Iterator[str]:
    for hit in hits:
        yield f"a:{hit.rule.kind}:{hit.certain}"
        yield f"a:{hit.rule.id}:{hit.certain}"


def of(text: str, plain: str, hits: Iterable[alerts.Hit]) -> set[str]:
    """The names of all features of a message; `plain` is its normal form and `hits` what the alert rules found."""
    stripped = bare(plain)
    return {
        *_pieces(stripped, LONGEST_PIECE),
        *_spoken(plain),
        *_words(plain),
        *_meant(concepts.read(plain)),
        *_looks(plain, stripped),
        *_warned(hits),
        *symbols(text),
    }
