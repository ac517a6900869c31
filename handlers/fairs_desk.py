"""Fairs, interviews and guidance on the staff's desk: who comes, the link, the result, new ones, advice."""

import re
from collections.abc import Sequence
from datetime import time

from db import event_signups, events
from db.models import Event
from db.rights import Right
from handlers import event_notices, texts
from handlers.allowed import needs
from handlers.dialogue.registry import command
from handlers.dialogue.replies import Chart, Reply, Text
from handlers.dialogue.turn import Turn
from handlers.fair_times import SLOT_MINUTES, lacks_an_hour, stretch_of
from nlp import late, times

Replies = Sequence[Reply]
CODE = r"(?P<code>[VGBＶ]\s?\d{1,4})"
WHAT = "(?:活动|招聘会|面试周?|指导|出行|班次)"
MOST, MOST_LISTED = 12, 40
FIGURE = late.pattern(r"(到场|意向|录用)\s*(\d{1,5})")
COLUMNS = {"到场": "attended", "意向": "intents", "录用": "hired"}
EXPERT = late.pattern(r"([一-鿿]{1,4}(?:老师|专家|主任|医生|律师))")
AROUND_PLACE = late.pattern("^(?:在|到|来|去|地点)+[:：]?|(?:来)?(?:做|搞|开|给)?(?:就业|职业)?指导(?:一下)?$")
STOPS, NO_BUS = late.pattern(r"[；;、\n]"), late.pattern(r"没有(?:班车|车)?(?:了)?|取消")
STOP = late.pattern(
    r"(?P<hour>\d{1,2})(?:[:：]|点)(?P<minute>\d{2}|半|[一三]刻)?分?\s*(?P<place>(?![半刻钟])[^\d\s].{1,29})"
)
QUARTERS = {"一刻": 15, "半": 30, "三刻": 45}
URL = late.pattern(r"https?://\S+")
# 腾讯会议号 123 456 789，密码 1234: as the platforms number their meetings, nine figures or more.
MEETING = late.pattern(
    r"(?:腾讯|钉钉|飞书|小鱼)?(?:会议|房间)?(?:号码?|id|ID)?[\s：:]*\d{3}[\s-]?\d{3}[\s-]?\d{3,5}(?!\d)(?:[\s,，；;]*密码[\s：:]*\w{3,8})?"
)


def _way_in(said: str) -> str:
    """The link, else the number of a meeting in the words in which it was written."""
    if link := URL.search(said):
        return link.group(0)
    number = MEETING.search(said)
    found = number.group(0).strip() if number else ""
    return found if not found[:1].isdigit() else f"会议号 {found}"


@needs(Right.POSTS)
def coming(turn: Turn, match: re.Match[str]) -> Replies:
    every = (events.FAIR, events.ONLINE, events.GUIDANCE, events.BATCH)
    found = events.upcoming(turn.session, now=turn.now, kinds=every, limit=MOST)
    lines = [texts.fairs_desk.line(event, events.turnout(turn.session, event).signed_up) for event in found]
    return [Text(texts.fairs_desk.listed(lines) if lines else texts.fairs_desk.NOTHING)]


@needs(Right.FIGURES)
def counts(turn: Turn, match: re.Match[str]) -> Replies:
    """Raises NoSuchEvent."""
    event = _event(turn, match)
    count = events.turnout(turn.session, event)
    free = len(events.slots(turn.session, event, now=turn.now))
    booked = sum(slot is not None for _, _, slot in event_signups.guests(turn.session, event))
    words = Text(texts.fairs_desk.turnout(event, count, (booked, free)))
    bars = tuple((county or "未注明", number) for county, number in count.by_county)
    return [words, Chart(f"{event.code} 报名，按县", bars, "发过报名且没退的人")] if bars else [words]


@needs(Right.PEOPLE)
def guests(turn: Turn, match: re.Match[str]) -> Replies:
    """Raises NoSuchEvent."""
    event = _event(turn, match)
    rows = event_signups.guests(turn.session, event)
    lines = [
        texts.fairs_desk.guest(place, worker, row, slot, turn.now)
        for place, (row, worker, slot) in enumerate(rows[:MOST_LISTED], start=1)
    ]
    return [Text(texts.fairs_desk.guests(event, lines, len(rows)))]


@needs(Right.POSTS)
def link(turn: Turn, match: re.Match[str]) -> Replies:
    """Raises NoSuchEvent."""
    way_in = _way_in(match["rest"])
    if not way_in:
        return [Text(texts.fairs_desk.NO_LINK)]
    event = _event(turn, match)
    events.set_link(turn.session, event, link=way_in)
    return [Text(texts.fairs_desk.link_set(event))]


@needs(Right.POSTS)
def tested(turn: Turn, match: re.Match[str]) -> Replies:
    """Raises NoSuchEvent."""
    event = _event(turn, match)
    if not event.link:
        return [Text(texts.fairs_desk.NO_LINK)]
    events.link_tested(turn.session, event, by=turn.staff.name if turn.staff else "", now=turn.now)
    return [Text(texts.fairs_desk.link_tested(event))]


