"""Questions for numbers: the counters, the division and what narrows them."""

from datetime import datetime

import pytest

from db.columns import CHINA
from db.counters import COUNTERS
from nlp import figures

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("said", "counters", "by"),
    [
        ("这周报名多少，按县分", ("enrolments",), "county"),
        ("本月新登记", ("new_workers",), ""),
        ("今天走访几次", ("visits",), ""),
        ("岗位还有多少", ("open_posts", "places_left"), ""),
        ("这周应聘/录用多少按县", ("applications", "hires"), "county"),
        ("推荐了多少人上岗多少", ("referrals", "starts"), ""),
        ("招聘会报名多少人", ("fair_signups",), ""),
        ("在岗人数按县", ("employed",), "county"),
        ("状态分布", ("ledger",), "status"),
        ("上周求助多少件按类型", ("inquiries",), "kind"),
        ("每个专员走访几次", ("visits",), "staff"),
        ("芒市陇川各多少人在岗", ("employed",), "county"),
        ("走访人次", ("people_met",), ""),
        ("取关了多少", ("unfollowed",), ""),
        ("报名多少 按班", ("enrolments",), "course"),
        ("数据", (), ""),
    ],
)
def test_counters_and_division_are_read(said: str, counters: tuple[str, ...], by: str) -> None:
    asked = figures.read(said, now=NOW)
    assert (asked.counters, asked.by) == (counters, by)
    assert set(counters) <= set(COUNTERS)


def test_what_narrows_a_figure_is_read() -> None:
    asked = figures.read("c5班盈江报了几个，遮放镇呢", now=NOW)
    assert (asked.course, asked.counties, asked.townships) == ("C05", ("盈江",), ("遮放",))
    assert figures.read("Ｊ１２多少人报", now=NOW).vacancy == "J012"


def test_every_counter_word_leads_to_a_counter() -> None:
    assert {name for names, _ in figures.WORDS for name in names} <= set(COUNTERS)


@pytest.mark.parametrize(
    ("said", "unread"),
    [
        ("帮我查一下本月芒市录用了几个人", ()),
        ("请问这个月总共走访了多少次呀", ()),
        ("11月1号到15号新登记多少人 按县", ()),
        ("瑞丽的脱贫户报名培训援助的有几个", ()),
        ("盈江女工在岗多少", ("女工",)),
        ("今年走访多少次 按月", ("月",)),
        ("本月每天报名多少", ("天",)),
        ("这周退的有几个", ("退",)),
        ("家政班候补几个", ("家政班候补",)),
        ("45岁以上在岗几个", ("45岁以上",)),
        ("焊工班报了多少", ("焊工",)),
        ("昆山在岗多少人", ("昆山",)),
    ],
)
def test_words_that_would_narrow_a_figure_and_are_not_known_are_kept(said: str, unread: tuple[str, ...]) -> None:
    assert figures.read(said, now=NOW).unread == unread


def test_households_and_programmes_narrow_a_figure() -> None:
    asked = figures.read("脱贫不稳定户今年培训援助几人", now=NOW)
    assert (asked.household, asked.programme) == ("脱贫不稳定户", "aid")
    assert figures.read("脱贫人口在岗多少", now=NOW).household == ""
