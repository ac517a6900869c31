"""Who follows the station in a proof, what is owed to them, and what the records say became of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from sqlmodel import col, select

from db import followers, outbox, station
from db.engine import Records
from db.models import Follower, Outbox
from handlers.dialogue.replies import notice

AT_ONCE = 1000
T = TypeVar("T")
PLACE = {"thing1": "电工培训", "time2": "2026-12-01 09:00", "thing3": "青浦区公园路100号"}


@dataclass(frozen=True)
class Owed:
    """A reminder to be sent: `keyed` ones go by template, under a key that WeChat honours."""

    key: str
    openid: str
    due_at: datetime
    keyed: bool


@dataclass(frozen=True)
class Fate:
    state: str
    attempts: int
    called_for: bool  # on the list of people to telephone


def settle_in(records: Records, openids: Sequence[str], *, open_windows: bool, now: datetime) -> None:
    """Followers; without quiet hours, so that a proof may run at night."""
    with records.write() as session:
        for name in ("quiet_from", "quiet_until"):
            station.change(session, name=name, value="00:00", now=now)
    for part in _parts(openids):
        with records.write() as session:
            people = [Follower(openid=openid, followed_at=now) for openid in part]
            session.add_all(people)
            session.flush()
            for person in people if open_windows else ():
                followers.open_window(session, follower=person, kind="message", now=now)


def owe(records: Records, reminders: Sequence[Owed], *, now: datetime) -> None:
    for part in _parts(reminders):
        with records.write() as session:
            found = session.exec(select(Follower).where(col(Follower.openid).in_([one.openid for one in part]))).all()
            people = {person.openid: person for person in found}
            for one in part:
                outbox.owe(
                    session, follower=people[one.openid], message=notice(f"明天上课：{one.key}", "reminder", PLACE),
                    key=one.key, kind="reminder", now=now, due_at=one.due_at,
                    route="template" if one.keyed else "custom",
                )  # fmt: skip


def fates(records: Records, *, since: datetime) -> dict[str, Fate]:
    with records.read() as session:
        listed = {row.owed_as for row in outbox.undelivered(session, since=since - timedelta(days=1))}
        rows = session.exec(select(Outbox.owed_as, Outbox.state, Outbox.attempts)).all()
    return {key: Fate(state, attempts, key in listed) for key, state, attempts in rows}


def left(records: Records) -> int:
    """How many are not settled yet."""
    with records.read() as session:
        states = session.exec(select(Outbox.state).where(col(Outbox.state).in_(["owed", "taken", "sending"]))).all()
    return len(states)


def count(found: dict[str, Fate]) -> Counter[str]:
    return Counter(fate.state for fate in found.values())


def _parts(things: Sequence[T]) -> list[Sequence[T]]:
    return [things[start : start + AT_ONCE] for start in range(0, len(things), AT_ONCE)]
