"""Who is on duty (值班) on which day."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from db import audits, rights, scopes
from db.models import Duty, Staff
from db.rights import Right

PARTS = ("day", "morning", "afternoon", "evening")
ROLES = ("station_head", "job_officer", "visit_officer", "training_officer")


def people(session: Session) -> Sequence[Staff]:
    """Who can be put on duty."""
    return session.exec(
        select(Staff).where(col(Staff.active), col(Staff.role).in_(ROLES)).order_by(Staff.code)
    ).all()  # fmt: skip


def of_week(session: Session, monday: date, *, by: Staff) -> Mapping[tuple[int, date], str]:
    """The part of the day by member and day."""
    rows = session.exec(
        scopes.rows(by, Duty).where(col(Duty.day) >= monday, col(Duty.day) < monday + timedelta(days=7))
    ).all()
    return {(row.staff_id, row.day): row.part for row in rows}


def plan(session: Session, planned: Mapping[tuple[int, date], str], *, by: Staff, now: datetime) -> None:
    """Set these half days; an empty part takes somebody off. Raises NotAllowed."""
    rights.require(by, Right.STAFF)
    known = {member.key for member in people(session)}
    for (staff_id, day), part in planned.items():
        if staff_id not in known:
            continue
        row = session.exec(select(Duty).where(Duty.staff_id == staff_id, Duty.day == day)).first()
        if row is not None and part not in PARTS:
            session.delete(row)
        elif part in PARTS:
            row = row or Duty(day=day, staff_id=staff_id)
            row.part = part
            session.add(row)
    days = sorted({day for _, day in planned})
    detail = f"{days[0]}..{days[-1]}" if days else ""
    audits.note(session, staff=by, action="duty_planned", about="duty", now=now, detail=detail)


def today(session: Session, *, now: datetime) -> Sequence[tuple[Staff, str]]:
    rows = session.exec(
        select(Staff, Duty.part).join(Duty, col(Duty.staff_id) == Staff.id).where(Duty.day == now.date())
        .order_by(Staff.code)
    ).all()  # fmt: skip
    return [(row[0], row[1]) for row in rows]
