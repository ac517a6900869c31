"""The ways out to WeChat (通道): what each may still carry today, and which are closed."""

from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col

from db.followers import insert_for
from db.models import Quota, RouteState

# Calls a day (接口调用频次限制说明); the account's own console has the real figure.
CAPS = {"custom": 500_000, "template": 100_000, "subscription": 100_000, "mass": 100}


def spend(session: Session, *, route: str, now: datetime) -> bool:
    """Take one call from today's allowance (China's day). False when it is used up."""
    day, cap = f"{now:%Y-%m-%d}", CAPS[route]
    insert = insert_for(session, Quota).values(route=route, day=day, used=0, cap=cap)
    session.execute(insert.on_conflict_do_nothing(index_elements=["route", "day"]))
    spent = session.execute(
        update(Quota)
        .where(col(Quota.route) == route, col(Quota.day) == day, col(Quota.used) < col(Quota.cap))
        .values(used=Quota.used + 1)
        .returning(col(Quota.used))
    ).first()
    return spent is not None


def is_open(session: Session, *, route: str, now: datetime) -> bool:
    state = session.get(RouteState, route)
    return state is None or state.closed_until is None or state.closed_until <= now


def close(session: Session, *, route: str, until: datetime, reason: str) -> None:
    values = {"closed_until": until, "reason": reason}
    insert = insert_for(session, RouteState).values(route=route, **values)
    session.execute(insert.on_conflict_do_update(index_elements=["route"], set_=values))


def reopen(session: Session, *, route: str) -> None:
    state = session.get(RouteState, route)
    if state is not None:
        state.closed_until, state.reason = None, ""
        session.flush()
