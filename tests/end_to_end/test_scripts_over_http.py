"""Chosen scripts again, through the pretend WeChat: HTTP, signatures, encryption, outbox, delivery."""

from pathlib import Path

import pytest

from bot.play.over_http import HttpPlayer
from bot.play.script import read

FOLDER = Path(__file__).parents[1] / "conversations"
CHOSEN = ("hello", "danger", "visits/book_in_own_words")


@pytest.mark.parametrize("name", CHOSEN)
def test_the_conversation_goes_the_same_over_http(name: str, http_stage: HttpPlayer) -> None:
    http_stage.play(read(FOLDER / f"{name}.txt"))
    assert not http_stage.failures, "\n" + "\n".join(str(failure) for failure in http_stage.failures)
