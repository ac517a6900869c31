"""The training money goes to the providers: nothing the bot says of courses names a sum or promises one."""

import re

import pytest
from sqlmodel import Session

from handlers import course_facts, texts
from tests.builders import a_course

SUM = re.compile(r"\d+\s*元|675|1500|2000|3000")


@pytest.mark.parametrize(
    "words", ["给我多少钱", "参加培训有钱拿吗", "有补贴吗", "要交钱吗", "学费好多钱", "误工费给不给"]
)
def test_questions_about_money_get_the_one_answer(session: Session, words: str) -> None:
    said = course_facts.answer(a_course(session, unit_subsidy=675), words) or ""
    assert "不发给个人" in said
    assert not SUM.search(said)


def test_a_card_shows_every_fact_but_the_subsidy(session: Session) -> None:
    course = a_course(session, unit_subsidy=1500, certificate="培训合格证书", attendance_rule="出勤不低于80%", hours=40)
    card = texts.training.card(course, "剩3位", "")
    for fact in (
        "12月10日",
        "盈江县",
        "企业职工",
        "剩3位（共20位）",
        "不收钱",
        "培训合格证书",
        "出勤不低于80%",
        "40课时",
    ):
        assert fact in card
    assert not SUM.search(card)
