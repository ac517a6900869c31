"""Broadcasts in the chat: whom words mean, and when a message to many may go out."""

from datetime import datetime

import pytest

from db.columns import CHINA
from db.station import Station
from handlers import sending_hours
from nlp import audiences
from tests.builders import NINE


@pytest.mark.parametrize(
    ("said", "facts"),
    [
        ("盈江在找工作的", {"counties": ("盈江",), "statuses": ("seeking",)}),
        ("营江和陇川待业的工友", {"counties": ("盈江", "陇川"), "statuses": ("idle",)}),
        ("报了c5的", {"course": "C05"}),
        ("C13候补的", {"course": "C13", "waiting": True}),
        ("应聘J012的人", {"vacancy": "J012"}),
        ("遮放镇在岗的", {"townships": ("遮放",), "statuses": ("employed",)}),
        ("在岗的叉车工", {"statuses": ("employed",), "trades": ("forklift_driver",)}),
        ("所有人", {"everyone": True}),
        ("这周新登记的", {"since": datetime(2026, 11, 23, tzinfo=CHINA)}),
        ("星桥电子的工人", {"rest": "星桥电子"}),
    ],
)
def test_a_group_is_read_from_plain_words(said: str, facts: dict[str, object]) -> None:
    assert audiences.read(said, now=NINE) == audiences.Group(**facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("在岗的傣族", "ethnicity"),
        ("会说景颇话的", "ethnicity"),
        ("少数民族工友", "ethnicity"),
        ("脱贫户", "household"),
        ("信佛的", "religion"),
        ("盈江35岁以下的", "sex_or_age"),
        ("女工", "sex_or_age"),
        ("怀孕的", "health"),
    ],
)
def test_what_a_message_must_not_be_aimed_by_is_named(said: str, why: str) -> None:
    assert audiences.read(said, now=NINE).refused == why


@pytest.mark.parametrize(
    ("asked", "allowed", "why"),
    [
        ((2026, 11, 26, 9, 0), (2026, 11, 26, 9, 0), ""),
        ((2026, 11, 26, 22, 0), (2026, 11, 27, 8, 0), "quiet"),
        ((2026, 11, 27, 7, 59), (2026, 11, 27, 8, 0), "quiet"),
        ((2026, 11, 28, 10, 0), (2026, 11, 28, 10, 0), ""),  # an ordinary Saturday
        ((2026, 10, 1, 9, 0), (2026, 10, 8, 8, 0), "国庆节"),
        ((2026, 9, 30, 23, 0), (2026, 10, 8, 8, 0), "国庆节"),
    ],
)
def test_the_night_and_public_holidays_put_a_start_off(
    asked: tuple[int, ...], allowed: tuple[int, ...], why: str
) -> None:
    found = sending_hours.next_allowed(Station(), datetime(*asked, tzinfo=CHINA))  # type: ignore[arg-type, misc]
    assert (found.at, found.why) == (datetime(*allowed, tzinfo=CHINA), why)  # type: ignore[arg-type, misc]
