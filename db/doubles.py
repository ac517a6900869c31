"""One person, one place (重复报名): the same person on another phone is found by what two records have in common."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import Session, col, select

from db.models import Course, Enrolment, FollowUp, Identity, Worker
from db.models.workers import living
from db.refusals import Refusal

KIND = "double"
LONG_NAME = 3
MERGED = "是一个人，合并了"


class SamePerson(Refusal):
    """Somebody who is surely the same person is in this class already, from another phone.

    `by` says what tells it: identity, phone (with the name) or birth (with name and township).
    """

    def __init__(self, course: Course, *, by: str) -> None:
        super().__init__(course.code, by)
        self.title, self.by = course.title, by


def check(session: Session, worker: Worker, course: Course, *, now: datetime) -> None:
    """Raises SamePerson when it is sure; what is only likely goes to staff, and the sign-up stands until they decide.

    Sure is the same ID number (by its blind index), the same name with the same phone, or the same name, birthday and
    township. Likely is the same name from the same county, where nothing tells the two apart, or one phone and one county
    under names that differ by one sign.
    """
    others = _in_class(session, worker, course)
    for other in others:
        if by := _surely_same(session, worker, other):
            raise SamePerson(course, by=by)
    for other in others:
        if likely_same(worker, other):
            _ask_staff(session, worker, other, course, now=now)


def likely_same(worker: Worker, other: Worker) -> bool:
    """One name from one county, or one phone and nearly one name, and nothing that tells the two apart."""
    one = worker.name == other.name or (bool(worker.phone) and worker.phone == other.phone and _alike(worker, other))
    return one and worker.county == other.county and not _told_apart(worker, other)


def _alike(worker: Worker, other: Worker) -> bool:
    """玉演貳 and 玉演二. Of two signs one alone says nothing: families share a telephone."""
    differ = [one for one, two in zip(worker.name, other.name, strict=False) if one != two]
    return len(worker.name) == len(other.name) >= LONG_NAME and len(differ) == 1


def decided(session: Session, worker: Worker, *, now: datetime) -> list[int]:
    """Staff have found two to be one. Returns the tasks that asked it, closed now."""
    asked = select(FollowUp).where(
        FollowUp.worker_id == worker.key, FollowUp.kind == KIND, col(FollowUp.closed_at).is_(None)
    )
    closed = []
    for task in session.exec(asked).all():
        task.closed_at, task.status, task.outcome = now, "done", MERGED
        closed.append(task.key)
    return closed


def ask_again(session: Session, tasks: Iterable[int]) -> None:
    """They were two after all: the tasks that were closed stand open again."""
    for number in tasks:
        task = session.get_one(FollowUp, number)
        if task.outcome == MERGED:
            task.closed_at, task.status, task.outcome = None, "new", ""


def _in_class(session: Session, worker: Worker, course: Course) -> list[Worker]:
    """People of the class who share a name, a phone or an ID number with this one."""
    mine = select(Identity.blind).where(Identity.worker_id == worker.id, Identity.blind != "")
    same_number: ColumnElement[bool] = col(Worker.id).in_(
        select(Identity.worker_id).where(col(Identity.blind).in_(mine))
    )
    same_name = col(Worker.name) == worker.name
    alike = or_(same_name, col(Worker.phone) == worker.phone) if worker.phone else same_name
    return list(
        session.exec(
            select(Worker)
            .join(Enrolment, col(Enrolment.worker_id) == Worker.id)
            .where(Enrolment.course_id == course.id, col(Enrolment.live), Worker.id != worker.id)
            .where(or_(same_number, and_(alike, *living())))
        ).all()
    )


def _surely_same(session: Session, worker: Worker, other: Worker) -> str:
    """What tells it, "" when nothing does."""
    if _same_number(session, worker, other):
        return "identity"
    if worker.name != other.name:
        return ""
    if worker.phone and worker.phone == other.phone:
        return "phone"
    born = worker.birth_date is not None and worker.birth_date == other.birth_date
    return "birth" if born and worker.township_code == other.township_code != "" else ""


def _same_number(session: Session, worker: Worker, other: Worker) -> bool:
    rows = session.exec(
        select(Identity.worker_id, Identity.blind).where(
            col(Identity.worker_id).in_([worker.id, other.id]), Identity.blind != ""
        )
    ).all()
    mine, theirs = ({blind for owner, blind in rows if owner == one.id} for one in (worker, other))
    return bool(mine & theirs)


def _told_apart(worker: Worker, other: Worker) -> bool:
    """Two birthdays, or two townships, that differ."""
    born = worker.birth_date and other.birth_date and worker.birth_date != other.birth_date
    lives = worker.township_code and other.township_code and worker.township_code != other.township_code
    return bool(born or lives)


def _ask_staff(session: Session, worker: Worker, other: Worker, course: Course, *, now: datetime) -> None:
    why, also = ("同名同县", "") if worker.name == other.name else ("手机号一样、名字差一个字", worker.name)
    words = f"{course.code} 里{why}两人：{other.name}（{other.number}）、{also}（{worker.number}），请核对是不是一个人，在“疑似重复”里并排看"
    session.add(FollowUp(worker_id=worker.key, region=worker.region, kind=KIND, words=words, opened_at=now))
    session.flush()
