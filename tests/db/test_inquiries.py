"""Requests that a person must answer: one taker, alarms until then, numbers that can be said aloud."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlmodel import Session

from db import inquiries, staff
from db.engine import Records
from db.inquiries import AlreadyTaken, NoSuchInquiry
from db.models import Inquiry
from db.station import Station
from tests.builders import NINE, a_follower, a_member_of_staff


def a_request(session: Session, *, level: str = "normal", **facts: bool) -> Inquiry:
    return inquiries.open_one(
        session, follower=a_follower(session), worker=None, kind="human", level=level, words="帮帮我",
        station=Station(), now=NINE, **facts,
    )  # fmt: skip


def test_of_two_who_take_at_once_one_is_told_that_the_other_has_it(records: Records) -> None:
    with records.write() as session:
        number = a_request(session).number
        members = [a_member_of_staff(session, code=code).key for code in ("S02", "S03")]
    both = Barrier(2, timeout=5)

    def take(member: int) -> str:
        with records.write() as session:
            found = inquiries.by_number(session, number)
            if not records.is_sqlite:
                both.wait()  # both have read it as free; SQLite's one writer cannot come to this
            try:
                inquiries.take(session, found, staff=staff.get(session, member), now=NINE)
            except AlreadyTaken:
                return "told"
        return "taken"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(take, members)) == ["taken", "told"]


def test_taking_stops_the_alarms_until_the_answer_is_late_and_closing_ends_the_silence(session: Session) -> None:
    request, member = a_request(session, level="urgent", mutes_bot=True), a_member_of_staff(session)
    assert [row.id for row in inquiries.alarms_due(session, now=NINE)] == [request.id]
    inquiries.rang(session, request, again_after=timedelta(minutes=5), now=NINE)
    assert inquiries.alarms_due(session, now=NINE) == []
    assert len(inquiries.alarms_due(session, now=NINE + timedelta(minutes=5))) == 1
    inquiries.take(session, request, staff=member, now=NINE)
    assert inquiries.alarms_due(session, now=NINE + timedelta(minutes=14)) == []
    assert len(inquiries.alarms_due(session, now=NINE + timedelta(minutes=15))) == 1
    inquiries.answered(session, request)
    assert inquiries.alarms_due(session, now=NINE + timedelta(days=1)) == []
    inquiries.close(session, request, outcome="好了", now=NINE, staff=member)
    assert not request.mutes_bot
    with pytest.raises(NoSuchInquiry):
        inquiries.take(session, request, staff=member, now=NINE)


def test_a_night_request_is_promised_for_the_morning_and_only_danger_rings_at_night(session: Session) -> None:
    night, morning = NINE.replace(hour=23), NINE + timedelta(days=1)
    assert inquiries.first_alarm("urgent", Station(), night) == night
    assert inquiries.first_alarm("high", Station(), night) == morning.replace(hour=8)
    assert inquiries.first_alarm("normal", Station(), night) == morning


def test_numbers_are_found_in_any_case_and_closed_ones_not_at_all(session: Session) -> None:
    request = a_request(session)
    assert inquiries.by_number(session, request.number.lower()).id == request.id
    inquiries.close(session, request, outcome="", now=NINE)
    with pytest.raises(NoSuchInquiry):
        inquiries.by_number(session, request.number)
