"""The days of going home for a festival: which festival it is about, and which days have been told."""

from datetime import date

from db.models import Feedback
from handlers import texts
from nlp.times import festivals


def feast(row: Feedback) -> date | None:
    """The day of the festival that was asked about (春节:2027); None for who told it of their own accord."""
    name, _, year = row.about.partition(":")
    found = next((one for one in festivals.every() if one.name == name), None)
    return found.day(int(year)) if found and year.isdigit() else None


def told(row: Feedback) -> str:
    """The days that are kept, in words; "" while there are none."""
    said = [
        f"{texts.visits.day(date.fromisoformat(row.facts[name]))}{verb}"
        for name, verb in (("leaves_on", "走"), ("back_on", "回来"))
        if row.facts.get(name)
    ]
    return "，".join(said)
