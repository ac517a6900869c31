"""Answers on rules and rights as workers read them."""

from datetime import date

import pytest
from sqlmodel import Session, select

from bot.play.player import Player
from bot.play.script import parse
from db import answers
from db.models import Answer, Parameter
from handlers import texts

MOST_CHARACTERS = 180
PHONE = "0691-2120000"


def _play(stage: Player, text: str) -> None:
    stage.play(parse(text, name="test"))
    assert not stage.failures, "\n".join(map(str, stage.failures))


@pytest.mark.parametrize("phone", ["", PHONE])
def test_no_blank_reaches_a_worker_and_no_answer_is_too_long(session: Session, phone: str) -> None:
    numbers, rows = answers.figures(session), answers.published(session)
    assert len(rows) == 173
    for row in rows:
        words = answers.filled(row, numbers, phone=phone)
        assert not set("{}<>") & set(words), row.code
        assert "填写" not in words.replace("按提示填", "") or row.code == "station-register", row.code
        assert len(words) <= MOST_CHARACTERS, row.code


def test_training_money_is_promised_to_nobody(session: Session) -> None:
    numbers = answers.figures(session)
    for row in answers.published(session):
        words = answers.filled(row, numbers, phone="")
        assert "675" not in words, row.code
        assert "1500元" not in words, row.code


def test_a_sum_for_the_road_always_comes_with_this_year_s_notice(session: Session) -> None:
    numbers = answers.figures(session)
    sums = [row for row in answers.published(session) if "{yn_transport_subsidy}" in row.words]
    assert [row.code for row in sums] == ["sub-transport"]
    assert "以户籍地当年通知为准" in answers.filled(sums[0], numbers, phone="")


def test_past_its_review_an_answer_says_that_this_year_s_notice_counts(session: Session) -> None:
    entry = session.exec(select(Answer).where(Answer.code == "wage-min-sh")).one()
    assert answers.is_certain(entry, today=date(2026, 12, 31))
    assert not answers.is_certain(entry, today=date(2027, 1, 1))
    assert (
        texts.knowledge.source("劳动法", "2018-12-29", certain=False) == "（依据：劳动法，2018-12-29。以当年通知为准）"
    )


def test_a_missing_figure_is_said_to_be_unknown(stage: Player) -> None:
    with stage.runtime.records.write() as session:
        session.delete(session.exec(select(Parameter).where(Parameter.code == "sh_min_wage_month")).one())
    _play(
        stage,
        """
@ as 玉罕
> 上海最低工资多少
< 不敢乱讲
!< {
= unknown_question : 1
""",
    )


def test_a_withdrawn_answer_is_not_given(stage: Player) -> None:
    with stage.runtime.records.write() as session:
        session.exec(select(Answer).where(Answer.code == "wage-min-sh")).one().published = False
    _play(
        stage,
        """
@ as 玉罕
> 上海最低工资多少
!< 2740
""",
    )


def test_fairs_are_told_from_the_records_without_notes_for_staff(stage: Player) -> None:
    _play(
        stage,
        """
@ load demo
@ at 2026-11-26 10:00
@ as 玉罕
> 有没有招聘会
< 11月28日（周六）
  7家，9个岗位
!< 由工作人员填写
@ at 2026-11-29 10:00
> 招聘会什么时候
!< 11月28日
< 12月7日（周一）
""",
    )
