"""Station staff (工作人员): one-time codes, bound accounts, and who is to be called."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from db.models import Audit, BindingCode, Follower, Staff, StaffBinding
from db.refusals import Refusal

CODE_LIVES = timedelta(minutes=30)
# Without letters that are mixed up when read aloud.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


class UnknownCode(Refusal):
    """The binding code was never issued, is used up or too old."""


class NoSuchStaff(Refusal):
    """There is no active member of staff with this code."""


def get(session: Session, staff_id: int) -> Staff:
    return session.get_one(Staff, staff_id)


def by_code(session: Session, code: str) -> Staff:
    """Raises NoSuchStaff."""
    found = find(session, code)
    if found is None:
        raise NoSuchStaff(code)
    return found


def find(session: Session, code: str) -> Staff | None:
    """An active member by code."""
    return session.exec(select(Staff).where(Staff.code == code, col(Staff.active))).first()


def active(session: Session) -> Sequence[Staff]:
    return session.exec(select(Staff).where(col(Staff.active)).order_by(Staff.code)).all()


def add(session: Session, *, code: str, name: str, role: str, scope: str = "all", organisation: str = "") -> Staff:
    member = Staff(code=code, name=name, role=role, scope=scope, organisation=organisation)
    session.add(member)
    session.flush()
    return member


def of_follower(session: Session, follower: Follower) -> Staff | None:
    return session.exec(
        select(Staff)
        .join(StaffBinding, col(StaffBinding.staff_id) == Staff.id)
        .where(StaffBinding.follower_id == follower.id, col(StaffBinding.ended_at).is_(None), col(Staff.active))
    ).first()


def bound(session: Session, *, roles: Sequence[str] = ()) -> Sequence[tuple[Staff, Follower]]:
    """Active staff who can be written to, by staff code."""
    query = (
        select(Staff, Follower)
        .join(StaffBinding, col(StaffBinding.staff_id) == Staff.id)
        .join(Follower, col(Follower.id) == StaffBinding.follower_id)
        .where(col(StaffBinding.ended_at).is_(None), col(Staff.active), col(Follower.unfollowed_at).is_(None))
        .order_by(Staff.code)
    )
    if roles:
        query = query.where(col(Staff.role).in_(list(roles)))
    return [(row[0], row[1]) for row in session.exec(query).all()]


def issue_code(session: Session, *, staff: Staff, now: datetime) -> str:
    """A code of eight letters, good once and for half an hour; earlier codes of this person stop working."""
    drop_codes(session, staff=staff, now=now)
    code = "".join(secrets.choice(ALPHABET) for _ in range(8))
    session.add(BindingCode(staff_id=staff.key, digest=_digest(code), expires_at=now + CODE_LIVES, region=staff.region))
    session.add(Audit(at=now, staff_id=staff.id, action="binding_code", about=f"staff:{staff.id}"))
    session.flush()
    return code


def drop_codes(session: Session, *, staff: Staff, now: datetime) -> None:
    """No code handed out earlier binds any more."""
    for old in session.exec(select(BindingCode).where(BindingCode.staff_id == staff.id)).all():
        old.used_at = old.used_at or now


def bind(session: Session, *, code: str, follower: Follower, now: datetime) -> Staff:
    """Raises UnknownCode. The member's earlier account and the account's earlier member are let go."""
    found = session.exec(
        select(BindingCode).where(
            BindingCode.digest == _digest(code), col(BindingCode.used_at).is_(None), col(BindingCode.expires_at) > now
        )
    ).first()
    if found is None:
        raise UnknownCode
    staff = get(session, found.staff_id)
    found.used_at = now
    bind_directly(session, staff=staff, follower=follower, now=now)
    session.add(Audit(at=now, staff_id=staff.id, action="bound", about=f"follower:{follower.id}"))
    session.flush()
    return staff


def bind_directly(session: Session, *, staff: Staff, follower: Follower, now: datetime) -> None:
    """Bind without a code (loading a prepared town); earlier bindings of either side end."""
    for row in session.exec(select(StaffBinding).where(col(StaffBinding.ended_at).is_(None))).all():
        if row.staff_id == staff.id or row.follower_id == follower.id:
            row.ended_at = now
    session.add(StaffBinding(staff_id=staff.key, follower_id=follower.key, bound_at=now, region=staff.region))
    session.flush()


def unbind(session: Session, *, follower: Follower, now: datetime) -> None:
    rows = session.exec(
        select(StaffBinding).where(StaffBinding.follower_id == follower.id, col(StaffBinding.ended_at).is_(None))
    ).all()
    for row in rows:
        row.ended_at = now
    session.flush()


def _digest(code: str) -> str:
    return hashlib.sha256(code.strip().upper().encode()).hexdigest()
