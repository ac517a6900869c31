"""What may wait lets those at the door pass, and not for ever."""

import threading

import pytest

from bot.intake import Intake
from bot.line import CALM_AFTER, Line
from bot.play.stage import Messages, StageClock
from bot.runtime import Runtime
from bot.scheduled import answer_stranded
from db import inbox
from db.engine import Records


def test_it_is_empty_once_the_last_has_left() -> None:
    line = Line()
    assert line.let_pass(0)
    with line.one():
        with line.one():
            assert not line.let_pass(0)
        assert not line.let_pass(0)
    assert line.let_pass(0)


def test_it_knows_for_how_long_somebody_has_been_standing(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("bot.line.elapsed", lambda: now[0])
    line = Line()
    assert line.stands_for() == 0
    with line.one():
        now[0] += 2
        with line.one():
            now[0] += 1
        assert line.stands_for() == 3
    assert line.stands_for() == 0


def test_whoever_waits_for_it_goes_on_when_the_last_leaves() -> None:
    line, passed = Line(), threading.Event()
    waiting = threading.Thread(target=lambda: line.let_pass(60) and passed.set())
    with line.one():
        waiting.start()
        assert not passed.wait(0.05)
    waiting.join()
    assert passed.is_set()


def _put_by(runtime: Runtime, clock: StageClock, *words: str) -> None:
    messages = Messages(clock)
    Intake(runtime).put_by(*(messages.make(f"oLINE{place}", "text", each) for place, each in enumerate(words)))


def _waiting(records: Records, clock: StageClock) -> int:
    with records.read() as session:
        return len(inbox.stranded(session, held_before=clock(), limit=10))


def test_messages_put_by_are_answered_though_the_door_is_never_empty(
    runtime: Runtime, clock: StageClock, records: Records
) -> None:
    _put_by(runtime, clock, "你好", "青浦的电子厂")
    clock.move_to(clock() + answer_stranded.LEFT_ALONE * 2)
    with runtime.line.one():
        answer_stranded.run(runtime, clock())
    assert _waiting(records, clock) == 0


def test_a_process_that_ends_leaves_the_rest_to_the_next(runtime: Runtime, clock: StageClock, records: Records) -> None:
    _put_by(runtime, clock, "你好", "青浦的电子厂")
    clock.move_to(clock() + answer_stranded.LEFT_ALONE * 2)
    runtime.stopping.set()
    answer_stranded.run(runtime, clock())
    assert _waiting(records, clock) == 2


def test_whoever_was_put_by_waits_until_the_rush_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("bot.line.elapsed", lambda: now[0])
    monkeypatch.setattr("bot.line.time.sleep", lambda seconds: now.__setitem__(0, now[0] + seconds))
    line = Line()
    line.has_put_by()
    assert not line.let_pass(0.4)
    assert now[0] == pytest.approx(100.4)
    assert line.let_pass(5)
    assert now[0] == pytest.approx(100.0 + CALM_AFTER)
