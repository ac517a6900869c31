"""Settles messages that a dead process left half sent."""

from datetime import datetime

from bot.runtime import Runtime
from db import outbox


def run(runtime: Runtime, now: datetime) -> None:
    with runtime.records.write() as session:
        outbox.recover(session, now=now)
