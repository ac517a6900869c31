"""What forms bring as numbers and days; what cannot be read is nothing."""

from datetime import date

from bot.console.pages import Ask

MOST = 10**9  # yuan; a longer number is a mistake


def number(ask: Ask, name: str) -> int:
    """A whole number, 0 where there is none; 1,250 and 1250.00 are read."""
    said = ask.said(name, most=16).replace(",", "").replace("，", "").removesuffix(".00")
    return int(said) if said.isascii() and said.isdigit() and int(said) <= MOST else 0


def is_none(ask: Ask, *names: str) -> bool:
    """Whether something stands in one of these fields that is no number: 三, 1.5, abc."""
    return any(ask.said(name, most=16) and not number(ask, name) and ask.said(name, most=16) != "0" for name in names)


def day(ask: Ask, name: str) -> date | None:
    """From a form, else from the address."""
    said = ask.said(name, most=10) or ask.query.get(name, "")
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
