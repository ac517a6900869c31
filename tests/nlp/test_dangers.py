"""Danger as people write it, indirect, in dialect or misspelt; and what sounds like danger and is none."""

from pathlib import Path

import pytest

from nlp.understand import Understander

HERE = Path(__file__).parent


def _lines(name: str) -> list[str]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def understander() -> Understander:
    return Understander()


@pytest.mark.parametrize("role", ["worker", None])
@pytest.mark.parametrize("text", _lines("dangers.txt"))
def test_danger_is_heard_first(understander: Understander, text: str, role: str | None) -> None:
    assert understander.understand(text, role=role).intent == "crisis"


@pytest.mark.parametrize("text", _lines("no_dangers.txt"))
def test_nobody_is_alarmed_without_danger(understander: Understander, text: str) -> None:
    meaning = understander.understand(text)
    assert meaning.intent != "crisis"
    assert meaning.alert is None or meaning.alert.kind != "crisis" or not meaning.alert.sure
