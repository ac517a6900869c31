"""Partners (合作方): their keys, which we cannot read again, and what they still have to hear of posts."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete
from sqlmodel import Session, col, select

from db import due
from db.models import Audit, Partner, PartnerNews
from db.sealing import KeyRing
from db.statements import insert_for

SCOPES = ("posts", "figures", "hooks")
PREFIX = "dh_"
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=20), timedelta(hours=1)
# News of yesterday is not news; the list of posts says how things stand.
STALE = timedelta(hours=24)
KEEP = timedelta(days=30)


def make(
    session: Session, *, name: str, scopes: Sequence[str], ring: KeyRing, now: datetime, region: str = "",
    hook_url: str = "", calls_a_minute: int = 60,
) -> tuple[Partner, str, str]:  # fmt: skip
    """The partner, the key and the secret that signs what they are told: both are shown this once. Raises ValueError."""
    if not scopes or set(scopes) - set(SCOPES):
        raise ValueError(f"scopes: {'、'.join(SCOPES)}")
    if ("hooks" in scopes) != bool(hook_url):
        raise ValueError("hooks 要有地址，地址要有 hooks")
    key, secret = PREFIX + secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    row = Partner(
        name=name, digest=_digest(key), scopes=list(scopes), region=region, hook_url=hook_url, made_at=now,
        calls_a_minute=calls_a_minute,
    )  # fmt: skip
    session.add(row)
    session.flush()
    row.secret_sealed = ring.seal(secret.encode(), place=place(row))
    session.add(Audit(at=now, actor="partner", action="partner_made", about=f"partner:{row.key}", detail=name))
    session.flush()
    return row, key, secret


def end(session: Session, row: Partner, *, now: datetime) -> None:
    """The key opens nothing any more, and what was still to be told is not told."""
    row.ended_at = now
    for news in session.exec(select(PartnerNews).where(PartnerNews.partner_id == row.id, PartnerNews.state == "owed")):
        news.state, news.failure = "failed", "ended"
    session.add(Audit(at=now, actor="partner", action="partner_ended", about=f"partner:{row.key}", detail=row.name))
    session.flush()


def find(session: Session, name: str) -> Partner | None:
    return session.exec(select(Partner).where(Partner.name == name)).first()


def by_key(session: Session, key: str) -> Partner | None:
    """Whoever holds this key, unless it was ended."""
    return session.exec(select(Partner).where(Partner.digest == _digest(key), col(Partner.ended_at).is_(None))).first()


def listening(session: Session) -> Sequence[Partner]:
    """Those who are told of posts."""
    return session.exec(
        select(Partner).where(col(Partner.ended_at).is_(None), Partner.hook_url != "").order_by(col(Partner.id))
    ).all()  # fmt: skip


def secret_of(row: Partner, *, ring: KeyRing) -> str:
    return ring.unseal(row.secret_sealed, place=place(row)).decode()


def owe(session: Session, row: Partner, *, event: str, number: str, post: dict[str, Any], now: datetime) -> None:
    """What became of a post. The same news of the same moment is owed once."""
    values = {
        "partner_id": row.key, "region": row.region, "owed_as": f"{row.key}:{number}:{event}:{now:%Y%m%d%H%M%S}",
        "event": event, "body": post, "owed_at": now, "due_at": now, "state": "owed", "attempts": 0, "failure": "",
    }  # fmt: skip
    insert = insert_for(session, PartnerNews).values(**values)
    session.execute(insert.on_conflict_do_nothing(index_elements=["owed_as"]))


def take(session: Session, *, now: datetime, limit: int = 50) -> Sequence[PartnerNews]:
    """What is due, in order; see `due.take`."""
    return due.take(session, PartnerNews, col(PartnerNews.id), now=now, limit=limit)


def settle(session: Session, news_id: int, *, failure: str, now: datetime) -> None:
    """Told when nothing failed; else tried again with growing pauses for a day."""
    row = session.get_one(PartnerNews, news_id)
    row.failure = failure
    if not failure:
        row.state = "told"
    elif now - row.owed_at >= STALE:
        row.state = "failed"
    else:
        row.due_at = now + min(FIRST_PAUSE * 2 ** min(row.attempts - 1, 12), LONGEST_PAUSE)
    session.flush()


def put_back(session: Session, news_id: int, *, now: datetime) -> None:
    """Not tried, because an earlier one of the same partner did not get through: it waits its turn."""
    row = session.get_one(PartnerNews, news_id)
    row.attempts -= 1
    row.due_at = now + FIRST_PAUSE
    session.flush()


def forget(session: Session, *, now: datetime) -> None:
    over = col(PartnerNews.state) != "owed"
    session.execute(delete(PartnerNews).where(over, col(PartnerNews.owed_at) < now - KEEP))


def _digest(key: str) -> str:
    """A key is long and random, so a plain hash of it cannot be turned round."""
    return hashlib.sha256(key.encode()).hexdigest()


def place(row: Partner) -> str:
    return f"partner.secret:{row.key}"
