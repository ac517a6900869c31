"""On which day a visit took place that is recorded in the chat: taken from the words, asked where they leave it open."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from db import visit_entries
from db.models import Employer, Visit, Worker
from handlers import questions, texts
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late, visit_reports
from nlp.visit_days import Told
from nlp.visit_reports import Report

Replies = Sequence[Reply]
EARLY, WHICH_DAY, OVER = "visit_early", "visit_which_day", "visit_over"
# What came of a visit is put right the same evening or the day after; later a wrong number is more likely.
LONG_AGO = timedelta(days=2)
CORRECTS = late.pattern("错|其实|更正|改一下|不对|应该是|后来")
SAYS_TODAY = "(?:是的?)?(?:今天|提前|那天)(?:去|访|见)?(?:的|了)?(?:按今天记|按那天记)?"


def moment(turn: Turn, visit: Visit, told: Told | None) -> datetime | None:
    """When it took place, as it is told; None where it is what was arranged. One of today lies not ahead."""
    if told is None or told.about:
        return None
    at = told.at(visit.starts_at)
    if told.day != turn.now.date():
        return at if at != visit.starts_at else None
    return turn.now if told.begins is None and visit.starts_at.date() != told.day else min(at, turn.now)


def asked(turn: Turn, visit: Visit, report: Report) -> Replies | None:
    """What must be known before it is recorded; None where the words say enough."""
    told = report.told
    if is_long_recorded(turn, visit) and not CORRECTS.search(turn.words):
        return _ask_over(turn, visit, report)
    if told is not None and told.about:
        return [Text(texts.visit_days.say_the_day(visit))] if told.sure else None
    if told is not None and told.sure and told.day > turn.now.date():
        return None  # the records refuse it
    if is_ahead(turn, visit):
        return _ask_early(turn, visit, report)
    if told is None or told.sure or told.day > turn.now.date() or told.day == visit.starts_at.date():
        return None
    _put(turn, WHICH_DAY, visit, report, at=moment(turn, visit, told))
    options = texts.visit_days.which_day_options(visit, told.day)
    return [Choices(texts.visit_days.which_day(visit, told.day), options)]


def is_ahead(turn: Turn, visit: Visit) -> bool:
    """Its day has not come; an hour earlier on the day itself is what happens."""
    return visit.status == "booked" and visit.starts_at.date() > turn.now.date()


def is_long_recorded(turn: Turn, visit: Visit) -> bool:
    return visit.status in visit_entries.OUTCOMES and turn.now.date() - visit.starts_at.date() >= LONG_AGO


def _ask_over(turn: Turn, visit: Visit, report: Report) -> Replies:
    """With its day and whom it was to, so that a slip in the number is seen before anything is written over."""
    _put(turn, OVER, visit, report, at=moment(turn, visit, report.told), strict=True)
    worker = turn.session.get(Worker, visit.worker_id) if visit.worker_id else None
    employer = turn.session.get(Employer, visit.employer_id) if visit.employer_id else None
    whom = worker.name if worker else employer.name if employer else visit.place
    return [Choices(texts.visit_days.over(visit, whom), texts.visit_days.OVER_OPTIONS)]


def report_kept(kept: dict[str, Any]) -> tuple[Report, datetime | None]:
    """What was to be recorded when the question was put, and the moment that was told."""
    needs = tuple(
        visit_reports.Need(words, datetime.fromisoformat(day).date() if day else None) for words, day in kept["needs"]
    )
    at = kept.get("told_at")
    return Report(kept["status"], kept["summary"], needs), datetime.fromisoformat(at) if at else None


def _ask_early(turn: Turn, visit: Visit, report: Report) -> Replies:
    """Made today, or on the day before today that was told."""
    told, today = report.told, turn.now.date()
    before = told.day if told is not None and told.day < today else None
    at = moment(turn, visit, told) if told is not None and told.day <= today else None
    _put(turn, EARLY, visit, report, at=at, yes=SAYS_TODAY, strict=True)
    options = texts.visit_days.EARLIER_OPTIONS if before else texts.visit_days.EARLY_OPTIONS
    return [Choices(texts.visit_days.early(visit, turn.now, before), options)]


def _put(
    turn: Turn, kind: str, visit: Visit, report: Report, *, at: datetime | None, yes: str = "", strict: bool = False
) -> None:
    needed = [[need.words, need.due_on.isoformat() if need.due_on else ""] for need in report.needs]
    questions.put(
        turn, kind, yes=yes, strict=strict, visit=visit.key, status=report.status, summary=report.summary,
        needs=needed, told_at=at.isoformat() if at else "",
    )  # fmt: skip
