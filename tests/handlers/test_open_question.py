"""Questions that went out as notices: their fields say what they are about, each is shown once, no blind word answers."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlmodel import select

from bot.play.player import Player
from bot.play.script import parse
from bot.wechat.template_fields import fitted
from db import feedback
from db.models import Feedback, Follower, FollowerWorker, Outbox, Worker
from handlers import prompting, texts
from tests.builders import a_worker

OPTIONS = {
    "visit": texts.check_ups.VISIT_OPTIONS, "pulse": texts.check_ups.PULSE_OPTIONS,
    "start": texts.check_ups.START_OPTIONS, "home_leave": texts.check_ups.HOME_LEAVE_OPTIONS,
    "travel": texts.check_ups.TRAVEL_OPTIONS, "share_monthly": ("可以", "不用", texts.check_ups.LEAVE_ME),
}  # fmt: skip


def _play(stage: Player, text: str) -> None:
    stage.play(parse(text, name="test"))
    assert not stage.failures, "\n".join(map(str, stage.failures))


@pytest.fixture
def asked(stage: Player) -> Player:
    """岩演罕 wrote three days ago and is registered; nothing but a notice reaches the phone."""
    _play(stage, "@ as 演罕\n> 你好\n@ move 3d")
    with stage.runtime.records.write() as session:
        worker = a_worker(session, county="芒市", status="employed")
        follower = session.exec(select(Follower)).one()
        own = FollowerWorker(
            follower_id=follower.key, worker_id=worker.key, relation="self", active=True, since=stage.runtime.clock()
        )
        session.add(own)
    return stage


def _ask(stage: Player, kinds: Sequence[str]) -> None:
    for kind in kinds:
        now = stage.runtime.clock()
        with stage.runtime.records.write() as session:
            follower = session.exec(select(Follower)).one()
            worker = session.exec(select(Worker)).one()
            row = feedback.ask(session, worker=worker, follower=follower, kind=kind, about="春节:2027", now=now)
            assert row is not None
            prompting.ask(
                session, follower, kind=f"asked:{kind}", words=f"问题：{kind}？", options=OPTIONS[kind], about=row.key,
                key=f"asked:{row.key}", title=texts.check_ups.title(kind, row.about), now=now,
            )  # fmt: skip
        _play(stage, "@ move 1m")


def _answers(stage: Player) -> dict[str, str]:
    with stage.runtime.records.read() as session:
        return {row.kind: row.answer for row in session.exec(select(Feedback)).all()}


@pytest.mark.parametrize("kind", [*OPTIONS, "employer"])
def test_the_fields_of_a_notice_hold_what_they_say(kind: str) -> None:
    for words in (texts.check_ups.title(kind, "目瑙纵歌节:2027"), texts.check_ups.NOTICE_HERE, texts.batches.ASK_TITLE):
        assert fitted("thing1", words) == words


@pytest.mark.parametrize("kind", OPTIONS)
def test_a_blind_number_or_nod_answers_nothing(asked: Player, kind: str) -> None:
    _ask(asked, [kind])
    _play(asked, f"@ as 演罕\n> 1\n< 先看清楚是问哪样\n  问题：{kind}")
    assert _answers(asked) == {kind: ""}


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("share_monthly", "可以"),
        ("share_monthly", "不用"),
        ("share_monthly", "要得"),
        ("visit", "好"),
        ("visit", "好的"),
    ],
)
def test_a_nod_is_no_answer_to_what_nobody_has_seen(asked: Player, kind: str, said: str) -> None:
    _ask(asked, [kind])
    _play(asked, f"@ as 演罕\n> {said}\n< 问题：{kind}")
    assert _answers(asked) == {kind: ""}


@pytest.mark.parametrize(
    ("kind", "said", "answer"),
    [
        ("start", "不一样", "differs"), ("start", "说好六千只得四千八", "differs"), ("start", "差不多", "same"),
        ("travel", "没办，要哪些材料", "wants_list"), ("travel", "早就办好了", "applied"),
        ("home_leave", "今年不回去了", "stay"), ("home_leave", "回 还要出来", "back"),
    ],
)  # fmt: skip
def test_words_that_answer_the_title_are_the_answer(asked: Player, kind: str, said: str, answer: str) -> None:
    _ask(asked, [kind])
    _play(asked, f"@ as 演罕\n> {said}\n!< 问题：")
    assert _answers(asked) == {kind: answer}


def test_of_two_questions_the_newer_is_shown_first_and_the_older_after_it(asked: Player) -> None:
    _ask(asked, ["start", "home_leave"])
    _play(
        asked,
        "@ as 演罕\n> 你好\n< 问题：home_leave\n!< 问题：start\n> 3\n!< 问题：start\n> 你好\n< 问题：start\n> 1\n> 跳过",
    )
    assert _answers(asked) == {"start": "same", "home_leave": "stay"}


def test_after_three_weeks_nothing_is_asked_any_more(asked: Player) -> None:
    _ask(asked, ["home_leave"])
    asked.clock.move_to(asked.clock.now + timedelta(days=22))
    _play(asked, "@ as 演罕\n> 你好\n< 找工作\n!< 问题：")


def test_who_wants_to_be_left_alone_is_not_asked(asked: Player) -> None:
    _ask(asked, ["home_leave"])
    _play(asked, "@ as 演罕\n> 别问了\n< 以后不问了\n!< 问题：\n> 你好\n!< 问题：")


def test_what_has_not_gone_yet_is_called_off_when_the_question_is_shown(asked: Player) -> None:
    _ask(asked, ["home_leave"])
    with asked.runtime.records.write() as session:
        row = session.exec(select(Outbox).where(Outbox.kind == "reminder")).one()
        row.state = "owed"
        row.due_at = asked.runtime.clock().replace(year=2030)
    _play(asked, "@ as 演罕\n> 你好\n< 问题：home_leave")
    with asked.runtime.records.read() as session:
        assert session.exec(select(Outbox.state).where(Outbox.kind == "reminder")).one() == "cancelled"


def test_who_has_been_alarmed_for_is_asked_nothing(asked: Player) -> None:
    _ask(asked, ["home_leave"])
    _play(asked, "@ as 演罕\n> 想死了算了\n< 12356\n!< 问题：\n> 你好\n!< 问题：")
