"""Retention (保存期限): drafts of seven days, messages of thirty, media of seven go when their time has come."""

from datetime import datetime, timedelta

from bot.runtime import Runtime
from bot.scheduled.finish_erasures import remove
from db import copies, partners, retention
from db.engine import sqlite_path

DRAFTS = timedelta(days=7)
# A database that a restore has put aside is of no use once the new one has been looked at.
SET_ASIDE = timedelta(days=7)


def run(runtime: Runtime, now: datetime) -> None:
    with runtime.records.write() as session:
        retention.drop_drafts(session, older_than=now - DRAFTS)
        paths = retention.forget(session, now=now)
        partners.forget(session, now=now)
    remove(runtime.settings.data_dir, paths)
    if runtime.records.is_sqlite:
        copies.drop_set_aside(sqlite_path(runtime.records.url), before=now - SET_ASIDE)
