"""Deletion of a person (删除个人信息), in steps that survive a crash: called off at once, erased by the clock, swept from disk.

What stays is a row without a name: the dates and kinds of what the station did. 个人信息保护法 art. 47 allows to keep what
another law demands; that is the roster of a class for which money was claimed, name and masked number only.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete
from sqlmodel import Session, col, select

from db import calling_off, erased_rows, erased_words, followers, made_sheets, scopes, workers
from db.calling_off import CalledOff
from db.erased_words import Traces
from db.models import Erasure, Follower, FollowerWorker, Identity, Inquiry, Message, Staff, StaffBinding, Worker
from db.station import Station

OPEN = ("new", "taken")
# Asking for the deletion is itself a request; it keeps nobody's name.
OWN_KIND = "data"
# WeChat brings a message again for some seconds; a repeat that comes after everything has gone would make a new follower.
REPEATS_OVER = timedelta(minutes=1)


@dataclass(frozen=True)
class Asked:
    """`held_for` numbers the open requests for whose sake name, telephone and chat stay until they are closed."""

    called_off: CalledOff
    held_for: Sequence[str]


def ask(session: Session, worker: Worker, *, station: Station, now: datetime, source: str = "self") -> Asked:
    """From now on nothing is done for the person, nothing more is sent, and no list shows them. Asking twice is asking once.

    The phone itself is forgotten when the rows are erased: until then the answer to the request can still be sent to it.
    """
    people = [worker, *_merged(session, worker)]
    called_off = calling_off.everything(session, worker, station=station, now=now)
    held_for = [row.number for person in people for row in _open_requests(session, person)]
    for person in people:
        workers.withdraw_consents(session, person, now=now)
        if person.deleted_at is None:
            workers.set_status(session, person, status="deleted", since=now.date(), now=now)
            person.deleted_at = now
        phones = _phones(session, person)
        calling_off.messages(session, person, phones, now=now)
        if session.exec(select(Erasure.id).where(Erasure.worker_id == person.id)).first() is None:
            session.add(_erasure(session, person, phones, now=now, source=source))
        _unlink(session, person)
        erased_rows.services(session, person)
    session.flush()
    return Asked(called_off, held_for)


def unfinished(session: Session, *, now: datetime) -> Sequence[int]:
    """Numbers of deletions whose rows can go now: nobody is at work on a request of that person."""
    waiting = select(Erasure).where(col(Erasure.erased_at).is_(None), col(Erasure.asked_at) <= now - REPEATS_OVER)
    rows = session.exec(waiting.order_by(col(Erasure.id))).all()
    return [row.key for row in rows if not _is_held(session, row)]


def erase(session: Session, erasure_id: int, *, now: datetime) -> None:
    """The person's own rows hold no name, telephone, ID number or openid any more; for the words of others see `traces`.

    Doing it twice does no more than once.
    """
    row = session.get_one(Erasure, erasure_id)
    worker = session.get(Worker, row.worker_id)
    if row.erased_at is not None or worker is None:
        row.erased_at = row.erased_at or now
        return
    pending = row.pending
    phones = [session.get_one(Follower, number) for number in pending.get("followers", [])]
    phones = [*_left_alone(session, phones), *_strays(session, pending.get("openids", []))]
    for follower in phones:
        _forget_phone(session, follower, now=now)
    files = [*erased_rows.chat(session, worker, [phone.key for phone in phones]), *made_sheets.erase_all(session)]
    erased_rows.requests(session, worker)
    erased_rows.person(session, worker, masked=pending.get("masked", ""), blind=pending.get("blind", ""))
    row.marks = [mark(openid) for openid in _gone(session, row)]
    row.pending, row.erased_at = {"files": sorted(set(files))}, now
    session.flush()
    session.expire_all()


def traces(session: Session, erasure_id: int) -> Traces:
    """What others' words may hold of the person; nothing once the rows have been erased."""
    row = session.get_one(Erasure, erasure_id)
    worker = session.get(Worker, row.worker_id)
    if row.erased_at is not None or worker is None:
        return Traces(())
    return erased_words.of(
        session, worker, openids=row.pending.get("openids", []), masked=row.pending.get("masked", "")
    )  # fmt: skip


def latest(session: Session, *, by: Staff, limit: int = 50) -> Sequence[tuple[Erasure, str]]:
    """The newest that this member may know of, each with how far it has come: held, asked, erased or swept."""
    rows = session.exec(
        select(Erasure).where(*scopes.within(col(Erasure.region), by)).order_by(col(Erasure.id).desc()).limit(limit)
    ).all()
    return [(row, _stands(session, row)) for row in rows]


def unswept(session: Session) -> Sequence[Erasure]:
    """Erased in the records, and still to be swept from the disk; oldest first."""
    return session.exec(
        select(Erasure)
        .where(col(Erasure.erased_at).is_not(None), col(Erasure.swept_at).is_(None))
        .order_by(col(Erasure.id))
    ).all()


