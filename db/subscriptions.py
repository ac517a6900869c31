"""Subscription notices (订阅通知): how many sends a follower has agreed to, by template. WeChat keeps no list one could ask."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col, select

from db.models import Follower, Subscription
from db.statements import insert_for

# Whether several consents add up is documented for mini programs only; counting one too few costs a telephone call,
# one too many a refused reminder.
MOST = 1


def agree(session: Session, *, follower: Follower, template_id: str) -> None:
    values = {
        "follower_id": follower.key, "template_id": template_id, "region": follower.region, "left": MOST,
        "refused_at": None,
    }  # fmt: skip
    insert = insert_for(session, Subscription).values(**values)
    session.execute(
        insert.on_conflict_do_update(
            index_elements=["follower_id", "template_id"], set_={"left": MOST, "refused_at": None}
        )
    )


def refuse(session: Session, *, follower: Follower, template_id: str, now: datetime) -> None:
    """They said no, took it back, or WeChat says that none is left."""
    values = {
        "follower_id": follower.key, "template_id": template_id, "region": follower.region, "left": 0,
        "refused_at": now,
    }  # fmt: skip
    insert = insert_for(session, Subscription).values(**values)
    session.execute(
        insert.on_conflict_do_update(index_elements=["follower_id", "template_id"], set_={"left": 0, "refused_at": now})
    )


def spend(session: Session, *, follower_id: int, template_id: str, lasts: bool = False) -> bool:
    """Take one agreed send; with `lasts` (long-term notices) an agreement is not used up. False when there is none."""
    found = update(Subscription).where(
        col(Subscription.follower_id) == follower_id, col(Subscription.template_id) == template_id,
        col(Subscription.left) > 0,
    )  # fmt: skip
    taken = found.values(left=Subscription.left if lasts else Subscription.left - 1).returning(col(Subscription.id))
    return session.execute(taken.execution_options(synchronize_session=False)).first() is not None


def left(session: Session, follower: Follower, template_ids: Collection[str]) -> dict[str, int]:
    """Of each template, 0 where nothing was ever agreed to."""
    rows = session.exec(
        select(Subscription.template_id, Subscription.left).where(
            Subscription.follower_id == follower.id, col(Subscription.template_id).in_(list(template_ids))
        )
    ).all()
    return dict.fromkeys(template_ids, 0) | {str(row[0]): int(row[1]) for row in rows}
