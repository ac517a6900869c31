"""Files of long sheets go with whoever stands in them: left by a process that ended, or made before somebody was deleted."""

import os
from datetime import datetime, timedelta
from pathlib import Path

from sqlmodel import select

from bot.runtime import Runtime
from bot.scheduled import finish_erasures, forget
from db import erasures, made_sheets, station
from db.models import MadeSheet
from tests.builders import NINE, a_member_of_staff, a_worker

LATER = NINE + timedelta(hours=1)


def lie(runtime: Runtime, name: str, *, since: datetime) -> Path:
    folder = runtime.settings.data_dir / made_sheets.FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(b"rows of people")
    os.utime(path, (since.timestamp(), since.timestamp()))
    return path


def begin(runtime: Runtime, path: Path) -> None:
    with runtime.records.write() as session:
        named = f"{made_sheets.FOLDER}/{path.name}"
        made_sheets.begin(session, name="台账.xlsx", path=named, by=a_member_of_staff(session), now=NINE)


def test_sheets_that_no_row_names_are_swept_after_a_day(runtime: Runtime) -> None:
    old = NINE - made_sheets.KEPT - timedelta(minutes=1)
    orphan, piece = lie(runtime, "a.xlsx", since=old), lie(runtime, "tmp1a2b", since=old)
    young, named = lie(runtime, "b.xlsx", since=NINE), lie(runtime, "c.xlsx", since=old)
    begin(runtime, named)
    forget.run(runtime, NINE)
    assert [path.exists() for path in (orphan, piece, young, named)] == [False, False, True, True]
    forget.run(runtime, NINE + made_sheets.KEPT)  # broken off while it was made: its row says which file goes
    assert not named.exists()


def test_a_deletion_takes_every_sheet_that_may_name_the_person(runtime: Runtime) -> None:
    ready = lie(runtime, "a.xlsx", since=NINE)
    begin(runtime, ready)
    with runtime.records.write() as session:
        erasures.ask(session, a_worker(session), station=station.load(session), now=NINE)
    finish_erasures.run(runtime, LATER)
    assert not ready.exists()
    with runtime.records.write() as session:
        assert session.exec(select(MadeSheet)).all() == []
        assert not made_sheets.finish(session, "sheets/a.xlsx", now=LATER)  # whoever still makes it unlinks it
