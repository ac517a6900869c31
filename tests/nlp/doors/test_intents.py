"""The measuring door for intents."""

from nlp.doors import intents
from nlp.understand import Understander


def test_a_line_is_answered_with_its_intent_and_three_readings() -> None:
    answer = intents.answer({"id": "a1", "text": "老板不发工资", "role": "worker"}, Understander())
    assert (answer["id"], answer["intent"]) == ("a1", "wage_arrears")
    assert len(answer["top3"]) == 3


def test_the_role_may_be_missing() -> None:
    assert intents.answer({"id": "a2", "text": "转人工"}, Understander())["intent"] == "human_agent"
