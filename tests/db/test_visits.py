"""Half hours of the visitors: given once, moved, freed, and refused with other times."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlmodel import Session, col, select

from db import visits
from db.engine import Records
from db.models import Visit, VisitCell, Worker
from db.station import Station
from tests.builders import NINE, a_member_of_staff, a_worker

TOMORROW = NINE + timedelta(days=1)
STATION = Station()


def book(session: Session, starts_at: datetime, worker: Worker | None = None) -> Visit:
    return visits.book(
        session,
        worker=worker or a_worker(session),
        follower=None,
        place="凤溪公寓",
        starts_at=starts_at,
        topic="",
        station=STATION,
        now=NINE,
    )


def test_a_visit_takes_the_way_there_and_the_hour(session: Session) -> None:
    a_member_of_staff(session)
    visit = book(session, TOMORROW.replace(hour=15))
    cells = session.exec(select(VisitCell.starts_at).order_by(col(VisitCell.starts_at))).all()
    assert [f"{cell:%H:%M}" for cell in cells] == ["14:30", "15:00", "15:30"]
    assert visit.ends_at - visit.starts_at == timedelta(hours=1)


def test_the_same_hour_goes_to_a_second_visitor_and_then_to_nobody(session: Session) -> None:
    a_member_of_staff(session, code="S03")
    a_member_of_staff(session, code="S13")
    first, second = book(session, TOMORROW), book(session, TOMORROW)
    assert first.staff_id != second.staff_id
    with pytest.raises(visits.NoVisitorFree) as refusal:
        book(session, TOMORROW)
    assert refusal.value.others
    assert TOMORROW not in refusal.value.others


def test_without_a_visit_officer_the_head_stands_in(session: Session) -> None:
    head = a_member_of_staff(session, code="S01", role="station_head")
    assert book(session, TOMORROW).staff_id == head.id


@pytest.mark.parametrize(
    ("starts_at", "refusal"),
    [
        (NINE + timedelta(hours=1), visits.TooSoon),
        (NINE - timedelta(days=1), visits.TooSoon),
        (TOMORROW.replace(hour=6), visits.OutsideVisitingHours),
        (TOMORROW.replace(hour=22), visits.OutsideVisitingHours),
        (NINE + timedelta(days=90), visits.TooFar),
    ],
)
def test_an_impossible_time_is_refused(session: Session, starts_at: datetime, refusal: type[Exception]) -> None:
    a_member_of_staff(session)
    with pytest.raises(refusal):
        book(session, starts_at)


def test_a_moved_visit_frees_its_old_half_hours(session: Session) -> None:
    a_member_of_staff(session)
    visit = book(session, TOMORROW)
    visits.move(session, visit, starts_at=TOMORROW.replace(hour=16), station=STATION, now=NINE)
    assert book(session, TOMORROW).starts_at == TOMORROW


def test_a_refused_move_leaves_the_visit_where_it_was(session: Session) -> None:
    a_member_of_staff(session)
    visit, other = book(session, TOMORROW), book(session, TOMORROW.replace(hour=16))
    with pytest.raises(visits.NoVisitorFree):
        visits.move(session, visit, starts_at=other.starts_at, station=STATION, now=NINE)
    session.refresh(visit)
    assert visit.starts_at == TOMORROW
    assert len(session.exec(select(VisitCell).where(VisitCell.visit_id == visit.id)).all()) == 3


@pytest.mark.parametrize("minutes", [-30, 0, 30, 60, 90])
def test_a_visit_moved_a_little_is_not_in_its_own_way(session: Session, minutes: int) -> None:
    """It keeps its visitor although a second one has less to do, and what others have taken stays taken."""
    a_member_of_staff(session, code="S03")
    visit = book(session, TOMORROW.replace(hour=15))
    a_member_of_staff(session, code="S13")
    book(session, TOMORROW.replace(hour=15))
    aim, before = TOMORROW.replace(hour=15) + timedelta(minutes=minutes), visit.staff_id
    free = {"day": aim.date(), "station": STATION, "now": NINE, "begins": aim.time(), "ends": aim.time()}
    assert visits.free_times(session, **free, moving=visit.key) == [aim]
    assert visits.free_times(session, **free) == ([aim] if minutes == 90 else [])
    visits.move(session, visit, starts_at=aim, station=STATION, now=NINE)
    session.flush()
    assert (visit.starts_at, visit.staff_id) == (aim, before)
    assert len(session.exec(select(VisitCell).where(VisitCell.visit_id == visit.id)).all()) == 3


def test_a_cancelled_visit_frees_its_half_hours(session: Session) -> None:
    a_member_of_staff(session)
    visits.cancel(session, book(session, TOMORROW))
    assert session.exec(select(VisitCell)).all() == []


def test_leave_is_no_time_for_visits(session: Session) -> None:
    member = a_member_of_staff(session)
    visits.take_leave(session, staff=member, begins=TOMORROW, ends=TOMORROW + timedelta(hours=3))
    with pytest.raises(visits.NoVisitorFree):
        book(session, TOMORROW + timedelta(hours=1))


def test_sixteen_threads_never_get_the_same_half_hour(records: Records) -> None:
    """960 bookings for 6 visitors on 5 days: every cell once, no two visits of one person at one time."""
    with records.write() as session:
        for number in range(6):
            a_member_of_staff(session, code=f"S{number:02d}")
        people = [a_worker(session, name=f"演{number}").key for number in range(60)]

    # A connection for each thread, so that they meet at the cells and not at the door of the pool.
    busy = records if records.is_sqlite else Records(records.url, pool=16)

    def one(number: int) -> bool:
        day, slot = number % 5, number // 5 % 25
        starts_at = (TOMORROW + timedelta(days=day)).replace(hour=9) + timedelta(minutes=30 * (slot % 24))
        try:
            with busy.write() as session:
                book(session, starts_at, session.get_one(Worker, people[number % 60]))
        except visits.NoVisitorFree:
            return False
        except PoolTimeout:
            return one(number)  # stood too long at the one writer's door: comes again, as WeChat brings a message again
        return True

    with ThreadPoolExecutor(16) as pool:
        granted = sum(pool.map(one, range(960)))
    if busy is not records:
        busy.close()
    with records.read() as session:
        booked = session.exec(select(Visit).order_by(col(Visit.staff_id), col(Visit.starts_at))).all()
        cells = session.exec(select(VisitCell)).all()
    assert granted == len(booked) > 0
    assert len(cells) == 3 * len(booked)
    for earlier, later in pairwise(booked):
        if earlier.staff_id == later.staff_id:
            assert later.starts_at - earlier.ends_at >= timedelta(minutes=STATION.travel_minutes)


def test_postgresql_itself_refuses_two_visits_of_one_person_at_one_time(records: Records) -> None:
    if records.is_sqlite:
        pytest.skip("an exclusion constraint is PostgreSQL's")
    with records.write() as session:
        member = a_member_of_staff(session).key

    def slip_in() -> None:
        with records.write() as session:
            ends_at = TOMORROW + timedelta(hours=1)
            session.add(Visit(staff_id=member, starts_at=TOMORROW, ends_at=ends_at, asked_at=NINE))

    slip_in()
    with pytest.raises(IntegrityError, match="ex_visit_overlap"):
        slip_in()
