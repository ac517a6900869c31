"""Other ways in which a written example could have reached us: dialect, mistyped sounds, chatter around it, words lost."""

import random
from collections.abc import Callable
from functools import cache

from nlp import late, lexicon

PUNCTUATION = late.pattern(r"[\s,.!?，。！？、~…;；:：]+")
LEAST_HAN = 4


@cache
def _alike() -> dict[str, str]:
    """Each common character to the others of the same sound, by the lines of syllables.txt (common ones stand first)."""
    counted = (line.split(" ") for line in lexicon.lines("common_words.txt"))
    common = {char for word, count in counted if count != "0" for char in word}
    table: dict[str, str] = {}
    for (chars,) in lexicon.groups("syllables.txt").values():
        usual = [char for char in chars if char in common]
        table.update({char: "".join(other for other in usual if other != char) for char in usual})
    return table


def _dialect(text: str, dice: random.Random) -> str:
    present = [(word, others) for word, others in lexicon.groups("same_words.txt").items() if word in text]
    if not present:
        return text
    word, others = dice.choice(present)
    return text.replace(word, dice.choice(others), 1)


def _standard(text: str, dice: random.Random) -> str:
    """The other way round: a dialect word gives way to the standard one."""
    groups = lexicon.groups("same_words.txt").items()
    present = [(other, word) for word, others in groups for other in others if len(other) > 1 and other in text]
    return text.replace(*dice.choice(present), 1) if present else text


def _mistyped(text: str, dice: random.Random) -> str:
    places = [at for at, char in enumerate(text) if _alike().get(char)]
    if len(places) < LEAST_HAN:
        return text
    at = dice.choice(places)
    return text[:at] + dice.choice(_alike()[text[at]][:12]) + text[at + 1 :]


def _dropped(text: str, dice: random.Random) -> str:
    if len(text) < 2 * LEAST_HAN:
        return text
    at = dice.randrange(len(text))
    return text[:at] + text[at + 1 :]


def _opened(text: str, dice: random.Random) -> str:
    return dice.choice(lexicon.groups("chatter.txt")["before"]) + dice.choice(("", " ", "，")) + text


def _closed(text: str, dice: random.Random) -> str:
    return text.rstrip("。.！!") + dice.choice(("", " ", "，")) + dice.choice(lexicon.groups("chatter.txt")["behind"])


def _unpunctuated(text: str, dice: random.Random) -> str:
    return PUNCTUATION.sub("", text)


WAYS: tuple[Callable[[str, random.Random], str], ...] = (
    _dialect, _dialect, _standard, _mistyped, _dropped, _opened, _closed, _unpunctuated,
)  # fmt: skip


def of(text: str, dice: random.Random, *, count: int) -> list[str]:
    """Up to `count` different variations of a text, the text itself left out."""
    varied = (way(text, dice) for way in dice.choices(WAYS, k=count))
    return [other for other in dict.fromkeys(varied) if other != text and other.strip()]
