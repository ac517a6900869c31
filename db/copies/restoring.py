"""Bringing a copy back: into an empty database, or in place of one that is set aside first."""

import shutil
import sqlite3
import tarfile
from datetime import datetime
from pathlib import Path

from sqlalchemy import inspect, text

from db import schema
from db.copies import tools
from db.copies.kept import BrokenCopy, Copy
from db.engine import Records, sqlite_path

# Whoever has one of these has been at work.
WORK = ("follower", "worker", "staff", "outbox", "inbox")
BESIDE = ("", "-wal", "-shm")
STAMP = "20261126-033000"


class NotEmpty(Exception):
    """There are records already, and nobody said that they may be replaced."""


class StillRunning(Exception):
    """Somebody is connected to the database."""


def restore(
    url: str, copy: Copy, *, now: datetime, replace: bool = False, media: Path | None = None
) -> Path | None:  # fmt: skip
    """Afterwards the records are as they were when the copy was taken, in the newest shape.

    Pictures and voices of the copy go into the folder `media`. Returns where the file lies that was replaced (SQLite). Raises NotEmpty, StillRunning, BrokenCopy, NoTool, ToolFailed.
    """
    kind = "sqlite" if url.startswith("sqlite") else "postgresql"
    if copy.kind != kind:
        raise BrokenCopy(f"{copy.path.name} 是 {copy.kind} 的备份，设置里的数据库是 {kind}")
    if not replace and _has_work(url):
        raise NotEmpty
    aside = None
    if kind == "sqlite":
        aside = _sqlite(url, copy, now)
    else:
        _postgres(url, copy, now)
    records = Records(url)
    try:
        schema.upgrade(records.engine)
    finally:
        records.close()
    if media is not None and copy.media:
        _unpack(copy.media_path, media)
    return aside


def drop_set_aside(database: Path, *, before: datetime) -> list[Path]:
    """Databases that a restore has replaced: nobody who was deleted may go on standing in them."""
    gone = []
    for path in database.parent.glob(f"{database.name}.before-*"):
        stamp = path.name.partition(".before-")[2][: len(STAMP)]
        if stamp < before.strftime("%Y%m%d-%H%M%S"):
            path.unlink(missing_ok=True)
            gone.append(path)
    return gone


def _unpack(packed: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tarfile.open(packed) as held:
        for member in held.getmembers():
            if member.isfile() and "/" not in member.name:
                held.extract(member, folder, filter="data")


def _has_work(url: str) -> bool:
    if url.startswith("sqlite") and not sqlite_path(url).exists():
        return False
    records = Records(url)
    try:
        with records.reading.connect() as connection:
            there = set(inspect(connection).get_table_names())
            return any(
                connection.execute(text(f"SELECT 1 FROM {table} LIMIT 1")).first() for table in WORK if table in there
            )
    finally:
        records.close()


def _sqlite(url: str, copy: Copy, now: datetime) -> Path | None:
    target = sqlite_path(url)
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(target.name + ".restoring")
    shutil.copyfile(copy.path, half)
    half.chmod(0o600)
    _check(half)
    aside = target.with_name(f"{target.name}.before-{now:%Y%m%d-%H%M%S}") if target.exists() else None
    for ending in BESIDE if aside else ():
        beside = target.with_name(target.name + ending)
        if beside.exists() and aside:
            beside.replace(aside.with_name(aside.name + ending))
    half.replace(target)
    return aside


def _check(path: Path) -> None:
    connection = sqlite3.connect(path)
    try:
        said = connection.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.DatabaseError:
        said = None
    finally:
        connection.close()
    if said != ("ok",):
        raise BrokenCopy(f"{path.name}：数据库文件损坏")


def _postgres(url: str, copy: Copy, now: datetime) -> None:
    """What is there waits under another name until the copy stands; a failed restore brings it back."""
    records = Records(url)
    before = f"before_{now:%Y%m%d_%H%M%S}"
    try:
        program = tools.find("pg_restore", records)
        with records.engine.begin() as connection:
            _nobody_else(connection.execute(text(OTHERS)).scalar_one())
            connection.execute(text(f"ALTER SCHEMA public RENAME TO {before}"))
            connection.execute(text("CREATE SCHEMA public"))
        try:
            tools.run(
                program, url, "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction",
                "--schema=public", str(copy.path),
            )  # fmt: skip
        except BaseException:
            _run(records, "DROP SCHEMA public CASCADE", f"ALTER SCHEMA {before} RENAME TO public")
            raise
        _run(records, f"DROP SCHEMA {before} CASCADE")
    finally:
        records.close()


OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
    "AND backend_type = 'client backend'"
)


def _nobody_else(connected: int) -> None:
    if connected:
        raise StillRunning


def _run(records: Records, *statements: str) -> None:
    with records.engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
