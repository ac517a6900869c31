"""The way out for one message owed: customer service while the window is open, else a notice, else the call list."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.wechat.failures import QUOTA_DAY_OPENS
from db import broadcast_sending, followers, leases, mass_rules, routes, station, subscriptions, waking
from db.broadcast_sending import Whom
from db.leases import Holder
from db.models import Outbox
from handlers import texts

HOLD = timedelta(minutes=5)
# What WeChat would have answered, kept beside our own reasons for not asking it.
SHUT, GONE, TOO_FEW = 45015, 43004, 40130
# What may arrive at night: an answer somebody waits for, and an alarm.
AT_ANY_HOUR = frozenset({"answer", "alarm"})


class NotOurs(Exception):
    """The row was called off, or its lease ran out, before it could begin; whatever was spent on it is given back."""


@dataclass(frozen=True)
class Begun:
    """One row about to be sent; its state is already `sending` in the records."""

    row: Outbox
    whom: Whom


@dataclass(frozen=True)
class Ladder:
    """The steps before a call, all in one transaction. `knows_notice`: the account has a template of this name.

    `subscriptions` are the subscription notices by name; `lasting`, when one consent is good for many sends.
    """

    holder: Holder
    knows_notice: Callable[[str], bool]
    subscriptions: Mapping[str, str] = field(default_factory=dict)
    lasting: bool = False

    def begin(self, session: Session, row: Outbox, now: datetime) -> Begun | None:
        """Still ours, a way out, credit spent, state `sending`; None when it was settled instead. Raises NotOurs."""
        if row.expires_at is not None and row.expires_at <= now:
            self._settle(session, row, "expired", now, failure=texts.delivery.TOO_LATE)
            return None
        if row.kind == "broadcast" and (halted := broadcast_sending.halted(session, row)):
            self._settle(session, row, halted, now, failure=texts.delivery.UNKNOWN if halted == "unknown" else "")
            return None
        whom = _whom(session, row)
        if not (whom.enough if row.chunk_id else whom.openids):
            self._refuse(session, row, now, texts.delivery.GONE, GONE if row.chunk_id is None else TOO_FEW)
            return None
        if (wakes := _asleep_until(session, row, now)) is not None:
            self._put_off(session, row, now, wakes)
            return None
        route = self._way_out(session, row, now)
        if route is None:
            return None
        begun = leases.begin(session, row.key, by=self.holder, now=now, route=route)
        if begun is None:
            raise NotOurs
        return Begun(begun, whom)

    def _way_out(self, session: Session, row: Outbox, now: datetime) -> str | None:
        if row.chunk_id is not None:
            return self._mass_way(session, row, now)
        ladder = [row.route, *self._notices(row)]
        closed, spent = routes.closed(session, ladder, now=now), False
        for route in ladder:
            if route in closed or not self._has_credit(session, row, route, now):
                continue
            if routes.spend(session, route=route, now=now):
                return route
            spent = True
        if closed or spent:
            self._put_off(session, row, now, now + HOLD if closed else _next_quota_day(now))
        else:
            self._refuse(session, row, now, texts.delivery.OUT_OF_WINDOW, SHUT)
        return None

    def _notices(self, row: Outbox) -> Sequence[str]:
        """What may follow customer service: a template costs the follower nothing, a consent is used up."""
        notice = row.message.get("template")
        if row.route != "custom" or not notice:
            return ()
        template = ("template",) if self.knows_notice(notice["name"]) else ()
        return (*template, "subscription") if notice["name"] in self.subscriptions else template

    def _has_credit(self, session: Session, row: Outbox, route: str, now: datetime) -> bool:
        """Takes one from what this follower allows by this route; by template they allow what we like."""
        if route == "custom":
            return _spend_window(session, row, now)
        if route != "subscription":
            return True
        template_id = self.subscriptions[row.message["template"]["name"]]
        return subscriptions.spend(
            session, follower_id=row.follower_id or 0, template_id=template_id, lasts=self.lasting
        )  # fmt: skip

    def _mass_way(self, session: Session, row: Outbox, now: datetime) -> str | None:
        """One mass send after the other, at WeChat's pace."""
        until = routes.closed_until(session, route=row.route, now=now)
        until = until or broadcast_sending.admit(session, row, now=now, rules=mass_rules.of(station.load(session)))
        if until is None:
            return row.route
        self._put_off(session, row, now, until)
        return None

    def _put_off(self, session: Session, row: Outbox, now: datetime, until: datetime) -> None:
        """To where it can still be sent in time; else staff are told now that it cannot."""
        due_at = awake(session, row, until)
        if row.expires_at is not None and due_at >= row.expires_at:
            self._settle(session, row, "expired", now, failure=texts.delivery.TOO_LATE)
        else:
            leases.settle(session, row.key, by=self.holder, state="owed", now=now, due_at=due_at)

    def _refuse(self, session: Session, row: Outbox, now: datetime, failure: str, code: int) -> None:
        leases.settle(
            session, row.key, by=self.holder, state="refused", now=now, failure=failure, failure_code=code
        )  # fmt: skip

    def _settle(self, session: Session, row: Outbox, state: str, now: datetime, *, failure: str) -> None:
        leases.settle(session, row.key, by=self.holder, state=state, now=now, failure=failure)


def _asleep_until(session: Session, row: Outbox, now: datetime) -> datetime | None:
    """When somebody on the night shift wakes, if they sleep now; None for what cannot wait."""
    if row.kind in AT_ANY_HOUR:
        return None
    if row.chunk_id is not None:
        return _all_asleep_until(session, row.chunk_id, now)
    if row.follower_id is None:
        return None
    follower = followers.get(session, row.follower_id)
    if not waking.works_nights(follower):
        return None
    wakes = waking.next_waking(follower, now, station=station.load(session), latest=row.expires_at)
    return wakes if wakes > now else None


def _all_asleep_until(session: Session, chunk_id: int, now: datetime) -> datetime | None:
    """When everybody wakes whom one call is for, if all of them sleep by day."""
    rules = station.load(session)
    if not waking.is_their_night(now, station=rules) or not broadcast_sending.all_on_nights(session, chunk_id):
        return None
    return waking.waking_on(now, station=rules)


def _next_quota_day(now: datetime) -> datetime:
    return datetime.combine(now.date() + timedelta(days=1), QUOTA_DAY_OPENS, now.tzinfo)


def awake(session: Session, row: Outbox, due_at: datetime) -> datetime:
    """What was put off waits for the end of the quiet hours, unless somebody waits for it."""
    return due_at if row.kind in AT_ANY_HOUR else station.load(session).after_quiet(due_at)


def _whom(session: Session, row: Outbox) -> Whom:
    """Who of those the row is for still follows."""
    if row.chunk_id is not None:
        return broadcast_sending.whom(session, row.chunk_id)
    follower = followers.get(session, row.follower_id) if row.follower_id else None
    if follower is None or follower.openid is None or follower.unfollowed_at is not None:
        return Whom()
    return Whom([follower.openid])


def _spend_window(session: Session, row: Outbox, now: datetime) -> bool:
    return followers.spend_window(session, follower_id=row.follower_id or 0, now=now)
