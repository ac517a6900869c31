"""What a form or an address holds, read: days, moments in China time, numbers. None for what is none of them."""

from datetime import date, datetime, time

from bot.console.pages import Ask


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


def number(said: str, *, most: int) -> int | None:
    digits = said.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) < 9):
        return None
    return min(int(digits), most)
