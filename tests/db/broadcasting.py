"""People, broadcasts to them, and what is owed for it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from sqlmodel import Session, col, select

from db import broadcast_planning, broadcasts, followers
from db.audience_filters import Audience
from db.mass_rules import SERVICE, MassRules
from db.models import (
    Broadcast,
    BroadcastChunk,
    BroadcastPage,
    BroadcastRecipient,
    Follower,
    Outbox,
    Staff,
    Worker,
)
from tests.builders import NINE, a_follower, a_member_of_staff, a_worker

MESSAGE = {"type": "text", "words": "招聘会改到周日"}
EVERYONE = Audience(everyone=True)
# Everybody in these records, but not everybody who follows: one call for all does not fit.
ALL_BY_NAME = Audience(statuses=("seeking",))
SMALL = MassRules(list_size=2)


def people(session: Session, count: int, *, county: str = "盈江", talking: int = 0) -> list[tuple[Worker, Follower]]:
    """`talking` of them have just written, so that they may be written to by customer service."""
    made = []
    for place in range(count):
        worker = a_worker(session, name=f"岩演{place}", county=county, region="533123", status="seeking")
        follower = a_follower(session)
        followers.link(session, follower=follower, worker=worker, now=NINE)
        if place < talking:
            followers.open_window(session, follower=follower, kind="message", now=NINE)
        made.append((worker, follower))
    return made


def author(session: Session) -> Staff:
    return a_member_of_staff(session, code="S02", role="job_officer")


def approved(
    session: Session, audience: Audience = ALL_BY_NAME, *, kind: str = "jobs", by: Staff | None = None
) -> Broadcast:
    row = broadcasts.draft(
        session, author=by or author(session), kind=kind, words="招聘会", audience=audience, said="所有人", send_at=NINE,
        now=NINE,
    )  # fmt: skip
    assert broadcasts.submit(session, row, limit=10_000, now=NINE)
    return row


def plan(session: Session, row: Broadcast, *, page: int = 100, rules: MassRules = SERVICE) -> None:
    while broadcast_planning.plan(session, row, message=MESSAGE, now=NINE, rules=replace(rules, list_size=page)):
        pass


@dataclass(frozen=True)
class Meant:
    """Somebody a broadcast is meant for; `seq` is the place of their call, None outside of any."""

    follower_id: int | None
    worker_id: int | None
    seq: int | None
    result: str


def recipients(session: Session, row: Broadcast) -> Sequence[Meant]:
    """Messages of their own first, then page by page."""
    own = select(BroadcastRecipient).where(BroadcastRecipient.broadcast_id == row.id)
    found = [
        Meant(one.follower_id, one.worker_id, None, one.result)
        for one in session.exec(own.order_by(col(BroadcastRecipient.id)).execution_options(populate_existing=True))
    ]
    for page in pages(session, row):
        pairs = zip_longest(page.followers, page.persons)
        found += [Meant(follower, worker, page.seq, page.result) for follower, worker in pairs]
    return found


def pages(session: Session, row: Broadcast) -> Sequence[BroadcastPage]:
    query = select(BroadcastPage).where(BroadcastPage.broadcast_id == row.id)
    return session.exec(query.order_by(col(BroadcastPage.id)).execution_options(populate_existing=True)).all()


def chunks(session: Session, row: Broadcast) -> Sequence[BroadcastChunk]:
    query = select(BroadcastChunk).where(BroadcastChunk.broadcast_id == row.id)
    return session.exec(query.order_by(col(BroadcastChunk.seq)).execution_options(populate_existing=True)).all()


def owed(session: Session, row: Broadcast) -> Sequence[Outbox]:
    its = col(Outbox.owed_as).startswith(broadcasts.key_of(row))
    query = select(Outbox).where(its).order_by(col(Outbox.id))
    return session.exec(query.execution_options(populate_existing=True)).all()


def settle(session: Session, row: Outbox, state: str, *, code: int | None = None, remote_id: str = "") -> None:
    row.state, row.failure_code, row.remote_id, row.settled_at = state, code, remote_id, NINE
    session.flush()
