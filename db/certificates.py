"""Results and certificates (成绩、证书): one's own, or by name and the last four characters of a number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, func
from sqlmodel import Session, col, select

from db.models import Audit, Certificate, Course, Follower, RosterRow, Worker

LOOK_UPS_A_DAY = 5
LOOKED_UP = "certificate_looked_up"


@dataclass(frozen=True)
class Result:
    """How one class ended for one person; `number` is empty while there is no certificate."""

    course: Course
    assessment: str
    number: str
    issued_on: date | None = None


@dataclass(frozen=True)
class Known:
    """What the records have under the number of a certificate; `name` is empty once the person asked to be forgotten.

    `issued`: entered by the station, not only found on a provider's roster. `holds`: not taken back.
    """

    name: str
    result: Result
    issued: bool
    holds: bool = True


def by_number(session: Session, number: str) -> Known | None:
    """Written as on paper; small letters will do."""
    written = {number, number.upper()}
    for row, course in _issued(session, col(Certificate.number).in_(written)):
        return Known(row.name, Result(course, "合格", row.number, row.issued_on), True, row.status == "issued")
    for listed, course in _on_roster(session, col(RosterRow.certificate_no).in_(written)):
        return Known(listed.name, Result(course, listed.assessment, listed.certificate_no), False)
    return None


def of_worker(session: Session, worker: Worker) -> Sequence[Result]:
    """The newest class first."""
    return _merged(
        _issued(session, col(Certificate.worker_id) == worker.id, holds=True),
        _on_roster(session, col(RosterRow.worker_id) == worker.id),
    )


def find(session: Session, *, name: str, tail: str) -> Sequence[Result]:
    """By full name and the last four of the certificate number or of the ID number."""
    issued = [
        (row, course)
        for row, course in _issued(session, col(Certificate.name) == name, holds=True)
        if _ends_with(tail, row.number, row.id_tail)
    ]
    listed = [
        (row, course)
        for row, course in _on_roster(session, col(RosterRow.name) == name)
        if _ends_with(tail, row.certificate_no, row.id_masked)
    ]
    return _merged(issued, listed)


def may_look_up(session: Session, *, follower: Follower, now: datetime) -> bool:
    """Counts the try. False once a phone has tried as often as one day allows, so that nobody guesses numbers."""
    about = f"follower:{follower.key}"
    tries = session.exec(
        select(func.count())
        .select_from(Audit)
        .where(Audit.action == LOOKED_UP, Audit.about == about, col(Audit.at) > now - timedelta(days=1))
    ).one()
    if tries >= LOOK_UPS_A_DAY:
        return False
    session.add(Audit(at=now, actor="worker", action=LOOKED_UP, about=about))
    session.flush()
    return True


def _issued(
    session: Session, which: ColumnElement[bool], *, holds: bool = False
) -> Sequence[tuple[Certificate, Course]]:
    """`holds` leaves out what was taken back."""
    wanted = [which, *([col(Certificate.status) == "issued"] if holds else [])]
    rows = session.exec(
        select(Certificate, Course).join(Course, col(Course.id) == Certificate.course_id).where(*wanted)
    ).all()
    return [(row[0], row[1]) for row in rows]


def _on_roster(session: Session, which: ColumnElement[bool]) -> Sequence[tuple[RosterRow, Course]]:
    """The first line of a class last, so that it is the one that counts."""
    rows = session.exec(
        select(RosterRow, Course)
        .join(Course, col(Course.id) == RosterRow.course_id)
        .where(which)
        .order_by(col(RosterRow.seq).desc())
    ).all()
    return [(row[0], row[1]) for row in rows]


def _merged(
    issued: Sequence[tuple[Certificate, Course]], listed: Sequence[tuple[RosterRow, Course]]
) -> Sequence[Result]:
    """A certificate tells more than the roster line of the same class; of two lines the first one counts."""
    found = {course.key: Result(course, row.assessment, row.certificate_no) for row, course in listed}
    found |= {course.key: Result(course, "合格", row.number, row.issued_on) for row, course in issued}
    return sorted(found.values(), key=lambda result: result.course.ends_at, reverse=True)


def _ends_with(tail: str, *numbers: str) -> bool:
    """Digits and X count, dashes do not."""
    return any(re.sub(r"[^0-9X]", "", number.upper()).endswith(tail.upper()) for number in numbers if number)
