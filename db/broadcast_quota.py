"""What each follower has had in mass messages: counted from the calls they were in, so that nothing is counted twice."""

from datetime import date

from sqlalchemy import ColumnElement, case, func, select
from sqlmodel import Session, col

from db.mass_rules import MassRules, month_of
from db.models import Broadcast, BroadcastChunk, BroadcastRecipient, Follower


def may_be_spent(session: Session, broadcast: Broadcast, *, rules: MassRules, today: date) -> bool:
    """Whether anybody at all can have had as many as they may get: with fewer broadcasts than that, nobody has."""
    others = select(func.count(col(BroadcastChunk.broadcast_id).distinct())).where(
        _counted(rules, today), col(BroadcastChunk.broadcast_id) != broadcast.id
    )
    return int(session.execute(others).scalar_one()) >= rules.each


def spent(rules: MassRules, today: date, *, after: int, upto: int) -> ColumnElement[bool]:
    """True of a follower numbered above `after`, up to `upto`, who may get no more in this period."""
    first, last = col(BroadcastChunk.first_id), col(BroadcastChunk.last_id)
    full = (
        select(col(BroadcastRecipient.follower_id))
        .join(BroadcastChunk, col(BroadcastChunk.broadcast_id) == col(BroadcastRecipient.broadcast_id))
        .where(
            _counted(rules, today),
            first <= upto,
            last > after,
            # Each call's own stretch, or the index would lead through all others of its broadcast as well.
            col(BroadcastRecipient.follower_id) >= case((first > after, first), else_=after + 1),
            col(BroadcastRecipient.follower_id) <= case((last < upto, last), else_=upto),
            col(BroadcastRecipient.chunk_id) == col(BroadcastChunk.id),
        )
        .group_by(col(BroadcastRecipient.follower_id))
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
