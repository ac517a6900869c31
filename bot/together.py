"""Many plain messages begun in few statements: what has its way out at once, as nearly every message has."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.ladder import AT_ANY_HOUR, Begun, Ladder
from db import broadcast_sending, followers, leases, routes, waking, windows
from db.broadcast_sending import Whom
from db.models import Follower, Outbox

PLAIN_ROUTES = ("custom", "template")


class NotTogether(Exception):
    """One of them is no longer ours, or the day's quota does not hold all: nothing is spent, each goes its own way."""


@dataclass(frozen=True)
class _Plain:
    row: Outbox
    follower: Follower


def begin(session: Session, ladder: Ladder, rows: Sequence[Outbox], now: datetime) -> list[Begun]:
    """Those that are begun; the others are for the ladder, one by one. Two to one follower never go together."""
    if len(rows) < 2:
        return []
    try:
        with session.begin_nested():
            return _begin(session, ladder, rows, now)
    except NotTogether:
        return []


def _begin(session: Session, ladder: Ladder, rows: Sequence[Outbox], now: datetime) -> list[Begun]:
    if routes.closed(session, PLAIN_ROUTES, now=now):
        return []
    plain = {one.row.key: one for one in _plain(session, rows, now)}
    chosen = _routes(session, ladder, list(plain.values()), now)
    for route, calls in Counter(chosen.values()).items():
        if not routes.spend(session, route=route, now=now, calls=calls):
            raise NotTogether
    begun = leases.begin_many(session, chosen, by=ladder.holder, now=now)
    if len(begun) < len(chosen):
        raise NotTogether
    return [Begun(row, Whom([plain[row.key].follower.openid or ""])) for row in begun]


def _plain(session: Session, rows: Sequence[Outbox], now: datetime) -> list[_Plain]:
    """To one person who follows and works by day, in time, and not halted."""
    wanted = {row.follower_id: row for row in reversed(rows) if row.chunk_id is None and row.route in PLAIN_ROUTES}
    following = followers.following(session, [key for key in wanted if key is not None])
    found = [_Plain(wanted[follower.id], follower) for follower in following]
    return [one for one in found if _may_go(session, one, now)]


def _may_go(session: Session, one: _Plain, now: datetime) -> bool:
    row = one.row
    if row.expires_at is not None and row.expires_at <= now:
        return False
    if row.kind == "broadcast" and broadcast_sending.halted(session, row):
        return False
    return row.kind in AT_ANY_HOUR or not waking.works_nights(one.follower)


def _routes(session: Session, ladder: Ladder, plain: Sequence[_Plain], now: datetime) -> dict[int, str]:
    """By row; those are missing that have neither a window nor a template."""
    custom = [one for one in plain if one.row.route == "custom"]
    open_ = windows.spend_each(session, [one.follower.key for one in custom], now=now)
    chosen = {one.row.key: one.row.route for one in plain if one.row.route != "custom" or one.follower.key in open_}
    for one in custom:
        notice = one.row.message.get("template")
        if one.row.key not in chosen and notice and ladder.knows_notice(notice["name"]):
            chosen[one.row.key] = "template"
    return chosen
