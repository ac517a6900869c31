"""Visits (走访), done and booked, with what followed from them."""

from datetime import datetime, time, timedelta
from typing import Any

from sqlmodel import Session, col, select

from db.load import columns as c
from db.load import words
from db.load.columns import Column
from db.load.sheets import Entry, Key, Sheet, Town
from db.load.troubles import Report
from db.models import FollowUp, Staff, Visit, VisitCell
from db.models.record import DEHONG
from db.statements import insert_for
from db.station import Station

CELL = timedelta(minutes=30)
QINGPU = "310118"


def cells_of(entry: Entry) -> list[datetime]:
    """The half hours a booked visit takes."""
    begins = starts_at(entry)
    return [begins + CELL * step for step in range(-(-entry["minutes"] // 30))]


def way_there(entry: Entry, station: Station) -> list[datetime]:
    """The half hours before it for the way; one visit right after another in the same place needs none."""
    begins = starts_at(entry)
    return [begins - CELL * step for step in range(1, -(-station.travel_minutes // 30) + 1)]


def starts_at(entry: Entry) -> datetime:
    moment: datetime = entry["date"]
    return moment if entry["time"] is None else moment.replace(hour=entry["time"].hour, minute=entry["time"].minute)


def status_of(entry: Entry, now: datetime) -> str:
    """What the row says; without that a visit to come of which nothing is told is booked, any other done."""
    if entry["status"]:
        return str(entry["status"])
    told = entry["summary"] or entry["people_met"] is not None
    return "booked" if starts_at(entry) > now and not told else "done"


def check_visits(session: Session, town: Town, report: Report) -> None:
    taken = _cells_in_records(session)
    for entry in town.of("visits"):
        if status_of(entry, town.now) != "booked":
            continue
        if entry["staff_id"] is None:
            report.note(entry.file, entry.line, "这次走访还没有安排人（staff_id 空着）")
        elif starts_at(entry).minute % 30:
            report.trouble(entry.file, entry.line, "已约的走访要从整点或半点开始")
        else:
            _take_cells(entry, taken, report)


def _cells_in_records(session: Session) -> dict[tuple[str, datetime], int]:
    rows = session.exec(select(Staff.code, VisitCell.starts_at).join(Staff, Staff.id == VisitCell.staff_id)).all()  # type: ignore[arg-type]
    return dict.fromkeys(rows, 0)


def _take_cells(entry: Entry, taken: dict[tuple[str, datetime], int], report: Report) -> None:
    for cell in cells_of(entry):
        line = taken.setdefault((entry["staff_id"], cell), entry.line)
        if line != entry.line:
            other = f"给了第 {line} 行" if line else "在记录里给了别的走访"
            report.trouble(entry.file, entry.line, f"{entry['staff_id']} {cell:%m-%d %H:%M} 已经{other}")
            return


def make_visit(town: Town, entry: Entry) -> Visit:
    worker, employer = town.row("workers", entry["worker_id"]), town.row("employers", entry["employer_id"])
    begins, status = starts_at(entry), status_of(entry, town.now)
    return Visit(
        **entry.said("topic", "summary", "people_met"),
        place=entry["place"] or (employer.place if employer else ""),
        region=worker.region if worker else DEHONG,
        code=entry["visit_id"],
        kind=entry["type"],
        worker_id=worker.id if worker else None,
        employer_id=employer.id if employer else None,
        follower_id=town.phone_of(entry["worker_id"]) if worker else None,
        staff_id=town.id_of("staff", entry["staff_id"]),
        starts_at=begins,
        ends_at=begins + timedelta(minutes=entry["minutes"]),
        status=status,
        asked_at=entry["asked_at"] or min(begins, town.now),
        entered_at=begins if status == "done" else None,
        confirmed_at=entry["confirmed_at"],
    )


def add_cells(session: Session, town: Town, entry: Entry, row: Visit) -> None:
    if row.status == "booked" and row.staff_id is not None:
        insert = insert_for(session, VisitCell)
        cells = [(cell, "visit") for cell in cells_of(entry)]
        cells += [(cell, "travel") for cell in way_there(entry, town.station)]
        for cell, reason in cells:
            values = {"staff_id": row.staff_id, "starts_at": cell, "region": QINGPU, "visit_id": row.key}
            session.execute(
                insert.values(**values, reason=reason).on_conflict_do_nothing(index_elements=["staff_id", "starts_at"])
            )
    _follow(session, row, entry)


def _follow(session: Session, visit: Visit, entry: Entry) -> None:
    if not entry["issue_type"] and entry["issue"] in ("", "无"):
        return
    done = entry["issue_status"] in ("done", "reviewed")
    session.add(
        FollowUp(
            visit_id=visit.key,
            worker_id=visit.worker_id,
            staff_id=visit.staff_id,
            region=visit.region,
            kind=entry["issue_type"],
            words=entry["issue"],
            status=entry["issue_status"],
            opened_at=visit.starts_at,
            due_on=entry["issue_due_on"],
            closed_at=visit.starts_at if done else None,
            outcome=entry["issue_outcome"],
        )
    )


def known_visits(session: Session) -> dict[Key, Any]:
    return {(str(row.code),): row for row in session.exec(select(Visit).where(col(Visit.code).is_not(None))).all()}


VISITS = Sheet(
    name="visits",
    listed_under="visits",
    key=("visit_id",),
    known=known_visits,
    make=make_visit,
    after=add_cells,
    check=check_visits,
    columns=(
        Column("visit_id", c.code, needed=True),
        Column("date", c.moment(time(10, 0)), needed=True),
        Column("time", c.clock),
        Column("minutes", c.whole(10, 480), instead=60),
        Column("type", c.one_of(words.VISIT_KINDS), needed=True),
        Column("worker_id", c.code, refers="workers"),
        Column("employer_id", c.code, refers="employers"),
        Column("staff_id", c.code, refers="staff"),
        Column("place", c.text, instead=""),
        Column("topic", c.text, instead=""),
        Column("status", c.one_of(words.VISIT_STATUSES)),
        Column("asked_at", c.moment()),
        Column("confirmed_at", c.moment()),
        Column("summary", c.text, instead=""),
        Column("people_met", c.whole()),
        Column("issue", c.text, instead=""),
        Column("issue_type", c.text, instead=""),
        Column("issue_status", c.one_of(words.ISSUE_STATUSES), instead="new"),
        Column("issue_outcome", c.text, instead=""),
        Column("issue_due_on", c.day),
    ),
)
