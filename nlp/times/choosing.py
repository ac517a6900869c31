"""Which of the times in a message is the one to book: not the one refused, not the one told of."""

from datetime import date, timedelta

from nlp.times.phrase import Phrase
from nlp.times.resolving import minutes
from nlp.times.weighing import Candidate

FORTNIGHT = timedelta(days=14)


def order(candidates: list[Candidate]) -> list[Candidate]:
    """The ones still standing, the best first."""
    refused = {candidate.phrase.days for candidate in candidates if candidate.refused and candidate.phrase.only_days}
    standing = [
        each for each in candidates if not each.refused and (each.offered or each.phrase.days not in refused - {None})
    ]
    fuller = {_span(each.phrase) for each in standing if each.phrase.days and not each.phrase.only_days}
    standing = [each for each in standing if not (each.phrase.only_days and _span(each.phrase) in fuller)]
    standing = [each for each in standing if not any(_holds_inside(each.phrase, other.phrase) for other in standing)]
    standing = [each for each in standing if each.cued or not _only_background(each.phrase)]
    standing = [
        each
        for each in standing
        if not any(_told_closer(each.phrase, other.phrase) for other in standing if each.busy or not other.busy)
    ]
    for weak in ("former", "busy"):
        kept = [candidate for candidate in standing if not getattr(candidate, weak)]
        standing = kept or standing
    return sorted(
        standing,
        key=lambda candidate: (
            not candidate.chosen,
            candidate.phrase.vague,
            _is_rough(candidate.phrase),
            not candidate.phrase.counted,
            not candidate.agreed,
            not candidate.offered,
        ),
    )


def _is_rough(phrase: Phrase) -> bool:
    """九月开学前去办, 8月28号: a month beside a day."""
    return phrase.only_days and phrase.days is not None and phrase.days.grain == "month"


def _span(phrase: Phrase) -> tuple[date, date] | None:
    return (phrase.days.first, phrase.days.until) if phrase.days and not phrase.days.before else None


def _only_background(phrase: Phrase) -> bool:
    """A bare 今天, 晚上, 六点, 九月 or 国庆 books nothing unless the words near it ask for something."""
    days = phrase.days
    if phrase.moment or phrase.relation:
        return False
    if days is None:
        return True
    return phrase.only_days and (days.today or days.feast or days.grain == "month")


def _told_closer(rough: Phrase, close: Phrase) -> bool:
    """下夜班去站里, 早上九点: the part of the day whose hour is said elsewhere."""
    if rough.clock or rough.part is None or close.clock is None or (rough.days and _span(rough) != _span(close)):
        return False
    return close.part is not None and rough.part.opens * 60 <= minutes(close.clock, close.part) < rough.part.closes * 60


def _holds_inside(wide: Phrase, narrow: Phrase) -> bool:
    """国庆来, 3号: the stretch that only leads up to a day within it."""
    if not (wide.days and narrow.days and wide.only_days) or wide.days.before:
        return False
    if narrow.days.wide and not (narrow.days.grain == "range" and narrow.days.number is not None):
        return False
    if wide.days.endless:
        return wide.days.first < narrow.days.first <= wide.days.first + FORTNIGHT
    within = wide.days.first <= narrow.days.first and narrow.days.until <= wide.days.until
    return within and wide.days.until - wide.days.first > narrow.days.until - narrow.days.first
