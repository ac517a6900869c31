"""What each follower has had in mass messages: counted from the calls they were in, so that nothing is counted twice."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, select, true
from sqlmodel import Session, col

from db import audiences
from db.audience_filters import Audience
from db.broadcast_pages import near
from db.mass_rules import MassRules, month_of
from db.models import BroadcastChunk, BroadcastPage, Follower, Window
from db.number_lists import each_of


def may_be_spent(session: Session, *, rules: MassRules, today: date) -> bool:
    """Whether anybody at all can have had as many as they may get: with fewer broadcasts than that, nobody has."""
    sent = select(func.count(col(BroadcastChunk.broadcast_id).distinct())).where(_counted(rules, today))
    return int(session.execute(sent).scalar_one()) >= rules.each


def held(session: Session, audience: Audience, *, kind: str, rules: MassRules, now: datetime) -> int:
    """How many of an audience could be reached by no message at all: their mass messages are used up, no window is
    open."""
    upto = session.execute(select(func.coalesce(func.max(col(Follower.id)), 0))).scalar_one()
    full = spent(rules, now.date(), after=0, upto=upto)
    shut = audiences.followers_query(audience, kind).where(full, ~window_open(now))
    return int(session.execute(select(func.count()).select_from(shut.subquery())).scalar_one())


def window_open(now: datetime) -> ColumnElement[bool]:
    """True of a follower who may be written to by customer service."""
    return exists().where(col(Window.follower_id) == col(Follower.id), col(Window.left) > 0, col(Window.until) > now)


def spent(rules: MassRules, today: date, *, after: int, upto: int) -> ColumnElement[bool]:
    """True of a follower numbered above `after`, up to `upto`, who may get no more in this period."""
    pages: Any = BroadcastPage.__table__  # type: ignore[attr-defined]
    each = each_of(col(BroadcastPage.followers))
    its = and_(
        col(BroadcastChunk.broadcast_id) == col(BroadcastPage.broadcast_id),
        col(BroadcastChunk.seq) == col(BroadcastPage.seq),
    )
    full = (
        select(each.c.value)
        .select_from(pages.join(BroadcastChunk, its).join(each, true()))
        .where(_counted(rules, today), *near(after, upto), each.c.value > after, each.c.value <= upto)
        .group_by(each.c.value)
        .having(func.count() >= rules.each)
    )
    return col(Follower.id).in_(full)


def may_go_to_all(session: Session, *, rules: MassRules, today: date) -> bool:
    """A send to everybody enters the account's history, once a day and four times a month."""
    return all(
        _sent_to_all(session, first, last) < most
        for (first, last), most in (((today, today), rules.to_all_a_day), (month_of(today), rules.to_all_a_month))
    )


def _sent_to_all(session: Session, first: date, last: date) -> int:
    days = col(BroadcastChunk.counted_on).between(first, last)
    query = select(func.count()).select_from(BroadcastChunk).where(days, col(BroadcastChunk.route) == "everyone")
    return int(session.execute(query).scalar_one())


def _counted(rules: MassRules, today: date) -> ColumnElement[bool]:
    return col(BroadcastChunk.counted_on).between(*rules.period(today))
