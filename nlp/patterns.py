"""Word lists as parts of regular expressions."""

SAME_CLAUSE = "[^,。;!?]"


def one_of(words: str) -> str:
    """An alternation of words divided by blanks, each of which may be a pattern itself."""
    return f"(?:{'|'.join(words.split())})"


def within(length: int) -> str:
    """Up to so many characters without leaving the clause."""
    return f"{SAME_CLAUSE}{{0,{length}}}"
