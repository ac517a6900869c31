"""Checks on fairs, interviews, guidance and journeys (活动核查): numbers, times, arrivals, copies, hosts."""

from collections.abc import Iterator
from datetime import time, timedelta
from itertools import pairwise
from typing import Any

from sqlmodel import col, select

from db.guard.evidence import Evidence, grouped, several
from db.guard.flags import Flag, Rule, rows_of
from db.models import Event, EventSignup, EventSlot, Vacancy

MEASURES = {"onsite_fair": "P5", "online_fair": "P6", "guidance": "P8", "batch": "P10"}
MANY = 20  # hired at one fair
SHORTEST, LONGEST = timedelta(minutes=10), timedelta(days=4)
EARLIEST, LATEST = 6, 22  # hours of the day
WALK_INS = 2  # times as many as have signed up


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


def too_good(ev: Evidence) -> Iterator[Flag]:
    """Everybody who came was taken on; or a fair to which no employer came."""
    for row in ev.events.values():
        fair = row.kind in ("onsite_fair", "online_fair")
        if row.hired >= MANY and row.hired == row.attended:
            yield of_event(row, f"到场 {row.attended} 人全部录用")
        elif fair and row.status == "ended" and (row.intents or row.hired) and not (row.employers or row.vacancies):
            yield of_event(row, "没有一家单位，却有意向或录用")


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
    Rule("too_good", "活动结果好得不真实", too_good),
    Rule("event_at_odd_hour", "活动时间不对", event_at_odd_hour),
    Rule("event_of_another_measure", "活动记错措施", event_of_another_measure),
    Rule("host_in_two_places", "主持人同时在两处", host_in_two_places),
    Rule("slot_wrong", "活动时段不合", slot_wrong),
    Rule("event_without_its_posts", "活动的单位或岗位不存在", event_without_its_posts),
)
