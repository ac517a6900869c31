"""Conversations that a person has taken over or should (收件箱): who waits, what was said, who sees to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, or_
from sqlmodel import Session, col, select

from db import attachments, audits, followers, inquiries, messages, outbox, rights, scopes
from db.models import Attachment, CannedReply, Follower, Inquiry, InquiryNote, Message, Staff, Worker
from db.refusals import Refusal
from db.rights import Right

LEVELS = {"urgent": 0, "high": 1}
SHOWN = 100
MOST = 200
NEWEST = 50


class TitleInUse(Refusal):
    """Another prepared reply has this title."""


@dataclass(frozen=True)
class Line:
    """One conversation in the list: the request, the person, who has it, and when they last wrote."""

    inquiry: Inquiry
    worker: Worker | None
    taker: Staff | None
    last_at: datetime | None


@dataclass(frozen=True)
class Thread:
    """`left` customer-service messages may still go out until `until`. `media`: the pictures and voices of `said`, by
    the number that stands with the message."""

    inquiry: Inquiry
    worker: Worker | None
    follower: Follower | None
    taker: Staff | None
    said: Sequence[Message]
    media: Mapping[int, Attachment]
    notes: Sequence[tuple[InquiryNote, Staff | None]]
    left: int
    until: datetime | None
    unsent: Mapping[int, str]  # of `said`: "waiting" for its turn or the worker's next word, or "failed"

    @property
    def lines(self) -> Sequence["Told"]:
        """What was said and what was noted, each at its time."""
        noted = [Told(note.at, None, note, author) for note, author in self.notes]
        return sorted([*(Told(line.said_at, line) for line in self.said), *noted], key=lambda one: one.at)


class Told(NamedTuple):
    """One line of a conversation as the desk reads it: a message, or a note with its author."""

    at: datetime
    message: Message | None
    note: InquiryNote | None = None
    author: Staff | None = None


def listed(session: Session, *, by: Staff, whose: str = "", words: str = "") -> Sequence[Line]:
    """`whose`: "" all open ones, "mine", "free" (nobody's) or "closed" (the newest). Urgent first, then the longest waiting.

    `words` look through all of them, open and closed, the newest first: number, name, what was asked, said or done.
    """
    last = (
        select(func.max(Message.said_at))
        .where(Message.follower_id == Inquiry.follower_id, Message.direction == "in")
        .correlate(Inquiry)
        .scalar_subquery()
    )
    query = (
        select(Inquiry, Worker, Staff, last)
        .outerjoin(Worker, col(Worker.id) == Inquiry.worker_id)
        .outerjoin(Staff, col(Staff.id) == Inquiry.taken_by)
        .where(*scopes.seen(by, Inquiry))
    )
    if words or whose == "closed":
        only = _holds(words) if words else col(Inquiry.status) == "closed"
        rows = session.exec(query.where(only).order_by(col(Inquiry.id).desc()).limit(NEWEST)).all()
        return [Line(*row) for row in rows]
    query = query.where(col(Inquiry.status).in_(inquiries.OPEN)).order_by(col(Inquiry.opened_at)).limit(MOST)
    if whose == "mine":
        query = query.where(Inquiry.taken_by == by.id)
    if whose == "free":
        query = query.where(col(Inquiry.taken_by).is_(None))
    return sorted((Line(*row) for row in session.exec(query).all()), key=lambda line: LEVELS.get(line.inquiry.level, 2))


def _holds(words: str) -> ColumnElement[bool]:
    talk = select(Message.id).where(
        Message.follower_id == Inquiry.follower_id, col(Message.words).contains(words, autoescape=True)
    )
    here, who = scopes.holding(Inquiry, ("words", "outcome"), words), scopes.holding(Worker, ("name",), words)
    return or_(col(Inquiry.number) == words.upper(), here, who, talk.correlate(Inquiry).exists())


def thread(session: Session, inquiry_id: object, *, by: Staff, now: datetime) -> Thread:
    """Raises NotSeen."""
    inquiry = scopes.one(session, Inquiry, inquiry_id, by=by)
    follower = session.get(Follower, inquiry.follower_id) if inquiry.follower_id else None
    left, until = followers.allowance(session, follower=follower, now=now) if follower else (0, None)
    notes = session.exec(
        select(InquiryNote, Staff)
        .outerjoin(Staff, col(Staff.id) == InquiryNote.staff_id)
        .where(InquiryNote.inquiry_id == inquiry.id, col(InquiryNote.staff_id).is_not(None))
        .order_by(col(InquiryNote.at), col(InquiryNote.id))
    ).all()
    said = messages.last(session, follower, count=SHOWN) if follower else ()
    return Thread(
        inquiry=inquiry,
        worker=session.get(Worker, inquiry.worker_id) if inquiry.worker_id else None,
        follower=follower,
        taker=session.get(Staff, inquiry.taken_by) if inquiry.taken_by else None,
        said=said,
        media=scopes.by_id(session, Attachment, (line.attachment_id for line in said)),
        notes=[(row[0], row[1]) for row in notes],
        left=left,
        until=until,
        unsent=_unsent(session, follower, said) if follower else {},
    )


def _unsent(session: Session, follower: Follower, said: Sequence[Message]) -> dict[int, str]:
    """What staff wrote and has not reached the phone: a line and the message owed for it were made in the same moment."""
    owed = {(row.owed_at, row.message.get("words")): row.state for row in outbox.unsent(session, follower)}
    states = {line.key: owed.get((line.said_at, line.words), "") for line in said if line.direction == "staff"}
    return {key: "waiting" if state in outbox.LIVE else "failed" for key, state in states.items() if state}


def medium(session: Session, number: object, *, by: Staff) -> Attachment:
    """A picture or voice from somebody whose request this member sees, with its file. Raises NotSeen."""
    row = attachments.with_file(session, scopes.whole(number))
    theirs = select(Inquiry.id).where(Inquiry.follower_id == row.follower_id, *scopes.seen(by, Inquiry)).limit(1)
    if row.follower_id is None or session.exec(theirs).first() is None:
        raise scopes.NotSeen("Attachment")
    return row


def open_one(session: Session, inquiry_id: object, *, by: Staff) -> Inquiry:
    """To be worked on. Raises NotAllowed, NotSeen, or NoSuchInquiry when it is closed."""
    rights.require(by, Right.REQUESTS)
    inquiry = scopes.one(session, Inquiry, inquiry_id, by=by)
    if inquiry.status not in inquiries.OPEN:
        raise inquiries.NoSuchInquiry(inquiry.number)
    return inquiry


def assign(session: Session, inquiry: Inquiry, *, to: Staff, by: Staff, now: datetime) -> None:
    """Give it to somebody, whoever had it before."""
    session.refresh(inquiry, with_for_update=True)
    inquiries.give(session, inquiry, to=to, now=now)
    audits.note(
        session, staff=by, action="inquiry_assigned", about=f"inquiry:{inquiry.key}", now=now, detail=to.code
    )  # fmt: skip


def can_take(session: Session) -> Sequence[Staff]:
    """Who may be given a request."""
    roles = [role for role, allowed in rights.RIGHTS.items() if Right.REQUESTS in allowed]
    return session.exec(
        select(Staff).where(col(Staff.active), col(Staff.role).in_(roles)).order_by(Staff.code)
    ).all()  # fmt: skip


def canned(session: Session) -> Sequence[CannedReply]:
    return session.exec(select(CannedReply).order_by(CannedReply.title)).all()


def add_canned(session: Session, *, title: str, words: str, by: Staff, now: datetime) -> None:
    """Raises NotAllowed or TitleInUse."""
    rights.require(by, Right.REQUESTS)
    if session.exec(select(CannedReply).where(CannedReply.title == title)).first() is not None:
        raise TitleInUse
    session.add(CannedReply(title=title, words=words, changed_at=now, changed_by=by.id))
    session.flush()


def drop_canned(session: Session, canned_id: object, *, by: Staff) -> None:
    """Raises NotAllowed or NotSeen."""
    rights.require(by, Right.REQUESTS)
    session.delete(scopes.one(session, CannedReply, canned_id, by=by))
