"""The first page: the plan with its counties beside the whole."""

import pytest

from bot.console.office import Office
from tests.bot.console.clerk import Station
from tests.bot.console.town import Town, build


@pytest.fixture(autouse=True)
def town(console: Station) -> Town:
    with console.runtime.records.write() as session:
        return build(session, Office(console.runtime).keys)


def plan(console: Station, code: str) -> str:
    return console.enter(code).get("/").text.split('id="plan"')[1].split("</section>")[0]


def test_every_county_has_a_bar_beside_the_whole(console: Station) -> None:
    shown = plan(console, "S01")
    for county in ("芒市", "瑞丽", "梁河", "盈江", "陇川"):
        assert f'aria-label="{county}占全部指标' in shown
    assert 'aria-label="班玛完成' in shown


def test_a_member_of_one_county_sees_the_own_bar_alone(console: Station) -> None:
    shown = plan(console, "S09")
    assert 'aria-label="盈江占全部指标' in shown
    assert 'aria-label="芒市' not in shown
    assert 'aria-label="班玛' not in shown
    assert 'aria-label="班玛完成' in plan(console, "S10")
