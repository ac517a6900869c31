"""What there is on training (培训材料): classes, rosters, the phones' register, attendance, certificates, and their heads."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property

from sqlmodel import col, select

from db import heads
from db.guard.evidence.reading import Reading
from db.heads import Heads
from db.models import Attendance, AttendanceCode, Certificate, Course, Enrolment, RosterRow
from db.standards import Standards

IN_CLASS = ("enrolled", "attending", "passed", "failed")


class Training(Reading):
    @cached_property
    def standards(self) -> Standards:
        return Standards.load(self._session)

    @cached_property
    def courses(self) -> Mapping[int, Course]:
        return {row.key: row for row in self._all(Course)}

    @cached_property
    def heads(self) -> Mapping[int, Heads]:
        """How many people each class of the plan has, counted as the money is."""
        times = [row.starts_at for row in self.courses.values()] or [self.now]
        until = max(times) + timedelta(seconds=1)
        classes = heads.of_classes(self._session, min(times), until, measures=sorted(self.standards.measures))
        return {one.course.key: one for one in classes}

    @cached_property
    def roster(self) -> Sequence[RosterRow]:
        return self._all(RosterRow)

    @cached_property
    def enrolments(self) -> Sequence[Enrolment]:
        return self._session.exec(select(Enrolment).where(col(Enrolment.status).in_(IN_CLASS))).all()

    @cached_property
    def attendance(self) -> Sequence[Attendance]:
        return self._all(Attendance)

    @cached_property
    def marks(self) -> Sequence[tuple[Attendance, Course]]:
        """Every half day that somebody with a seat was there, with the class."""
        classes = {row.key: self.courses[row.course_id] for row in self.enrolments}
        return [(row, classes[row.enrolment_id]) for row in self.attendance if row.enrolment_id in classes]

    @cached_property
    def unseated(self) -> Sequence[tuple[Attendance, Enrolment]]:
        """Attendance of enrolments that hold no seat."""
        rows = self._session.exec(
            select(Attendance, Enrolment)
            .join(Enrolment, col(Enrolment.id) == col(Attendance.enrolment_id))
            .where(col(Enrolment.status).not_in(IN_CLASS))
        ).all()
        return [(row[0], row[1]) for row in rows]

    @cached_property
    def called_off(self) -> Mapping[tuple[int, int], Enrolment]:
        """By class and person: who signed up, gave it up and did not come back."""
        here = {(row.course_id, row.worker_id) for row in self.enrolments}
        gone = select(Enrolment).where(col(Enrolment.status).in_(("cancelled", "declined", "lapsed")))
        rows = self._session.exec(gone).all()
        return {key: row for row in rows if (key := (row.course_id, row.worker_id)) not in here}

    @cached_property
    def codes(self) -> Mapping[tuple[int, date, str], AttendanceCode]:
        return {(row.course_id, row.day, row.half): row for row in self._all(AttendanceCode)}

    @cached_property
    def certificates(self) -> Sequence[Certificate]:
        return self._all(Certificate)
