"""A small version of the proof of a rush, with few places to answer so that messages are put by, and what its judge sees."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.prove import answered, mix, rush
from benchmarks.prove.generator import SUCCESS, Heard, key_of
from benchmarks.prove.homes import Home, prepared
from benchmarks.prove.nursery import Nursery
from benchmarks.prove.report import Report
from benchmarks.prove.stand import Stand, standing
from bot import dispatch
from bot.clock import system_clock
from bot.simulator.rendering import line
from bot.simulator.world.chat import Route
from db import followers, inbox, outbox
from db.engine import Records
from db.models import Outbox
from handlers.dialogue import bursts
from handlers.dialogue.incoming import Incoming, Kind

pytestmark = pytest.mark.timeout(240)

# Without bars of time: other work shares the machine.
SMALL = rush.Plan(
    rate=20.0, seconds=3.0, connections=30, people=30, posts=100, size=2, admission=4, p99_within=60.0, answer_within=60.0,
    hangs_up=60.0, patience=90.0, calls_meanwhile=0.0,
)  # fmt: skip


@pytest.fixture
def nursery() -> Iterator[Nursery]:
    made = Nursery()
    yield made
    made.close()


def test_nothing_is_lost_in_a_rush_at_home(nursery: Nursery) -> None:
    with prepared("home", nursery=nursery) as home, standing() as stand:
        _holds(rush.prove(SMALL, home, stand))


@pytest.mark.parametrize("records", ["postgres"], indirect=True)
def test_nothing_is_lost_in_a_rush_across_machines(records: Records, tmp_path: Path, nursery: Nursery) -> None:
    dispatch.prepare(records)
    with standing() as stand:
        _holds(rush.prove(SMALL, Home("machines", records.url, tmp_path, nursery=nursery), stand))


def _holds(report: Report) -> None:
    assert report.broken == [], str(report)
    count, by_reply, by_success = str(report.figures["at once: messages, by reply, by success"]).split(", ")
    assert int(count) == SMALL.connections == int(by_reply) + int(by_success)
    assert int(by_success) > 0, "nothing was put by, so nothing was shown of it"


def test_the_judge_sees_what_is_lost_what_is_silent_and_what_never_arrived(records: Records) -> None:
    now, openid = system_clock(), "oPROVE00000001"
    with records.write() as session:
        follower = followers.arrive(session, openid=openid, now=now)
        for number in (2, 3, 4):
            inbox.claim(session, key=key_of(number), kind="text", sent_at=now, now=now)
        for number in (3, 4):
            words = {"type": "text", "words": f"回答{number}"}
            outbox.owe(
                session, follower=follower, message=words, key=f"answer:{key_of(number)}:0", kind="answer", now=now
            )
        session.execute(Outbox.__table__.update().values(state="sent"))
    heard = [Heard(number, 0.1, 1, SUCCESS) for number in (1, 2, 3, 4)]
    with standing() as stand:
        stand.simulator.world.show(openid, Route.CUSTOM, line("text", "回答4"))
        found = _looked(records, stand, heard)
    assert found.lost == {key_of(1)}
    assert found.unanswered == {key_of(1): "not owed", key_of(2): "not owed", key_of(3): "not in the chat"}


def _looked(records: Records, stand: Stand, heard: list[Heard]) -> answered.Afterwards:
    return answered.look(records, stand, heard, since=system_clock(), patience=0.0, before=0)


def test_nothing_in_the_mix_waits_for_its_rest() -> None:
    said = [mix.message(number) for number in range(3000)]
    held = [words for words in said if bursts.may_wait(Incoming("1", "o", "a", Kind.TEXT, system_clock(), text=words))]
    assert held == []
    assert len(set(said)) > len(said) / 2
