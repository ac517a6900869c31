"""Checks on fairs, interviews, guidance and journeys (活动核查): numbers, times, arrivals, copies, hosts."""

from collections.abc import Iterator
from datetime import time, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import or_
from sqlmodel import col, select

from db.guard.evidence import Evidence, grouped, several
from db.guard.flags import Flag, Rule, rows_of
from db.models import Event, EventSignup, EventSlot, Vacancy

MEASURES = {"onsite_fair": "P5", "online_fair": "P6", "guidance": "P8", "batch": "P10"}
MANY, MONTH = 20, 30
SHORTEST, LONGEST = timedelta(minutes=10), timedelta(days=4)
AT_ONCE = 5  # people who cannot all arrive within one second
AFTER = timedelta(hours=12)  # somebody may be written down in the evening
DOORS_OPEN = timedelta(hours=6)
EARLIEST, LATEST = 6, 22  # hours of the day
WALK_INS = 2  # times as many as have signed up
ONE_PHONE = 5  # more people than a family has


def of_event(row: Event, words: str, *others: Any) -> Flag:
    return Flag(rows_of(row, *others), f"{row.code} {words}", region=row.region)


def fair_totals_wrong(ev: Evidence) -> Iterator[Flag]:
    for row in ev.events.values():
        if row.status == "ended" and (row.hired > max(row.intents, row.attended) or row.intents > row.attended > 0):
            yield of_event(row, f"到场 {row.attended}、意向 {row.intents}、录用 {row.hired} 对不上")
        elif row.starts_at > ev.now and (row.status == "ended" or row.attended or row.intents or row.hired):
            yield of_event(row, "还没举办就有人数或记成已结束")
        elif row.status == "cancelled" and (row.attended or row.hired):
            yield of_event(row, "已取消，却有到场或录用人数")


def more_came_than_could(ev: Evidence) -> Iterator[Flag]:
    """Walk-ins are welcome; twice as many as registered, or more than there are seats, are not walk-ins."""
    signed = grouped(_signups(ev), lambda row: row.event_id)
    for row in ev.events.values():
        mine = [one for one in signed.get(row.key, ()) if one.status != "cancelled"]
        came = [one for one in mine if one.status == "arrived"]
        registered = row.registered_elsewhere + len(mine)
        attended = max(row.attended, len(came))
        if registered and attended >= registered * WALK_INS:
            yield of_event(row, f"报名 {registered} 人，到场 {attended} 人")
        elif row.seats is not None and max(attended, row.taken, len(mine)) > row.seats:
            yield of_event(row, f"{row.seats} 个名额，有 {max(attended, row.taken, len(mine))} 人")
        elif row.status == "ended" and len(came) > row.attended > 0:
            yield of_event(row, f"扫码到场 {len(came)} 人，上报只有 {row.attended} 人")


def _signups(ev: Evidence) -> Any:
    return ev.rows(select(EventSignup))


def event_twice(ev: Evidence) -> Iterator[Flag]:
    """One event under two codes: the same day and place or title, or all its figures again."""
    held = sorted((row for row in ev.events.values() if row.status != "cancelled"), key=lambda row: row.starts_at)
    same_day = several(held, lambda row: (row.kind, row.starts_at.date(), row.place))
    same_title = several(held, lambda row: (row.kind, row.starts_at.date(), row.title))
    again = several(
        [row for row in held if row.employers],
        lambda row: (row.kind, row.title, row.place, tuple(row.employers), tuple(row.vacancies)),
    )
    told = [row for row in held if row.attended and row.intents]
    copied = several(told, lambda row: (row.kind, row.attended, row.intents, row.hired, row.registered_elsewhere))
    by_hour = [rows for rows in same_day if rows[0].kind in ("onsite_fair", "online_fair")]
    for rows in [*by_hour, *same_title, *again, *copied]:
        for row in rows[1:]:
            if row.kind in ("onsite_fair", "online_fair") or row.starts_at == rows[0].starts_at:
                yield of_event(row, f"和 {rows[0].code} 像是同一场活动", rows[0])


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


def too_good(ev: Evidence) -> Iterator[Flag]:
    """Everybody who came was taken on; or a fair to which no employer came."""
    for row in ev.events.values():
        fair = row.kind in ("onsite_fair", "online_fair")
        if row.hired >= MANY and row.hired == row.attended:
            yield of_event(row, f"到场 {row.attended} 人全部录用")
        elif fair and row.status == "ended" and (row.intents or row.hired) and not (row.employers or row.vacancies):
            yield of_event(row, "没有一家单位，却有意向或录用")


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


