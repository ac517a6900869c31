"""Runs the checks of the claim guard every night, so that what a provider handed in is looked at before anybody asks."""

from datetime import datetime

from bot.runtime import Runtime
from db import findings, guard


def run(runtime: Runtime, now: datetime) -> None:
    """Reading takes seconds where there is much, and nobody who writes waits for it; what was found is kept afterwards."""
    with runtime.records.read() as session:
        hits = guard.check(session, now=now)
    with runtime.records.write() as session:
        findings.keep(session, hits, now=now, read_at=now)
