"""The only door to jieba: cutting a text into words with our trimmed dictionary and our own words."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import accumulate

from nlp import lexicon

WORDS, COMMON_WORDS = "words.txt", "common_words.txt"
# Changes with the dictionary: models and search indexes made under another version have to be made again.
VERSION = lexicon.digest(WORDS, COMMON_WORDS)
OWN_WORD_COUNT = 5000  # enough for one of our words to win over its parts
PUNCTUATION = frozenset(" ,.!?;:、。，！？；：()[]{}<>《》【】“”\"'~-—_/\\|…*#@&+=")


@contextmanager
def _as_if_not_installed(name: str) -> Iterator[None]:
    known = sys.modules.get(name)
    sys.modules[name] = known  # type: ignore[assignment]  # None lets an import fail
    try:
        yield
    finally:
        if known is None:
            del sys.modules[name]


# jieba would import it, for longer than everything else here takes, to find a dictionary that we do not use.
with _as_if_not_installed("pkg_resources"):
    import jieba

jieba.setLogLevel(logging.WARNING)


def _tokenizer() -> jieba.Tokenizer:
    """Filled by hand: jieba's own way would write a cache file and parse its full dictionary."""
    tokenizer = jieba.Tokenizer()
    words = lexicon.text(COMMON_WORDS).split()
    counts = dict(zip(words[::2], map(int, words[1::2]), strict=True))
    for word in lexicon.lines(WORDS):
        counts[word] = max(counts.get(word, 0), OWN_WORD_COUNT)
    tokenizer.FREQ = counts
    tokenizer.total = sum(counts.values())
    tokenizer.initialized = True
    return tokenizer


_TOKENIZER = _tokenizer()


# One message is cut by several readers.
@lru_cache(maxsize=64)
def cut(text: str) -> tuple[str, ...]:
    return tuple(word for word in _TOKENIZER.cut(text, HMM=False) if word)


@lru_cache(maxsize=64)
def edges(text: str) -> frozenset[int]:
    """The positions at which words begin and end."""
    return frozenset(accumulate(map(len, cut(text)), initial=0))


def known(word: str) -> bool:
    return bool(_TOKENIZER.FREQ.get(word))


def terms(text: str) -> list[str]:
    """The words under which a normalised text is indexed and looked up, long words also by their parts."""
    return [word for word in _TOKENIZER.cut_for_search(text, HMM=False) if word not in PUNCTUATION]
