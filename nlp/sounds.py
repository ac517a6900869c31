"""How characters sound, so that a word typed or heard wrongly still looks like itself."""

from functools import cache

from nlp import late, lexicon

LETTERS = late.pattern(r"[a-z]+")
LONGEST_SYLLABLE = 6


@cache
def _table() -> tuple[dict[str, str], frozenset[str]]:
    groups = lexicon.groups("syllables.txt")
    by_character = {char: blurred(syllable) for syllable, (chars,) in groups.items() for char in chars}
    return by_character, frozenset(groups)


def blurred(syllable: str) -> str:
    """The syllable without what southern ears and input methods mix up: zh/z, ch/c, sh/s, -ng/-n."""
    start = syllable[0] + syllable[2:] if syllable[:2] in {"zh", "ch", "sh"} else syllable
    return start[:-1] if start.endswith("ng") else start


def _spelled_out(letters: str) -> list[str]:
    """The syllables of a word typed in pinyin, longer ones tried first; empty when the letters are no pinyin."""
    _, known = _table()
    size = len(letters)
    ends: dict[int, int] = {}  # for each start from which the rest is pinyin, where its first syllable ends
    for start in range(size - 1, -1, -1):
        for end in range(min(size, start + LONGEST_SYLLABLE), start, -1):
            if letters[start:end] in known and (end == size or end in ends):
                ends[start] = end
                break
    if size < 2 or 0 not in ends:
        return []
    found: list[str] = []
    at = 0
    while at < size:
        found.append(blurred(letters[at : ends[at]]))
        at = ends[at]
    return found


def syllables(plain: str) -> list[list[str]]:
    """The blurred syllables of a plain text, in runs broken by whatever cannot be spoken."""
    by_character, _ = _table()
    runs: list[list[str]] = [[]]
    at = 0
    while at < len(plain):
        typed = LETTERS.match(plain, at)
        if typed:
            spoken, at = _spelled_out(typed.group()), typed.end()
        else:
            syllable = by_character.get(plain[at])
            spoken, at = ([syllable] if syllable else []), at + 1
        if spoken:
            runs[-1].extend(spoken)
        elif typed or not plain[at - 1].isspace():
            runs.append([])
    return [run for run in runs if run]
