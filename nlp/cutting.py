"""The only door to jieba: cutting a text into words with our trimmed dictionary and our own words."""

import logging
from functools import lru_cache
from itertools import accumulate

import jieba

from nlp import lexicon

WORDS, COMMON_WORDS = "words.txt", "common_words.txt"
# Changes with the dictionary: models and search indexes made under another version have to be made again.
VERSION = lexicon.digest(WORDS, COMMON_WORDS)
OWN_WORD_COUNT = 5000  # enough for one of our words to win over its parts
PUNCTUATION = frozenset(" ,.!?;:、。，！？；：()[]{}<>《》【】“”\"'~-—_/\\|…*#@&+=")

jieba.setLogLevel(logging.WARNING)


def _tokenizer() -> jieba.Tokenizer:
    """Filled by hand: jieba's own way would write a cache file and parse its full dictionary."""
    tokenizer = jieba.Tokenizer()
    counts: dict[str, int] = {}
    for line in lexicon.lines(COMMON_WORDS):
        word, count = line.split(" ")
        counts[word] = int(count)
    for word in lexicon.lines(WORDS):
        counts[word] = max(counts.get(word, 0), OWN_WORD_COUNT)
    tokenizer.FREQ = _with_prefixes(counts)
    tokenizer.total = sum(counts.values())
    tokenizer.initialized = True
    return tokenizer


def _with_prefixes(counts: dict[str, int]) -> dict[str, int]:
    """jieba walks a word character by character and stops where a beginning is unknown, so beginnings stand with 0."""
    prefixes = {word[:end]: 0 for word in counts for end in range(1, len(word))}
    return prefixes | counts


_TOKENIZER = _tokenizer()


def cut(text: str) -> list[str]:
    return [word for word in _TOKENIZER.cut(text, HMM=False) if word]


@lru_cache(maxsize=64)
def edges(text: str) -> frozenset[int]:
    """The positions at which words begin and end."""
    return frozenset(accumulate(map(len, cut(text)), initial=0))


def known(word: str) -> bool:
    return bool(_TOKENIZER.FREQ.get(word))


def terms(text: str) -> list[str]:
    """The words under which a normalised text is indexed and looked up, long words also by their parts."""
    return [word for word in _TOKENIZER.cut_for_search(text, HMM=False) if word not in PUNCTUATION]
