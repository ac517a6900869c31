"""Plays every script of this folder through intake and delivery, on both databases."""

from pathlib import Path

import pytest

from bot.play.player import Player
from bot.play.script import read

SCRIPTS = sorted(Path(__file__).parent.glob("**/*.txt"))


@pytest.mark.parametrize("path", SCRIPTS, ids=[path.stem for path in SCRIPTS])
def test_the_conversation_goes_as_written(path: Path, stage: Player) -> None:
    stage.play(read(path))
    assert not stage.failures, "\n" + "\n".join(str(failure) for failure in stage.failures)
