"""Plans to go home and start something (返乡创业), and who helps there."""

from datetime import datetime

from sqlmodel import Session, col, select

from db.models import Follower, HomePlan, Staff, Worker
from db.workers import COUNTY_CODES

GIVEN_UP = "given_up"


def of(session: Session, worker: Worker | None) -> HomePlan | None:
    """The plan that stands; one that was given up is none."""
    if worker is None:
        return None
    row = session.exec(select(HomePlan).where(HomePlan.worker_id == worker.id)).first()
    return row if row is not None and row.status != GIVEN_UP else None


def give_up(session: Session, plan: HomePlan) -> None:
    plan.status = GIVEN_UP
    session.flush()


def keep(
    session: Session, *, worker: Worker, follower: Follower, interest: str, county: str, trade: str, stage: str,
    contact: str, now: datetime,
) -> HomePlan:  # fmt: skip
    """One plan per person; telling it again brings it up to date."""
    row = session.exec(select(HomePlan).where(HomePlan.worker_id == worker.id)).first()
    if row is None:
        row = HomePlan(worker_id=worker.key, region=worker.region, interest=interest, noted_at=now)
        session.add(row)
    row.status = "new" if row.status == GIVEN_UP else row.status
    row.follower_id, row.interest, row.county = follower.id, interest, county
    row.trade, row.stage, row.contact, row.noted_at = trade, stage, contact, now
    session.flush()
    return row


def contact_name(session: Session, *, county: str) -> str:
    """The contact as people are told of it; empty where there is none."""
    member = contact(session, county=county)
    return f"{member.organisation}{member.name}" if member else ""


def contact(session: Session, *, county: str) -> Staff | None:
    """The liaison of the county, or of the prefecture where the county has named nobody."""
    code = COUNTY_CODES.get(county, "")
    for role, scope in (("county_liaison", code), ("dehong_viewer", "533100")):
        found = session.exec(
            select(Staff).where(Staff.role == role, Staff.scope == scope, col(Staff.active)).order_by(Staff.code)
        ).first()
        if found is not None:
            return found
    return None
