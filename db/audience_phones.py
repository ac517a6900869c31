"""What is asked of the account (phone) a person writes through before a message to many goes to it."""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from db.models import Follower, FollowerWorker, Stop, Worker

STOP_KINDS = ("jobs", "courses", "visits")


def stretch(number: Any, after: int, upto: int | None) -> list[ColumnElement[bool]]:
    return [] if upto is None else [number > after, number <= upto]


def is_newest() -> ColumnElement[bool]:
    """The link to the newest account of this person that still follows: nobody is written to on two phones."""
    link, phone = aliased(FollowerWorker), aliased(Follower)
    newer = exists().where(
        col(link.worker_id) == col(FollowerWorker.worker_id),
        col(link.id) > col(FollowerWorker.id),
        col(phone.id) == col(link.follower_id),
        follows(phone),
    )
    return ~newer.correlate(FollowerWorker)


def is_one_or_newest(after: int = 0, upto: int | None = None) -> ColumnElement[bool]:
    """Nearly everybody writes through one account only; whether it is the newest need not be asked of them."""
    worker = col(FollowerWorker.worker_id)
    several = select(worker).where(*stretch(worker, after, upto)).group_by(worker).having(func.count() > 1)
    return or_(worker.not_in(several), is_newest())


def has_phone(*where: ColumnElement[bool]) -> ColumnElement[bool]:
    linked = (col(FollowerWorker.worker_id) == col(Worker.id), col(Follower.id) == col(FollowerWorker.follower_id))
    return exists().where(*linked, *where).correlate(Worker)


def follows(phone: Any) -> ColumnElement[bool]:
    return and_(col(phone.openid).is_not(None), col(phone.followed_at).is_not(None), col(phone.unfollowed_at).is_(None))


def has_stopped(kind: str, account: Any = None) -> ColumnElement[bool]:
    """The kind itself; a notice, which is of no kind, is refused by whoever has stopped all of them.

    Asked of the follower at hand, or of the one whose number `account` is.
    """
    kinds, number = (kind,) if kind in STOP_KINDS else STOP_KINDS, col(Follower.id) if account is None else account
    stops = [exists().where(col(Stop.follower_id) == number, col(Stop.kind) == each) for each in kinds]
    return and_(*[one.correlate_except(Stop) for one in stops])
