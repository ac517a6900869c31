"""Finishes deletions (删除): rows without names, files gone, freed pages overwritten, the journal beside the copies written."""

import logging
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from bot.runtime import Runtime
from db import erased_words, erasures
from db.copies import journal
from db.copies.journal import Deletion
from db.models import Erasure

log = logging.getLogger(__name__)


def run(runtime: Runtime, now: datetime) -> None:
    """Every step is asked of the records again, so that a crash between two of them loses none."""
    with runtime.records.read() as session:
        ready = erasures.unfinished(session, now=now)
    for number in ready:
        _erase(runtime, number, now)
    with runtime.records.read() as session:
        left = erasures.unswept(session)
    if left:
        _sweep(runtime, left, now)


def _erase(runtime: Runtime, number: int, now: datetime) -> None:
    """Looking through everything takes long where there is much, so it only reads; nobody who writes waits for it."""
    with runtime.records.read() as session:
        traces = erasures.traces(session, number)
        hits = erased_words.find(session, traces)
    with runtime.records.write() as session:
        erasures.erase(session, number, now=now)
        erased_words.clean(session, hits, traces)
    with runtime.records.read() as session:
        late = erased_words.find(session, traces)
    if late:
        with runtime.records.write() as session:
            erased_words.clean(session, late, traces)


def _sweep(runtime: Runtime, left: Iterable[Erasure], now: datetime) -> None:
    rows = list(left)
    remove(runtime.settings.data_dir, [path for row in rows for path in row.pending.get("files", [])])
    journal.append(copies_folder(runtime), [_told(row) for row in rows])
    if not runtime.records.cut_log():
        return  # what was said stands in the log beside the file until nobody reads an older state any more
    with runtime.records.write() as session:
        erasures.swept(session, [row.key for row in rows], now=now)
    log.info("%s deletions finished", len(rows))


def remove(folder: Path, paths: Iterable[str]) -> None:
    for path in paths:
        (folder / path).unlink(missing_ok=True)


def copies_folder(runtime: Runtime) -> Path:
    return runtime.settings.backup_dir or runtime.settings.data_dir / "backup"


def _told(row: Erasure) -> Deletion:
    return Deletion(row.worker_id, row.public_id, row.asked_at.isoformat(timespec="seconds"))
