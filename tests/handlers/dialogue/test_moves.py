"""How a form moves: asked in order, walked back, corrected, left, come back to; the same for every form."""

from collections.abc import Sequence
from typing import Any

import pytest

from db.models import Conversation
from handlers import texts
from handlers.dialogue import moves, proceeding
from handlers.dialogue.answers import Given, Option
from handlers.dialogue.form import REVIEW, Form, State, Step
from handlers.dialogue.kinds import Choice, Words, YesNo
from handlers.dialogue.replies import Reply, Text, words_of
from handlers.dialogue.turn import Turn
from tests.handlers.dialogue.turns import a_turn

COUNTIES = ["盈江", "芒市"]
submitted: list[dict[str, Any]] = []


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    submitted.append(dict(given))
    return [Text("报好了")]


FORM = Form(
    "trial",
    "试办",
    (
        Step(
            "county",
            "您是哪个县的？",
            Choice(lambda turn, given: [Option(name, name) for name in COUNTIES]),
            label="县",
        ),
        Step("lodging", "要安排住宿吗？", YesNo(), label="住宿"),
        Step("days", "住几天？", Words(), label="天数", when=lambda turn, given: bool(given.get("lodging"))),
    ),
    submit=submit,
)


class Talk:
    """One follower filling in the form."""

    def __init__(self) -> None:
        submitted.clear()
        self.conversation = Conversation(follower_id=1)

    def opens(self, words: str = "我要试办") -> str:
        return self._heard(moves.begin(a_turn(words, self.conversation), FORM))

    def says(self, words: str) -> str:
        return self._heard(proceeding.proceed(a_turn(words, self.conversation), FORM, lambda turn: None))

    def steps_back(self) -> str:
        return self._heard(moves.back(a_turn("上一步", self.conversation), FORM))

    def cancels(self) -> str:
        return self._heard(moves.cancel(a_turn("取消", self.conversation), FORM))

    @property
    def state(self) -> State:
        assert self.conversation.form is not None
        return State.of(self.conversation.form)

    def _heard(self, replies: Sequence[Reply]) -> str:
        return "\n".join(words_of(reply) for reply in replies)


@pytest.fixture
def talk() -> Talk:
    return Talk()


def test_questions_come_in_order_and_the_summary_before_anything_is_done(talk: Talk) -> None:
    assert "哪个县" in talk.opens()
    assert "住宿" in talk.says("1")
    summary = talk.says("2")
    assert "盈江" in summary
    assert "天数" not in summary
    assert submitted == []
    assert talk.says("确认") == "报好了"
    assert submitted == [{"county": "盈江", "lodging": False}]
    assert talk.conversation.form is None


def test_a_question_that_depends_on_an_answer_is_asked_only_then(talk: Talk) -> None:
    talk.opens()
    talk.says("芒市")
    assert "住几天" in talk.says("1")


def test_stepping_back_shows_the_old_answer_and_ends_at_the_first_step(talk: Talk) -> None:
    talk.opens()
    talk.says("1")
    talk.says("1")
    talk.says("三天")
    assert talk.state.open == REVIEW
    assert "住几天" in talk.steps_back()
    assert "住宿" in talk.steps_back()
    first = talk.steps_back()
    assert "哪个县" in first
    assert "盈江" in first
    assert texts.forms.FIRST_STEP in talk.steps_back()
    assert talk.state.open == "county"


def test_an_answer_can_be_corrected_at_the_end(talk: Talk) -> None:
    talk.opens()
    talk.says("1")
    talk.says("2")
    assert "芒市" in talk.says("不对，是芒市")
    talk.says("1")
    assert submitted == [{"county": "芒市", "lodging": False}]


def test_twice_not_understood_is_never_the_same_sorry(talk: Talk) -> None:
    talk.opens()
    first, second = talk.says("月亮"), talk.says("月亮")
    assert first != second
    assert talk.state.open == "county"


def test_cancelling_stops_at_once_and_asks_once_at_the_very_end(talk: Talk) -> None:
    talk.opens()
    talk.cancels()
    assert talk.conversation.form is None
    talk.opens()
    talk.says("1")
    talk.says("2")
    talk.cancels()
    assert talk.conversation.form is not None
    talk.cancels()
    assert talk.conversation.form is None
    assert submitted == []


def test_a_draft_goes_on_where_it_was_and_asks_again_what_is_no_longer_possible(
    talk: Talk,
) -> None:
    talk.opens()
    talk.says("盈江")
    turn = a_turn("菜单", talk.conversation)
    assert moves.set_aside(turn, FORM)
    assert (talk.conversation.form, talk.conversation.draft is not None) == (None, True)
    COUNTIES[:] = ["芒市", "瑞丽"]
    try:
        heard = talk._heard(moves.resume(a_turn("继续", talk.conversation), FORM))
    finally:
        COUNTIES[:] = ["盈江", "芒市"]
    assert "哪个县" in heard
    assert talk.conversation.draft is None
    assert "county" not in talk.state.given


def test_what_stands_in_the_conversation_survives_the_records(talk: Talk) -> None:
    talk.opens()
    talk.says("1")
    assert State.of(talk.state.as_json()) == talk.state
