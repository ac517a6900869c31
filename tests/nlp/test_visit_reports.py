"""What staff write of a visit: which of the two came of it, another time, a need, or a word more."""

from datetime import date, datetime

import pytest

from nlp import visit_reports

NOW = datetime.fromisoformat("2026-11-23T20:40:00+08:00")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("已访 都好", "done"),
        ("见着了 想换宿舍", "done"),
        ("去看了 班长不在", "absent"),
        ("已访 班长不在", "done"),
        ("没碰上", "absent"),
        ("没见到，后来又见到了", "done"),
        ("白跑一趟 不开门", "absent"),
        ("没人管热水 见到了", "done"),
        ("她加班 没见到 改天", "absent"),
        ("食堂换了", ""),
    ],
)
def test_what_came_of_it(words: str, status: str) -> None:
    assert visit_reports.read(words, now=NOW).status == status


@pytest.mark.parametrize(
    "words", ["改明天晚上七点", "改到后天", "他加班，改到周四晚上8点", "推到下周二上午十点", "再约周五晚上八点"]
)
def test_another_time(words: str) -> None:
    assert visit_reports.read(words, now=NOW).when


def test_a_need_has_its_day() -> None:
    (need,) = visit_reports.read("跟进 找房东修热水器 周五前", now=NOW).needs
    assert need.due_on == date(2026, 11, 27)


def test_a_word_more_is_no_record() -> None:
    report = visit_reports.read("补充 食堂说下周加", now=NOW)
    assert (report.more, report.status) == ("食堂说下周加", "")
