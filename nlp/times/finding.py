"""Finds the time that a message wants booked."""

from datetime import date, datetime, timedelta

from nlp import late
from nlp.times import cues
from nlp.times.calendar import OFFICIAL, Calendar
from nlp.times.choosing import order
from nlp.times.inheriting import inherit
from nlp.times.lexer import scan
from nlp.times.meaning import DAY, Setting
from nlp.times.phrase import Phrase
from nlp.times.phrases import build
from nlp.times.resolving import resolve
from nlp.times.weighing import weigh
from nlp.times.when import When
from nlp.times.writing import plain

A_FEW = 3 * DAY
MOST_OF_A_YEAR = timedelta(days=240)
NEXT_YEAR = late.pattern("明|后|来年|转年|翻年|20|年后|过年")


def find_all(text: str, *, now: datetime, evening: bool = False, calendar: Calendar = OFFICIAL) -> list[When]:
    """Every time on offer in the message, the likeliest first; the refused, the past and the habitual are left out."""
    written = plain(text)
    setting = Setting(now, calendar)
    phrases = build(written.text, scan(written.text, setting))
    found: list[When] = []
    for candidate in order(inherit(weigh(written.text, phrases))):
        stretch = resolve(candidate.phrase, setting, evening=evening)
        if stretch and not _long_since(written.text, candidate.phrase, stretch[0] - now):
            start, end = written.span(candidate.phrase.start, candidate.phrase.end)
            named = bool(candidate.phrase.days or candidate.phrase.moment)
            days = _few_days(candidate.phrase)
            found.append(When(*stretch, span=(start, end), said=text[start:end], names_day=named, days=days))
    return found


def _few_days(phrase: Phrase) -> tuple[date, ...]:
    """下周末, 明后天: few enough to be offered one by one."""
    said = phrase.days
    if said is None or said.grain != "range" or said.endless or said.before or said.until - said.first > A_FEW:
        return ()
    return tuple(said.first + ahead * DAY for ahead in range((said.until - said.first).days))


def _long_since(plain: str, phrase: Phrase, ahead: timedelta) -> bool:
    """我十月份就报名了, said in November: a month that would be most of a year ahead is one that has been."""
    if (
        not (phrase.days and phrase.days.grain == "month")
        or ahead < MOST_OF_A_YEAR
        or NEXT_YEAR.search(plain, phrase.start, phrase.end)
    ):
        return False
    return bool(cues.LONG_SINCE.match(plain[phrase.end :]))


def find(text: str, *, now: datetime, evening: bool = False, calendar: Calendar = OFFICIAL) -> When | None:
    """The one bookable time of a message, or None; `evening` when the talk was of an evening already, so 八点 is 20:00."""
    return next(iter(find_all(text, now=now, evening=evening, calendar=calendar)), None)
