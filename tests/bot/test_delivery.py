"""The outbox emptied: one call for each row, the right way out, every failure settled, nothing sent after a lease."""

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, col, select

from bot.delivery import Delivery
from bot.ladder import HOLD, Begun
from bot.play.stage import StageClock
from bot.runtime import Runtime
from bot.verdicts import CLOSED_FOR, FIRST_PAUSE, JITTER, MOST_TRIES
from bot.wechat import failures
from bot.wechat.failures import Doubt, SendFailure, Sent
from db import followers, leases, outbox, routes, staff
from db.broadcast_sending import Whom
from db.models import Follower, Outbox, Quota, Window
from handlers import texts
from handlers.dialogue.replies import notice
from tests.builders import NINE, a_follower, a_member_of_staff

WORDS = {"type": "text", "words": "明天上课"}
NOTICE = notice("明天上课", "reminder", {"thing1": "上课"})


@dataclass
class Post:
    """Takes what is carried; fails first with each of `failures`, and does `meanwhile` during a call."""

    failures: list[Exception] = field(default_factory=list)
    carried: list[tuple[str, str]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    notices: bool = True
    meanwhile: Any = None

    def knows_notice(self, name: str) -> bool:
        return self.notices

    def carry(self, *, openid: str, route: str, message: dict[str, Any], key: str) -> Sent:
        self.keys.append(key)
        if self.meanwhile:
            self.meanwhile()
        if self.failures:
            raise self.failures.pop(0)
        self.carried.append((route, message["words"]))
        return Sent("r1")

    def carry_to_many(self, *, whom: Whom, message: dict[str, Any], key: str) -> Sent:
        raise AssertionError("nothing here goes to many")


def refusal(code: int, now: datetime = NINE) -> SendFailure:
    return failures.from_code(code, now=now)


def owed(runtime: Runtime, *, window: bool = True, message: dict[str, Any] = WORDS, **facts: Any) -> None:
    """One message to one follower, who has just written or has not."""
    with runtime.records.write() as session:
        follower = a_follower(session)
        if window:
            followers.open_window(session, follower=follower, kind="message", now=NINE)
        key = facts.pop("key", f"test:{follower.key}")
        outbox.owe(
            session, follower=follower, message=message, key=key, now=NINE, **{"kind": "reminder", **facts}
        )  # fmt: skip


def row(runtime: Runtime) -> Outbox:
    with runtime.records.read() as session:
        return session.exec(select(Outbox).where(Outbox.kind != "alarm")).one()


def left(session: Session) -> int:
    return sum(window.left for window in session.exec(select(Window)).all())


def spent(runtime: Runtime, route: str) -> int:
    with runtime.records.read() as session:
        quota = session.exec(select(Quota).where(Quota.route == route)).first()
        return quota.used if quota else 0


def test_what_is_due_is_sent_once_and_costs_one_of_the_window_and_of_the_day(runtime: Runtime) -> None:
    owed(runtime)
    post = Post()
    delivery = Delivery(runtime, post)
    assert (delivery.drain(), delivery.drain()) == (1, 0)
    assert post.carried == [("custom", "明天上课")]
    sent = row(runtime)
    assert (sent.state, sent.remote_id, sent.attempts, sent.lease_until) == ("sent", "r1", 1, None)
    with runtime.records.read() as session:
        assert left(session) == 4
    assert spent(runtime, "custom") == 1


def test_several_threads_send_every_row_once_in_few_transactions(
    runtime: Runtime, caplog: pytest.LogCaptureFixture
) -> None:
    for number in range(30):
        owed(runtime, route=("custom", "template")[number % 2], message=NOTICE)
    post = Post()
    delivery = Delivery(runtime, post, threads=10)
    delivery.drain()
    delivery.stop()
    assert len(post.keys) == len(set(post.keys)) == 30
    with runtime.records.read() as session:
        assert {(one.state, one.remote_id, one.attempts) for one in session.exec(select(Outbox)).all()} == {
            ("sent", "r1", 1)
        }
        assert left(session) == 30 * 5 - 15
    assert (spent(runtime, "custom"), spent(runtime, "template")) == (15, 15)
    assert caplog.messages == []  # none of them had to go by itself


def test_of_many_the_ones_without_a_plain_way_go_by_themselves(runtime: Runtime) -> None:
    for number in range(3):
        owed(runtime, key=f"plain:{number}")
    owed(runtime, key="no window", window=False)
    owed(runtime, key="by template", window=False, message=NOTICE)
    owed(runtime, key="too late", expires_at=NINE)
    with runtime.records.write() as session:
        first = session.exec(select(Follower).order_by(col(Follower.id))).first()
        assert first is not None
        outbox.owe(session, follower=first, message=WORDS, key="a second one", kind="reminder", now=NINE)
    delivery = Delivery(runtime, post := Post(), threads=8)
    delivery.drain()
    delivery.stop()
    with runtime.records.read() as session:
        states = dict(session.exec(select(Outbox.owed_as, Outbox.state)).all())
    assert {key for key, state in states.items() if state == "sent"} == set(post.keys)
    assert states["a second one"] == states["by template"] == "sent"
    assert (states["no window"], states["too late"]) == ("refused", "expired")


def test_when_the_quota_does_not_hold_all_of_them_it_is_used_to_the_end(
    runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(routes.CAPS, "custom", 3)
    for _ in range(5):
        owed(runtime)
    delivery = Delivery(runtime, post := Post(), threads=8)
    delivery.drain()
    delivery.stop()
    assert (len(post.keys), spent(runtime, "custom")) == (3, 3)
    with runtime.records.read() as session:
        assert sorted(session.exec(select(Outbox.state)).all()) == ["owed"] * 2 + ["sent"] * 3


def test_what_is_not_due_waits(runtime: Runtime) -> None:
    owed(runtime, due_at=NINE + timedelta(hours=1))
    assert Delivery(runtime, Post()).drain() == 0


def test_no_transaction_is_open_during_the_call(runtime: Runtime) -> None:
    """The only writing connection of SQLite would be taken, and another writer would wait for it in vain."""
    owed(runtime)

    def write() -> None:
        with runtime.records.write() as session:
            assert session.exec(select(Outbox)).one().state == "sending"
            session.exec(select(Follower)).one().language = "zh"

    Delivery(runtime, Post(meanwhile=write)).drain()
    assert row(runtime).state == "sent"


def test_without_a_window_a_notice_goes_out_by_template(runtime: Runtime) -> None:
    owed(runtime, window=False, message=NOTICE)
    post = Post()
    Delivery(runtime, post).drain()
    assert post.carried == [("template", "明天上课")]
    assert row(runtime).route == "template"


@pytest.mark.parametrize("message", [WORDS, NOTICE], ids=["no notice", "no template set up"])
def test_without_a_window_or_a_template_it_goes_on_the_call_list(runtime: Runtime, message: dict[str, Any]) -> None:
    owed(runtime, window=False, message=message)
    post = Post(notices=False)
    Delivery(runtime, post).drain()
    assert post.carried == []
    assert (row(runtime).state, row(runtime).failure) == ("refused", texts.delivery.OUT_OF_WINDOW)
    with runtime.records.read() as session:
        assert len(outbox.undelivered(session, since=NINE)) == 1


def test_a_window_that_wechat_denies_leads_to_the_next_rung(runtime: Runtime) -> None:
    owed(runtime, message=NOTICE)
    post = Post([refusal(45015)])
    Delivery(runtime, post).drain()
    assert post.carried == [("template", "明天上课")]


def test_somebody_who_left_is_not_written_to_and_nothing_else_goes_to_them(runtime: Runtime, clock: StageClock) -> None:
    owed(runtime, key="first")
    with runtime.records.write() as session:
        outbox.owe(
            session, follower=session.exec(select(Follower)).one(), message=WORDS, key="later", kind="reminder",
            now=NINE, due_at=NINE + timedelta(days=1),
        )  # fmt: skip
    Delivery(runtime, Post([refusal(43004)])).drain()
    with runtime.records.read() as session:
        states = dict(session.exec(select(Outbox.owed_as, Outbox.state)).all())
        assert session.exec(select(Window)).all() == []
        assert session.exec(select(Follower)).one().unfollowed_at == NINE
    assert states == {"first": "refused", "later": "cancelled"}


def test_a_refusal_for_now_is_tried_again_with_growing_pauses_and_at_last_given_up(
    runtime: Runtime, clock: StageClock
) -> None:
    owed(runtime, kind="answer")
    post = Post([failures.from_doubt(Doubt.NOT_REACHED, now=NINE) for _ in range(MOST_TRIES)])
    delivery = Delivery(runtime, post, chance=lambda: 1.0)
    pauses = []
    while row(runtime).state == "owed":
        before = clock.now
        delivery.drain()
        pauses.append(row(runtime).due_at - before)
        clock.move_to(max(before, row(runtime).due_at))
        with runtime.records.write() as session:
            followers.open_window(session, follower=session.exec(select(Follower)).one(), kind="message", now=clock.now)
    assert len(post.keys) == MOST_TRIES
    longest = 1 + JITTER
    assert pauses[:3] == [FIRST_PAUSE * longest, FIRST_PAUSE * longest * 2, FIRST_PAUSE * longest * 4]
    assert row(runtime).state == "refused"


def test_an_answer_that_is_lost_is_never_repeated_on_a_route_without_keys(runtime: Runtime) -> None:
    owed(runtime)
    post = Post([failures.from_doubt(Doubt.NO_ANSWER, now=NINE)])
    delivery = Delivery(runtime, post)
    delivery.drain()
    assert row(runtime).state == "unknown"
    assert delivery.drain() == 0


def test_an_answer_that_is_lost_is_repeated_under_the_same_key_where_wechat_knows_it(
    runtime: Runtime, clock: StageClock
) -> None:
    owed(runtime, window=False, message=NOTICE)
    post = Post([failures.from_doubt(Doubt.NO_ANSWER, now=NINE)])
    delivery = Delivery(runtime, post)
    delivery.drain()
    clock.move_to(NINE + FIRST_PAUSE * (1 + JITTER))
    delivery.drain()
    assert len(post.keys) == 2
    assert len(set(post.keys)) == 1
    assert row(runtime).state == "sent"


def test_a_mistake_of_ours_stops_one_message_and_no_other(runtime: Runtime) -> None:
    owed(runtime, key="a")
    owed(runtime, key="b")
    Delivery(runtime, Post([KeyError("picture")])).drain()
    with runtime.records.read() as session:
        states = sorted(session.exec(select(Outbox.state)).all())
    assert states == ["sent", "unknown"]


def test_a_mistake_of_ours_is_tried_again_under_the_same_key(runtime: Runtime, clock: StageClock) -> None:
    owed(runtime, window=False, message=NOTICE)
    post = Post([KeyError("picture")])
    delivery = Delivery(runtime, post)
    delivery.drain()
    assert row(runtime).state == "owed"
    clock.move_to(NINE + FIRST_PAUSE * (1 + JITTER))
    delivery.drain()
    assert len(set(post.keys)) == 1
    assert row(runtime).state == "sent"


def test_what_comes_too_late_expires_without_a_call(runtime: Runtime, clock: StageClock) -> None:
    owed(runtime, expires_at=NINE + timedelta(minutes=1))
    clock.move_to(NINE + timedelta(minutes=1))
    post = Post()
    Delivery(runtime, post).drain()
    assert (row(runtime).state, post.keys) == ("expired", [])


def test_what_cannot_be_tried_again_in_time_expires_at_once(runtime: Runtime) -> None:
    owed(runtime, expires_at=NINE + timedelta(seconds=5))
    Delivery(runtime, Post([failures.from_doubt(Doubt.NOT_REACHED, now=NINE)])).drain()
    assert row(runtime).state == "expired"


def test_a_closed_route_is_not_called_and_what_is_owed_waits(runtime: Runtime, clock: StageClock) -> None:
    owed(runtime)
    with runtime.records.write() as session:
        routes.close(session, route="custom", until=NINE + timedelta(minutes=1), reason="太快")
    post = Post()
    delivery = Delivery(runtime, post)
    delivery.drain()
    assert (post.keys, row(runtime).due_at) == ([], NINE + HOLD)
    clock.move_to(NINE + HOLD)
    delivery.drain()
    assert len(post.carried) == 1


def test_a_days_quota_that_is_used_up_closes_the_route_and_the_heads_are_told(runtime: Runtime) -> None:
    owed(runtime)
    with runtime.records.write() as session:
        head = a_member_of_staff(session, code="S01", role="station_head")
        staff.bind_directly(session, staff=head, follower=a_follower(session), now=NINE)
    Delivery(runtime, Post([refusal(45009)])).drain()
    with runtime.records.read() as session:
        assert not routes.is_open(session, route="custom", now=NINE + timedelta(hours=12))
        assert routes.is_open(session, route="template", now=NINE)
        told = session.exec(select(Outbox).where(Outbox.kind == "alarm")).one()
    assert "次数用完" in told.message["words"]
    # The quota day opens in the night, when a reminder would wake its reader.
    assert row(runtime).due_at == NINE.replace(hour=8) + timedelta(days=1)


def test_trouble_with_the_account_closes_every_route(runtime: Runtime) -> None:
    owed(runtime)
    Delivery(runtime, Post([refusal(48004)])).drain()
    with runtime.records.read() as session:
        assert not any(routes.is_open(session, route=route, now=NINE + CLOSED_FOR / 2) for route in routes.CAPS)


def test_without_quota_it_waits_for_the_next_day_unless_that_is_too_late(
    runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(routes.CAPS, "template", 0)
    owed(runtime, window=False, message=NOTICE, key="patient")
    owed(runtime, window=False, message=NOTICE, key="today", expires_at=NINE + timedelta(hours=9))
    Delivery(runtime, post := Post()).drain()
    with runtime.records.read() as session:
        found = {one.owed_as: (one.state, one.due_at) for one in session.exec(select(Outbox)).all()}
    assert post.keys == []
    assert found["patient"] == ("owed", NINE.replace(hour=8) + timedelta(days=1))
    assert found["today"][0] == "expired"


def test_a_process_frozen_between_the_records_and_the_call_makes_no_call(runtime: Runtime) -> None:
    owed(runtime)
    delivery = Delivery(runtime, post := Post(), lease=timedelta(0))
    (taken,) = delivery._take()
    delivery._fly(Begun(taken, Whom(["o1"])), since=0.0)
    assert post.keys == []


def test_an_uncertain_message_whose_key_is_forgotten_is_for_a_person(runtime: Runtime, clock: StageClock) -> None:
    owed(runtime, window=False, message=NOTICE)
    post = Post([failures.from_doubt(Doubt.NO_ANSWER, now=NINE)])
    delivery = Delivery(runtime, post)
    delivery.drain()
    clock.move_to(NINE + timedelta(minutes=20))  # as after a long halt of the only process
    delivery.drain()
    assert (len(post.keys), row(runtime).state) == (1, "unknown")
    assert spent(runtime, "template") == 1


def test_a_lease_that_ran_out_sends_nothing_and_spends_nothing(runtime: Runtime, clock: StageClock) -> None:
    owed(runtime)
    delivery = Delivery(runtime, Post())
    rows = delivery._take()  # as a process frozen after taking would stand
    clock.move_to(NINE + leases.LEASE)
    assert delivery._write_down(rows) == []
    with runtime.records.read() as session:
        assert left(session) == 5
    assert spent(runtime, "custom") == 0


def test_what_was_called_off_after_it_was_taken_is_not_sent(runtime: Runtime) -> None:
    owed(runtime, key="remind:1")
    delivery = Delivery(runtime, post := Post())
    rows = delivery._take()
    with runtime.records.write() as session:
        outbox.cancel(session, prefix="remind:", now=NINE)
    assert delivery._write_down(rows) == []
    assert (post.keys, row(runtime).state) == ([], "cancelled")


def test_stopping_finishes_what_is_being_sent_and_hands_the_rest_back(runtime: Runtime) -> None:
    for _ in range(3):
        owed(runtime)
    post = Post()
    delivery = Delivery(runtime, post)
    post.meanwhile = delivery.wind_down
    delivery.drain()
    delivery.stop()
    with runtime.records.read() as session:
        rows = session.exec(select(Outbox).order_by(col(Outbox.id))).all()
    assert [one.state for one in rows] == ["sent", "owed", "owed"]
    assert [one.held_by for one in rows][1:] == ["", ""]


def test_an_alarm_may_be_put_off_into_the_night_and_a_reminder_may_not(runtime: Runtime, clock: StageClock) -> None:
    late = NINE.replace(hour=21, minute=59)
    clock.move_to(late)
    for kind in ("alarm", "reminder"):
        owed(runtime, kind=kind, key=kind)
    with runtime.records.write() as session:
        routes.close(session, route="custom", until=late + timedelta(hours=1), reason="")
    Delivery(runtime, Post()).drain()
    with runtime.records.read() as session:
        due = dict(session.exec(select(Outbox.kind, Outbox.due_at)).all())
    assert due == {"alarm": late + HOLD, "reminder": NINE.replace(hour=8) + timedelta(days=1)}


def test_what_one_follower_is_owed_arrives_in_the_order_in_which_it_was_owed(runtime: Runtime) -> None:
    """However slowly the first of them goes, and though threads are free."""
    with runtime.records.write() as session:
        follower = a_follower(session)
        followers.open_window(session, follower=follower, kind="message", now=NINE)
        for number in range(5):
            message = {"type": "text", "words": f"第{number}句"}
            outbox.owe(session, follower=follower, message=message, key=f"test:{number}", kind="answer", now=NINE)
    pauses = iter((0.06, 0.04, 0.02, 0.01, 0.0))
    post = Post(meanwhile=lambda: time.sleep(next(pauses)))
    delivery = Delivery(runtime, post, threads=5)
    delivery.drain()
    delivery.stop()
    assert [words for _, words in post.carried] == [f"第{number}句" for number in range(5)]