def event_at_odd_hour(ev: Evidence) -> Iterator[Flag]:
    for row in ev.events.values():
        timed = row.starts_at.time() != time()  # without an hour they stand at midnight
        if row.kind != "batch" and timed and not EARLIEST <= row.starts_at.hour < LATEST:
            yield of_event(row, f"{row.starts_at:%H:%M} 开始")
        elif row.kind == "onsite_fair" and not SHORTEST <= row.ends_at - row.starts_at <= LONGEST:
            yield of_event(row, f"办了 {(row.ends_at - row.starts_at) / timedelta(hours=1):g} 小时")


def event_of_another_measure(ev: Evidence) -> Iterator[Flag]:
    for row in ev.events.values():
        if row.measure and MEASURES.get(row.kind, row.measure) != row.measure:
            yield of_event(row, f"记在 {row.measure} 下，这类活动是 {MEASURES[row.kind]}")


def host_in_two_places(ev: Evidence) -> Iterator[Flag]:
    hosted = [row for row in ev.events.values() if row.host and row.status != "cancelled"]
    for rows in grouped(hosted, lambda row: row.host).values():
        for first, second in pairwise(sorted(rows, key=lambda row: row.starts_at)):
            if second.starts_at < first.ends_at and first.place != second.place:
                yield of_event(second, f"和 {first.code} 同时由一个人主持", first)


def at_two_events(ev: Evidence) -> Iterator[Flag]:
    here = [row for row in ev.arrivals if row.event_id in ev.events and ev.events[row.event_id].kind != "online_fair"]
    for rows in grouped(here, lambda row: row.worker_id).values():
        for first, second in pairwise(sorted(rows, key=lambda row: ev.events[row.event_id].starts_at)):
            one, other = ev.events[first.event_id], ev.events[second.event_id]
            if other.starts_at < one.ends_at and one.place != other.place:
                yield of_event(other, f"有人同时在 {one.code} 签到", second, first)


def slot_wrong(ev: Evidence) -> Iterator[Flag]:
    """Overfull times, times outside the event, and sign-ups for a time of another event."""
    slots = {row.key: row for row in ev.rows(select(EventSlot))}
    for slot in slots.values():
        event = ev.events.get(slot.event_id)
        if event is None:
            continue
        if slot.taken > slot.seats:
            yield of_event(event, f"{slot.starts_at:%H:%M} 的时段约了 {slot.taken} 人，只有 {slot.seats} 个", slot)
        elif not event.starts_at <= slot.starts_at <= event.ends_at:
            yield of_event(event, f"{slot.starts_at:%m月%d日 %H:%M} 的时段在活动以外", slot)
    for row in ev.rows(select(EventSignup).where(col(EventSignup.slot_id).is_not(None))):
        slot_taken = slots.get(row.slot_id)
        if slot_taken is not None and slot_taken.event_id != row.event_id and row.event_id in ev.events:
            yield of_event(ev.events[row.event_id], "约的是另一场活动的时段", row)


def event_without_its_posts(ev: Evidence) -> Iterator[Flag]:
    """Employers and posts of the event that nobody knows, or posts of others."""
    firms = {row.code: row for row in ev.employers.values() if row.code}
    named = {number for row in ev.events.values() for number in row.vacancies}
    posts = {row.number: row for row in ev.rows(select(Vacancy).where(col(Vacancy.number).in_(sorted(named))))}
    for row in ev.events.values():
        unknown = [code for code in row.employers if code not in firms and code.isascii()]
        missing = [number for number in row.vacancies if number not in posts]
        if (unknown and firms) or missing:
            yield of_event(row, f"列出的单位或岗位不存在：{'、'.join([*unknown, *missing])}")


RULES = (
    Rule("fair_totals_wrong", "招聘会人数不合", fair_totals_wrong),
    Rule("more_came_than_could", "到场人数过多", more_came_than_could),
    Rule("event_twice", "活动重复登记", event_twice),
    Rule("arrived_out_of_time", "到场时间不对", arrived_out_of_time),
    Rule("advised_without_coming", "没到场却有记录", advised_without_coming),
    Rule("too_good", "活动结果好得不真实", too_good),
    Rule("carried_twice", "一人多次集中输送", carried_twice),
    Rule("arrived_at_once", "同一秒多人到场", arrived_at_once),
    Rule("one_phone_for_many", "一部手机多人到场", one_phone_for_many),
    Rule("event_at_odd_hour", "活动时间不对", event_at_odd_hour),
    Rule("event_of_another_measure", "活动记错措施", event_of_another_measure),
    Rule("host_in_two_places", "主持人同时在两处", host_in_two_places),
    Rule("at_two_events", "一人同时在两场活动", at_two_events),
    Rule("slot_wrong", "活动时段不合", slot_wrong),
    Rule("event_without_its_posts", "活动的单位或岗位不存在", event_without_its_posts),
)
