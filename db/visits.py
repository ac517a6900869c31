"""Care visits (关爱走访): half hours given once only, moved, called off, and recorded afterwards."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from db.models import Follower, FollowUp, Staff, Visit, VisitCell, Worker
from db.refusals import Refusal
from db.statements import insert_for
from db.station import Station

CELL = timedelta(minutes=30)
MOST_OFFERED, ALL_DAY = 4, 48
# What is offered instead of a time that is taken.
OTHERS, NEXT_DAYS, EVENING = 3, 5, time(17)
SOONEST = timedelta(hours=2)
FARTHEST = timedelta(days=60)
VISITORS = ("visit_officer",)
STANDING_IN = ("station_head",)


class NoVisitorFree(Refusal):
    """Everybody who makes visits is busy then; `others` are free times near it."""

    def __init__(self, others: Sequence[datetime]) -> None:
        super().__init__()
        self.others = tuple(others)


class OutsideVisitingHours(Refusal):
    """Before the first or after the last hour of the day for visits."""

    def __init__(self, begins: time, ends: time) -> None:
        super().__init__()
        self.begins, self.ends = begins, ends


class TooSoon(Refusal):
    """Past, or less than two hours ahead."""


class TooFar(Refusal):
    """More than sixty days ahead."""


def get(session: Session, visit_id: int) -> Visit:
    return session.get_one(Visit, visit_id)


def book(
    session: Session, *, worker: Worker, follower: Follower | None, place: str, starts_at: datetime, topic: str,
    station: Station, now: datetime, visitor: Staff | None = None,
) -> Visit:  # fmt: skip
    """By `visitor`, or whoever has time. Raises TooSoon, TooFar, OutsideVisitingHours or NoVisitorFree, and then nothing
    is kept."""
    check(station, starts_at, now=now)
    visit = Visit(
        kind="dormitory",
        worker_id=worker.id,
        follower_id=follower.id if follower else None,
        region=worker.region,
        place=place,
        topic=topic,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=station.visit_minutes),
        asked_at=now,
    )
    session.add(visit)
    session.flush()
    visit.staff_id = _claim(session, visit, starts_at, station, visitor, now=now)
    session.flush()
    return visit


def move(
    session: Session, visit: Visit, *, starts_at: datetime, station: Station, now: datetime,
    visitor: Staff | None = None,
) -> None:  # fmt: skip
    """Same refusals as `book`; a refusal leaves the visit where it was. Its own half hours are free for it, and whoever
    was to come still does if there is time."""
    check(station, starts_at, now=now)
    with session.begin_nested():
        _free(session, visit)
        visit.staff_id = _claim(session, visit, starts_at, station, visitor, now=now)
        visit.starts_at, visit.confirmed_at = starts_at, None
        visit.ends_at = starts_at + timedelta(minutes=station.visit_minutes)
        session.flush()


def change_place(session: Session, visit: Visit, *, place: str) -> None:
    visit.place = place
    session.flush()


def cancel(session: Session, visit: Visit) -> None:
    visit.status = "cancelled"
    _free(session, visit)
    session.flush()


def free(session: Session, visit: Visit) -> None:
    """The half hours kept for it: it was made at another time."""
    _free(session, visit)
    session.flush()


def confirm(session: Session, visit: Visit, *, now: datetime) -> None:
    visit.confirmed_at = now
    session.flush()


def record(
    session: Session, visit: Visit, *, status: str, summary: str, now: datetime, people_met: int | None = None
) -> None:
    """What came of a visit: done or absent. The day it was first entered stays when the record is put right."""
    visit.status, visit.summary, visit.entered_at = status, summary, visit.entered_at or now
    visit.people_met = people_met if people_met is not None else visit.people_met
    session.flush()


def need(session: Session, visit: Visit, *, kind: str, words: str, now: datetime) -> FollowUp:
    """Something seen on the visit that somebody must still see to."""
    row = FollowUp(
        visit_id=visit.id, worker_id=visit.worker_id, staff_id=visit.staff_id, region=visit.region, kind=kind,
        words=words, opened_at=now,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row


def say_more(session: Session, visit_id: int, *, words: str) -> None:
    """The words of the newest open need that was seen on a visit."""
    row = session.exec(
        select(FollowUp)
        .where(FollowUp.visit_id == visit_id, col(FollowUp.closed_at).is_(None))
        .order_by(col(FollowUp.id).desc())
    ).first()
    if row is not None:
        row.words = words
        session.flush()


def upcoming(session: Session, worker: Worker, *, now: datetime) -> Sequence[Visit]:
    return session.exec(
        select(Visit)
        .where(Visit.worker_id == worker.id, Visit.status == "booked", col(Visit.ends_at) > now)
        .order_by(col(Visit.starts_at))
    ).all()


def check(station: Station, starts_at: datetime, *, now: datetime) -> None:
    """Raises TooSoon, TooFar or OutsideVisitingHours."""
    ends_at = starts_at + timedelta(minutes=station.visit_minutes)
    last = starts_at.replace(hour=station.visit_until.hour, minute=station.visit_until.minute)
    if starts_at.time() < station.visit_from or ends_at > last + timedelta(minutes=station.visit_minutes):
        raise OutsideVisitingHours(station.visit_from, station.visit_until)
    if starts_at < now + SOONEST:
        raise TooSoon
    if starts_at > now + FARTHEST:
        raise TooFar


def free_times(
    session: Session, day: date, *, station: Station, now: datetime, begins: time | None = None,
    ends: time | None = None, most: int = MOST_OFFERED, visitors: Sequence[int] = (), moving: int | None = None,
) -> list[datetime]:  # fmt: skip
    """Starting times on a day at which one of `visitors`, or anybody who makes visits, is free, within the visiting hours
    and the given part of the day. What the visit with the number `moving` takes is free for that visit."""
    first = datetime.combine(day, max(begins or station.visit_from, station.visit_from), now.tzinfo)
    last = datetime.combine(day, min(ends or station.visit_until, station.visit_until), now.tzinfo)
    visitors = visitors or _visitors(session)
    if not visitors:
        return []
    taken = _taken(session, first - timedelta(hours=3), last + timedelta(hours=3), besides=moving)
    found: list[datetime] = []
    moment = _aligned(first)
    while moment <= last and len(found) < most:
        cells = list(_cells(moment, station))
        if moment >= now + SOONEST and any(not any((v, c) in taken for c in cells) for v in visitors):
            found.append(moment)
            moment += CELL
        moment += CELL
    return found


def has_visitors(session: Session) -> bool:
    """Whether anybody makes visits at all: otherwise no hour of any day is free."""
    return bool(_visitors(session))


def take_leave(session: Session, *, staff: Staff, begins: datetime, ends: datetime) -> None:
    """Half hours in which this member makes no visits."""
    moment = _aligned(begins)
    while moment < ends:
        _take_cell(session, staff_id=staff.key, moment=moment, visit=None, reason="leave")
        moment += CELL
    session.flush()


def _claim(
    session: Session, visit: Visit, starts_at: datetime, station: Station, visitor: Staff | None, *, now: datetime
) -> int:  # fmt: skip
    """Take the cells of this visitor, or of the first who has them all: who was to come anyway, then the least busy."""
    cells = list(_cells(starts_at, station))
    asked = [visitor.key] if visitor else _visitors(session, on=starts_at)
    asked.sort(key=lambda staff_id: staff_id != visit.staff_id)
    for staff_id in asked:
        with session.begin_nested() as attempt:
            if all(_take_cell(session, staff_id=staff_id, moment=cell, visit=visit, reason="visit") for cell in cells):
                return staff_id
            attempt.rollback()
    raise NoVisitorFree(_near(session, starts_at, station, asked, now=now))


def _near(
    session: Session, asked_for: datetime, station: Station, visitors: Sequence[int], *, now: datetime
) -> list[datetime]:  # fmt: skip
    """Other times: of the same day and the same half of it, by nearness, then that hour on the next days, then the rest."""

    def free(day: date) -> list[datetime]:
        return free_times(session, day, station=station, now=now, most=ALL_DAY, visitors=visitors)

    of_day = sorted(free(asked_for.date()), key=lambda other: abs(other - asked_for))
    evening = asked_for.time() >= EVENING
    alike = [other for other in of_day if (other.time() >= EVENING) == evening]
    if len(alike) >= OTHERS:
        return sorted(alike[:OTHERS])
    days = [asked_for.date() + timedelta(days=ahead) for ahead in range(1, NEXT_DAYS + 1)]
    later = [other for day in days for other in free(day) if other.time() == asked_for.time()]
    return [*sorted(alike), *later, *(other for other in of_day if other not in alike)][:OTHERS]


def _take_cell(session: Session, *, staff_id: int, moment: datetime, visit: Visit | None, reason: str) -> bool:
    values = {
        "staff_id": staff_id, "starts_at": moment, "region": "310118", "reason": reason,
        "visit_id": visit.id if visit else None,
    }  # fmt: skip
    insert = insert_for(session, VisitCell).values(**values)
    made = session.execute(
        insert.on_conflict_do_nothing(index_elements=["staff_id", "starts_at"]).returning(VisitCell.staff_id)
    ).first()
    return made is not None


def _free(session: Session, visit: Visit) -> None:
    session.execute(delete(VisitCell).where(col(VisitCell.visit_id) == visit.id))


def _cells(starts_at: datetime, station: Station) -> Iterator[datetime]:
    """The half hours of the way there and of the visit, in order, so that two bookings lock in the same order."""
    moment = _aligned(starts_at - timedelta(minutes=station.travel_minutes))
    while moment < starts_at + timedelta(minutes=station.visit_minutes):
        yield moment
        moment += CELL


def _aligned(moment: datetime) -> datetime:
    return moment.replace(minute=moment.minute // 30 * 30, second=0, microsecond=0)


def _visitors(session: Session, *, on: datetime | None = None) -> list[int]:
    """Who makes visits, the least busy of the day first; the head stands in where nobody is named for it."""
    rows = session.execute(
        select(Staff.id, Staff.code, Staff.role, Staff.on_leave_until)
        .where(col(Staff.role).in_((*VISITORS, *STANDING_IN)), col(Staff.active))
        .order_by(Staff.code)
    ).all()
    for roles in (VISITORS, STANDING_IN):
        here = [
            (code, key)
            for key, code, role, away in rows
            if role in roles and (away is None or (on is not None and away <= on))
        ]
        if here:
            busy = _visits_per_staff(session, on) if on else {}
            return [key for code, key in sorted(here, key=lambda one: (busy.get(one[1], 0), one[0]))]
    return []


def _visits_per_staff(session: Session, day: datetime) -> dict[int, int]:
    begins = day.replace(hour=0, minute=0, second=0, microsecond=0)
    rows = session.exec(
        select(Visit.staff_id, func.count())
        .where(
            Visit.status == "booked", col(Visit.starts_at) >= begins, col(Visit.starts_at) < begins + timedelta(days=1)
        )
        .group_by(col(Visit.staff_id))
    ).all()
    return {staff_id: count for staff_id, count in rows if staff_id is not None}


def _taken(
    session: Session, begins: datetime, ends: datetime, *, besides: int | None = None
) -> set[tuple[int, datetime]]:
    """Cells that somebody cannot give, except those of one visit."""
    rows = session.execute(
        select(VisitCell.staff_id, VisitCell.starts_at, VisitCell.visit_id).where(
            col(VisitCell.starts_at) >= begins, col(VisitCell.starts_at) < ends
        )
    ).all()
    return {(staff_id, moment) for staff_id, moment, visit in rows if besides is None or visit != besides}
