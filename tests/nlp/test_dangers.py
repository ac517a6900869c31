"""Danger as people write it, indirect, in dialect or misspelt; and what sounds like danger and is none."""

from pathlib import Path

import pytest

from nlp.understand import Meaning, Understander

HERE = Path(__file__).parent


def _lines(name: str) -> list[str]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def understander() -> Understander:
    return Understander()


@pytest.mark.parametrize("role", ["worker", None])
def test_danger_is_heard_first(understander: Understander, role: str | None) -> None:
    said = _lines("dangers.txt")
    assert [text for text in said if understander.understand(text, role=role).intent != "crisis"] == []
    assert len(said) > 100


def test_nobody_is_alarmed_without_danger(understander: Understander) -> None:
    assert [text for text in _lines("no_dangers.txt") if is_alarmed(understander.understand(text))] == []


def is_alarmed(meaning: Meaning) -> bool:
    alert = meaning.alert
    return meaning.intent == "crisis" or (alert is not None and alert.kind == "crisis" and alert.sure)
