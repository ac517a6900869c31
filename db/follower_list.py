"""WeChat's own list of followers against ours: who follows without our knowing, and who has left unnoticed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, update
from sqlmodel import Session, col, select

from db import erasures, followers, staff, unreached
from db.models import Follower
from db.statements import insert_for

# A list that misses more than this share of those we know is wrong itself, unless they are but few.
TOO_MANY, FEW = 0.2, 20


@dataclass(frozen=True)
class Listed:
    """What a whole list came to: how many WeChat says there are, how many it named, and when we began to ask."""

    total: int
    seen: int
    began: datetime


def note(session: Session, openids: Sequence[str], *, now: datetime) -> int:
    """These follow. Returns how many of them we did not know as followers.

    Whoever had themselves deleted and only goes on following is not taken up again until they write.
    """
    openids = _willing(session, openids)
    if not openids:
        return 0
    day = now.date()
    rows = [followers.new_row(openid, now) | {"listed_on": day} for openid in openids]
    insert = insert_for(session, Follower).values(rows)
    made = session.execute(insert.on_conflict_do_nothing(index_elements=["openid"]).returning(col(Follower.id))).all()
    mine = update(Follower).where(col(Follower.openid).in_(list(openids)))
    back = mine.where(or_(col(Follower.unfollowed_at).is_not(None), col(Follower.followed_at).is_(None)))
    again = session.execute(back.values(unfollowed_at=None, followed_at=now).returning(col(Follower.id))).all()
    session.execute(mine.values(listed_on=day))
    return len(made) + len(again)


def _willing(session: Session, openids: Sequence[str]) -> Sequence[str]:
    gone = erasures.marks(session)
    if not gone:
        return openids
    known = set(session.exec(select(Follower.openid).where(col(Follower.openid).in_(list(openids)))).all())
    return [openid for openid in openids if openid in known or erasures.mark(openid) not in gone]


def may_sweep(session: Session, listed: Listed) -> bool:
    """Whether the list was whole, and does not ask us to forget a great part of our followers at once."""
    gone = session.exec(select(func.count()).select_from(Follower).where(_missed(listed))).one()
    return listed.seen >= listed.total * 0.99 and (gone <= FEW or gone <= listed.seen * TOO_MANY)


def sweep(session: Session, listed: Listed, *, now: datetime, limit: int) -> int:
    """Whoever the list does not name has left. Returns how many, at most `limit`."""
    gone = session.exec(select(Follower).where(_missed(listed)).order_by(col(Follower.id)).limit(limit)).all()
    for follower in gone:
        held = followers.lock(session, follower.key)
        followers.leave(session, follower=held, now=now, keep=unreached.keep_what_is_owed)
        staff.unbind(session, follower=held, now=now)
    return len(gone)


def _missed(listed: Listed) -> ColumnElement[bool]:
    """Followers of ours since before the asking began, whom the list does not name."""
    return and_(
        col(Follower.openid).is_not(None),
        col(Follower.unfollowed_at).is_(None),
        col(Follower.followed_at) < listed.began,
        or_(col(Follower.listed_on).is_(None), col(Follower.listed_on) < listed.began.date()),
    )
