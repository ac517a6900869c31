"""Any order of signing up, leaving, answering, lapsing and resizing keeps seats and waiting list in step."""

from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlmodel import Session, col, select

from db import courses, enrolments, seats
from db.engine import Records
from db.models import Enrolment
from db.station import Station
from tests.builders import NINE, a_course, a_worker

STATION = Station()
PEOPLE = 8
who = st.integers(0, PEOPLE - 1)


class Class(RuleBasedStateMachine):
    """One class of a few seats, eight people, and a clock that only goes forward."""

    records: Records

    @initialize(seats_there=st.integers(1, 3), on_paper=st.integers(0, 1), days=st.integers(1, 3))
    def begin(self, seats_there: int, on_paper: int, days: int) -> None:
        self.session = Session(self.records.engine, expire_on_commit=False)
        self.course = a_course(
            self.session,
            starts_at=NINE + timedelta(days=days),
            seats=seats_there,
            taken=on_paper,
            enrolled_elsewhere=on_paper,
        )
        self.people = [a_worker(self.session, name=f"工友{place}") for place in range(PEOPLE)]
        self.now = NINE
        for person in range(PEOPLE // 2):
            self.sign_up(person, may_wait=True)

    def teardown(self) -> None:
        if hasattr(self, "session"):
            self.session.rollback()
            self.session.close()

    @property
    def about(self) -> dict[str, Any]:
        return {"station": STATION, "now": self.now}

    def _live(self, person: int) -> Enrolment | None:
        return enrolments.find_live(self.session, worker=self.people[person], course=self.course)

    @rule(person=who, may_wait=st.booleans())
    def sign_up(self, person: int, may_wait: bool) -> None:
        before, free = self._live(person), self.course.taken < self.course.seats
        try:
            row = enrolments.submit(
                self.session, worker=self.people[person], course=self.course, may_wait=may_wait, **self.about
            )
        except enrolments.AlreadyEnrolled:
            assert before is not None
        except enrolments.CourseFull:
            assert not free
            assert not may_wait or not seats.can_wait(self.course, **self.about)
        except courses.CourseClosed:
            assert self.now >= self.course.starts_at
        else:
            assert before is None
            assert (row.status == "enrolled") is free

    @rule(pick=who)
    def leave(self, pick: int) -> None:
        live = [row for row in self._rows() if row.live]
        if not live:
            return
        row = live[pick % len(live)]
        line = [other for other in seats.waiting(self.session, self.course) if other is not row]
        passes = row.holds_seat and line and seats.can_wait(self.course, **self.about)
        offers = enrolments.cancel(self.session, row, **self.about)
        assert list(offers) == (line[:1] if passes else [])

    @rule(pick=who, takes=st.booleans())
    def answer(self, pick: int, takes: bool) -> None:
        offered = [row for row in self._rows() if row.status == "offered"]
        if not offered:
            return
        row = offered[pick % len(offered)]
        if takes:
            enrolments.accept(self.session, row, now=self.now)
            assert row.status == "enrolled"
        else:
            enrolments.decline(self.session, row, **self.about)
            assert not row.live

    @rule(more=st.integers(1, 2))
    def raise_seats(self, more: int) -> None:
        if self.now < self.course.starts_at:
            courses.change_seats(self.session, self.course, seats_now=self.course.seats + more, **self.about)

    @precondition(lambda self: self.now < self.course.starts_at)
    @rule(hours=st.sampled_from([1, 5, 14, 24]))
    def let_time_pass(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        for course_id in enrolments.courses_running_out(self.session, now=self.now):
            enrolments.run_out(self.session, course_id, **self.about)

    @invariant()
    def seats_are_counted_right(self) -> None:
        if hasattr(self, "course"):
            rows = self._rows()
            holding = sum(row.holds_seat for row in rows)
            assert self.course.taken == self.course.enrolled_elsewhere + holding <= self.course.seats
            assert all(row.live for row in rows if row.holds_seat)
            assert all(row.holds_seat for row in rows if row.status in ("enrolled", "offered"))

    @invariant()
    def nobody_waits_beside_an_idle_seat(self) -> None:
        if hasattr(self, "course") and seats.count_waiting(self.session, self.course):
            assert self.course.taken == self.course.seats

    @invariant()
    def offers_end_in_time(self) -> None:
        if hasattr(self, "course"):
            ends = seats.list_closes(self.course, STATION)
            offered = [row for row in self._rows() if row.status == "offered" and row.live]
            assert all(row.offer_until is not None and self.now < row.offer_until <= ends for row in offered)

    @invariant()
    def nobody_is_passed_over(self) -> None:
        if hasattr(self, "course"):
            waiting = [row.key for row in self._rows() if row.status == "waiting"]
            asked = [row.key for row in self._rows() if row.status == "offered"]
            assert not waiting or not asked or max(asked) <= min(waiting)

    def _rows(self) -> list[Enrolment]:
        return list(self.session.exec(select(Enrolment).where(col(Enrolment.course_id) == self.course.id)).all())


def test_seats_and_waiting_list_stay_in_step_whatever_happens(records: Records) -> None:
    machine = type("ClassHere", (Class,), {"records": records})
    few = settings(
        max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(machine, settings=few)
