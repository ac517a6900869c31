"""The channel to WeChat (通道) as the records know it: what it refused, what waits, what is used up, whether the clock runs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Executable, func, text
from sqlmodel import Session, col, select

from db import pulses, unreached
from db.models import AccessToken, Callout, ChannelTrouble, Inbox, Message, Outbox, Pulse, Quota, RouteState
from db.models.channel import LIVE_STATES, UNREACHED, WAITING_STATES
from db.statements import insert_for

# Refusals further apart than this are two bouts of trouble.
BOUT = timedelta(hours=6)
LOOK_BACK = timedelta(days=1)


@dataclass(frozen=True)
class Waiting:
    """How many wait, and since when the one that has waited longest."""

    count: int
    since: datetime | None


@dataclass(frozen=True)
class Channel:
    """`outbox` counts what is not settled, by state; `undelivered` what failed within a day and nobody has telephoned about."""

    token_until: datetime | None
    troubles: Sequence[ChannelTrouble]
    closed: Sequence[RouteState]
    quotas: Sequence[Quota]
    pulses: Sequence[Pulse]
    outbox: Mapping[str, int]
    due: Waiting
    undelivered: int
    inbox: Waiting
    last_message_at: datetime | None
    callouts_failed: int


def saw(
    session: Session, *, name: str, sentence: str, now: datetime, count: int = 1, alarm: bool = False, path: str = "",
    rid: str = "",
) -> None:  # fmt: skip
    """WeChat refused something. `name` is its errcode, or why its answer could not be used."""
    insert = insert_for(session, ChannelTrouble).values(
        name=name, sentence=sentence, alarm=alarm, path=path, rid=rid, since=now, last_at=now, day=now.date(), today=0
    )
    session.execute(insert.on_conflict_do_nothing(index_elements=["name"]))
    row = session.exec(select(ChannelTrouble).where(ChannelTrouble.name == name).with_for_update()).one()
    if now - row.last_at > BOUT:
        row.since = now
    if row.day != now.date():
        row.day, row.today = now.date(), 0
    row.last_at, row.today = now, row.today + count
    row.sentence, row.alarm, row.path, row.rid = sentence, alarm, path, rid
    session.flush()


def state(session: Session, *, now: datetime) -> Channel:
    token = session.get(AccessToken, 1)
    since = now - LOOK_BACK
    return Channel(
        token_until=token.expires_at if token else None,
        troubles=session.exec(
            select(ChannelTrouble).where(col(ChannelTrouble.last_at) > since).order_by(col(ChannelTrouble.last_at).desc())
        ).all(),
        closed=session.exec(select(RouteState).where(col(RouteState.closed_until) > now)).all(),
        quotas=session.exec(select(Quota).where(Quota.day == f"{now:%Y-%m-%d}").order_by(Quota.route)).all(),
        pulses=pulses.all_of(session),
        outbox=live(session),
        due=_due(session, now),
        undelivered=_undelivered(session, since),
        inbox=_inbox(session),
        last_message_at=_last_message(session),
        callouts_failed=session.exec(
            select(func.count()).select_from(Callout).where(Callout.state == "failed", col(Callout.owed_at) > since)
        ).one(),
    )  # fmt: skip


def live(session: Session) -> dict[str, int]:
    """What is not settled yet, by state."""
    rows = session.exec(select(Outbox.state, func.count()).where(text(LIVE_STATES)).group_by(Outbox.state)).all()
    return dict.fromkeys(("owed", "taken", "sending"), 0) | {str(row[0]): int(row[1]) for row in rows}


def _due(session: Session, now: datetime) -> Waiting:
    return _counted(
        session, select(func.count(), func.min(Outbox.due_at)).where(text(LIVE_STATES), Outbox.due_at <= now)
    )


def _inbox(session: Session) -> Waiting:
    return _counted(session, select(func.count(), func.min(Inbox.received_at)).where(text(WAITING_STATES)))


def _counted(session: Session, query: Executable) -> Waiting:
    count, since = session.execute(query).one()
    return Waiting(count, since)


def _last_message(session: Session) -> datetime | None:
    """By the index of what was said; the inbox has none by time."""
    said = select(Message.said_at).where(Message.direction == "in").order_by(col(Message.said_at).desc()).limit(1)
    return session.exec(said).first()


def _undelivered(session: Session, since: datetime) -> int:
    found = (
        select(func.count())
        .select_from(Outbox)
        .where(text(UNREACHED), col(Outbox.due_at) > since, Outbox.route != unreached.ROUTE)
    )
    return session.exec(found).one()
