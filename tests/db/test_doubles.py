"""The same person from a second phone gets no second place; two of one name are for staff to tell apart."""

from datetime import date

import pytest
from sqlmodel import Session, select

from db import doubles, enrolments
from db.models import FollowUp, Identity, Worker
from db.station import Station
from tests.builders import NINE, a_course, a_worker


def _join(session: Session, worker: Worker, course: object) -> None:
    enrolments.submit(session, worker=worker, course=course, station=Station(), now=NINE)  # type: ignore[arg-type]


def _needs(session: Session) -> int:
    return len(session.exec(select(FollowUp).where(FollowUp.kind == doubles.KIND)).all())


def test_the_same_name_and_phone_take_one_place(session: Session) -> None:
    course = a_course(session)
    _join(session, a_worker(session, name="岩演罕", phone="15400000001", county="盈江"), course)
    with pytest.raises(doubles.SamePerson) as refused:
        _join(session, a_worker(session, name="岩演罕", phone="15400000001", county="盈江"), course)
    assert refused.value.by == "phone"
    session.refresh(course)
    assert course.taken == 1


def test_the_same_name_birthday_and_township_are_one_person(session: Session) -> None:
    course, facts = a_course(session), {"birth_date": date(1990, 1, 2), "township_code": "533123101", "county": "盈江"}
    _join(session, a_worker(session, name="岩演罕", phone="15400000001", **facts), course)
    with pytest.raises(doubles.SamePerson) as refused:
        _join(session, a_worker(session, name="岩演罕", phone="15400000002", **facts), course)
    assert refused.value.by == "birth"


def test_one_id_number_under_two_names_is_said_as_that(session: Session) -> None:
    course = a_course(session)
    one, other = (a_worker(session, name=name, county="盈江") for name in ("岩演罕", "玉演罕"))
    for worker in (one, other):
        session.add(Identity(worker_id=worker.key, blind="same", masked="5331", sealed=b"", delete_after=NINE))
    session.flush()
    _join(session, one, course)
    with pytest.raises(doubles.SamePerson) as refused:
        _join(session, other, course)
    assert refused.value.by == "identity"


def test_two_of_one_name_whom_nothing_tells_apart_are_left_to_staff(session: Session) -> None:
    course = a_course(session)
    _join(session, a_worker(session, name="岩演罕", phone="15400000001", county="盈江"), course)
    _join(session, a_worker(session, name="岩演罕", phone="15400000002", county="盈江"), course)
    assert _needs(session) == 1


def test_two_of_one_name_from_different_townships_are_two(session: Session) -> None:
    course = a_course(session)
    _join(session, a_worker(session, name="岩演罕", county="盈江", township_code="533123101"), course)
    _join(session, a_worker(session, name="岩演罕", county="盈江", township_code="533123102"), course)
    assert _needs(session) == 0


def test_one_phone_and_a_name_that_differs_by_one_sign_are_left_to_staff(session: Session) -> None:
    course, facts = a_course(session), {"phone": "15400000001", "county": "盈江"}
    _join(session, a_worker(session, name="岩演旱", **facts), course)
    _join(session, a_worker(session, name="岩演罕", **facts), course)
    assert _needs(session) == 1
    task = session.exec(select(FollowUp).where(FollowUp.kind == doubles.KIND)).one()
    assert all(name in task.words for name in ("岩演旱", "岩演罕"))


@pytest.mark.parametrize("name", ["岩旱", "玉演旱", "岩演旱亮"])
def test_a_family_on_one_phone_is_several_people(session: Session, name: str) -> None:
    course, facts = a_course(session), {"phone": "15400000001", "county": "盈江"}
    _join(session, a_worker(session, name=name, **facts), course)
    _join(session, a_worker(session, name="岩罕" if len(name) == 2 else "岩演罕", **facts), course)
    assert _needs(session) == 0
