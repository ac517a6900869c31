"""Which stretches of a text are a domain word misspelt by sound or shape: 青蒲, 招公, ruili."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp import cutting, late, pinyin, sounds
from nlp.domain_words import blurred, blurred_of, spoken, ways

LETTERS = late.pattern(r"(?<![a-z0-9])[a-z]{2,}(?: [a-z]{2,})*(?![a-z0-9])")
HAN = late.pattern("[\u4e00-\u9fff]")
A_NAME_FOLLOWS = late.pattern(r"(?:我叫|名字是|名字叫|姓名:?|我是叫|叫做|人叫)\s*")
LONGEST, LONGEST_NAME = 5, 4
SHORTEST_IN_LETTERS = 4
NEGATION = frozenset("不没别莫")
ORDINARY = frozenset(
    "的了是在有我你他她不没也就都要会能去来到说和跟给把被让这那个么吗呢吧啊哪什多少大小上下里外前后人共一二三四五六七八九十年月日天点号时分"
)


@dataclass(frozen=True)
class Slip:
    start: int
    end: int
    meant: str
    sure: bool


def find(plain: str) -> list[Slip]:
    """In order and without overlap; `plain` is in the normal form."""
    slips = [*_in_letters(plain), *_in_characters(plain)]
    return sorted(slips, key=lambda slip: slip.start)


def _in_letters(plain: str) -> Iterator[Slip]:
    """Whole stretches of letters that spell domain words in pinyin, or sentences where nothing else is written."""
    in_letters_alone = not HAN.search(plain) and pinyin.read("".join(LETTERS.findall(plain)))
    for match in LETTERS.finditer(plain):
        sentence = pinyin.read(match.group(), least=1) if in_letters_alone else None
        if sentence:
            yield Slip(*match.span(), sentence, True)
            continue
        for start, end in _stretches(match):
            compact = plain[start:end].replace(" ", "")
            meant = _spelled(compact)
            if meant:
                yield Slip(start, end, meant, True)
            elif len(compact) >= SHORTEST_IN_LETTERS and (near := _heard_alike(compact)):
                yield Slip(start, end, near, False)


def _stretches(match: re.Match[str]) -> list[tuple[int, int]]:
    """The whole match when it spells domain words, else its words apart."""
    if _spelled(match.group().replace(" ", "")):
        return [match.span()]
    start = match.start()
    return [(start + word.start(), start + word.end()) for word in re.finditer(r"[a-z]+", match.group())]


def _spelled(letters: str) -> str:
    """The domain words that the letters spell one after another, or nothing."""
    if not letters:
        return ""
    known = ways().spoken
    for end in range(len(letters), SHORTEST_IN_LETTERS - 1, -1):
        word = known.get(letters[:end])
        rest = _spelled(letters[end:]) if word else ""
        if word and (rest or end == len(letters)):
            return word + rest
    return ""


def _heard_alike(letters: str) -> str | None:
    runs = sounds.syllables(letters)
    return ways().blurred.get("".join(map(blurred, runs[0]))) if len(runs) == 1 else None


def _in_characters(plain: str) -> Iterator[Slip]:
    suspects = list(_suspects(plain))
    if not suspects:
        return
    edges = _edges(plain)
    done = 0
    for slip in suspects:
        if slip.start >= done and slip.start in edges and slip.end in edges and _stands_apart(plain, slip, edges):
            yield slip
            done = slip.end


def _stands_apart(plain: str, slip: Slip, edges: frozenset[int]) -> bool:
    """A doubtful repair must not change a character inside a word that is right as it stands: 铲车司机 is no 厂车司机."""
    if len(slip.meant) > 2 and spoken(plain[slip.start : slip.end]) == spoken(slip.meant):
        return True
    changed = [at for at, char in enumerate(slip.meant, slip.start) if plain[at] != char]
    return slip.sure or all(at in edges and at + 1 in edges for at in changed)


def _suspects(plain: str) -> Iterator[Slip]:
    """Stretches that sound or look like a domain word without being one, the longest first for each start."""
    heard = [blurred_of().get(char, char) for char in plain]
    at = 0
    while at < len(plain):
        size = 1
        pair = {plain[at : at + 2], "".join(heard[at : at + 2])}
        ends = (
            range(min(len(plain), at + LONGEST), at + 1, -1)
            if pair & ways().beginnings or plain[at + 1 : at + 2].isascii()
            else ()
        )
        for end in ends:
            said = plain[at:end]
            if said in ways().words:
                size = end - at
                break
            if said.isascii():
                continue
            near = ways().blurred.get("".join(heard[at:end])) or ways().drawn.get(said)
            if near and (found := _meant(said, near, alone=said == plain)):
                yield Slip(at, end, *found)
        at += size


def _edges(plain: str) -> frozenset[int]:
    """Where words begin and end; what follows a person's introduction is a name and has no edges."""
    names = [(match.end(), match.end() + LONGEST_NAME) for match in A_NAME_FOLLOWS.finditer(plain)]
    return frozenset(edge for edge in cutting.edges(plain) if not any(first <= edge < last for first, last in names))


def _meant(said: str, near: str, *, alone: bool) -> tuple[str, bool] | None:
    """The domain word behind a stretch that is no word, and whether that is sure."""
    if cutting.known(said) or not _close(said, near, alone=alone) or NEGATION.intersection(said) - set(near):
        return None
    same_sound = ways().spoken.get(spoken(said))
    if same_sound:
        return same_sound, not _ordinary(said, same_sound)
    return None if _ordinary(said, near) else (near, False)


def _close(said: str, meant: str, *, alone: bool) -> bool:
    """Two characters prove nothing when both differ, unless they are the whole message."""
    return alone or len(said) > 2 or any(a == b for a, b in zip(said, meant, strict=False))


def _ordinary(said: str, meant: str) -> bool:
    """Whether a character that would be changed is one that stands everywhere."""
    return any(a != b and a in ORDINARY for a, b in zip(said, meant, strict=False))
