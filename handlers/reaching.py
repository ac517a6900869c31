"""Telling one person what concerns them: by WeChat, or, where there is none, by the list of whom to telephone."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlmodel import Session

from db import outbox, unreached
from db.models import Follower, Worker
from db.station import Station
from handlers import texts

OF_THE_DAY = re.compile(":(?:day_before|same_day):")


class Heard(NamedTuple):
    """How many will read it, and how many somebody has to telephone."""

    told: int = 0
    to_call: int = 0


def heard(reached: Sequence[bool]) -> Heard:
    return Heard(sum(reached), len(reached) - sum(reached))


def has_wechat(follower: Follower | None) -> bool:
    return follower is not None and follower.openid is not None and follower.unfollowed_at is None


def tell(
    session: Session, worker: Worker, follower: Follower | None, *, message: dict[str, Any], key: str, kind: str,
    station: Station, now: datetime, expires_at: datetime | None = None,
) -> bool:  # fmt: skip
    """Not at night. False when nothing can be sent: then they stand on the list of calls, once for each key."""
    if follower is None or not has_wechat(follower):
        _put_down(session, worker, follower, message=message, key=key, kind=kind, now=now, expires_at=expires_at)
        return False
    outbox.owe(
        session, follower=follower, message=message, key=key, kind=kind, now=now, due_at=station.after_quiet(now),
        expires_at=expires_at,
    )  # fmt: skip
    return True


def remind(
    session: Session, worker: Worker | None, follower: Follower | None, *, message: dict[str, Any], key: str,
    now: datetime, expires_at: datetime, ends_at: datetime,
) -> None:  # fmt: skip
    """Of what begins at `ends_at`; without WeChat they stand on the list of calls once, not evening and morning."""
    if follower is not None and has_wechat(follower):
        outbox.owe(
            session, follower=follower, message=message, key=key, kind="reminder", now=now, expires_at=expires_at
        )
    elif worker is not None and worker.deleted_at is None and not outbox.known(session, [key]):
        once = OF_THE_DAY.sub(":call:", key)
        _put_down(session, worker, follower, message=message, key=once, kind="reminder", now=now, expires_at=ends_at)


def _put_down(
    session: Session, worker: Worker, follower: Follower | None, *, message: dict[str, Any], key: str, kind: str,
    now: datetime, expires_at: datetime | None,
) -> None:  # fmt: skip
    why = texts.delivery.NO_WECHAT if follower is None else texts.delivery.GONE
    unreached.put_down(
        session, worker=worker, message=message, key=key, kind=kind, why=why, now=now, expires_at=expires_at
    )
