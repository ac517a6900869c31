"""What there is on deeds and work (活动与就业材料): visits, photographs, fairs, employers, staff, posts, applications, placements."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from sqlalchemy import func
from sqlmodel import col, select

from db import scopes
from db.guard.evidence.money import Money
from db.models import (
    Application,
    Attachment,
    Employer,
    EmployerConfirmation,
    Event,
    EventSignup,
    Placement,
    Staff,
    Vacancy,
    Visit,
)


class Deeds(Money):
    @cached_property
    def visits(self) -> Sequence[Visit]:
        return self._session.exec(select(Visit).where(Visit.status == "done")).all()

    @cached_property
    def attachments(self) -> Sequence[Attachment]:
        return self._session.exec(select(Attachment).where(Attachment.digest != "", Attachment.about != "")).all()

    @cached_property
    def events(self) -> Mapping[int, Event]:
        return {row.key: row for row in self._all(Event)}

    @cached_property
    def arrivals(self) -> Sequence[EventSignup]:
        return self._session.exec(select(EventSignup).where(EventSignup.status == "arrived")).all()

    @cached_property
    def employers(self) -> Mapping[int, Employer]:
        return {row.key: row for row in self._all(Employer)}

    @cached_property
    def confirmations(self) -> Sequence[EmployerConfirmation]:
        return self._all(EmployerConfirmation)

    @cached_property
    def staff(self) -> Sequence[Staff]:
        return self._all(Staff)

    @cached_property
    def placements(self) -> Sequence[Placement]:
        return self._all(Placement)

    @cached_property
    def filled(self) -> Sequence[Vacancy]:
        """Posts with a head count that somebody was hired for."""
        counted = (col(Vacancy.headcount).is_not(None), col(Vacancy.filled) > col(Vacancy.headcount))
        return self._session.exec(select(Vacancy).where(*counted)).all()

    @cached_property
    def started(self) -> Sequence[Application]:
        """Who works at a post that they applied for, as far as anybody has said."""
        return self._session.exec(select(Application).where(Application.status == "started")).all()

    @cached_property
    def posts(self) -> Mapping[int, Vacancy]:
        return scopes.by_id(self._session, Vacancy, [row.vacancy_id for row in self.started])

    def posts_below(self, least: float) -> Sequence[Vacancy]:
        """Published posts in Shanghai whose month's pay ends below this."""
        most = func.coalesce(col(Vacancy.pay_max), col(Vacancy.pay_min))
        paid = (Vacancy.pay_kind == "month", Vacancy.status == "published", Vacancy.city == "上海", most < least)
        return self._session.exec(select(Vacancy).where(*paid)).all()
