"""The ways out to WeChat: a day's calls are spent one by one in China's day, a closed way opens at its time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from sqlmodel import Session

from db import routes
from db.engine import Records
from db.models import Quota
from tests.builders import NINE


def test_a_days_calls_are_used_up_and_the_next_day_has_its_own(session: Session) -> None:
    session.add(Quota(route="mass", day="2026-11-26", used=98, cap=100))
    session.flush()
    assert [routes.spend(session, route="mass", now=NINE) for _ in range(3)] == [True, True, False]
    night = NINE.replace(hour=23, minute=59)
    assert not routes.spend(session, route="mass", now=night)
    assert routes.spend(session, route="mass", now=night + timedelta(minutes=1))


def test_many_at_once_spend_no_more_than_there_is(records: Records) -> None:
    with records.write() as session:
        session.add(Quota(route="mass", day="2026-11-26", used=90, cap=100))

    def spend(_number: int) -> bool:
        with records.write() as session:
            return routes.spend(session, route="mass", now=NINE)

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(spend, range(24))) == 10


def test_a_closed_way_opens_at_its_time_or_by_hand(session: Session) -> None:
    assert routes.is_open(session, route="custom", now=NINE)
    routes.close(session, route="custom", until=NINE + timedelta(hours=1), reason="太快")
    assert not routes.is_open(session, route="custom", now=NINE)
    assert routes.is_open(session, route="template", now=NINE)
    assert routes.is_open(session, route="custom", now=NINE + timedelta(hours=1))
    routes.close(session, route="custom", until=NINE + timedelta(hours=3), reason="太快")
    session.expire_all()
    assert not routes.is_open(session, route="custom", now=NINE + timedelta(hours=2))
    routes.reopen(session, route="custom")
    assert routes.is_open(session, route="custom", now=NINE)


def test_several_may_close_a_way_at_once(records: Records) -> None:
    def close(number: int) -> None:
        with records.write() as session:
            routes.close(session, route="custom", until=NINE + timedelta(hours=number), reason="太快")

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(close, range(1, 7)))
    with records.read() as session:
        assert not routes.is_open(session, route="custom", now=NINE)
