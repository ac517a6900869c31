"""WeChat's windows (客服消息窗口) of many followers at once."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col, select

from db.models import Window


def spend_each(session: Session, follower_ids: Sequence[int], *, now: datetime) -> frozenset[int]:
    """Take one message from the allowance of each that ends soonest. Returns those of whom WeChat lets it through.

    Locked in the order of the followers, so that two processes wait for each other in one direction only.
    """
    if not follower_ids:
        return frozenset()
    found = session.exec(
        select(Window.id, Window.follower_id)
        .where(col(Window.follower_id).in_(follower_ids), Window.left > 0, col(Window.until) > now)
        .order_by(col(Window.follower_id), col(Window.until).desc())
        .with_for_update()
    ).all()
    soonest = {follower_id: window_id for window_id, follower_id in found}
    if soonest:
        session.execute(
            update(Window)
            .where(col(Window.id).in_(list(soonest.values())))
            .values(left=Window.left - 1)
            .execution_options(synchronize_session=False)
        )
    return frozenset(soonest)
