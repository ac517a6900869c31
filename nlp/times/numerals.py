"""Small whole numbers as days and hours are written: 8, 八, 十五, 廿三, 两."""

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2, "o": 0}
_DIGITS |= {str(value): value for value in range(10)}

NUMBER = (
    r"(?:\d{1,3}|[二三四五六七八九]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?|[一二两俩三四五六七八九])"
)
HOUR = r"(?:2[0-4]|1\d|0?\d|二十[一二三四]?|十[一二三四五六七八九]?|[零一二两俩三四五六七八九])"
MINUTE = r"(?:[0-5]\d|[二三四五]?十[一二三四五六七八九]?|[零〇0][一二三四五六七八九\d])"


def read(written: str) -> int:
    """The number; what is not written as one of the forms above counts only as far as its digits do."""
    if written.isascii() and written.isdigit():
        return int(written)
    tens, mark, ones = written.replace("廿", "二十").replace("卅", "三十").rpartition("十")
    if not mark:
        return int("".join(str(_DIGITS[char]) for char in ones))
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
