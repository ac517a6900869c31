"""Meetings of both bureaus (联络会): written down once, counted for P23, and what was agreed on followed until it is done."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlmodel import Session, col, select

from db import audits, plan_entries, rights, scopes
from db.models import Meeting, MeetingTask, Staff
from db.models.record import DEHONG
from db.plan_entries import Said
from db.refusals import Refusal
from db.rights import Right

MEASURE, COUNTER = "P23", "联络会次数"


class NotAMeeting(Refusal):
    """A meeting needs a subject and who was there, and has been held."""


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
    """Counted in the plan's figures from now on. Raises NotAllowed or NotAMeeting, and then nothing is kept."""
    rights.require(by, Right.MONEY)
    if not held.title or not held.people or held.held_on > now.date():
        raise NotAMeeting
    said = Said(MEASURE, COUNTER, held.held_on, title=held.title, place=held.place)
    entry = plan_entries.enter(session, said, by=by, now=now)
    row = Meeting(
        region=DEHONG, title=held.title, held_on=held.held_on, place=held.place, people=held.people,
        minutes=held.minutes, entry_id=entry.key, staff_id=by.id, entered_at=now,
    )  # fmt: skip
    session.add(row)
    session.flush()
    for words, who, due_on in held.tasks:
        add_task(session, row, words=words, who=who, due_on=due_on)
    return row


def add_task(session: Session, meeting: Meeting, *, words: str, who: str, due_on: date | None) -> MeetingTask:
    row = MeetingTask(meeting_id=meeting.key, region=meeting.region, words=words, who=who, due_on=due_on)
    session.add(row)
    session.flush()
    return row


def settle(session: Session, key: object, *, outcome: str, by: Staff, now: datetime) -> MeetingTask:
    """Done, with what came of it; the first word stands. Raises NotAllowed or NotSeen."""
    rights.require(by, Right.MONEY)
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
    """What is still to be done, the most pressing first; what has no day comes last."""
    rows = session.exec(
        select(MeetingTask, Meeting)
        .join(Meeting, col(Meeting.id) == MeetingTask.meeting_id)
        .where(col(MeetingTask.done_at).is_(None), *scopes.seen(by, Meeting))
    ).all()
    return sorted(((row[0], row[1]) for row in rows), key=lambda pair: (pair[0].due_on or date.max, pair[0].key))