@needs(Right.POSTS)
def bus(turn: Turn, match: re.Match[str]) -> Replies:
    """活动 V01 班车 07:30 芒市客运站；08:10 遮放, or 没有; who signed up hears it. Raises NoSuchEvent."""
    said = match["rest"].strip()
    none = NO_BUS.fullmatch(said) is not None
    known = [] if none else stops_of(said)
    if not none and not known:
        return [Text(texts.fairs_desk.HOW_TO_BUS)]
    event = _event(turn, match)
    events.set_bus(turn.session, event, known)
    told = event_notices.bus_changed(turn.session, event, station=turn.station, now=turn.now)
    return [Text(texts.fairs_desk.bus_set(event, told))]


def stops_of(said: str) -> list[events.Stop]:
    """07:30 芒市客运站；08:10 遮放. Nothing at all where one of them cannot be read."""
    stops = [_stop(part) for part in STOPS.split(said) if part.strip()]
    known = [stop for stop in stops if stop is not None]
    return known if len(known) == len(stops) else []


def _stop(said: str) -> events.Stop | None:
    found = STOP.fullmatch(said.strip())
    if found is None:
        return None
    hour, said_minute = int(found["hour"]), found["minute"] or "0"
    minute = QUARTERS.get(said_minute) or int(said_minute)
    return events.Stop(time(hour, minute), found["place"].strip()) if hour < 24 and minute < 60 else None


@needs(Right.POSTS)
def result(turn: Turn, match: re.Match[str]) -> Replies:
    """Raises NoSuchEvent."""
    event = _event(turn, match)
    for name, number in FIGURE.findall(match["rest"]):
        setattr(event, COLUMNS[name], int(number))
    return [Text(texts.fairs_desk.result(event))]


@needs(Right.POSTS)
def plan_guidance(turn: Turn, match: re.Match[str]) -> Replies:
    """安排指导 12月3日14:00到16:00 李老师 工作站: half hours of one person each."""
    said = match["rest"]
    stretch = stretch_of(said, turn.now, hours=2)
    expert = EXPERT.search(said)
    if stretch is None or expert is None:
        lead = texts.fairs_desk.NO_HOUR if lacks_an_hour(said, turn.now) else ""
        return [Text(f"{lead}{texts.fairs_desk.HOW_TO_PLAN}")]
    place = _place(said[expert.end() :], turn) or turn.station.operator
    event = events.plan(
        turn.session, kind=events.GUIDANCE, measure="P8", title=f"就业指导（{expert.group(1)}）", starts_at=stretch[0],
        ends_at=stretch[1], place=place, host=expert.group(1), every_minutes=SLOT_MINUTES, now=turn.now,
    )  # fmt: skip
    return [Text(texts.fairs_desk.planned(event, len(events.slots(turn.session, event, now=turn.now)), turn.now))]


def _place(said: str, turn: Turn) -> str:
    """What stands behind the name of the expert and is neither the time nor the order itself."""
    when = times.find(said, now=turn.now)
    left = said.replace(when.said, " ") if when is not None else said
    return AROUND_PLACE.sub("", left.strip(" ，,。")).strip(" ，,。")


def event_of(turn: Turn, code: str) -> Event:
    """Raises NoSuchEvent."""
    return events.by_code(turn.session, code.replace(" ", "").replace("Ｖ", "V"))


def _event(turn: Turn, match: re.Match[str]) -> Event:
    return event_of(turn, match["code"])


STAFF_COMMANDS = (
    (late.pattern(r"^(?:活动|有哪些活动|活动清单|招聘会清单)$"), coming),
    (late.pattern(rf"^{WHAT}\s*{CODE}\s*链接[\s：:]*(?P<rest>.+)$", re.IGNORECASE), link),
    (late.pattern(rf"^{WHAT}\s*{CODE}\s*(?:班车|大巴|接送)[\s：:]*(?P<rest>.+)$", re.IGNORECASE | re.DOTALL), bus),
    (late.pattern(rf"^{WHAT}\s*{CODE}\s*(?:链接)?(?:已测|试过了?|测过了?|测好了?)$", re.IGNORECASE), tested),
    (late.pattern(rf"^{WHAT}\s*{CODE}\s*结果[\s：:]*(?P<rest>.+)$", re.IGNORECASE), result),
    (late.pattern(rf"^{WHAT}\s*{CODE}\s*(?:的)?(?:人数|多少人|情况|统计)?$", re.IGNORECASE), counts),
    (late.pattern(rf"^{WHAT}\s*{CODE}\s*(?:的)?(?:报名)?(?:谁|有谁|名字|人员)$", re.IGNORECASE), guests),
    (late.pattern(r"^安排(?:一下|一场|一次|个)?(?:就业|职业)?指导\s*(?P<rest>.*)$"), plan_guidance),
    (
        command(
            r"^(?:请|帮忙?|帮我|再)*(?:安排|排)(?:一下|下|个|一场|一次)?\s*(?P<rest>.{6,60}?(?:就业|职业)?指导)[。.]*$"
        ),
        plan_guidance,
    ),
)
