"""Starts broadcasts whose time has come, page by page, and brings their results home."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bot import tags
from bot.runtime import Runtime
from db import broadcast_planning, broadcast_results, broadcast_tags, broadcasts, mass_rules, station, waking
from db.engine import patient
from db.models import Broadcast
from db.station import Station
from handlers import sending_hours, texts
from handlers.dialogue.replies import Text, pack

# Three thousand people; more are brought up in the night.
TAG_CALLS = 60


def run(runtime: Runtime, now: datetime) -> None:
    with runtime.records.read() as session:
        waiting = [row.key for row in broadcasts.due(session, now=now)]
        sending = [row.key for row in broadcasts.under_way(session)]
    for key in waiting:
        _bring_tag_up(runtime, key)
        while _plan_page(runtime, key, now):
            pass
    for key in sending:
        with runtime.records.write() as session:
            broadcast_results.reconcile(session, broadcasts.get(session, key), now=now)
    if waiting:
        runtime.wake("drain")


def _bring_tag_up(runtime: Runtime, key: int) -> None:
    """What has changed since the night, so that one call to a tag may do."""
    with runtime.records.read() as session:
        row = broadcasts.get(session, key)
        tag = broadcast_tags.of(session, replace(broadcasts.audience_of(row), region=""), kind=row.kind)
    if tag is not None and tag.id is not None and row.status == "approved":
        tags.bring_up(runtime, tag.id, calls=TAG_CALLS)


def _plan_page(runtime: Runtime, key: int, now: datetime) -> bool:
    """One page, one transaction. False when there is no more to plan now."""
    with runtime.records.write() as session:
        patient(session)
        row = broadcasts.lock(session, key)
        rules = station.load(session)
        if row is None or not _may_go(session, row, rules, now):
            return False
        message = pack(Text(texts.broadcasts.message(row.kind, row.words)))
        mass = replace(mass_rules.of(rules), nights_apart=waking.nights_apart(session, now, station=rules))
        return broadcast_planning.plan(session, row, message=message, now=now, rules=mass)


def _may_go(session: Session, row: Broadcast, rules: Station, now: datetime) -> bool:
    """Put off when the hour does not allow it; back to be approved when it has grown beyond the limit since."""
    if row.status == "planning":
        return True
    if row.status != "approved":
        return False
    allowed = sending_hours.next_allowed(rules, now)
    if allowed.at > now:
        row.send_at = allowed.at
        return False
    return broadcasts.submit(session, row, limit=rules.approval_limit, now=now)
