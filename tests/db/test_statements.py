"""Statements given to the driver itself say and hear what the session would."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import col, select

from db import followers
from db.engine import Records
from db.models import Follower
from db.statements import Prepared, among, held
from tests.builders import NINE

_FOLLOWER = Follower.__table__  # type: ignore[attr-defined]
BY_OPENID = Prepared(lambda on: select(_FOLLOWER).where(among(col(Follower.openid), "openids", on)))
ADD = Prepared(lambda on: insert(_FOLLOWER), "openid", "region", "scene", "language", "large_type", "flood_tokens")


def person(openid: str) -> dict[str, object]:
    return {
        "openid": openid, "region": "310118", "scene": "", "language": "zh", "large_type": True, "flood_tokens": 3.5,
    }  # fmt: skip


def test_rows_come_back_in_the_types_of_their_columns(records: Records) -> None:
    with records.write() as session:
        made = followers.arrive(session, openid="o1", now=NINE)
        followers.seen(session, follower=made, sent_at=NINE, flood_tokens=7.5, now=NINE + timedelta(minutes=1))
    with records.read() as session:
        (row,) = BY_OPENID.run(session, {"openids": ["o1", "o2"]})
        values = dict(zip(_FOLLOWER.c.keys(), row, strict=True))
        read = session.exec(select(Follower)).one()
        assert values == {name: getattr(read, name) for name in values}
        assert isinstance(values["last_sent_at"], datetime)
        assert values["last_sent_at"] == NINE
        assert values["large_type"] is False


def test_a_list_may_be_empty_or_long(records: Records) -> None:
    with records.write() as session:
        ADD.run_all(session, [person(f"o{number}") for number in range(300)])
        assert BY_OPENID.run(session, {"openids": []}) == []
        assert len(BY_OPENID.run(session, {"openids": [f"o{number}" for number in range(1000)]})) == 300


def test_what_is_held_is_the_session_s_own(records: Records) -> None:
    with records.write() as session:
        ADD.run(session, person("o1"))
        ((number, *_),) = BY_OPENID.run(session, {"openids": ["o1"]})
        (row,) = BY_OPENID.run(session, {"openids": ["o1"]})
        kept = held(session, Follower, dict(zip(_FOLLOWER.c.keys(), row, strict=True)))
        assert held(session, Follower, {"id": number}) is kept
        assert session.get(Follower, number) is kept
        kept.language = "tdd"
    with records.read() as session:
        assert session.get_one(Follower, number).language == "tdd"


def test_trouble_is_the_records_trouble_and_says_nothing_of_the_values(records: Records) -> None:
    with records.write() as session:
        ADD.run(session, person("o1"))
    with pytest.raises(IntegrityError) as trouble, records.write() as session:
        ADD.run(session, person("o1"))
    assert isinstance(trouble.value, DBAPIError)
    assert "310118" not in str(trouble.value)
