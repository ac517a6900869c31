"""Rings the staff for inquiries that nobody has taken, or that who took them leaves unanswered: urgent ones at any hour."""

from datetime import datetime

from bot.runtime import Runtime
from db import inquiries, station
from handlers import alarms, silent_takers


def run(runtime: Runtime, now: datetime) -> None:
    with runtime.records.write() as session:
        rules = station.load(session)
        for inquiry in inquiries.alarms_due(session, now=now):
            if inquiry.level != "urgent" and rules.is_quiet(now):
                inquiry.next_alarm_at = rules.after_quiet(now)
            elif inquiry.level == "normal" and not rules.is_open(now):
                inquiry.next_alarm_at = rules.next_opening(now)
            elif inquiry.status == "taken":
                silent_takers.remind(session, inquiry, station=rules, now=now)
            else:
                alarms.ring(session, inquiry, station=rules, now=now)
