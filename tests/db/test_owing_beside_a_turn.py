"""A message owed to somebody while their own turn is running neither waits for it nor deadlocks with it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlmodel import select

from db import followers, outbox
from db.engine import Records
from db.models import Outbox
from tests.builders import NINE, a_follower


def test_two_people_may_owe_each_other_something_at_once(records: Records) -> None:
    if records.is_sqlite:
        pytest.skip("SQLite has one writer, so turns never overlap")
    with records.write() as session:
        people = [str(a_follower(session).openid) for _ in range(2)]
    together = Barrier(2)

    def turn(place: int) -> None:
        with records.write() as session:
            followers.arrive(session, openid=people[place], now=NINE)
            together.wait(timeout=5)  # both hold their own row now
            other = followers.find(session, openid=people[1 - place])
            assert other is not None
            outbox.owe(session, follower=other, message={"type": "text"}, key=f"k{place}", kind="offer", now=NINE)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(turn, range(2)))
    with records.read() as session:
        assert len(session.exec(select(Outbox)).all()) == 2
