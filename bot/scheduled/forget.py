"""Retention (保存期限): drafts of seven days, messages of thirty, media of seven go when their time has come."""

from collections.abc import Collection
from datetime import datetime, timedelta
from pathlib import Path

from bot.runtime import Runtime
from bot.scheduled.finish_erasures import remove
from db import copies, made_sheets, partners, retention
from db.engine import sqlite_path

DRAFTS = timedelta(days=7)
# A database that a restore has put aside is of no use once the new one has been looked at.
SET_ASIDE = timedelta(days=7)


def run(runtime: Runtime, now: datetime) -> None:
    with runtime.records.write() as session:
        retention.drop_drafts(session, older_than=now - DRAFTS)
        paths = retention.forget(session, now=now)
        partners.forget(session, now=now)
        named = made_sheets.named(session)
    remove(runtime.settings.data_dir, paths)
    _sweep_sheets(runtime.settings.data_dir, named, before=now - made_sheets.KEPT)
    if runtime.records.is_sqlite:
        copies.drop_set_aside(sqlite_path(runtime.records.url), before=now - SET_ASIDE)


def _sweep_sheets(data_dir: Path, named: Collection[str], *, before: datetime) -> None:
    """Sheets and their pieces that a process left when it ended: no row speaks of them, people stand in them."""
    for path in (data_dir / made_sheets.FOLDER).glob("*"):
        if f"{made_sheets.FOLDER}/{path.name}" not in named and path.stat().st_mtime < before.timestamp():
            path.unlink(missing_ok=True)
