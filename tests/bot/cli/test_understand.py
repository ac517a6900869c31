"""The door for measuring: each good line answered, each bad one named, and the exit code says whether all were good."""

import json

import pytest
from typer.testing import CliRunner, Result

from bot.cli import command_line

GOOD = json.dumps({"id": 1, "text": "明天下午三点", "reference": "2026-11-26T09:00"}, ensure_ascii=False)


def ask(task: str, *lines: str | bytes) -> Result:
    given = b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
    return CliRunner().invoke(command_line(()), ["understand", task], input=given)


def test_a_good_line_is_answered_under_its_id() -> None:
    done = ask("time", GOOD, "")
    assert done.exit_code == 0
    (answer,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert answer["id"] == 1


@pytest.mark.parametrize(
    "bad", ["{", "[]", '{"id": 2}', '{"text": "明天"}', '{"id": 2, "text": 5}', b'{"id": 2, "text": "\xff"}']
)
def test_a_bad_line_is_named_and_the_others_are_answered(bad: str | bytes) -> None:
    done = ask("time", GOOD, bad, GOOD)
    assert done.exit_code == 2
    assert "line 2:" in done.stderr
    assert len(done.stdout.splitlines()) == 2


@pytest.mark.parametrize("task", ["intents", "queries", "posts"])
def test_every_task_answers_plain_words(task: str) -> None:
    done = ask(
        task,
        json.dumps({"id": "a", "text": "招普工5名，月薪6000，包吃住", "reference": "2026-11-26"}, ensure_ascii=False),
    )
    assert done.exit_code == 0
    assert json.loads(done.stdout)["id"] == "a"


def test_a_task_that_is_none_is_refused_with_those_that_are() -> None:
    done = ask("weather", GOOD)
    assert done.exit_code == 2
    assert "time" in done.stderr
