"""From which day work outside the province is reckoned, by the lines of the ledger."""

from datetime import date, datetime, timedelta

import pytest
from sqlmodel import Session

from db import away, workers
from db.models import Worker
from tests.builders import NINE, a_worker

FIRST = date(2026, 9, 1)


def moves(session: Session, *told: tuple[str, int] | tuple[str, int, str]) -> Worker:
    """One line each: what, how many days after the first, and the firm."""
    worker = a_worker(session)
    for number, (status, days, *firm) in enumerate(told):
        workers.set_status(
            session, worker, status=status, since=FIRST + timedelta(days=days), now=NINE + timedelta(hours=number),
            employer_name=firm[0] if firm else "",
        )  # fmt: skip
    return worker


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ([("employed", 0)], 0),
        ([("employed", 0), ("employed", 40)], 0),
        ([("employed", 0), ("idle", 30), ("employed", 40)], 0),
        ([("employed", 0), ("employed", 20), ("idle", 30), ("employed", 40)], 0),
        ([("employed", 0), ("idle", 30), ("employed", 60)], 60),
        ([("employed", 0), ("returned", 30), ("employed", 32)], 32),
        ([("registered", 35), ("employed", 30)], 30),
        ([("employed", 0, "芒市糖厂"), ("employed", 20, "快达速运")], 20),
        ([("employed", 0), ("employed", 20, "瑞丽口岸公司")], None),
        ([("employed", 0), ("idle", 30)], None),
    ],
)
def test_a_change_of_factory_keeps_the_day_and_going_home_ends_it(
    session: Session, told: list[tuple[str, int]], days: int | None
) -> None:
    began = away.since(session, moves(session, *told))
    assert began == (None if days is None else FIRST + timedelta(days=days))


def test_still_there_and_a_move_taken_back_change_nothing(session: Session) -> None:
    worker = moves(session, ("employed", 0), ("employed", 20), ("returned", 30))
    later = NINE + timedelta(days=1)
    workers.take_back(session, worker, workers.history(session, worker)[0], now=later)
    workers.still_there(session, worker, now=later + timedelta(hours=1))
    assert away.since(session, worker) == FIRST


def test_what_somebody_says_of_the_stretch_counts_until_it_ends(session: Session) -> None:
    worker = moves(session, ("employed", 0), ("employed", 20))
    later, told = NINE + timedelta(days=1), date(2026, 8, 10)
    away.tell(session, worker, day=told, now=later)
    assert (away.since(session, worker), worker.started_on) == (told, FIRST + timedelta(days=20))
    _go(session, worker, "employed", 40, later + timedelta(hours=1))
    assert away.since(session, worker) == told
    _go(session, worker, "returned", 50, later + timedelta(hours=2))
    _go(session, worker, "employed", 52, later + timedelta(hours=3))
    assert away.since(session, worker) == FIRST + timedelta(days=52)


def test_with_one_factory_it_is_the_day_of_the_start(session: Session) -> None:
    worker = moves(session, ("employed", 0))
    away.tell(session, worker, day=date(2026, 9, 10), now=NINE + timedelta(days=1))
    assert away.since(session, worker) == worker.started_on == date(2026, 9, 10)


def _go(session: Session, worker: Worker, status: str, days: int, now: datetime) -> None:
    workers.set_status(session, worker, status=status, since=FIRST + timedelta(days=days), now=now)
