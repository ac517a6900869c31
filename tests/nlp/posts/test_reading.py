"""Whole ads read into fields."""

from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from nlp import posts
from nlp.doors.posts import answer

ADS = yaml.safe_load((Path(__file__).parent / "ads.yaml").read_text(encoding="utf-8"))
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
WARNINGS = ("discrimination", "fee", "overseas")


def comparable(value: Any) -> Any:
    return sorted(value) if isinstance(value, list) else value


@pytest.mark.parametrize("ad", ADS, ids=[ad["text"][:12].strip() for ad in ADS])
def test_an_ad_becomes_fields(ad: dict[str, Any]) -> None:
    expected = dict.fromkeys(WARNINGS, False) | ad["fields"]
    found = posts.read(ad["text"]).fields()
    wrong = {
        name: found.get(name)
        for name in expected.keys() | found.keys()
        if comparable(found.get(name))
        not in [comparable(value) for value in (expected.get(name), *ad.get("also", {}).get(name, []))]
    }
    assert wrong == {}


def test_the_door_gives_the_line_its_id_and_fields() -> None:
    found = answer({"id": "p1", "text": "招保安2名，4800元/月"})
    assert found["id"] == "p1"
    assert found["fields"] == {
        "occupation": "保安员",
        "headcount": 2,
        "pay_min": 4800,
        "pay_max": 4800,
        "pay_unit": "month",
        "discrimination": False,
        "fee": False,
        "overseas": False,
    }


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("有效期至2026年12月31日", date(2026, 12, 31)),
        ("截止日期：12月15日", date(2026, 12, 15)),
        ("报名截止1月10号", date(2027, 1, 10)),
        ("有效期到2月底", date(2027, 2, 28)),
        ("招满为止", None),
        ("长期招聘", None),
    ],
)
def test_an_ad_holds_until_the_day_it_names(said: str, day: date | None) -> None:
    assert posts.read(f"招普工20名，{said}", now=NOW).valid_until == day


def test_without_a_moment_of_writing_the_validity_stays_open() -> None:
    assert posts.read("招普工，有效期至2026年12月31日").valid_until is None


def test_the_station_gets_title_duties_and_conditions() -> None:
    post = posts.read("岗位：包装工\n工作内容：装箱、贴标\n要求：18周岁以上，能上夜班\n薪资：计件，月综合5000-6500元")
    assert (post.title, post.duties, post.requirements) == ("包装工", "装箱、贴标", "18周岁以上,能上夜班")
    assert post.pay_text == "计件,月综合5000-6500元"
