"""Writes the derived tables of nlp/lexicon from the dictionaries of jieba and zhconv: python -m nlp.build_lexicon."""

import json
from importlib import resources

from nlp import cutting, domain_words, lexicon, places, trades

COMMON_FROM = 50  # how often a word stands in jieba's corpus before the trimmed dictionary keeps it
RARE_FROM = 10
NAMES = frozenset({"nr", "nrt", "nrfg", "nz"})  # tags of names of persons and brands


def is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def traditional() -> list[str]:
    table = json.loads(resources.files("zhconv").joinpath("zhcdict.json").read_text(encoding="utf-8"))
    pairs = {(old, new) for old, new in table["zh2Hans"].items() if len(old) == len(new) == 1 and old != new}
    return [old + new for old, new in sorted(pairs) if is_han(old) and is_han(new)]


def common_words() -> list[str]:
    """Rarer words that sound like one of ours are kept too, or they would be taken for a misspelling of it.

    Own words and every beginning of a word stand with 0: jieba walks a word character by character and stops where a
    beginning is unknown.
    """
    text = resources.files("jieba").joinpath("dict.txt").read_text(encoding="utf-8")
    entries = ((word, int(count), tag) for word, count, tag in (line.split(" ") for line in text.splitlines()))
    counts = {word: COMMON_FROM for line in lexicon.lines("ordinary_words.txt") for word in line.split()}
    counts |= {word: count for word, count, tag in entries if count >= COMMON_FROM or _is_needed(word, count, tag)}
    beginnings = {word[:end]: 0 for word in (*counts, *own_words()) for end in range(1, len(word) + 1)}
    return sorted(f"{word} {count}" for word, count in (beginnings | counts).items())


def _is_needed(word: str, count: int, tag: str) -> bool:
    return count >= RARE_FROM and tag not in NAMES and domain_words.sounds_like_ours(word)


def own_words() -> list[str]:
    """The user dictionary: places, trades, industries, tags of posts and the words of the station."""
    tags = lexicon.document("benefits.yaml")["tags"]
    words = {word for tag in tags for word in (tag["name"], *tag["synonyms"])}
    words |= {word for line in lexicon.lines("service_words.txt") for word in line.split()}
    words |= {word for spoken in lexicon.groups("industries.txt").values() for word in spoken}
    words |= trades.words().keys() | places.GAZETTEER.names()
    return sorted({word.lower() for word in words if len(word) > 1 and " " not in word})


def tables() -> dict[str, list[str]]:
    """Each derived file with its lines."""
    return {"traditional.txt": traditional(), cutting.WORDS: own_words(), cutting.COMMON_WORDS: common_words()}


def main() -> None:
    for name, lines in tables().items():
        (lexicon.HERE / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
