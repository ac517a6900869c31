"""A wish is read, kept as plain JSON, changed by the next message, and put to the records."""

import json

import pytest
from sqlmodel import Session

from db.wanted import Wanted
from handlers import job_wish
from handlers.job_wish import Wish
from tests.builders import NINE


def read(session: Session, said: str) -> Wish:
    return job_wish.read(session, said, now=NINE)


def test_a_kept_wish_comes_back_as_it_was(session: Session) -> None:
    wish = read(session, "12月5日想去青浦的食品厂，不要保安，包吃住六千以上长白班双休，我和老婆都45岁")
    assert Wish.of(json.loads(json.dumps(wish.as_json()))) == wish


def test_a_wish_becomes_conditions_on_columns(session: Session) -> None:
    asked = job_wish.wanted(read(session, "青浦包住的电子厂,六千以上,不要夜班"))
    assert asked == Wanted(
        places=("青浦",), industries=("electronics",), pay_min=6000.0, pay_kind="month", lodging=True, shift="不上夜班"
    )


@pytest.mark.parametrize(
    ("said", "trades", "industries"),
    [
        ("食品厂普工", ("food_operator",), ()),
        ("电子厂或者保安", ("security_guard",), ("electronics",)),
        ("叉车", ("forklift_driver",), ()),
    ],
)
def test_an_industry_counts_unless_a_trade_of_it_is_named(
    session: Session, said: str, trades: tuple[str, ...], industries: tuple[str, ...]
) -> None:
    asked = job_wish.wanted(read(session, said))
    assert (asked.trades, asked.industries) == (trades, industries)


def test_unskilled_work_is_more_than_one_trade(session: Session) -> None:
    asked = job_wish.wanted(read(session, "华新找普工"))
    assert {"general_worker", "electronics_assembler", "packing_worker"} <= set(asked.trades)
    assert "welder" not in asked.trades


@pytest.mark.parametrize(
    ("said", "works", "places"),
    [("不要电子厂", ("electronics",), ()), ("除了昆山都行", (), ("昆山",)), ("电子厂", (), ())],
)
def test_what_is_refused_is_kept_out(
    session: Session, said: str, works: tuple[str, ...], places: tuple[str, ...]
) -> None:
    asked = job_wish.wanted(read(session, said))
    assert (asked.no_works, asked.no_places) == (works, places)


def test_the_next_message_changes_only_what_it_says(session: Session) -> None:
    before = read(session, "青浦包住的工作")
    change = job_wish.refine(session, before, "昆山也行", now=NINE)
    assert change.names == ("place",)
    assert (change.wish.query.place, change.wish.query.lodging) == (("青浦", "昆山"), True)


def test_what_was_refused_may_be_wanted_again(session: Session) -> None:
    before = read(session, "青浦，不要电子厂")
    after = job_wish.refine(session, before, "电子厂也行", now=NINE).wish
    assert after.no_works == ()
    assert after.query.industry == ("电子",)


def test_sex_and_age_choose_no_posts(session: Session) -> None:
    assert read(session, "女的，45岁").is_empty
    assert job_wish.wanted(read(session, "女的，45岁，青浦")) == Wanted(places=("青浦",))


def test_daily_pay_without_a_figure_asks_for_how_it_is_paid(session: Session) -> None:
    asked = job_wish.wanted(read(session, "日结的"))
    assert (asked.pay_min, asked.pay_kind) == (None, "day")


def test_five_insurances_are_part_of_five_insurances_and_the_fund(session: Session) -> None:
    assert job_wish.wanted(read(session, "有五险的")).tags == (("five_insurances", "five_insurances_fund"),)
