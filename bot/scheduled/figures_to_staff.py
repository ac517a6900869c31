"""Sends yesterday's figures to the head every morning, and on Mondays those of the week to the head and the liaisons."""

from collections.abc import Callable, Sequence
from datetime import datetime, time

from sqlmodel import Session

from bot.runtime import Runtime
from db import followers, outbox, staff
from db.models import Follower, Staff
from handlers import figure_reports, texts
from handlers.dialogue.replies import notice, pack
from handlers.figure_reports import Report

FROM, UNTIL = time(8, 30), time(20, 0)
HEADS = ("station_head",)
LIAISONS = ("station_head", "dehong_viewer", "qingpu_viewer", "county_liaison")
MONDAY = 0

Key = Callable[..., str]


def run(runtime: Runtime, now: datetime) -> None:
    """A process that was down at half past eight catches up during the day."""
    if not FROM <= now.time() < UNTIL:
        return
    with runtime.records.write() as session:
        for member, follower in _untold(session, HEADS, figure_reports.daily_key, now):
            _owe(session, follower, figure_reports.daily(session, member, now=now), now)
        if now.weekday() == MONDAY:
            for member, follower in _untold(session, LIAISONS, figure_reports.weekly_key, now):
                _owe(session, follower, figure_reports.weekly(session, member, now=now), now)


def _untold(session: Session, roles: Sequence[str], key: Key, now: datetime) -> list[tuple[Staff, Follower]]:
    """Counting takes long, and nobody is told twice: only for whom nothing was written yet."""
    called = list(staff.bound(session, roles=roles))
    told = outbox.known(session, [key(member, now=now) for member, _ in called])
    return [(member, follower) for member, follower in called if key(member, now=now) not in told]


def _owe(session: Session, follower: Follower, report: Report, now: datetime) -> None:
    kept = {"thing1": texts.figures.NOTICE, "time2": f"{now:%Y-%m-%d %H:%M}", "thing3": texts.figures.SEE_IT}
    words = notice(report.words, "staff", kept)
    owed = outbox.owe(session, follower=follower, message=words, key=report.key, kind="staff", now=now)
    left, _ = followers.allowance(session, follower=follower, now=now)
    if owed and left > len(report.charts):  # a picture cannot go out as a notice
        for place, chart in enumerate(report.charts):
            key = f"{report.key}:chart:{place}"
            outbox.owe(session, follower=follower, message=pack(chart), key=key, kind="staff", now=now)
