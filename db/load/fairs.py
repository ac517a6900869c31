"""Job fairs and online recruitment (招聘会) of a prepared town."""

import re
from datetime import datetime, time, timedelta
from typing import Any

from sqlmodel import Session, select

from db.columns import CHINA
from db.load import columns as c
from db.load import words
from db.load.columns import Column
from db.load.sheets import Entry, Sheet, Town
from db.load.troubles import Report
from db.models import Event, EventSlot

CLOCKS = re.compile(r"(\d{1,2}:\d{2})\s*(?:-|–|—|~|至|到)\s*(\d{1,2}:\d{2})")
QUARTER = timedelta(minutes=15)
LAST_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\s*(?:至|到|~)\s*(\d{4}-\d{2}-\d{2})")


def hours(value: Any) -> dict[str, Any]:
    """ "09:30-12:00", or "2026-12-07至2026-12-11 每天14:00-17:00"."""
    said = c.text(value)
    found = CLOCKS.search(said)
    if found is None:
        raise ValueError(f"要写成 09:30-12:00：{said}")
    begins, ends = (c.clock(part) for part in found.groups())
    if ends <= begins:
        raise ValueError(f"结束不晚于开始：{said}")
    last = LAST_DAY.search(said)
    return {"from": begins, "until": ends, "last": c.day(last.group(1)) if last else None}


def slots(value: Any) -> list[dict[str, Any]]:
    """A list of {at, minutes?, seats?, taken?, job?}."""
    if not isinstance(value, list):
        raise ValueError("要写成列表，每项有 at")
    return [_slot(c.mapping(row)) for row in value]


def _slot(row: dict[str, Any]) -> dict[str, Any]:
    if "at" not in row or row.keys() - {"at", "minutes", "seats", "taken", "job"}:
        raise ValueError("每项要有 at，另可有 minutes、seats、taken、job")
    seats, taken = c.whole(1, 1000)(row.get("seats", 1)), c.whole()(row.get("taken", 0))
    if taken > seats:
        raise ValueError("里 taken 大于 seats")
    minutes = c.whole(5, 600)(row.get("minutes", 15))
    return {"at": c.moment()(row["at"]), "minutes": minutes, "seats": seats, "taken": taken, "job": row.get("job")}


def bus(value: Any) -> list[dict[str, str]]:
    """A list of {at, place}."""
    if not isinstance(value, list):
        raise ValueError("要写成列表，每项有 at 和 place")
    rows = [c.mapping(row) for row in value]
    if any(row.keys() != {"at", "place"} for row in rows):
        raise ValueError("每项要有 at 和 place")
    return sorted(({"at": f"{c.clock(row['at']):%H:%M}", "place": c.text(row["place"])} for row in rows), key=_when)


def _when(stop: dict[str, str]) -> str:
    return stop["at"]


def check_events(session: Session, town: Town, report: Report) -> None:
    jobs = {key[0] for key in town.known.get("jobs", {})}
    for entry in town.of("events"):
        if entry["time"]["last"] and entry["time"]["last"] < entry["date"]:
            report.trouble(entry.file, entry.line, "time 里最后一天早于 date")
        for slot in entry["slots"]:
            if slot["job"] is not None and slot["job"] not in jobs:
                report.trouble(entry.file, entry.line, f"slots 指向的 {slot['job']} 不存在")
        if len({(slot["at"], slot["job"]) for slot in entry["slots"]}) < len(entry["slots"]):
            report.trouble(entry.file, entry.line, "slots 里有重复的时段")


def make_event(town: Town, entry: Entry) -> Event:
    held = entry["time"]
    return Event(
        **entry.said("measure", "place", "link", "bus", "employers", "organisers", "status", "attended", "hired"),
        code=entry["id"],
        kind="onsite_fair" if entry["type"] == "onsite_fair" else "online_fair",
        title=entry["name"],
        starts_at=datetime.combine(entry["date"], held["from"], town.now.tzinfo),
        ends_at=datetime.combine(held["last"] or entry["date"], held["until"], town.now.tzinfo),
        vacancies=entry["jobs"],
        registered_elsewhere=entry["registered"],
        intents=entry["intent"],
        fictional=entry["is_fictional"],
    )


def add_slots(session: Session, town: Town, entry: Entry, row: Event) -> None:
    for slot in slots_of(entry):
        session.add(
            EventSlot(
                event_id=row.key,
                region=row.region,
                vacancy_number=slot["job"] or "",
                starts_at=slot["at"],
                minutes=slot["minutes"],
                seats=slot["seats"],
                taken=slot["taken"],
            )
        )


def slots_of(entry: Entry) -> list[dict[str, Any]]:
    """The slots written out, or as many quarter hours as `video_interview_slots` asks for, evenly over the days."""
    wanted = entry["video_interview_slots"]
    if entry["slots"] or not wanted:
        return list(entry["slots"])
    begins, ends, first = entry["time"]["from"], entry["time"]["until"], entry["date"]
    days = ((entry["time"]["last"] or first) - first).days + 1
    quarters = (datetime.combine(first, ends) - datetime.combine(first, begins)) // QUARTER
    opens = datetime.combine(first, begins, CHINA)
    times = [opens + timedelta(days=day) + QUARTER * step for day in range(days) for step in range(quarters)]
    seats, left = divmod(wanted, max(len(times), 1))
    shares = [(at, seats + (place < left)) for place, at in enumerate(times)]
    return [{"at": at, "minutes": 15, "seats": share, "taken": 0, "job": None} for at, share in shares if share]


EVENTS = Sheet(
    name="events",
    listed_under="events",
    key=("id",),
    known=lambda session: {(row.code,): row for row in session.exec(select(Event)).all()},
    make=make_event,
    after=add_slots,
    check=check_events,
    columns=(
        Column("id", c.code, needed=True, other_names=("event_id", "code")),
        Column("type", c.one_of(words.EVENT_KINDS), needed=True),
        Column("measure", c.any_of([f"P{number}" for number in range(1, 25)]), instead=""),
        Column("name", c.text, needed=True, other_names=("title",)),
        Column("place", c.text, instead=""),
        Column("link", c.text, instead=""),
        Column("bus", bus, instead=[]),
        Column("date", c.day, needed=True),
        Column("time", hours, instead={"from": time(9, 0), "until": time(17, 0), "last": None}),
        Column("employers", c.several(c.code), instead=[], refers="employers"),
        Column("jobs", c.several(c.code), instead=[], refers="jobs"),
        Column("organisers", c.several(c.text), instead=[]),
        Column("registered", c.whole(), instead=0),
        Column("attended", c.whole(), instead=0),
        Column("intent", c.whole(), instead=0),
        Column("hired", c.whole(), instead=0),
        Column("video_interview_slots", c.whole(0, 5000), instead=0),
        Column("slots", slots, instead=[]),
        Column("status", c.one_of(words.EVENT_STATUSES), instead="open"),
        Column("is_fictional", c.yes_no, instead=False),
    ),
)
