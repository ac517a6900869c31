"""Ends offers nobody answered, asks the next in line, and closes waiting lists the evening before a class."""

from datetime import datetime

from bot.runtime import Runtime
from db import enrolments, station
from handlers import course_notices


def run(runtime: Runtime, now: datetime) -> None:
    """One short transaction for each course, so that sign-ups elsewhere do not wait."""
    with runtime.records.read() as session:
        due = enrolments.courses_running_out(session, now=now)
    for course_id in due:
        with runtime.records.write() as session:
            rules = station.load(session)
            ended = enrolments.run_out(session, course_id, station=rules, now=now)
            course_notices.ran_out(session, ended, station=rules, now=now)
