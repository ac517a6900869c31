"""An employer says somebody has left; in their own words they say that they are still there, asked or not: the ledger stands as before."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session, select

from bot.play.player import Player
from bot.play.script import parse
from db import employer_months, workers
from db.models import Employer, Feedback, FollowUp, Worker

FIRM = "示例麦香源食品有限公司"
SINCE = date(2026, 6, 18)


@pytest.fixture
def said_gone(stage: Player) -> Player:
    """W042, at work there since June, whom the employer says to have left; the question has not gone out yet."""
    _play(stage, "@ at 2026-11-26 10:00\n@ load demo\n@ as 四二 is worker W042\n> 谢谢")
    with stage.runtime.records.write() as session:
        worker = _worker(session)
        workers.consent(session, worker, kind="share_monthly", version="1", about=FIRM, now=stage.runtime.clock())
        employer = session.exec(select(Employer).where(Employer.name == FIRM)).one()
        word = employer_months.Word("left", date(2026, 11, 20))
        employer_months.confirm(session, employer, {worker.key: word}, now=stage.runtime.clock())
        assert worker.status == "idle"
    return stage


def _play(stage: Player, text: str) -> None:
    stage.play(parse(text, name="test"))
    assert not stage.failures, "\n".join(map(str, stage.failures))


def _worker(session: Session) -> Worker:
    return session.exec(select(Worker).where(Worker.code == "W042")).one()


def _stands(session: Session) -> tuple[str, str, date | None]:
    worker = _worker(session)
    return worker.status, worker.employer_name, worker.started_on


@pytest.mark.parametrize("words", ["我还在麦香源上班", "一直在那个厂做着呢，没走", "仍旧在麦香源"])
def test_told_of_ones_own_accord(said_gone: Player, words: str) -> None:
    _play(said_gone, f"> {words}\n< 以您说的为准")
    with said_gone.runtime.records.read() as session:
        assert _stands(session) == ("employed", FIRM, SINCE)
        assert "本人说还在" in session.exec(select(FollowUp.words).where(FollowUp.kind == "employer_differs")).one()


@pytest.mark.parametrize(
    ("words", "status"),
    [("我还在麦香源上班", "employed"), ("照旧克厂里上班呢", "employed"), ("我还在快达上班", "idle")],
)
def test_told_to_the_question(said_gone: Player, words: str, status: str) -> None:
    """Another firm gainsays nothing: since when is asked, and it does not count from today."""
    _play(said_gone, "@ move 3h\n< 说您11月20日(周五)离职了，对吗")
    _play(said_gone, f"> {words}")
    with said_gone.runtime.records.read() as session:
        assert _worker(session).status == status
        answers = session.exec(select(Feedback.answer).where(Feedback.kind == "employer")).all()
        assert answers == (["differs"] if status == "employed" else [""])
    if status == "idle":
        _play(said_gone, "< 哪天进去的\n> 跳过\n< 记下了：在快达上班。")
        with said_gone.runtime.records.read() as session:
            assert _worker(session).started_on is None


def test_nothing_newer_is_undone(said_gone: Player) -> None:
    """Whoever went home since, and says so, is not put back by the word of the employer before it."""
    _play(said_gone, "> 我回家了\n< 记下了：回家了")
    with said_gone.runtime.records.read() as session:
        assert employer_months.gone_by(session, _worker(session)) is None
        assert said_gone.runtime.clock() - workers.history(session, _worker(session))[0].recorded_at < timedelta(days=1)
