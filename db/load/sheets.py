"""Sheets: one kind of file with its columns, checked row by row and against the other sheets and the records."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, SQLModel

from db.identities import IdentityKeys
from db.load.columns import Column, moved
from db.load.reading import RawRow
from db.load.troubles import Report
from db.station import Station
from db.vacancy_words import Cutter

Key = tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """One row that could be read."""

    file: str
    line: int
    values: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def said(self, *names: str) -> dict[str, Any]:
        """These columns, for fields of the same name."""
        return {name: self.values[name] for name in names}


@dataclass
class Town:
    """What is being loaded: the checked rows by sheet, and the rows already stored by sheet and key."""

    now: datetime
    keys: IdentityKeys | None = None
    cutter: Cutter | None = None
    station: Station = field(default_factory=Station)
    newest_lines: dict[str, Entry] = field(default_factory=dict)  # of the ledger, by worker
    phones: dict[int, int] = field(default_factory=dict)  # by worker, the newest follower
    files: set[str] = field(default_factory=set)  # sheets that have a file in the folder
    unreadable: set[str] = field(default_factory=set)
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    broken: dict[str, set[str]] = field(default_factory=dict)  # keys of rows that could not be read
    known: dict[str, dict[Key, Any]] = field(default_factory=dict)

    def of(self, sheet: str) -> list[Entry]:
        return self.entries.get(sheet, [])

    def row(self, sheet: str, key: str | None) -> Any:
        """The stored row with this key, None for no key."""
        return None if key is None else self.known[sheet][(key,)]

    def id_of(self, sheet: str, key: str | None) -> int | None:
        row = self.row(sheet, key)
        return None if row is None else row.key

    def phone_of(self, code: str) -> int | None:
        return self.phones.get(self.row("workers", code).key)

    def remember(self, sheet: str, row: Any, *key: str) -> None:
        self.known.setdefault(sheet, {})[key] = row


Make = Callable[[Town, Entry], SQLModel | None]
After = Callable[[Session, Town, Entry, Any], None]


@dataclass(frozen=True)
class Sheet:
    """`key` are the columns that name a row; `known` gives the rows of the records by that key; `check` sees all rows.

    `make` gives the row to store; `after` adds what hangs on it once it has its number.
    """

    name: str
    columns: tuple[Column, ...]
    make: Make
    after: After | None = None
    key: tuple[str, ...] = ()
    known: Callable[[Session], dict[Key, Any]] | None = None
    check: Callable[[Session, Town, Report], None] | None = None
    listed_under: str = ""
    updates: bool = False  # a row that is known already is brought up to date instead of refused


def check_row(sheet: Sheet, raw: RawRow, by: timedelta, report: Report) -> Entry | None:
    """The row with its values read; None when something in it is bad."""
    values: dict[str, Any] = {}
    bad = False
    for column in sheet.columns:
        given = column.of(raw.values)
        try:
            if given is None and column.needed:
                raise ValueError("不能空")
            value = column.instead if given is None else column.read(given)
        except (ValueError, OverflowError) as trouble:
            report.trouble(raw.file, raw.line, f"{column.name} {trouble}")
            bad = True
            continue
        values[column.name] = moved(value, by) if by and column.moves else value
    return None if bad else Entry(raw.file, raw.line, values)


def key_of(sheet: Sheet, entry: Entry) -> Key:
    return tuple(str(entry[name]) for name in sheet.key)


def raw_key(sheet: Sheet, raw: RawRow) -> str:
    """The name by which others point to a row that could not be read."""
    first = next((column for column in sheet.columns if sheet.key and column.name == sheet.key[0]), None)
    return str(first.of(raw.values) or "").strip() if first else ""
