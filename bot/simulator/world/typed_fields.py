"""What a typed field of a template may hold: the table of the official documents."""

import re
from collections.abc import Callable, Mapping

_CLOCK = r"([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?"
_DAY = r"(\d{4}年)?\d{1,2}月\d{1,2}日|(\d{4}[-/.])?\d{1,2}[-/.]\d{1,2}"
_TIME = rf"(({_DAY})\s*)?{_CLOCK}"
_DATE = rf"({_DAY})(\s*{_CLOCK})?"
_HAN = re.compile(r"[\u3400-\u9fff]")


def _matches(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern)
    return lambda value: compiled.fullmatch(value) is not None


def _without_han(limit: int) -> Callable[[str], bool]:
    return lambda value: len(value) <= limit and not _HAN.search(value)


def _person_name(value: str) -> bool:
    return len(value) <= (10 if _HAN.search(value) else 20)


CHECKS: Mapping[str, Callable[[str], bool]] = {
    "thing": lambda value: len(value) <= 20,
    "short_thing": lambda value: len(value) <= 5,
    "character_string": _without_han(32),
    "letter": _matches(r"[A-Za-z]{1,32}"),
    "number": _matches(r"-?\d{1,32}(\.\d+)?"),
    "short_number": _matches(r"\d{1,5}"),
    "symbol": _matches(r"[^\w\s]{1,5}"),
    "time": _matches(rf"{_TIME}(\s*~\s*{_TIME})?"),
    "date": _matches(rf"{_DATE}(\s*~\s*{_DATE})?"),
    "amount": _matches(r"[^\w\s]?\d{1,10}(\.\d{1,2})?元?"),
    "phone_number": _matches(r"[\d+\-*()# ]{1,17}"),
    "car_number": lambda value: len(value) <= 8,
    "name": _person_name,
    "phrase": _matches(r"[\u3400-\u9fff]{1,5}"),
}
_EMOJI = re.compile(r"[\U0001F000-\U0001FAFF\u2600-\u27BF\uFE0F]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def kind_of(key: str) -> str:
    return re.sub(r"\d+$", "", key)


def is_allowed(key: str, value: str, enums: Mapping[str, tuple[str, ...]]) -> bool:
    kind = kind_of(key)
    if kind in ("enum", "const"):
        return value in enums.get(key, ())
    check = CHECKS.get(kind)
    return check is not None and check(value)


def stripped(value: str) -> str:
    """Since May 2023 emoji and line breaks are taken out, not refused."""
    return _EMOJI.sub("", _CONTROL.sub("", value)).strip()
