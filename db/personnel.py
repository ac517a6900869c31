"""Staff as those who look after them see them (人员): taken on, let go, started again, bound, opened an account."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_
from sqlmodel import Session, col, select

from db import accounts, audits, logins, rights, scopes, staff
from db.models import Account, Staff, StaffBinding
from db.refusals import Refusal
from db.rights import PREFECTURE, RIGHTS, Right
from db.workers import COUNTY_CODES

COUNTIES = frozenset(COUNTY_CODES.values())
# What somebody of a role may be given; a liaison of one county who sees every county would be seen by nobody to be wrong.
RANGES: Mapping[str, Collection[str]] = {
    "county_liaison": COUNTIES, "banma_viewer": ("632622",), "provider": ("own",), "dehong_viewer": (PREFECTURE, "all"),
}  # fmt: skip
EVERY_RANGE: Collection[str] = frozenset({"all", PREFECTURE, "310118", "632622", *COUNTIES})


class CodeInUse(Refusal):
    """Somebody has this staff code already."""


class Stopped(Refusal):
    """The member is stopped and has to be started again first."""


class NoSuchRole(Refusal):
    """A role without rights of its own."""


class WrongRange(Refusal):
    """Somebody of one region or one organisation is given another range than their role is for."""


class NotYourself(Refusal):
    """Nobody lets themselves go."""


@dataclass(frozen=True)
class Member:
    staff: Staff
    account: Account | None
    bound_since: datetime | None


def members(session: Session, *, by: Staff) -> Sequence[Member]:
    """Active ones by code, then those who are stopped."""
    rows = session.exec(
        select(Staff, Account, StaffBinding.bound_at)
        .outerjoin(Account, col(Account.staff_id) == Staff.id)
        .outerjoin(StaffBinding, and_(col(StaffBinding.staff_id) == Staff.id, col(StaffBinding.ended_at).is_(None)))
        .where(*scopes.seen(by, Staff))
        .order_by(col(Staff.active).desc(), Staff.code)
    ).all()
    return [Member(row[0], row[1], row[2]) for row in rows]


def take_on(
    session: Session, *, code: str, name: str, role: str, scope: str, organisation: str, by: Staff, now: datetime
) -> Staff:  # fmt: skip
    """Raises NotAllowed, NoSuchRole, WrongRange, CodeInUse or Stopped."""
    rights.require(by, Right.STAFF)
    if role not in RIGHTS:
        raise NoSuchRole(role)
    if scope not in RANGES.get(role, EVERY_RANGE):
        raise WrongRange(role)
    known = session.exec(select(Staff).where(Staff.code == code)).first()
    if known is not None:
        raise CodeInUse(code) if known.active else Stopped(code)
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
    staff.drop_codes(session, staff=member, now=now)
    audits.note(session, staff=by, action="staff_ended", about=f"staff:{member.key}", now=now)
    return member


def start_again(session: Session, staff_id: object, *, by: Staff, now: datetime) -> Staff:
    """A member again as somebody new is: the old password, authenticator and WeChat open nothing.

    Raises NotAllowed, NotSeen, or NoSuchRole where the role has no rights any more.
    """
    rights.require(by, Right.STAFF)
    member = scopes.one(session, Staff, staff_id, by=by)
    if member.active:
        return member
    if member.role not in RIGHTS:
        raise NoSuchRole(member.role)
    member.active = True
    if (account := accounts.of(session, member)) is not None:
        session.delete(account)
    session.flush()
    audits.note(session, staff=by, action="staff_started", about=f"staff:{member.key}", now=now, detail=member.role)
    return member


def binding_code(session: Session, staff_id: object, *, by: Staff, now: datetime) -> tuple[Staff, str]:
    """Raises NotAllowed, NotSeen or Stopped."""
    member = _active(session, staff_id, by)
    return member, staff.issue_code(session, staff=member, now=now)


def one_time_password(session: Session, staff_id: object, *, by: Staff, now: datetime) -> tuple[Staff, str]:
    """Raises NotAllowed, NotSeen or Stopped."""
    member = _active(session, staff_id, by)
    return member, accounts.issue(session, staff=member, now=now, by=by)


def _active(session: Session, staff_id: object, by: Staff) -> Staff:
    rights.require(by, Right.STAFF)
    member = scopes.one(session, Staff, staff_id, by=by)
    if not member.active:
        raise Stopped(member.code)
    return member
