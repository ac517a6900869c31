"""Settings of the station in a prepared town: the approval limit, hours, phone."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from sqlmodel import Session

from db import station
from db.load.columns import Column, code
from db.load.sheets import Entry, Sheet, Town
from db.load.troubles import Report


def setting(session: Session, name: str, value: str, *, now: datetime) -> None:
    """Raises ValueError for an unknown name or a value that cannot be read."""
    station.change(session, name=name, value=value, now=now)


def written(value: Any) -> Any:
    return value


def check(session: Session, town: Town, report: Report) -> None:
    for entry in town.of("settings"):
        try:
            station.parse(entry["name"], as_text(entry))
        except ValueError as trouble:
            report.trouble(entry.file, entry.line, f"{entry['name']}：{trouble}")


def with_changes(session: Session, town: Town) -> station.Station:
    """The station as it will be once the folder is loaded; settings that cannot be read are left out."""
    changes: dict[str, Any] = {}
    for entry in town.of("settings"):
        with suppress(ValueError):
            changes[entry["name"]] = station.parse(entry["name"], as_text(entry))
    return replace(station.load(session), **changes)


def as_text(entry: Entry) -> str:
    """YAML 1.1 reads an unquoted 19:00 as a number in base sixty. Raises ValueError for an unknown name."""
    value = entry["value"]
    if isinstance(value, int) and not isinstance(value, bool) and station.kind_of(entry["name"]) == "time":
        return f"{time(value // 60, value % 60):%H:%M}" if 0 <= value < 24 * 60 else str(value)
    return str(value).strip()


def change(session: Session, town: Town, entry: Entry, _row: Any) -> None:
    setting(session, entry["name"], as_text(entry), now=town.now)


SETTINGS = Sheet(
    name="settings",
    listed_under="settings",
    key=("name",),
    make=lambda town, entry: None,
    after=change,
    check=check,
    updates=True,
    columns=(Column("name", code, needed=True), Column("value", written, needed=True)),
)
