"""Meetings of both bureaus (联络会): written down once, counted for P23, and what was agreed on followed until it is done."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlmodel import Session, col, select

from db import audits, plan_entries, rights, scopes
from db.models import Meeting, MeetingTask, PlanEntry, Staff
from db.models.record import DEHONG
from db.plan_entries import Said
from db.refusals import Refusal
from db.rights import Right

MEASURE, COUNTER = "P23", "联络会次数"
FIELDS = {"title": "议题", "held_on": "日期", "place": "地点", "people": "参加", "minutes": "纪要"}


class NotAMeeting(Refusal):
    """A meeting needs a subject and who was there, and has been held."""


class EnteredAlready(Refusal):
    """There is one with this subject on this day."""


class TakenBack(Refusal):
    """It counts no more, so nothing of it is changed."""


class NeedsOutcome(Refusal):
    """Something done has an outcome."""


@dataclass(frozen=True)
class Held:
    """A meeting as it was. `tasks` are what was agreed on: words, who sees to it, until when."""

    title: str
    held_on: date
    people: str
    place: str = ""
    minutes: str = ""
    tasks: Sequence[tuple[str, str, date | None]] = field(default=())


def enter(session: Session, held: Held, *, by: Staff, now: datetime) -> Meeting:
    """Counted in the plan's figures from now on. Raises NotAllowed, NotAMeeting or EnteredAlready, and then nothing is kept."""
    rights.require(by, Right.MONEY)
    _check(session, held, now)
    said = Said(MEASURE, COUNTER, held.held_on, title=held.title, place=held.place)
    entry = plan_entries.enter(session, said, by=by, now=now, another=True)
    row = Meeting(
        region=DEHONG, title=held.title, held_on=held.held_on, place=held.place, people=held.people,
        minutes=held.minutes, entry_id=entry.key, staff_id=by.id, entered_at=now,
    )  # fmt: skip
    session.add(row)
    session.flush()
    for words, who, due_on in held.tasks:
        add_task(session, row, words=words, who=who, due_on=due_on)
    return row


def put_right(session: Session, row: Meeting, held: Held, *, by: Staff, now: datetime) -> Meeting:
    """What was written down wrongly, its line in the plan's figures with it; what was agreed on stays as it is.

    Raises NotAllowed, NotAMeeting, EnteredAlready, TakenBack.
    """
    rights.require(by, Right.MONEY)
    entry = _counted(session, row)
    _check(session, held, now, own=row)
    changed = [name for name in FIELDS if getattr(row, name) != getattr(held, name)]
    told = "，".join(_told(row, held, name) for name in changed)
    for name in changed:
        setattr(row, name, getattr(held, name))
    if entry is not None:
        entry.day, entry.title, entry.place = held.held_on, held.title, held.place
    if changed:
        audits.note(session, staff=by, action="meeting_changed", about=f"meeting:{row.key}", now=now, detail=told)
    session.flush()
    return row


def take_back(session: Session, row: Meeting, *, reason: str, by: Staff, now: datetime) -> Meeting:
    """One that was entered by mistake counts no more; it stays in the records. Raises NotAllowed, TakenBack."""
    rights.require(by, Right.MONEY)
    entry = _counted(session, row)
    if entry is not None:
        plan_entries.drop(session, entry.key, reason=reason, by=by, now=now)
    return row


def taken_back(session: Session, rows: Sequence[Meeting]) -> Collection[int]:
    """Those that count no more, by their keys."""
    entries = [row.entry_id for row in rows if row.entry_id is not None]
    dropped = select(PlanEntry.id).where(col(PlanEntry.id).in_(entries), col(PlanEntry.dropped_at).is_not(None))
    gone = set(session.exec(dropped).all())
    return {row.key for row in rows if row.entry_id in gone}


def _check(session: Session, held: Held, now: datetime, own: Meeting | None = None) -> None:
    if not held.title or not held.people or held.held_on > now.date():
        raise NotAMeeting
    same = session.exec(select(Meeting).where(Meeting.title == held.title, Meeting.held_on == held.held_on)).all()
    gone = taken_back(session, same)
    if any(row.key not in gone and (own is None or row.key != own.key) for row in same):
        raise EnteredAlready


def _counted(session: Session, row: Meeting) -> PlanEntry | None:
    entry = session.get(PlanEntry, row.entry_id) if row.entry_id is not None else None
    if entry is not None and entry.dropped_at is not None:
        raise TakenBack
    return entry


def _told(row: Meeting, held: Held, name: str) -> str:
    """Minutes are long: that they were changed is enough."""
    if name == "minutes":
        return f"改了{FIELDS[name]}"
    return audits.change(FIELDS[name], getattr(row, name), getattr(held, name))


def add_task(session: Session, meeting: Meeting, *, words: str, who: str, due_on: date | None) -> MeetingTask:
    row = MeetingTask(meeting_id=meeting.key, region=meeting.region, words=words, who=who, due_on=due_on)
    session.add(row)
    session.flush()
    return row


def settle(session: Session, key: object, *, outcome: str, by: Staff, now: datetime) -> MeetingTask:
    """Done, with what came of it; the first word stands. Raises NotAllowed, NotSeen or NeedsOutcome."""
    rights.require(by, Right.MONEY)
    if not outcome:
        raise NeedsOutcome
    row = scopes.one(session, MeetingTask, key, by=by)
    if row.done_at is None:
        row.done_at, row.done_by, row.outcome = now, by.id, outcome
        audits.note(session, staff=by, action="meeting_task_done", about=f"meeting:{row.meeting_id}", now=now)
        session.flush()
    return row


def known(session: Session, *, by: Staff) -> Sequence[Meeting]:
    """The newest first."""
    return session.exec(scopes.rows(by, Meeting).order_by(col(Meeting.held_on).desc(), col(Meeting.id).desc())).all()


def tasks_of(session: Session, meeting: Meeting) -> Sequence[MeetingTask]:
    return session.exec(
        select(MeetingTask).where(MeetingTask.meeting_id == meeting.id).order_by(col(MeetingTask.id))
    ).all()  # fmt: skip


def open_tasks(session: Session, *, by: Staff) -> Sequence[tuple[MeetingTask, Meeting]]:
    """What is still to be done, the most pressing first; what has no day comes last. Not of a meeting that was taken back."""
    rows = session.exec(
        select(MeetingTask, Meeting)
        .join(Meeting, col(Meeting.id) == MeetingTask.meeting_id)
        .where(col(MeetingTask.done_at).is_(None), *scopes.seen(by, Meeting))
    ).all()
    gone = taken_back(session, [row[1] for row in rows])
    return sorted(
        ((row[0], row[1]) for row in rows if row[1].key not in gone),
        key=lambda pair: (pair[0].due_on or date.max, pair[0].key),
    )
