"""Runs the checks of the claim guard every night, so that what a provider handed in is looked at before anybody asks."""

from datetime import datetime

from bot.runtime import Runtime
from db import findings


def run(runtime: Runtime, now: datetime) -> None:
    with runtime.records.write() as session:
        findings.check(session, now=now)
