"""Planning classes (开班计划): a new one under the next code, and what is said of one that stands."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from db import audits, changed_words, codes, courses, scopes, seats
from db.models import Course, Enrolment, Staff
from db.models.record import DEHONG
from db.refusals import Refusal
from db.workers import COUNTY_CODES

REGIONS = {**COUNTY_CODES, "班玛": "632622"}
PREFIX = "C"
# The measure of the plan that a class counts for; those for Banma have one of their own.
MEASURES = {"drill": "P17", "aid": "P18", "teachers": "P20", "practice": "P21"}
OF_BANMA = {"P18": "P19"}
# Facts that may change without anybody's seat or time being touched.
WORDS = (
    "title",
    "batch",
    "field",
    "provider",
    "place",
    "audience",
    "certificate",
    "attendance_rule",
    "hours",
    "programme",
    "county",
)


class EndsBeforeStart(Refusal):
    """The last day lies before the first."""


def providers(session: Session, *, by: Staff) -> Sequence[str]:
    """Institutions as their accounts and the classes the member sees call them, for a class to be written with the same words."""
    accounts = select(Staff.organisation).where(Staff.role == "provider", col(Staff.active))
    classes = select(Course.provider).where(*scopes.seen(by, Course))
    found = {name.strip() for rows in (accounts, classes) for name in session.exec(rows.distinct()).all()}
    return sorted(found - {""})


def measure_of(course: Course) -> str:
    """Without it a class is counted for nothing and paid for by nobody."""
    measure = MEASURES.get(course.programme, "")
    return OF_BANMA.get(measure, measure) if course.county == "班玛" else measure


def plan(session: Session, *, facts: Mapping[str, Any], by: Staff, now: datetime) -> Course:
    """A new class. Raises EndsBeforeStart, NotInFuture."""
    _check(facts["starts_at"], facts["ends_at"], now)
    course = Course(code=codes.following(session, Course.code, PREFIX), **facts)
    course.region = REGIONS.get(course.county, DEHONG)
    course.measure = measure_of(course)
    session.add(course)
    session.flush()
    audits.note(session, staff=by, action="course_planned", about=f"course:{course.key}", now=now)
    return course


def change(
    session: Session, course: Course, *, facts: Mapping[str, Any], by: Staff, now: datetime
) -> tuple[tuple[str, ...], Sequence[Enrolment]]:  # fmt: skip
    """Say something else of a class. Returns what is different and, when it is held elsewhere, whom to tell."""
    held = seats.lock(session, course.key)
    before = changed_words.of_class(held)
    changed = tuple(name for name in WORDS if name in facts and getattr(held, name) != facts[name])
    for name in changed:
        setattr(held, name, facts[name])
    if "county" in changed:
        held.region = REGIONS.get(held.county, DEHONG)
    if {"county", "programme"} & set(changed):
        held.measure = measure_of(held)
    session.flush()
    if changed:
        about, detail = (
            f"course:{held.key}",
            changed_words.told(changed_words.CLASS, before, changed_words.of_class(held)),
        )
        audits.note(session, staff=by, action="course_changed", about=about, detail=detail, now=now)
    return changed, courses.live(session, held) if "place" in changed and held.starts_at > now else ()


def _check(starts_at: datetime, ends_at: datetime, now: datetime) -> None:
    if starts_at <= now:
        raise courses.NotInFuture(starts_at)
    if ends_at < starts_at:
        raise EndsBeforeStart
