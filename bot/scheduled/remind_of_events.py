"""Fairs, interviews, guidance and journeys: two reminders each, the link tried the day before, who has arrived."""

from datetime import datetime

from bot.runtime import Runtime
from db import event_changes, events, station
from handlers import event_notices


def run(runtime: Runtime, now: datetime) -> None:
    with runtime.records.write() as session:
        rules = station.load(session)
        event_changes.end_past(session, now=now)
        for event in event_notices.of_interest(session, now=now):
            event_notices.remind(session, event, rules=rules, now=now)
            if event.kind == events.ONLINE:
                event_notices.ask_for_test(session, event, now=now)
            if event.kind == events.BATCH:
                event_notices.ask_whether_there(session, event, rules=rules, now=now)
