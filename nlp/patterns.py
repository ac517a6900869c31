"""Word lists as parts of regular expressions."""

from collections.abc import Mapping

from nlp import late

# What parts a short message into clauses.
STOPS = late.pattern(r"[\s,.!?~、，。！？…～;；:：]+")
SAME_CLAUSE = "[^,。;!?]"


def one_of(words: str) -> str:
    """An alternation of words divided by blanks, each of which may be a pattern itself."""
    return f"(?:{'|'.join(words.split())})"


def any_of(groups: Mapping[str, str]) -> str:
    """An alternation of named groups, each of them an alternation of words."""
    return f"(?:{'|'.join(f'(?P<{name}>{one_of(words)})' for name, words in groups.items())})"


def clauses(words: str) -> list[str]:
    """The parts of a short message between its stops, none of them empty."""
    return [clause for clause in STOPS.split(words) if clause]


def within(length: int) -> str:
    """Up to so many characters without leaving the clause."""
    return f"{SAME_CLAUSE}{{0,{length}}}"
