"""Making a copy: VACUUM INTO on SQLite, pg_dump on PostgreSQL. Neither stops whoever reads or writes meanwhile."""

import os
import sqlite3
import tarfile
from datetime import datetime
from pathlib import Path

from db.copies import kept, tools
from db.copies.kept import Copy
from db.engine import Records, sqlite_path

HALF_DONE = ".part"


def make(
    records: Records, folder: Path, *, now: datetime, at_rest: bool = False, media: Path | None = None
) -> Copy:  # fmt: skip
    """Readable by its owner alone; under its own name only once it is whole. Raises NoTool and ToolFailed.

    `media` is the folder of pictures and voices that the records name; they lie beside the copy in a file of their own.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    kind = "sqlite" if records.is_sqlite else "postgresql"
    target = kept.place(folder, kind, now)
    half = target.with_name(target.name + HALF_DONE)
    half.unlink(missing_ok=True)
    half.touch(mode=0o600)
    try:
        (_sqlite if records.is_sqlite else _postgres)(records, half)
        _settle_on_disk(half)
        packed = _media(media, kept.media_beside(target)) if media is not None and media.is_dir() else ""
        copy = Copy(target, kind, now, at_rest, kept.digest(half), packed)
        kept.write_note(copy)
        half.replace(target)
    except BaseException:
        half.unlink(missing_ok=True)
        kept.media_beside(target).unlink(missing_ok=True)
        raise
    return copy


def _media(folder: Path, target: Path) -> str:
    """Packed after the records: a file that they name and that has gone meanwhile was to go. Returns the digest."""
    target.touch(mode=0o600)
    with tarfile.open(target, "w") as packed:
        for path in sorted(folder.iterdir()):
            try:
                packed.add(path, arcname=path.name, recursive=False)
            except FileNotFoundError:
                continue
    _settle_on_disk(target)
    return kept.digest(target)


def _sqlite(records: Records, target: Path) -> None:
    """A reading connection of its own: the one writing connection goes on with its work."""
    source = sqlite3.connect(f"file:{sqlite_path(records.url).resolve()}?mode=ro", uri=True, isolation_level=None)
    try:
        source.execute("PRAGMA busy_timeout=5000")
        source.execute("VACUUM INTO ?", (str(target),))
    finally:
        source.close()


def _postgres(records: Records, target: Path) -> None:
    program = tools.find("pg_dump", records)
    tools.run(program, records.url, "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")


def _settle_on_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
