"""Retention (保存期限): drafts of seven days, messages of thirty, media of seven go when their time has come."""

from datetime import datetime, timedelta

from bot.runtime import Runtime
from db import retention

DRAFTS = timedelta(days=7)


def run(runtime: Runtime, now: datetime) -> None:
    with runtime.records.write() as session:
        retention.drop_drafts(session, older_than=now - DRAFTS)
        paths = retention.forget(session, now=now)
    for path in paths:
        (runtime.settings.data_dir / path).unlink(missing_ok=True)
