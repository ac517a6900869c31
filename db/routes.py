"""The ways out to WeChat (通道): what each may still carry today, and which are closed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select

from db.models import Quota, RouteState
from db.statements import insert_for

# Calls a day (接口调用频次限制说明); the account's own console has the real figure.
CAPS = {"custom": 500_000, "template": 100_000, "subscription": 100_000, "mass": 100}


def spend(session: Session, *, route: str, now: datetime, calls: int = 1) -> bool:
    """Take so many calls from today's allowance (China's day), or none. False when it does not hold them."""
    day = f"{now:%Y-%m-%d}"
    spent = _take(session, route, day, calls)
    if spent is None:
        insert = insert_for(session, Quota).values(route=route, day=day, used=0, cap=CAPS[route])
        session.execute(insert.on_conflict_do_nothing(index_elements=["route", "day"]))
        spent = _take(session, route, day, calls)
    return spent is not None


def _take(session: Session, route: str, day: str, calls: int) -> Any:
    return session.execute(
        update(Quota)
        .where(col(Quota.route) == route, col(Quota.day) == day, col(Quota.used) + calls <= col(Quota.cap))
        .values(used=Quota.used + calls)
        .returning(col(Quota.used))
    ).first()


def is_open(session: Session, *, route: str, now: datetime) -> bool:
    state = session.get(RouteState, route)
    return state is None or state.closed_until is None or state.closed_until <= now


def closed(session: Session, names: Sequence[str], *, now: datetime) -> frozenset[str]:
    """Which of these may not be used now."""
    found = session.exec(
        select(RouteState.route).where(col(RouteState.route).in_(list(names)), col(RouteState.closed_until) > now)
    )
    return frozenset(found.all())


def closed_until(session: Session, *, route: str, now: datetime) -> datetime | None:
    """None while the route may be used."""
    state = session.get(RouteState, route)
    return state.closed_until if state and state.closed_until and state.closed_until > now else None


def close(session: Session, *, route: str, until: datetime, reason: str) -> None:
    values = {"closed_until": until, "reason": reason}
    insert = insert_for(session, RouteState).values(route=route, **values)
    session.execute(insert.on_conflict_do_update(index_elements=["route"], set_=values))


def reopen(session: Session, *, route: str) -> None:
    state = session.get(RouteState, route)
    if state is not None:
        state.closed_until, state.reason = None, ""
        session.flush()
