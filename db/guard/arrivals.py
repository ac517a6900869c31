"""Checks on who came to events (到场核查): before and after, in one second, by one phone, twice, advised without coming."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from sqlalchemy import or_
from sqlmodel import col, select

from db.guard.evidence import Evidence, grouped
from db.guard.fairs import of_event
from db.guard.flags import Flag, Rule
from db.models import EventSignup

MONTH = 30  # days
AT_ONCE = 5  # people who cannot all arrive within one second
AFTER = timedelta(hours=12)  # somebody may be written down in the evening
DOORS_OPEN = timedelta(hours=6)
ONE_PHONE = 5  # more people than a family has


def arrived_out_of_time(ev: Evidence) -> Iterator[Flag]:
    for row in ev.arrivals:
        event = ev.events.get(row.event_id)
        if event is not None and row.arrived_at is None:
            yield of_event(event, "有人记为到场，没有时间", row)
        if event is None or row.arrived_at is None:
            continue
        if row.arrived_at < event.starts_at - DOORS_OPEN:
            yield of_event(event, f"{event.starts_at:%m月%d日} 举办，{row.arrived_at:%m月%d日} 就有人到场", row)
        elif row.arrived_at > event.ends_at + AFTER:
            yield of_event(event, f"{row.arrived_at:%m月%d日 %H:%M} 到场，活动早已结束", row)
        elif event.status == "cancelled":
            yield of_event(event, "已取消，却有人到场", row)


def advised_without_coming(ev: Evidence) -> Iterator[Flag]:
    """Advice is written down of somebody who did not come, or before the hour began; arrivals of who had called off."""
    written = select(EventSignup).where(
        or_(
            col(EventSignup.note) != "",
            col(EventSignup.noted_at).is_not(None),
            col(EventSignup.arrived_at).is_not(None),
        )
    )
    for row in ev.rows(written):
        event = ev.events.get(row.event_id)
        if event is None:
            continue
        if row.status != "arrived":
            yield of_event(event, "没有到场的人有到场时间或指导记录", row)
        elif row.noted_at is not None and row.noted_at < event.starts_at:
            yield of_event(event, "活动还没开始就有指导记录", row)


def carried_twice(ev: Evidence) -> Iterator[Flag]:
    """Came to Shanghai twice within a month by organised journeys."""
    rides = [row for row in ev.arrivals if row.event_id in ev.events and ev.events[row.event_id].kind == "batch"]
    for rows in grouped(rides, lambda row: row.worker_id).values():
        for first, second in pairwise(sorted(rows, key=lambda row: ev.events[row.event_id].starts_at)):
            one, other = ev.events[first.event_id], ev.events[second.event_id]
            if (other.starts_at - one.starts_at).days < MONTH:
                yield of_event(other, f"有人一个月里已坐过 {one.code} 的车", second, first)


def arrived_at_once(ev: Evidence) -> Iterator[Flag]:
    came = [row for row in ev.arrivals if row.arrived_at is not None and row.event_id in ev.events]
    for rows in grouped(came, lambda row: (row.event_id, row.arrived_at.replace(microsecond=0))).values():
        if len(rows) >= AT_ONCE:
            yield of_event(ev.events[rows[0].event_id], f"有 {len(rows)} 个人在同一秒到场", *rows)


def one_phone_for_many(ev: Evidence) -> Iterator[Flag]:
    """Arrivals by one phone at one event."""
    by_phone = [row for row in ev.arrivals if row.follower_id is not None and row.event_id in ev.events]
    for rows in grouped(by_phone, lambda row: (row.event_id, row.follower_id)).values():
        if len({row.worker_id for row in rows}) >= ONE_PHONE:
            yield of_event(ev.events[rows[0].event_id], f"一部手机给 {len(rows)} 个人签到", *rows)


def at_two_events(ev: Evidence) -> Iterator[Flag]:
    here = [row for row in ev.arrivals if row.event_id in ev.events and ev.events[row.event_id].kind != "online_fair"]
    for rows in grouped(here, lambda row: row.worker_id).values():
        for first, second in pairwise(sorted(rows, key=lambda row: ev.events[row.event_id].starts_at)):
            one, other = ev.events[first.event_id], ev.events[second.event_id]
            if other.starts_at < one.ends_at and one.place != other.place:
                yield of_event(other, f"有人同时在 {one.code} 签到", second, first)


RULES = (
    Rule("arrived_out_of_time", "到场时间不对", arrived_out_of_time),
    Rule("advised_without_coming", "没到场却有记录", advised_without_coming),
    Rule("carried_twice", "一人多次集中输送", carried_twice),
    Rule("arrived_at_once", "同一秒多人到场", arrived_at_once),
    Rule("one_phone_for_many", "一部手机多人到场", one_phone_for_many),
    Rule("at_two_events", "一人同时在两场活动", at_two_events),
)
