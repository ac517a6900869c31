"""What came of visits (走访记录): recorded on the spot or later from paper, with the tasks that follow from them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from db import audits, employer_contacts, rights, scopes, visits
from db.models import Audit, Employer, FollowUp, Staff, Visit, Worker
from db.refusals import Refusal
from db.rights import Right

# How long a visit took that was entered afterwards; nobody asks for it.
LASTED = timedelta(minutes=60)
OUTCOMES = ("done", "absent")
COMFORT = ("gift", "own_event")
BY_WIRE = {"telephone", "wechat"}
# A year mistyped (1026, 2006) is found by this; paper that old is not entered any more.
OLDEST = timedelta(days=5 * 366)
OPEN_TASKS, TASKS_SHOWN = ("new", "accepted", "passed_on", "following"), 300


class NotYet(Refusal):
    """A visit is recorded once it has taken place."""


class CalledOff(Refusal):
    """The visit was called off; there is nothing to record or to move."""


class NoCostSource(Refusal):
    """Whoever brings something says whose money it was (用工单位稳岗慰问, 资金监管)."""


class NoNumber(Refusal):
    """A comfort visit to an employer says how many people it reached (稳岗慰问记录: date, number, source of money, photo)."""


class LongAgo(Refusal):
    """The day lies so far back that its year is mistyped."""


class EnteredBefore(Refusal):
    """The same people have a visit recorded on this day: the same sheet, or a second visit, which must be said."""

    def __init__(self, number: int, at: datetime) -> None:
        super().__init__(number)
        self.number, self.at = number, at


class Arranged(Refusal):
    """A visit to the same people is arranged for this day and has no record: the one that is entered may be that one."""

    def __init__(self, number: int, at: datetime) -> None:
        super().__init__(number)
        self.number, self.at = number, at


class Nobody(Refusal):
    """A visit is to a person or to an employer, and this one names neither."""


@dataclass(frozen=True)
class Task:
    """Something that somebody must still see to, by a day if one was named."""

    words: str
    kind: str = "follow_up"
    due_on: date | None = None


@dataclass(frozen=True)
class Entry:
    """`at` is when the visit took place, China time; the moment of entering it is kept beside it."""

    status: str
    at: datetime
    summary: str = ""
    people_met: int | None = None
    cost_source: str = ""
    tasks: Sequence[Task] = field(default=())


def record(
    session: Session, visit: Visit, entry: Entry, *, by: Staff, now: datetime, visitor: Staff | None = None
) -> None:  # fmt: skip
    """`visitor` is who went, if that is told. Raises NotAllowed, CalledOff, NotYet, LongAgo, NoCostSource or NoNumber."""
    rights.require(by, Right.VISITS)
    if visit.status == "cancelled":
        raise CalledOff
    _check(entry, visit.kind, now, alone=visit.worker_id is not None or bool(visit.people_met))
    told = _changed(visit, entry) if visit.entered_at is not None else ""
    if visit.starts_at != entry.at:
        visit.starts_at, visit.ends_at = entry.at, entry.at + (visit.ends_at - visit.starts_at)
    visit.staff_id = visitor.id if visitor else visit.staff_id or by.id
    _settle(session, visit, entry, by=by, now=now, told=told)


def enter(
    session: Session, entry: Entry, *, worker: Worker | None, employer: Employer | None, kind: str, place: str, by: Staff,
    now: datetime, visitor: Staff | None = None, another: bool = False,
) -> Visit:  # fmt: skip
    """A visit that was never booked, or done on paper; `visitor` is who went, if not who enters it. `another` is a second
    one of its day. Raises NotAllowed, Nobody, NotYet, LongAgo, NoCostSource, NoNumber, EnteredBefore or Arranged."""
    rights.require(by, Right.VISITS)
    _check(entry, kind, now, alone=worker is not None or employer is None)
    if worker is None and employer is None:
        raise Nobody
    if not another:
        _refuse_a_second(session, entry.at, kind, worker, employer)
    visit = Visit(
        kind=kind, worker_id=worker.id if worker else None, employer_id=employer.id if employer else None,
        staff_id=(visitor or by).id, region=worker.region if worker else Visit.model_fields["region"].default, place=place,
        starts_at=entry.at, ends_at=entry.at + LASTED, asked_at=now,
    )  # fmt: skip
    session.add(visit)
    session.flush()
    _settle(session, visit, entry, by=by, now=now)
    return visit


def corrections(session: Session, visit: Visit) -> Sequence[tuple[datetime, str, Audit]]:
    """When the record was put right after it was first entered, by whom, and what it was about; oldest first."""
    if visit.entered_at is None:
        return ()
    noted = audits.about(session, f"visit:{visit.key}")
    later = [(row.at, member.name if member else "", row) for row, member in noted if _corrects(row, visit.entered_at)]
    return later[::-1]


def _corrects(row: Audit, entered_at: datetime) -> bool:
    return row.action == "visit_recorded" and row.at > entered_at


def _refuse_a_second(
    session: Session, at: datetime, kind: str, worker: Worker | None, employer: Employer | None
) -> None:
    """What is recorded of the same people for this day, or arranged with them; a call is not the same as a visit."""
    begins = at.replace(hour=0, minute=0, second=0, microsecond=0)
    of_employer = [col(Visit.worker_id).is_(None), col(Visit.employer_id) == (employer.id if employer else None)]
    whom = [col(Visit.worker_id) == worker.id] if worker else of_employer
    query = select(Visit).where(
        *whom, col(Visit.starts_at) >= begins, col(Visit.starts_at) < begins + timedelta(days=1)
    )
    same = [visit for visit in session.exec(query.order_by(col(Visit.id))).all() if _alike(visit.kind, kind)]
    if recorded := next((visit for visit in same if visit.status in OUTCOMES and visit.kind == kind), None):
        raise EnteredBefore(recorded.key, recorded.starts_at)
    if arranged := next((visit for visit in same if visit.status == "booked"), None):
        raise Arranged(arranged.key, arranged.starts_at)


def _alike(kind: str, other: str) -> bool:
    """Of two that were made by going there it may be the same one, whatever it is called."""
    return kind == other or not {kind, other} & BY_WIRE


def open_tasks(session: Session, *, by: Staff, mine: bool = False) -> Sequence[tuple[FollowUp, Worker | None]]:
    """Not done yet, within the member's region: those with a day first, the earliest first, then the oldest."""
    query = scopes.rows(by, FollowUp).where(col(FollowUp.status).in_(OPEN_TASKS), col(FollowUp.closed_at).is_(None))
    if mine:
        query = query.where(FollowUp.staff_id == by.id)
    query = query.order_by(col(FollowUp.due_on).is_(None), col(FollowUp.due_on), col(FollowUp.opened_at))
    rows = session.exec(query.limit(TASKS_SHOWN)).all()
    people = scopes.by_id(session, Worker, [row.worker_id for row in rows])
    return [(row, people.get(row.worker_id) if row.worker_id else None) for row in rows]


