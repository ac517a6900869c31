"""Chunks of a broadcast through delivery: sent to all who still follow, put off past the night, started only when allowed."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, select

from bot.delivery import Delivery
from bot.play.stage import StageClock
from bot.runtime import Runtime
from bot.scheduled import start_broadcasts
from bot.wechat import failures
from bot.wechat.failures import SendFailure, Sent
from db import broadcasts, followers, load, routes
from db.audience_filters import Audience
from db.broadcast_sending import Whom
from db.columns import CHINA
from db.models import Broadcast, BroadcastPage, Follower, Outbox
from tests.builders import NINE, a_follower, a_member_of_staff, a_worker


@dataclass
class Post:
    """Takes what is carried; answers once with each of `codes` before it accepts."""

    codes: list[int] = field(default_factory=list)
    chunks: list[list[str]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    def carry(self, *, openid: str, route: str, message: dict[str, Any], key: str) -> Sent:
        return Sent()

    def carry_to_many(self, *, whom: Whom, message: dict[str, Any], key: str) -> Sent:
        self.keys.append(key)
        if self.codes:
            raise _failure(self.codes.pop(0))
        self.chunks.append(list(whom.openids) or ["everyone"])
        return Sent("1000000001")


def _failure(code: int) -> SendFailure:
    return failures.from_code(code, now=NINE)


def _broadcast(session: Session, people: int, *, limit: int = 100, at: datetime = NINE) -> Broadcast:
    for place in range(people):
        follower = a_follower(session)
        followers.link(
            session, follower=follower, worker=a_worker(session, name=f"岩演{place}", county="盈江"), now=NINE
        )
    row = broadcasts.draft(
        session, author=a_member_of_staff(session, code="S02", role="job_officer"), kind="jobs", words="招聘会",
        audience=Audience(counties=("盈江",)), said="盈江", send_at=at, now=NINE,
    )  # fmt: skip
    broadcasts.submit(session, row, limit=limit, now=NINE)
    return row


def _only_row(runtime: Runtime) -> Outbox:
    with runtime.records.read() as session:
        return session.exec(select(Outbox)).one()


def test_a_chunk_goes_out_in_one_call_to_everybody_who_still_follows(runtime: Runtime) -> None:
    with runtime.records.write() as session:
        _broadcast(session, 4)
    start_broadcasts.run(runtime, NINE)
    with runtime.records.write() as session:
        first = session.exec(select(Follower)).first()
        assert first is not None
        gone = first.openid
        followers.leave(session, follower=first, now=NINE)
    post = Post()
    Delivery(runtime, post).drain()
    assert len(post.chunks) == 1
    assert len(post.chunks[0]) == 3
    assert gone not in post.chunks[0]
    row = _only_row(runtime)
    assert (row.state, row.route, row.remote_id) == ("sent", "mass", "1000000001")


def test_a_chunk_of_which_only_one_is_left_is_given_up(runtime: Runtime) -> None:
    with runtime.records.write() as session:
        _broadcast(session, 2)
    start_broadcasts.run(runtime, NINE)
    with runtime.records.write() as session:
        first = session.exec(select(Follower)).first()
        assert first is not None
        followers.leave(session, follower=first, now=NINE)
    post = Post()
    Delivery(runtime, post).drain()
    assert not post.chunks
    assert _only_row(runtime).state == "refused"


def test_an_uncertain_chunk_is_repeated_under_its_own_key(runtime: Runtime, clock: StageClock) -> None:
    with runtime.records.write() as session:
        _broadcast(session, 3)
    start_broadcasts.run(runtime, NINE)
    post = Post(codes=[-1])
    delivery = Delivery(runtime, post)
    delivery.drain()
    assert _only_row(runtime).state == "owed"
    clock.move_to(NINE + timedelta(minutes=2))
    delivery.drain()
    assert post.keys == [post.keys[0]] * 2
    assert len(post.chunks) == 1


def test_used_up_mass_sends_wait_for_the_morning_and_not_for_midnight(runtime: Runtime) -> None:
    with runtime.records.write() as session:
        _broadcast(session, 3)
        for _ in range(routes.CAPS["mass"]):
            assert routes.spend(session, route="mass", now=NINE)
    start_broadcasts.run(runtime, NINE)
    Delivery(runtime, Post()).drain()
    row = _only_row(runtime)
    assert (row.state, row.due_at) == ("owed", datetime(2026, 11, 27, 8, 0, tzinfo=CHINA))


def test_a_refusal_until_the_next_day_waits_for_the_morning(runtime: Runtime) -> None:
    with runtime.records.write() as session:
        _broadcast(session, 3)
    start_broadcasts.run(runtime, NINE)
    Delivery(runtime, Post(codes=[45028])).drain()
    row = _only_row(runtime)
    assert (row.state, row.due_at) == ("owed", datetime(2026, 11, 27, 8, 0, tzinfo=CHINA))


def test_what_is_due_at_night_is_put_off_to_the_morning(runtime: Runtime) -> None:
    with runtime.records.write() as session:
        key = _broadcast(session, 3).key
    night = NINE.replace(hour=23)
    start_broadcasts.run(runtime, night)
    with runtime.records.read() as session:
        row = broadcasts.get(session, key)
        assert (row.status, row.send_at) == ("approved", datetime(2026, 11, 27, 8, 0, tzinfo=CHINA))
        assert not session.exec(select(BroadcastPage)).all()


def test_what_has_grown_beyond_the_limit_since_goes_back_to_be_approved(runtime: Runtime) -> None:
    with runtime.records.write() as session:
        load.setting(session, "approval_limit", "3", now=NINE)
        key = _broadcast(session, 3, limit=3, at=NINE + timedelta(hours=1)).key
        follower = a_follower(session)
        followers.link(session, follower=follower, worker=a_worker(session, name="后来的", county="盈江"), now=NINE)
    start_broadcasts.run(runtime, NINE + timedelta(hours=1))
    with runtime.records.read() as session:
        assert broadcasts.get(session, key).status == "waiting"
        assert not session.exec(select(BroadcastPage)).all()


def test_starting_twice_plans_once(runtime: Runtime) -> None:
    with runtime.records.write() as session:
        _broadcast(session, 5)
    start_broadcasts.run(runtime, NINE)
    start_broadcasts.run(runtime, NINE)
    with runtime.records.read() as session:
        assert sum(page.people for page in session.exec(select(BroadcastPage)).all()) == 5
        assert len(session.exec(select(Outbox)).all()) == 1
