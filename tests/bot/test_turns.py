"""Messages that wait share a commit, and each of them still stands or falls alone."""

import asyncio
import math
import time
from collections.abc import Sequence
from dataclasses import replace

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import select

from bot.intake import Busy, Intake
from bot.play.stage import Messages, StageClock
from bot.runtime import Runtime
from bot.scheduled import answer_stranded
from bot.turns import Turns
from db.engine import Records
from db.models import Follower, Inbox, Outbox
from handlers import routes, texts
from handlers.dialogue.incoming import Incoming
from handlers.dialogue.replies import Reply
from handlers.dialogue.turn import Turn


def said(clock: StageClock, *words: str) -> list[Incoming]:
    messages = Messages(clock)
    return [messages.make(f"oTURN{number}", "text", each) for number, each in enumerate(words)]


def answered(records: Records) -> int:
    with records.read() as session:
        return len(session.exec(select(Inbox).where(Inbox.state == "answered")).all())


def commits(records: Records, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    at: list[float] = []
    plain = records.engine.dialect.do_commit

    def counted(connection: object) -> None:
        at.append(time.monotonic())
        plain(connection)

    monkeypatch.setattr(records.engine.dialect, "do_commit", counted)
    return at


def test_several_messages_are_answered_with_one_commit(
    runtime: Runtime, clock: StageClock, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = commits(records, monkeypatch)
    messages = said(clock, "你好", "人工", "青浦的电子厂")
    answers = Intake(runtime).take_all([(each, math.inf) for each in messages])  # however slow the machine
    assert all(one is not None and one.text for one in answers)
    assert (answered(records), len(counted)) == (3, 1)


def test_a_mistake_of_ours_undoes_one_message_and_not_its_neighbours(
    runtime: Runtime, clock: StageClock, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = routes.answer

    def broken(turn: Turn) -> Sequence[Reply]:
        if turn.words == "坏":
            turn.follower.scene = "half done"
            raise RuntimeError("planted")
        return plain(turn)

    monkeypatch.setattr(routes, "answer", broken)
    messages = said(clock, "你好", "坏", "人工")
    texts_said = [one.text for one in Intake(runtime).take_all([(each, time.monotonic()) for each in messages]) if one]
    assert texts_said[1] == texts.common.SORRY_BUG
    assert texts_said[0] != texts.common.SORRY_BUG != texts_said[2]
    with records.read() as session:
        assert {row.scene for row in session.exec(select(Follower)).all()} == {""}


def test_the_same_message_twice_in_one_commit_is_answered_once(
    runtime: Runtime, clock: StageClock, records: Records
) -> None:
    (message,) = said(clock, "人工")
    first, second = Intake(runtime).take_all([(message, time.monotonic()), (replace(message), time.monotonic())])
    assert first is not None
    assert second is not None
    assert (first.text, second.repeated, answered(records)) == (second.text, True, 1)


def test_when_the_commit_fails_everybody_is_told_to_come_again(
    runtime: Runtime, clock: StageClock, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_connection: object) -> None:
        raise OperationalError("COMMIT", {}, OSError("disk full"))

    with monkeypatch.context() as broken:
        broken.setattr(records.engine.dialect, "do_commit", full)
        messages = said(clock, "你好", "人工")
        assert Intake(runtime).take_all([(each, time.monotonic()) for each in messages]) == [None, None]
    assert answered(records) == 0


def test_whoever_hangs_up_keeps_nobody_waiting(runtime: Runtime, clock: StageClock, records: Records) -> None:
    messages = said(clock, "你好", "人工", "青浦的电子厂")

    async def one_hangs_up() -> list[object]:
        turns = Turns(runtime, Intake(runtime))
        asked = [asyncio.create_task(turns.take(each, time.monotonic())) for each in messages]
        await asyncio.sleep(0)
        asked[1].cancel()
        return list(await asyncio.gather(*asked, return_exceptions=True))

    first, hung_up, third = asyncio.run(one_hangs_up())
    assert isinstance(hung_up, asyncio.CancelledError)
    assert not isinstance(first, BaseException)
    assert not isinstance(third, BaseException)
    if runtime.settings.is_sqlite:
        assert answered(records) == 3


def test_busy_records_are_a_busy_answer_for_each(runtime: Runtime, clock: StageClock, records: Records) -> None:
    if not runtime.settings.is_sqlite:
        pytest.skip("one commit for several is SQLite's way of answering")
    intake = Intake(runtime)
    intake.take_all = lambda messages: [None for _ in messages]  # type: ignore[method-assign]

    async def all_at_once() -> list[object]:
        turns = Turns(runtime, intake)
        return list(
            await asyncio.gather(
                *(turns.take(each, time.monotonic()) for each in said(clock, "你好", "人工")), return_exceptions=True
            )
        )

    assert all(isinstance(each, Busy) for each in asyncio.run(all_at_once()))


def test_whoever_waits_too_long_for_a_turn_is_put_by_and_answered_later(
    runtime: Runtime, clock: StageClock, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.turns.BEGINS_WITHIN", -1.0)
    (message,) = said(clock, "青浦的电子厂")
    told = asyncio.run(Turns(runtime, Intake(runtime)).take(message, time.monotonic()))
    assert (told.text, told.put_by, answered(records)) == (None, True, 0)
    answer_stranded.run(runtime, clock.now)
    assert answered(records) == 1
    with records.read() as session:
        assert "电子厂" in str(session.exec(select(Outbox)).one().message)


def waits(turns: Turns, monkeypatch: pytest.MonkeyPatch, *, stands: float, waited: float) -> None:
    """As if the line had been standing for so long, and whoever comes had waited for so long."""
    monkeypatch.setattr("bot.line.Line.stands_for", lambda _line: stands)
    monkeypatch.setattr("bot.turns.elapsed", iter([0.0, *([waited] * 9)]).__next__)


@pytest.mark.parametrize(
    ("stands", "waited", "put_by"), [(0.5, 0.5, False), (0.5, 1.6, True), (5.0, 0.2, False), (5.0, 0.5, True)]
)
def test_where_more_come_than_can_be_answered_nobody_waits_long(
    stands: float, waited: float, put_by: bool, runtime: Runtime, clock: StageClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns = Turns(runtime, Intake(runtime))
    waits(turns, monkeypatch, stands=stands, waited=waited)
    (message,) = said(clock, "青浦的电子厂")
    one_thread = runtime.settings.is_sqlite or waited > 1.5
    assert asyncio.run(turns.take(message, time.monotonic())).put_by is (put_by and one_thread)


def test_words_of_danger_are_answered_in_any_rush(
    runtime: Runtime, clock: StageClock, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns = Turns(runtime, Intake(runtime))
    waits(turns, monkeypatch, stands=5.0, waited=0.5)
    (message,) = said(clock, "救命 有人打我")
    told = asyncio.run(turns.take(message, time.monotonic()))
    assert (told.put_by, answered(records)) == (False, 1)
    assert "110" in str(told.text)


def test_what_is_put_by_wakes_those_who_answer_it(
    runtime: Runtime, clock: StageClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    woken = list[str]()
    intake = Intake(replace(runtime, wake=woken.append))
    for message in said(clock, "你好", "人工"):
        intake.put_by(message)
    assert woken == ["answer_stranded"]
