"""Asking how a report stands, and wishing to make one, in whatever words."""

import re

import pytest

from handlers import reports


def asks(words: str) -> bool:
    return bool(reports.PROGRESS.search(words)) and not reports.WISHES.search(words)


@pytest.mark.parametrize(
    "words",
    [
        "我举报的那个咋个样了",
        "上次举报中介有消息没",
        "举报的事怎么样了",
        "举报有结果了没得",
        "我举报的黑中介查了没",
        "那个举报处理得咋样了",
        "上个月举报的那家有没有人管",
        "我投诉的那个中介有下文没",
        "举报了这么久没动静",
        "我之前举报过的王老板处理好了吗",
        "举报到哪步了",
        "前天举报的咋个说",
    ],
)
def test_how_a_report_stands_is_asked(words: str) -> None:
    assert asks(words)


@pytest.mark.parametrize(
    "words",
    [
        "我要举报",
        "怎么举报中介",
        "我要举报王老板收押金",
        "举报中介收钱不办事",
        "我应聘的那个咋个样了",
        "我报的班咋个样了",
        "举报会不会被老板知道",
        "举报电话多少",
        "举报中介要什么材料",
    ],
)
def test_other_words_of_reports_are_not_that(words: str) -> None:
    assert not asks(words)


@pytest.mark.parametrize(
    "words", ["我要举报", "怎么举报黑中介", "告诉我怎么举报", "在哪点举报", "投诉中介", "中介收了钱", "举报骗子"]
)
def test_a_bare_wish_opens_the_form(words: str) -> None:
    assert re.fullmatch(reports.REPORTS, words)


@pytest.mark.parametrize(
    ("words", "pattern"),
    [
        ("举报会不会被老板知道", reports.SAFE),
        ("举报了会遭报复吗", reports.SAFE),
        ("怕报复能举报吗", reports.SAFE),
        ("可以匿名举报吗", reports.SAFE),
        ("举报中介要什么材料", reports.NEEDED),
        ("没有证据能举报吗", reports.NEEDED),
        ("现在就举报", reports.SAYS_YES),
        ("要举报他", reports.SAYS_YES),
    ],
)
def test_what_holds_people_back_is_answered(words: str, pattern: str) -> None:
    assert re.fullmatch(pattern, words)
