"""One message, one transaction: nothing said is lost between fragments, events, bugs and dead processes."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlmodel import Session, select

from bot.intake import FLOOD_BURST, Busy, Intake
from bot.play.stage import Messages, StageClock
from bot.runtime import Runtime
from bot.scheduled import answer_stranded
from db import followers, vacancies
from db.engine import Records
from db.models import Attachment, Conversation, Follower, Inbox, Inquiry, Message, Outbox
from handlers import texts
from handlers.dialogue.incoming import Incoming
from handlers.dialogue.replies import Reply
from handlers.dialogue.turn import Turn
from nlp.understand import Meaning, Understander
from tests.builders import a_vacancy, a_worker

OPENID = "oINTAKE"
Makes = Callable[..., Incoming]


@pytest.fixture
def makes(clock: StageClock) -> Makes:
    messages = Messages(clock)

    def make(kind: str, words: str = "", *, event: str = "") -> Incoming:
        made = messages.make(OPENID, kind, words)
        return replace(made, event=event) if event else made

    return make


@pytest.fixture
def intake(runtime: Runtime) -> Intake:
    return Intake(runtime)


def heard_in(records: Records) -> list[str]:
    with records.read() as session:
        rows = session.exec(select(Message).where(Message.direction == "in").order_by(Message.id)).all()  # type: ignore[arg-type]
    return [row.words for row in rows]


def state_of(records: Records, incoming: Incoming) -> str:
    with records.read() as session:
        return session.get_one(Inbox, incoming.key).state


def test_a_report_of_wechat_does_not_swallow_a_waiting_fragment(intake: Intake, makes: Makes) -> None:
    fragment = makes("text", "我要报名")
    assert intake.hold(fragment)
    report = replace(makes("tap"), event="TEMPLATESENDJOBFINISH")
    assert intake.take(report).text is None
    assert intake.take(fragment).text


def test_a_whole_message_that_comes_after_a_newer_fragment_is_answered_with_it(
    intake: Intake, makes: Makes, clock: StageClock, records: Records
) -> None:
    whole = makes("text", "人工")
    clock.move_to(clock.now + timedelta(seconds=1))
    fragment = makes("text", "在吗")
    assert intake.hold(fragment)
    assert intake.take(whole).text is None
    assert intake.take(fragment).text
    assert heard_in(records) == ["人工，在吗"]


def test_a_picture_is_answered_at_once_although_a_newer_fragment_waits(
    intake: Intake, makes: Makes, clock: StageClock
) -> None:
    picture = makes("picture")
    clock.move_to(clock.now + timedelta(seconds=1))
    assert intake.hold(makes("text", "在吗"))
    assert intake.take(picture).text


def test_fragments_of_another_day_are_not_joined_to_what_is_said_today(
    intake: Intake, makes: Makes, clock: StageClock, records: Records
) -> None:
    assert intake.hold(makes("text", "我要报名"))
    clock.move_to(clock.now + timedelta(days=2))
    intake.take(makes("text", "菜单"))
    assert heard_in(records) == ["菜单"]


def test_a_fragment_whose_process_died_is_answered_by_a_message_of_its_own(
    intake: Intake, makes: Makes, clock: StageClock, runtime: Runtime, records: Records
) -> None:
    fragment = makes("text", "我要找工作")
    assert intake.hold(fragment)
    answer_stranded.run(runtime, clock.now)
    assert state_of(records, fragment) == "held"  # its own delivery may still be waiting
    clock.move_to(clock.now + timedelta(minutes=1))
    answer_stranded.run(runtime, clock.now)
    answer_stranded.run(runtime, clock.now)
    assert state_of(records, fragment) == "answered"
    with records.read() as session:
        owed = session.exec(select(Outbox)).one()
    assert owed.message["words"]
    assert heard_in(records) == ["我要找工作"]


def test_wechats_own_repeat_answers_a_fragment_whose_process_died(intake: Intake, makes: Makes) -> None:
    fragment = makes("text", "我要找工作")
    assert intake.hold(fragment)
    assert not intake.hold(fragment)
    assert intake.take(fragment).text


def test_a_message_put_by_while_too_many_wait_is_answered_later_whatever_it_was(
    intake: Intake, makes: Makes, clock: StageClock, runtime: Runtime, records: Records
) -> None:
    place = makes("location", "31.15,121.12 华新镇")
    intake.put_by(place)
    intake.put_by(makes("follow"))
    answer_stranded.run(runtime, clock.now)
    with records.read() as session:
        assert len(session.exec(select(Outbox)).all()) == 2
        assert {row.state for row in session.exec(select(Inbox)).all()} == {"answered"}


def test_what_is_put_by_holds_no_id_number(intake: Intake, makes: Makes, records: Records) -> None:
    number = "533103199203149991"
    kept = makes("text", f"我的身份证是{number}")
    intake.put_by(kept)
    with records.read() as session:
        assert number not in str(session.get_one(Inbox, kept.key).held)


class Failing(Understander):
    """Understands everything but one word, on which it breaks."""

    def understand(self, text: str, *, role: str = "worker", state: str = "") -> Meaning:
        if "我想问" in text:
            raise ZeroDivisionError(text)
        return super().understand(text, role=role, state=state)


def test_a_fragment_that_breaks_the_bot_breaks_it_once(
    runtime: Runtime, makes: Makes, clock: StageClock, records: Records
) -> None:
    intake = Intake(replace(runtime, understander=Failing()))
    assert intake.hold(makes("text", "我想问"))
    clock.move_to(clock.now + timedelta(seconds=1))
    assert intake.take(makes("text", "菜单")).text == texts.common.SORRY_BUG
    clock.move_to(clock.now + timedelta(seconds=1))
    assert intake.take(makes("text", "菜单")).text != texts.common.SORRY_BUG


class Troubled:
    """The records, which fail so many times with this error after everything has been done."""

    def __init__(self, records: Records, trouble: Exception, times: int) -> None:
        self._records, self._trouble, self._times = records, trouble, times

    @contextmanager
    def write(self) -> Iterator[Session]:
        with self._records.write() as session:
            yield session
            if self._times:
                self._times -= 1
                raise self._trouble

    @contextmanager
    def read(self) -> Iterator[Session]:
        with self._records.read() as session:
            yield session


class Deadlock(Exception):
    sqlstate = "40P01"


class Unreachable(Exception):
    sqlstate = "08006"


@pytest.mark.parametrize(
    "trouble",
    [OperationalError("UPDATE", {}, Deadlock()), IntegrityError("INSERT", {}, Exception("unique"))],
    ids=["deadlock", "two took the same number"],
)
def test_a_collision_with_another_message_is_tried_again(
    runtime: Runtime, makes: Makes, records: Records, trouble: Exception
) -> None:
    intake = Intake(replace(runtime, records=Troubled(records, trouble, 2)))  # type: ignore[arg-type]
    assert intake.take(makes("text", "菜单")).text not in (None, texts.common.SORRY_BUG)
    assert heard_in(records) == ["菜单"]


def test_records_that_cannot_be_reached_ask_wechat_to_come_again(
    runtime: Runtime, makes: Makes, records: Records
) -> None:
    trouble = OperationalError("SELECT", {}, Unreachable())
    intake = Intake(replace(runtime, records=Troubled(records, trouble, 9)))  # type: ignore[arg-type]
    message = makes("text", "在吗")
    assert not intake.hold(message)
    with pytest.raises(Busy):
        intake.take(message)
    with pytest.raises(Busy):
        intake.put_by(message)


def test_somebody_who_floods_the_account_is_heard_again_once_the_bucket_refills(
    intake: Intake, makes: Makes, clock: StageClock
) -> None:
    answers = [intake.take(makes("text", f"菜单{number}")).text for number in range(int(FLOOD_BURST) + 3)]
    assert all(answers[: int(FLOOD_BURST)])
    assert answers[int(FLOOD_BURST) :] == [None, None, None]
    clock.move_to(clock.now + timedelta(seconds=10))
    assert intake.take(makes("text", "菜单")).text


def test_reports_of_wechat_do_not_empty_the_bucket_below_nothing(
    intake: Intake, makes: Makes, clock: StageClock, records: Records
) -> None:
    for _ in range(int(FLOOD_BURST) * 2):
        clock.move_to(clock.now + timedelta(milliseconds=1))
        intake.take(replace(makes("tap"), event="TEMPLATESENDJOBFINISH"))
    with records.read() as session:
        assert session.exec(select(Follower)).one().flood_tokens >= 0


def test_a_late_answer_goes_out_as_a_message_of_its_own(intake: Intake, makes: Makes, records: Records) -> None:
    assert intake.take(makes("text", "菜单"), received=-100.0).text is None
    with records.read() as session:
        assert session.exec(select(Outbox)).one().kind == "answer"


def test_goodbye_to_who_is_deleted_arrives_even_when_it_is_late(
    intake: Intake, makes: Makes, records: Records, clock: StageClock
) -> None:
    with records.write() as session:
        person = a_worker(session)
        follower = followers.arrive(session, openid=OPENID, now=clock.now)
        followers.link(session, follower=follower, worker=person, now=clock.now)
    intake.take(makes("text", "删除我的信息"))
    intake.take(makes("text", "确定删除"), received=-100.0)
    with records.read() as session:
        said = [row.message["words"] for row in session.exec(select(Outbox).where(Outbox.state == "owed"))]
    assert len(said) == 1
    assert "已停用" in said[0]


def test_a_repeat_hears_what_the_first_delivery_heard(intake: Intake, makes: Makes, records: Records) -> None:
    message = makes("text", "菜单")
    first, again = intake.take(message), intake.take(message)
    assert (again.text, again.repeated) == (first.text, True)
    assert heard_in(records) == ["菜单"]


def test_the_conversation_is_made_once(intake: Intake, makes: Makes, records: Records) -> None:
    for words in ("菜单", "我的"):
        intake.take(makes("text", words))
    with records.read() as session:
        assert len(session.exec(select(Conversation)).all()) == 1


def test_danger_pictures_and_orders_are_heard_although_something_newer_was_answered(
    intake: Intake, makes: Makes, clock: StageClock, records: Records
) -> None:
    danger, picture = makes("text", "我被老板打了"), makes("picture")
    clock.move_to(clock.now + timedelta(seconds=6))
    intake.take(makes("text", "菜单"))
    assert "110" in str(intake.take(danger).text)
    assert intake.take(picture).text != texts.manners.OUT_OF_ORDER
    with records.read() as session:
        assert session.exec(select(Inquiry)).one().level == "urgent"
        assert session.exec(select(Attachment)).one().kind == "picture"
        assert session.exec(select(Follower)).one().last_sent_at == clock.now


def test_what_is_plain_and_late_still_moves_nothing(intake: Intake, makes: Makes, clock: StageClock) -> None:
    late = makes("text", "我要登记")
    clock.move_to(clock.now + timedelta(seconds=6))
    intake.take(makes("text", "菜单"))
    assert intake.take(late).text == texts.manners.OUT_OF_ORDER


def test_danger_put_by_while_too_many_wait_is_heard_when_it_is_taken_up(
    intake: Intake, makes: Makes, clock: StageClock, runtime: Runtime, records: Records
) -> None:
    intake.put_by(makes("text", "我被老板打了"))
    clock.move_to(clock.now + timedelta(seconds=20))
    intake.take(makes("text", "菜单"))
    answer_stranded.run(runtime, clock.now)
    with records.read() as session:
        assert session.exec(select(Inquiry)).one().level == "urgent"


@pytest.mark.parametrize("why", ["expired", "filled"])
def test_a_refusal_is_put_into_words_before_its_records_are_let_go(
    runtime: Runtime, intake: Intake, makes: Makes, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    """It carries rows, which cannot be read once their transaction is rolled back."""
    with runtime.records.write() as session:
        number = a_vacancy(session).number

    def refuse(turn: Turn) -> Sequence[Reply]:
        turn.conversation.misses = 7
        raise vacancies.VacancyClosed(vacancies.by_number(turn.session, number), why)

    monkeypatch.setattr("handlers.routes.answer", refuse)
    said = str(intake.take(makes("text", number)).text)
    assert said == f"{number} 快递分拣员：{texts.vacancy.CLOSED[why]}"
    with runtime.records.read() as session:
        assert session.exec(select(Conversation)).one().misses == 0
