"""Staff as those who look after them see them (人员): taken on, let go, bound, opened an account."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_
from sqlmodel import Session, col, select

from db import accounts, audits, logins, rights, scopes, staff
from db.models import Account, Staff, StaffBinding
from db.refusals import Refusal
from db.rights import RIGHTS, Right


class CodeInUse(Refusal):
    """Somebody has this staff code already."""


class NoSuchRole(Refusal):
    """A role without rights of its own."""


class NotYourself(Refusal):
    """Nobody lets themselves go."""


@dataclass(frozen=True)
class Member:
    staff: Staff
    account: Account | None
    bound_since: datetime | None


def members(session: Session, *, by: Staff) -> Sequence[Member]:
    """Active ones by code."""
    rows = session.exec(
        select(Staff, Account, StaffBinding.bound_at)
        .outerjoin(Account, col(Account.staff_id) == Staff.id)
        .outerjoin(StaffBinding, and_(col(StaffBinding.staff_id) == Staff.id, col(StaffBinding.ended_at).is_(None)))
        .where(*scopes.seen(by, Staff), col(Staff.active))
        .order_by(Staff.code)
    ).all()
    return [Member(row[0], row[1], row[2]) for row in rows]


def take_on(
    session: Session, *, code: str, name: str, role: str, scope: str, organisation: str, by: Staff, now: datetime
) -> Staff:  # fmt: skip
    """Raises NotAllowed, NoSuchRole or CodeInUse."""
    rights.require(by, Right.STAFF)
    if role not in RIGHTS:
        raise NoSuchRole(role)
    if session.exec(select(Staff).where(Staff.code == code)).first() is not None:
        raise CodeInUse(code)
    member = staff.add(session, code=code, name=name, role=role, scope=scope, organisation=organisation)
    audits.note(session, staff=by, action="staff_added", about=f"staff:{member.key}", now=now, detail=role)
    return member


def let_go(session: Session, staff_id: object, *, by: Staff, now: datetime) -> Staff:
    """Out of every session and account at once. Raises NotAllowed, NotSeen or NotYourself."""
    rights.require(by, Right.STAFF)
    member = scopes.one(session, Staff, staff_id, by=by)
    if member.id == by.id:
        raise NotYourself
    member.active = False
    bindings = session.exec(
        select(StaffBinding).where(StaffBinding.staff_id == member.id, col(StaffBinding.ended_at).is_(None))
    ).all()
    for binding in bindings:
        binding.ended_at = now
    logins.end_all(session, staff=member, now=now)
    audits.note(session, staff=by, action="staff_ended", about=f"staff:{member.key}", now=now)
    return member


def binding_code(session: Session, staff_id: object, *, by: Staff, now: datetime) -> tuple[Staff, str]:
    """Raises NotAllowed or NotSeen."""
    rights.require(by, Right.STAFF)
    member = scopes.one(session, Staff, staff_id, by=by)
    return member, staff.issue_code(session, staff=member, now=now)


def one_time_password(session: Session, staff_id: object, *, by: Staff, now: datetime) -> tuple[Staff, str]:
    """Raises NotAllowed or NotSeen."""
    rights.require(by, Right.STAFF)
    member = scopes.one(session, Staff, staff_id, by=by)
    return member, accounts.issue(session, staff=member, now=now, by=by)
