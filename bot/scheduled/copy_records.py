"""Copies the records every night and keeps the newest copies."""

import logging
from datetime import datetime

from bot.runtime import Runtime
from db import copies

log = logging.getLogger(__name__)


def run(runtime: Runtime, now: datetime) -> None:
    """One copy a night, however many processes have a clock."""
    settings = runtime.settings
    if settings.backup_keep <= 0 or settings.simulator:
        return
    folder = settings.backup_dir or settings.data_dir / "backup"
    if copies.of_day(folder, now.date()):
        return
    made = copies.make(runtime.records, folder, now=now, media=settings.data_dir / "media")
    gone = [*copies.drop_oldest(folder, keep=settings.backup_keep), *copies.drop_expired(folder, now=now)]
    log.info("records copied to %s, %s older copies dropped", made.path.name, len(gone))
