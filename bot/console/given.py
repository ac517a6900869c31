"""What a form or an address holds, read: days, moments in China time, numbers. None for what is none of them."""

from datetime import date, datetime, time

from bot.console.pages import Ask
from nlp import numerals, spelling

_COUNTED = "个人位名来左右"


def day(said: str) -> date | None:
    try:
        return date.fromisoformat(said.strip())
    except ValueError:
        return None


def moment(ask: Ask, on: str, at: str) -> datetime | None:
    """From two fields, a day and a time of day."""
    the_day = day(ask.said(on, most=20))
    try:
        clock = time.fromisoformat(ask.said(at, most=8))
    except ValueError:
        return None
    return None if the_day is None else datetime.combine(the_day, clock.replace(tzinfo=None), ask.now.tzinfo)


def is_no_number(said: str, *, most: int) -> bool:
    """Something stands there, and it is none that can be kept: 三十, 约20, 40人, or far too many."""
    digits = said.strip()
    return bool(digits) and (number(digits, most=most) is None or int(digits) > most)


def number(said: str, *, most: int) -> int | None:
    digits = said.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) < 9):
        return None
    return min(int(digits), most)


def count(said: str, *, most: int) -> int | None:
    """How many people: 3, 三个, 3人. None for what is no number or more than `most`."""
    plain = spelling.normalise(said).strip().rstrip(_COUNTED)
    read = number(plain, most=most + 1)
    if read is None and plain and not plain.isascii():
        spoken = numerals.read(plain)
        read = int(spoken) if spoken is not None and spoken == int(spoken) else None
    return read if read is not None and 0 <= read <= most else None
