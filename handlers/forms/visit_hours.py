"""The free hours of a chosen day, and whether a moment can be had."""

from datetime import date, datetime, time, timedelta
from typing import Any

from db import visits
from handlers import texts
from handlers.dialogue.answers import Bad, Given, Got, Read
from handlers.dialogue.turn import Turn
from handlers.forms import visit_days
from handlers.forms.visit_days import Chosen
from nlp import times

# What a part of the day means for visits, China time.
PARTS = {"morning": (time(9), time(11, 30)), "noon": (time(11), time(14)), "afternoon": (time(13), time(17, 30)),
         "evening": (time(17), time(20, 30))}  # fmt: skip
ONE_DAY = timedelta(days=1)
LOOKS_AHEAD = 14  # days in which a free hour is looked for when the chosen one is full
# Where no part of the day was named, the hours offered lie all over it: who works by day is free in the evening.
SPREAD = (time(0), time(13), time(17), time(19))


def in_visiting_hours(turn: Turn, said: datetime, words: str) -> datetime:
    """The hour that was said; 8点 alone is that of the evening, when nobody is visited at the one of the morning."""
    begins, ends = turn.station.visit_from, turn.station.visit_until
    late_one = (
        None if begins <= said.time() <= ends else times.find(words, now=said.replace(hour=0, minute=0), evening=True)
    )
    if late_one is None or not begins <= late_one.start.time() <= ends:
        return said
    return said.replace(hour=late_one.start.hour, minute=late_one.start.minute)


def possible(turn: Turn, given: Given, moment: datetime) -> Read:
    """The moment, or why not and what would be."""
    try:
        visits.check(turn.station, moment, now=turn.now)
    except visits.TooSoon:
        return Bad(texts.visits.TOO_SOON)
    except visits.TooFar:
        return Bad(texts.visits.TOO_FAR)
    except visits.OutsideVisitingHours as outside:
        return Bad(texts.visits.outside(outside.begins, outside.ends))
    free = visits.free_times(
        turn.session,
        moment.date(),
        station=turn.station,
        now=turn.now,
        begins=moment.time(),
        ends=moment.time(),
        most=1,
        moving=given.get("visit"),
    )
    return Got(moment.isoformat()) if free else Bad(texts.visits.taken(moment))


def free(turn: Turn, given: Given) -> list[datetime]:
    chosen = open_day(turn, given)
    return free_on(turn, given, chosen) if chosen else []


def free_on(turn: Turn, given: Given, chosen: Chosen) -> list[datetime]:
    begins, ends = PARTS.get(chosen["part"], (None, None))
    day, most = date.fromisoformat(chosen["day"]), visits.MOST_OFFERED if begins else 48
    found = visits.free_times(
        turn.session, day, station=turn.station, now=turn.now, begins=begins, ends=ends, most=most,
        moving=given.get("visit"),
    )  # fmt: skip
    return found if begins else _spread(found)


def _spread(found: list[datetime]) -> list[datetime]:
    """The first of the morning, of the afternoon and two of the evening; what comes next where one of them is missing."""
    firsts = [next((moment for moment in found if moment.time() >= since), None) for since in SPREAD]
    chosen = list(dict.fromkeys(moment for moment in firsts if moment is not None))
    rest = [moment for moment in found if moment not in chosen]
    return sorted([*chosen, *rest[: len(SPREAD) - len(chosen)]])


def narrowed(turn: Turn, given: dict[str, Any]) -> str:
    """下午, 晚上七点, where it is asked which of several days: kept for the day that will be chosen, never one of today."""
    if not visit_days.open_ended(given) or "which_day" in given:
        return ""
    several = given["day"]
    when = times.find(turn.words, now=turn.now, evening=several["part"] == "evening")
    if when is None or not (visit_days.has_clock(when) or visit_days.part_of(when)):
        return ""
    begins = in_visiting_hours(turn, when.start, turn.words) if visit_days.has_clock(when) else None
    part = visit_days.part_at(begins.time()) if begins else visit_days.part_of(when)
    given["day"] = several | {"part": part, "hour": f"{begins:%H:%M}" if begins else ""}
    return "" if when.names_day else texts.visits.hour_kept(when.said)


def chosen_day(given: Given) -> Chosen | None:
    """The day once it is clear which one is meant."""
    chosen = given.get("day")
    if not chosen or (visit_days.open_ended(given) and "which_day" not in given):
        return None
    return {"day": given.get("which_day", chosen["day"]), "part": chosen["part"]}


def open_day(turn: Turn, given: Given) -> Chosen | None:
    """The chosen day, another part of it when that part is full, or the next one with a free hour."""
    chosen = chosen_day(given)
    if chosen is None or free_on(turn, given, chosen) or not visits.has_visitors(turn.session):
        return chosen
    day = date.fromisoformat(chosen["day"])
    days = [(day + ahead * ONE_DAY).isoformat() for ahead in range(LOOKS_AHEAD)]
    tries: list[Chosen] = [{"day": days[0], "part": ""}]
    tries += [{"day": one, "part": part} for one in days[1:] for part in dict.fromkeys((chosen["part"], ""))]
    return next((one for one in tries if free_on(turn, given, one)), chosen)


def is_too_late(turn: Turn, chosen: Chosen) -> bool:
    """Nothing of today is taken: there is no time left to come."""
    ends = PARTS[chosen["part"]][1] if chosen["part"] else turn.station.visit_until
    last = datetime.combine(date.fromisoformat(chosen["day"]), min(ends, turn.station.visit_until), turn.now.tzinfo)
    return last < turn.now + visits.SOONEST
