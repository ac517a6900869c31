"""Brings alarms out by another way than WeChat: mail, and a gateway for text messages."""

import logging
from collections.abc import Mapping
from datetime import datetime
from hashlib import blake2b

from bot.runtime import Runtime
from bot.second_way.ways import Alarm, NotTold
from db import callouts
from db.models import Callout
from handlers import texts

log = logging.getLogger(__name__)


def run(runtime: Runtime, now: datetime) -> None:
    """No transaction is open while a mail server or a gateway is spoken to."""
    with runtime.records.read() as session:
        if not callouts.waits(session, now=now):
            return
    with runtime.records.write() as session:
        taken = [(row.id or 0, _alarm(row, now), dict(row.ways or {})) for row in callouts.take(session, now=now)]
    for callout_id, alarm, before in taken:
        told = _tell(runtime, alarm, before)
        with runtime.records.write() as session:
            callouts.settle(session, callout_id, ways=told, now=now)


def _tell(runtime: Runtime, alarm: Alarm, before: Mapping[str, str]) -> dict[str, str]:
    """By every way that has not taken it yet."""
    outcome: dict[str, str] = {}
    for way in runtime.ways:
        if before.get(way.name) == callouts.TOLD:
            continue
        try:
            way.tell(alarm)
        except NotTold as trouble:
            log.warning("alarm %s did not get out by %s: %s", alarm.id, way.name, trouble)
            outcome[way.name] = str(trouble)
        else:
            outcome[way.name] = callouts.TOLD
    return outcome


def _alarm(row: Callout, now: datetime) -> Alarm:
    words = row.sentence and texts.delivery.trouble(row.sentence)
    words = words or texts.alarms.outside(row.kind, row.level, row.number)
    return Alarm(blake2b(row.owed_as.encode(), digest_size=16).hexdigest(), row.kind, row.level, row.number, words, now)
