"""One folder into the records, in one transaction, after every file was checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from db.engine import Records
from db.identities import IdentityKeys
from db.load import (
    asked,
    care,
    columns,
    fairs,
    ledger,
    pending,
    phones,
    reading,
    settings,
    staff,
    training,
    work,
    workers,
)
from db.load.links import check_keys, check_links
from db.load.reading import RawFile
from db.load.sheets import Sheet, Town, check_row, key_of, raw_key
from db.load.troubles import BadRows, Report, Trouble
from db.vacancy_words import Cutter

TOWNS = Path(__file__).parent.parent / "towns"
# In the order in which rows can be stored: what is pointed to comes first.
SHEETS: tuple[Sheet, ...] = (
    settings.SETTINGS,
    staff.STAFF,
    work.EMPLOYERS,
    work.VACANCIES,
    training.COURSES,
    fairs.EVENTS,
    workers.WORKERS,
    ledger.LEDGER,
    ledger.CONSENTS,
    phones.FOLLOWERS,
    training.ROSTER,
    asked.ENROLMENTS,
    asked.APPLICATIONS,
    asked.SIGNUPS,
    care.VISITS,
    pending.INQUIRIES,
    pending.OUTBOX,
)


NOT_KEPT = ("is_demo", "is_fictional")  # said in every file, kept where the records have a place for it
LEFT_ASIDE = ("jobs_flagged",)  # examples of posts that the checks must refuse


@dataclass(frozen=True)
class Summary:
    """How many rows each file gave, and what was left aside."""

    counts: Mapping[str, int]
    moved_by: timedelta
    notes: tuple[Trouble, ...] = ()


def find(name: str) -> Path:
    """The packaged town of this name, or the folder at this path. Raises ValueError when there is neither."""
    packaged = TOWNS / name
    if name.replace("_", "").isalnum() and packaged.is_dir():
        return packaged
    if Path(name).is_dir():
        return Path(name)
    known = "、".join(sorted(path.name for path in TOWNS.iterdir() if path.is_dir()))
    raise ValueError(f"没有叫“{name}”的演示数据或目录；自带的有：{known}")


def folder(
    records: Records,
    folder: Path,
    *,
    now: datetime,
    move_to_today: bool = False,
    keys: IdentityKeys | None = None,
    cutter: Cutter | None = None,
) -> Summary:
    """Raises BadRows with every bad place, and then nothing of the folder is stored.

    Without `keys` ID numbers are kept masked only, without `cutter` posts are found once search has caught up.
    `move_to_today` takes the anchor date of the files for today.
    """
    report = Report()
    town = Town(now=now, keys=keys, cutter=cutter)
    raw = _read(folder, report)
    by = _moved_by(raw, now.date(), report) if move_to_today else timedelta()
    for sheet in SHEETS:
        _check_rows(sheet, raw.get(sheet.name), by, town, report)
    try:
        with records.write() as session:
            _check(session, town, report)
            report.stop_if_bad()
            for sheet in SHEETS:
                _store(session, sheet, town)
    except IntegrityError as trouble:
        raise BadRows([Trouble(str(folder), 0, "和别人刚存下的记录冲突，请再载入一次")]) from trouble
    counts = {sheet.name: len(town.of(sheet.name)) for sheet in SHEETS if town.of(sheet.name)}
    return Summary(counts, by, tuple(report.notes))


def _check_rows(sheet: Sheet, file: RawFile | None, by: timedelta, town: Town, report: Report) -> None:
    town.entries[sheet.name], town.broken[sheet.name] = [], set()
    if file is None:
        return
    town.files.add(sheet.name)
    if not file.readable:
        town.unreadable.add(sheet.name)
    for raw in file.rows:
        entry = check_row(sheet, raw, by, report)
        if entry is None:
            town.broken[sheet.name].add(raw_key(sheet, raw))
        else:
            town.entries[sheet.name].append(entry)
    _note_unread(sheet, file, report)


def _note_unread(sheet: Sheet, file: RawFile, report: Report) -> None:
    named = {name for column in sheet.columns for name in (column.name, *column.other_names)} | set(NOT_KEPT)
    unread = {name: row for row in reversed(file.rows) for name in row.values if name not in named}
    for name, row in sorted(unread.items()):
        report.note(row.file, row.line, f"没有 {name} 这一列，没有读")


def _store(session: Session, sheet: Sheet, town: Town) -> None:
    """All rows of a sheet at once, then what hangs on each."""
    entries = town.of(sheet.name)
    rows = [sheet.make(town, entry) for entry in entries]
    session.add_all(row for row in rows if row is not None)
    session.flush()
    for entry, row in zip(entries, rows, strict=True):
        town.remember(sheet.name, row, *(str(entry[name]) for name in sheet.key))
        if sheet.after:
            sheet.after(session, town, entry, row)
    session.flush()


def _read(folder: Path, report: Report) -> dict[str, RawFile]:
    found: dict[str, RawFile] = {}
    for sheet in SHEETS:
        path = reading.path_of(folder, sheet.name)
        if path is not None:
            found[sheet.name] = reading.read(path, listed_under=sheet.listed_under, report=report)
    if not found and not any(reading.path_of(folder, name) for name in LEFT_ASIDE):
        report.trouble(str(folder), 0, "目录里没有可以载入的文件")
    for path in sorted(folder.iterdir()):
        if path.suffix in reading.ENDINGS and path.stem not in (*found, *LEFT_ASIDE):
            report.note(path.name, 0, "不认识这个文件名，没有读")
    return found


def _moved_by(raw: Mapping[str, RawFile], today: date, report: Report) -> timedelta:
    """From the anchor date of the files to today."""
    anchors = {
        file.head.values["anchor_date"] for file in raw.values() if file.head and "anchor_date" in file.head.values
    }
    try:
        days = {columns.day(anchor) for anchor in anchors}
        if len(days) != 1:
            raise ValueError("要有一个 anchor_date，各文件相同")
        return today - days.pop()
    except ValueError as trouble:
        report.trouble("anchor_date", 0, str(trouble))
        return timedelta()


def _check(session: Session, town: Town, report: Report) -> None:
    """Against the other files and against the records."""
    town.station = settings.with_changes(session, town)
    town.phones = phones.newest_by_worker(session)
    for sheet in SHEETS:
        known = sheet.known(session) if sheet.known else {}
        check_keys(sheet, town.of(sheet.name), known, report)
        town.known[sheet.name] = {**{key_of(sheet, entry): None for entry in town.of(sheet.name)}, **known}
    for sheet in SHEETS:
        check_links(sheet, town, report)
        if sheet.check:
            sheet.check(session, town, report)