def tasks_of(session: Session, visit: Visit, *, by: Staff) -> Sequence[FollowUp]:
    """Oldest first."""
    query = scopes.rows(by, FollowUp).where(FollowUp.visit_id == visit.id)
    return session.exec(query.order_by(col(FollowUp.id))).all()


def finish_task(session: Session, task_id: object, *, outcome: str, by: Staff, now: datetime) -> FollowUp:
    """Done, with what was done. Raises NotAllowed or NotSeen."""
    rights.require(by, Right.VISITS)
    task = scopes.one(session, FollowUp, task_id, by=by)
    task.status, task.closed_at, task.outcome = "done", now, outcome
    audits.note(session, staff=by, action="task_done", about=f"follow_up:{task.key}", now=now)
    session.flush()
    return task


def _changed(visit: Visit, entry: Entry) -> str:
    """What a correction makes of day, number and source of money: watched figures keep what stood before, in the audit."""
    pairs = (
        ("日期", f"{visit.starts_at:%Y-%m-%d}", f"{entry.at:%Y-%m-%d}"),
        ("人数", visit.people_met, visit.people_met if entry.people_met is None else entry.people_met),
        ("资金", visit.cost_source, entry.cost_source or visit.cost_source),
    )
    return " ".join(audits.change(name, before, after) for name, before, after in pairs if before != after)


def _check(entry: Entry, kind: str, now: datetime, *, alone: bool) -> None:
    """`alone`: the visit is to one person, or has its number already, so that nobody counts."""
    if entry.at > now:
        raise NotYet
    if entry.at < now - OLDEST:
        raise LongAgo
    if kind in COMFORT and entry.status == "done" and not entry.cost_source:
        raise NoCostSource
    comforts = kind in COMFORT or bool(entry.cost_source)  # money was spent, whatever the visit is called
    if comforts and entry.status == "done" and not alone and not entry.people_met:
        raise NoNumber
    if entry.status not in OUTCOMES:
        raise ValueError(f"a visit does not end as {entry.status}")


def _settle(session: Session, visit: Visit, entry: Entry, *, by: Staff, now: datetime, told: str = "") -> None:
    visits.record(
        session, visit, status=entry.status, summary=entry.summary, now=now, people_met=entry.people_met
    )  # fmt: skip
    visit.cost_source = entry.cost_source or visit.cost_source
    worker = session.get(Worker, visit.worker_id) if visit.worker_id else None
    if worker is not None and entry.status == "done":
        worker.last_contact_at = max(worker.last_contact_at or entry.at, entry.at)
    _tell_employer(session, visit)
    for task in entry.tasks:
        visits.need(session, visit, kind=task.kind, words=task.words, now=now).due_on = task.due_on
    detail = f"{entry.status} {told}".strip()
    audits.note(session, staff=by, action="visit_recorded", about=f"visit:{visit.key}", now=now, detail=detail)
    session.flush()


def _tell_employer(session: Session, visit: Visit) -> None:
    """A visit to an employer, recorded or put right, is a contact with it (对企联络) and moves the next one."""
    if visit.employer_id is None or visit.worker_id is not None:
        return
    session.flush()
    employer_contacts.settle(session, session.get_one(Employer, visit.employer_id))
