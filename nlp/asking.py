"""What a question on rules is about: its words and pairs of letters, with ways of saying the same made one."""

from collections import Counter
from functools import cache
from itertools import combinations

from nlp import concepts, cutting, dialect, late, lexicon
from nlp.wordfinder import WordFinder

HAN = late.pattern(r"[一-鿿]+")
WORD = late.pattern(r"[^\W\d]|\d\d")  # a lone digit picks from a list


@cache
def _empty() -> frozenset[str]:
    return frozenset(word for line in lexicon.lines("empty_words.txt") for word in line.split())


@cache
def _same() -> WordFinder[str]:
    groups = lexicon.groups("answer_words.txt")
    return WordFinder((word, kept) for kept, words in groups.items() for word in (kept, *words))


def about(plain: str) -> Counter[str]:
    """Of a text in its normal form: `w:` words, pairs, and single letters."""
    words: list[str] = []
    for word in cutting.cut(one_way(dialect.standard(plain))):
        if WORD.match(word) and word not in _empty():
            words.append(word)
    letters = "".join(HAN.findall("".join(words)))
    pairs = [letters[at : at + 2] for at in range(len(letters) - 1)]
    return Counter([*(f"w:{word}" for word in words), *pairs, *letters])


def traits(plain: str, bag: Counter[str]) -> set[str]:
    """All that the weights look at: what it is `about`, words and meanings that stand together, and runs of letters as said."""
    words = sorted(term for term in bag if term.startswith("w:"))
    meant = sorted(set(concepts.read(plain)))
    return {
        *bag,
        *(f"{first}&{second}" for first, second in combinations(words, 2)),
        *(f"c:{concept}" for concept in meant),
        *(f"c:{first}&{second}" for first, second in combinations(meant, 2)),
        *_runs("".join(HAN.findall(plain))),
        *_runs("".join(HAN.findall(one_way(plain)))),
    }


def _runs(letters: str) -> set[str]:
    return {letters[at : at + size] for size in (2, 3) for at in range(len(letters) - size + 1)}


def one_way(plain: str) -> str:
    """The text with every word of answer_words.txt said in one way."""
    parts: list[str] = []
    at = 0
    for hit in _same().hits(plain):
        parts += [plain[at : hit.start], hit.value]
        at = hit.end
    return "".join(parts) + plain[at:]
