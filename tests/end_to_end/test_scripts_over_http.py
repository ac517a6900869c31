"""Chosen scripts again, through the pretend WeChat: HTTP, signatures, encryption, outbox, delivery."""

from pathlib import Path

import pytest

from bot.play.over_http import HttpPlayer
from bot.play.script import read

FOLDER = Path(__file__).parents[1] / "conversations"
CHOSEN = (
    "hello",
    "danger",
    "asking/rules",
    "jobs/one_sentence",
    "jobs/apply_new",
    "manners/step_back_three_times",
    "manners/two_days_later",
    "people/register_with_consent",
    "people/reach_a_person",
    "people/see_correct_delete",
    "safety/night_alarm_until_taken",
    "staff/paste_and_publish",
    "staff/inquiry_taken_and_closed",
    "staff/close_and_tell",
    "training/signup_new",
    "training/waiting_line",
    "training/reminders",
    "visits/another_day_another_hour",
)


@pytest.mark.parametrize("name", CHOSEN)
def test_the_conversation_goes_the_same_over_http(name: str, http_stage: HttpPlayer) -> None:
    http_stage.play(read(FOLDER / f"{name}.txt"))
    assert not http_stage.failures, "\n" + "\n".join(str(failure) for failure in http_stage.failures)
