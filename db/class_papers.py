"""Certificates of a class (发证): issued by number, put right, taken back. A number that was taken back stays known as such."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from db import audits
from db.models import Certificate, Course, Enrolment, Identity, Staff, Worker
from db.refusals import Refusal

ISSUED, TAKEN_BACK = "issued", "taken_back"


class CertificateTaken(Refusal):
    """Another certificate bears this number."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class NotPassed(Refusal):
    """A certificate is for those who passed."""


class IssuedTooEarly(Refusal):
    """No certificate is issued before its class has begun."""


@dataclass(frozen=True)
class Certified:
    """How many certificates are new or have another number, how many have another date, how many were taken back."""

    issued: int = 0
    dated: int = 0
    taken_back: int = 0


def enter(
    session: Session, course: Course, numbers: Mapping[int, str], *, on: date, by: Staff, now: datetime,
    failed: Collection[int] = (), redate: bool = False,
) -> Certified:  # fmt: skip
    """By enrolment; an empty number takes back what was issued. `failed` are people whose result is no pass any more.

    `redate` gives the day also to those whose number stays. Raises NotPassed, CertificateTaken, IssuedTooEarly.
    """
    seats = {key: seat for key in numbers if (seat := session.get(Enrolment, key)) and seat.course_id == course.key}
    wanted = {seat.worker_id: numbers[key] for key, seat in seats.items() if numbers[key]}
    if any(seat.status != "passed" for key, seat in seats.items() if numbers[key]):
        raise NotPassed
    own = _of_class(session, course)
    changed = {who: number for who, number in wanted.items() if not _is_issued(own.get(who), number)}
    kept = [own[who] for who in wanted if who not in changed and redate and own[who].issued_on != on]
    if (changed or kept) and on < course.starts_at.date():
        raise IssuedTooEarly
    ended = {seat.worker_id for key, seat in seats.items() if not numbers[key]} | set(failed)
    gone = [row for who, row in own.items() if row.status == ISSUED and who in ended]
    _make_room(session, changed, own, gone)
    for row in gone:
        row.status = TAKEN_BACK
    for row in kept:
        row.issued_on = on
    for who, number in changed.items():
        worker = session.get_one(Worker, who)
        row = own.get(who) or Certificate(number=number, worker_id=who, course_id=course.key, region=worker.region)
        _issue(session, row, worker, number=number, on=on)
    session.flush()
    done = Certified(len(changed), len(kept), len(gone))
    _note(session, course, done, [row.number for row in gone], by=by, now=now)
    return done


def _make_room(
    session: Session, changed: Mapping[int, str], own: Mapping[int, Certificate], gone: Collection[Certificate]
) -> None:
    """Two numbers may be exchanged, and one that was taken back be given again. Raises CertificateTaken."""
    giving_up = {own[who].key for who in changed if who in own}
    free = giving_up | {row.key for row in gone}
    for number in changed.values():
        bears = session.exec(select(Certificate).where(Certificate.number == number)).first()
        if bears is not None and bears.key not in free and bears.status == ISSUED:
            raise CertificateTaken(number)
    if len(set(changed.values())) < len(changed):
        raise CertificateTaken(next(iter(changed.values())))
    for key in giving_up:
        row = session.get_one(Certificate, key)
        row.number = f"-{row.key}"  # out of the way of the one that gets it now
    session.flush()
    for row in session.exec(select(Certificate).where(col(Certificate.number).in_(list(changed.values())))).all():
        session.delete(row)
    session.flush()


def _issue(session: Session, row: Certificate, worker: Worker, *, number: str, on: date) -> None:
    masked = session.exec(select(Identity.masked).where(Identity.worker_id == worker.key)).first() or ""
    row.number, row.name, row.id_tail, row.issued_on, row.status = number, worker.name, masked[-4:], on, ISSUED
    session.add(row)


def _is_issued(row: Certificate | None, number: str) -> bool:
    return row is not None and row.status == ISSUED and row.number == number


def _of_class(session: Session, course: Course) -> dict[int, Certificate]:
    """What each person has or had; one that stands before one that was taken back."""
    rows = session.exec(
        select(Certificate).where(Certificate.course_id == course.key).order_by(col(Certificate.status).desc())
    ).all()
    return {row.worker_id: row for row in rows if row.worker_id is not None}


def _note(session: Session, course: Course, done: Certified, gone: list[str], *, by: Staff, now: datetime) -> None:
    about = f"course:{course.key}"
    if done.issued or done.dated:
        detail = f"{done.issued + done.dated} 张"
        audits.note(session, staff=by, action="certificates_issued", about=about, detail=detail, now=now)
    if gone:
        detail = "、".join(gone)[:200]
        audits.note(session, staff=by, action="certificates_taken_back", about=about, detail=detail, now=now)
