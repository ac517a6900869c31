"""The words of the domain, and how each is recognised: as it sounds, as southern ears hear it, as it looks."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlp import lexicon, places, sounds, trades


@dataclass(frozen=True)
class Ways:
    """The domain words under each way of being recognised; `beginnings` are the first two sounds or characters of all."""

    words: frozenset[str]
    beginnings: frozenset[str]
    spoken: dict[str, str]
    blurred: dict[str, str]
    drawn: dict[str, str]


@cache
def _syllable_of() -> dict[str, str]:
    groups = lexicon.groups("syllables.txt").items()
    return {char: syllable for syllable, (chars,) in groups for char in chars}


@cache
def blurred_of() -> dict[str, str]:
    return {char: blurred(syllable) for char, syllable in _syllable_of().items()}


def blurred(syllable: str) -> str:
    """Southern ears also take n and l for one."""
    heard = sounds.blurred(syllable)
    return "l" + heard[1:] if heard[0] == "n" else heard


def spoken(word: str) -> str:
    return "".join(_syllable_of().get(char, char) for char in word)


@cache
def _look_alikes() -> dict[str, str]:
    """Each character to the group it looks like."""
    return {char: group for group in lexicon.lines("shapes.txt") for char in group}


def _drawings(word: str) -> Iterator[str]:
    """The word with one character replaced by one that looks like it."""
    for at, char in enumerate(word):
        for other in _look_alikes().get(char, ""):
            if other != char:
                yield word[:at] + other + word[at + 1 :]


@cache
def _read_otherwise() -> dict[str, tuple[str, ...]]:
    """Domain words with a character that is not read in its usual way."""
    return lexicon.groups("readings.txt")


def _readings(word: str) -> list[tuple[str, ...]]:
    usual = tuple(_syllable_of().get(char, char) for char in word)
    return [usual, *([_read_otherwise()[word]] if word in _read_otherwise() else [])]


def _repairable() -> set[str]:
    """The words of the station, the longer ones of trades, and the places with a code: the others are too near to ordinary words."""
    service = {word for line in lexicon.lines("service_words.txt") for word in line.split()}
    longer = {word for word in trades.words() if len(word) > 2 and word.isalpha() and not word.isascii()}
    return service | longer | {name for name in places.GAZETTEER.names() if places.GAZETTEER.has_code(name)}


@cache
def ways() -> Ways:
    words = sorted(_repairable())
    by_sound: dict[str, str] = {}
    by_hearing: dict[str, str] = {}
    beginnings: set[str] = set()
    for word in words:
        for syllables in _readings(word):
            heard = list(map(blurred, syllables))
            by_sound.setdefault("".join(syllables), word)
            by_hearing.setdefault("".join(heard), word)
            beginnings.add("".join(heard[:2]))
    townships = {f"{name}{ending}" for name in places.GUARDED for ending in ("镇", "乡")}
    beginnings |= {"".join(blurred_of().get(char, char) for char in name[:2]) for name in townships}
    drawn = {drawing: word for word in reversed(words) for drawing in _drawings(word)}
    beginnings |= {drawing[:2] for drawing in drawn}
    return Ways(frozenset({*words, *townships}), frozenset(beginnings), by_sound, by_hearing, drawn)


def sounds_like_ours(word: str) -> bool:
    """Whether the word would be suspected of being a misspelt domain word if it were not known."""
    heard = "".join(blurred_of().get(char, char) for char in word)
    return len(word) > 1 and word not in ways().words and heard in ways().blurred
