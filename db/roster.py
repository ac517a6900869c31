"""Looking up workers for staff (查工友): found within the region the member may see, masked, a whole number only with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from db import audiences, audits, rights, scopes
from db.audience_filters import Audience
from db.models import FollowUp, Inquiry, Staff, Visit, Worker
from db.models.workers import living
from db.refusals import Refusal
from db.rights import Right

OPEN_FOLLOW_UPS = ("new", "accepted", "passed_on", "following")
OPEN_INQUIRIES = ("new", "taken")
FOR_SELF_REGISTERED = "G"


class NoSuchWorker(Refusal):
    """Nobody in the member's region is known by this handle."""


class NoPhone(Refusal):
    """The person has left no telephone number."""


@dataclass(frozen=True)
class Wanted:
    """What is known of the person: any of these. A telephone may be known by its beginning and its end only."""

    name: str = ""
    code: str = ""
    phone_begins: str = ""
    phone_ends: str = ""


def handle(worker: Worker) -> str:
    """How a person is called in commands: the number of the imported list, or one of our own."""
    return worker.code or f"{FOR_SELF_REGISTERED}{worker.key}"


def find(session: Session, wanted: Wanted, *, by: Staff, limit: int = 50) -> Sequence[Worker]:
    """Raises NotAllowed. Those of other regions are not found."""
    rights.require(by, Right.PEOPLE)
    conditions = [*_visible(by), *_fits(wanted)]
    return session.exec(select(Worker).where(*conditions).order_by(col(Worker.name), col(Worker.id)).limit(limit)).all()


def of_group(session: Session, audience: Audience, *, by: Staff, limit: int = 500) -> Sequence[Worker]:
    """Raises NotAllowed. Everybody in the group whom the member may see."""
    rights.require(by, Right.PEOPLE)
    seen = Audience.of({**audience.as_json(), "region": rights.region_of(by)})
    return audiences.people(session, seen, limit=limit)


def get(session: Session, worker_id: int, *, by: Staff) -> Worker:
    """Raises NotAllowed or NoSuchWorker."""
    rights.require(by, Right.PEOPLE)
    found = session.exec(select(Worker).where(Worker.id == worker_id, *_visible(by))).first()
    if found is None:
        raise NoSuchWorker
    return found


def by_handle(session: Session, said: str, *, by: Staff) -> Worker:
    """W001, w1, G65. Raises NotAllowed or NoSuchWorker."""
    found = find(session, Wanted(code=said), by=by)
    if len(found) != 1:
        raise NoSuchWorker
    return found[0]


def called(session: Session, said: str, *, by: Staff) -> Sequence[Worker]:
    """Whoever has this number, else everybody of exactly this name. Raises NotAllowed."""
    if found := find(session, Wanted(code=said), by=by):
        return found
    return [one for one in find(session, Wanted(name=said), by=by) if one.name == said]


def show_phone(session: Session, worker: Worker, *, by: Staff, reason: str, now: datetime) -> str:
    """The whole number, kept in the audit with the reason. Raises NotAllowed, NoSuchWorker or NoPhone."""
    rights.require(by, Right.PHONES)
    seen = get(session, worker.key, by=by)
    if not seen.phone:
        raise NoPhone
    audits.note(session, staff=by, action="phone_shown", about=f"worker:{seen.key}", now=now, reason=reason)
    session.flush()
    return seen.phone


def last_visit(session: Session, worker: Worker) -> Visit | None:
    return session.exec(
        select(Visit)
        .where(Visit.worker_id == worker.id, col(Visit.status).in_(["done", "absent"]))
        .order_by(col(Visit.starts_at).desc())
        .limit(1)
    ).first()


def next_visit(session: Session, worker: Worker, *, now: datetime) -> Visit | None:
    return session.exec(
        select(Visit)
        .where(Visit.worker_id == worker.id, Visit.status == "booked", col(Visit.ends_at) > now)
        .order_by(col(Visit.starts_at))
        .limit(1)
    ).first()


def open_requests(session: Session, worker: Worker) -> Sequence[Inquiry]:
    return session.exec(
        select(Inquiry)
        .where(Inquiry.worker_id == worker.id, col(Inquiry.status).in_(OPEN_INQUIRIES))
        .order_by(col(Inquiry.opened_at))
    ).all()


def open_follow_ups(session: Session, worker: Worker) -> Sequence[FollowUp]:
    return session.exec(
        select(FollowUp)
        .where(FollowUp.worker_id == worker.id, col(FollowUp.status).in_(OPEN_FOLLOW_UPS))
        .order_by(col(FollowUp.opened_at))
    ).all()


def _visible(by: Staff) -> list[ColumnElement[bool]]:
    region = col(Worker.region).startswith(rights.region_of(by))
    return [*living(), region]


def _fits(wanted: Wanted) -> list[ColumnElement[bool]]:
    if wanted.code:
        return [_called(wanted.code)]
    fits: list[ColumnElement[bool]] = []
    if wanted.name:
        fits.append(col(Worker.name).contains(wanted.name, autoescape=True))
    if wanted.phone_begins:
        fits.append(col(Worker.phone).startswith(wanted.phone_begins, autoescape=True))
    if wanted.phone_ends:
        fits.append(col(Worker.phone).endswith(wanted.phone_ends, autoescape=True))
    return fits or [col(Worker.id) == -1]


def _called(said: str) -> ColumnElement[bool]:
    letter, digits = said[:1].upper(), said[1:].strip()
    if letter == FOR_SELF_REGISTERED:
        return (col(Worker.id) == (scopes.whole(digits) or -1)) & col(Worker.code).is_(None)
    return col(Worker.code).in_([f"{letter}{digits.zfill(width)}" for width in (1, 2, 3, 4)])