def swept(session: Session, numbers: Sequence[int], *, now: datetime) -> None:
    for number in numbers:
        row = session.get_one(Erasure, number)
        row.pending, row.swept_at = {}, now
    session.flush()


def replay(session: Session, *, worker_id: int, public_id: str, station: Station, now: datetime) -> bool:
    """A deletion done after the copy that was brought back is done again. False when the copy does not hold the person."""
    worker = session.get(Worker, worker_id)
    if worker is None or worker.public_id != public_id:
        return False
    ask(session, worker, station=station, now=now, source="restore")
    return True


def mark(openid: str) -> str:
    """By which WeChat's list of followers knows whom not to bring back; an openid is too long to be found by trying."""
    return hashlib.sha256(b"forgotten follower:" + openid.encode()).hexdigest()


def marks(session: Session) -> frozenset[str]:
    return frozenset(each for row in session.exec(select(Erasure.marks)).all() for each in row)


def _erasure(
    session: Session, worker: Worker, phones: Sequence[Follower], *, now: datetime, source: str
) -> Erasure:  # fmt: skip
    number = session.exec(select(Identity).where(Identity.worker_id == worker.id)).first()
    pending: dict[str, Any] = {
        "followers": [phone.key for phone in phones],
        "openids": [phone.openid for phone in phones if phone.openid],
        "masked": number.masked if number else "",
        "blind": number.blind if number else "",
    }
    return Erasure(
        worker_id=worker.key, region=worker.region, public_id=worker.public_id, asked_at=now, source=source,
        pending=pending,
    )  # fmt: skip


def _merged(session: Session, worker: Worker) -> Sequence[Worker]:
    """Earlier records of the same person."""
    return session.exec(select(Worker).where(Worker.merged_into == worker.id)).all()


def _phones(session: Session, worker: Worker) -> Sequence[Follower]:
    return session.exec(
        select(Follower)
        .join(FollowerWorker, col(FollowerWorker.follower_id) == Follower.id)
        .where(FollowerWorker.worker_id == worker.id)
        .order_by(col(Follower.id))
    ).all()


def _unlink(session: Session, worker: Worker) -> None:
    """The next person on a shared phone speaks on it from now on."""
    for phone in _phones(session, worker):
        followers.unlink(session, follower=phone, worker=worker)


def _left_alone(session: Session, phones: Sequence[Follower]) -> Sequence[Follower]:
    """Phones of nobody else: no other person writes through them, and no member of staff."""
    others = select(FollowerWorker.follower_id).join(Worker, col(Worker.id) == FollowerWorker.worker_id)
    bound = select(StaffBinding.follower_id).where(col(StaffBinding.ended_at).is_(None))
    taken = {
        *session.exec(others.where(col(Worker.deleted_at).is_(None))).all(),
        *session.exec(bound).all(),
    }  # fmt: skip
    return [phone for phone in phones if phone.key not in taken]


def _forget_phone(session: Session, follower: Follower, *, now: datetime) -> None:
    if follower.openid is not None:
        followers.leave(session, follower=followers.lock(session, follower.key), now=now)


def _strays(session: Session, openids: Sequence[str]) -> Sequence[Follower]:
    """New followers that a repeat of the last message has left behind: nobody has written through them."""
    taken = select(FollowerWorker.follower_id)
    wrote = select(Message.follower_id).where(Message.direction == "in")
    return session.exec(
        select(Follower).where(
            col(Follower.openid).in_(openids), col(Follower.id).not_in(taken), col(Follower.id).not_in(wrote)
        )
    ).all()  # fmt: skip


def _gone(session: Session, row: Erasure) -> Sequence[str]:
    """Of the openids there were, those no follower has any more."""
    openids = row.pending.get("openids", [])
    still = set(session.exec(select(Follower.openid).where(col(Follower.openid).in_(openids))).all())
    return [openid for openid in openids if openid not in still]


def _stands(session: Session, row: Erasure) -> str:
    if row.swept_at is not None:
        return "swept"
    if row.erased_at is not None:
        return "erased"
    return "held" if _is_held(session, row) else "asked"


def _open_requests(session: Session, worker: Worker) -> Sequence[Inquiry]:
    return session.exec(
        select(Inquiry).where(
            Inquiry.worker_id == worker.id, col(Inquiry.status).in_(OPEN), Inquiry.kind != OWN_KIND
        )
    ).all()  # fmt: skip


def _is_held(session: Session, row: Erasure) -> bool:
    worker = session.get(Worker, row.worker_id)
    return worker is not None and bool(_open_requests(session, worker))


def forget_marks(session: Session, *, before: datetime) -> None:
    """A deletion this old is in no copy any more; who still follows by then has chosen to."""
    session.execute(delete(Erasure).where(col(Erasure.swept_at) < before))
