"""A time counted from the one that was agreed or chosen: 往后推两天, 晚一个钟头."""

from datetime import date, datetime, time
from typing import NamedTuple

from db import visits
from handlers.dialogue.answers import BEFORE, Given
from handlers.dialogue.turn import Turn
from handlers.forms.visit_days import Chosen, hour_of, part_at
from nlp import late, times
from nlp.times import Counted

# What may stand around it: 那能不能往后推一天嘛.
MERELY = late.pattern(
    r"(?:那|就|我|想|要|能不能|可不可以|可以|能|给|帮|把|走访|时间|再|来|过来|到|行不行|得不得|要得|好不好|行|吗|不|嘛|吧|好|了|啊|哈|[\s,，。.!！?？])*"
)


class Base(NamedTuple):
    """`hour` is None while only the day has been chosen."""

    day: date
    hour: time | None


def day(turn: Turn, given: Given, words: str) -> Chosen | None:
    """The day, as the forms keep it, with the hour it had; None when none is counted, or another day is named."""
    counted, base = times.counted(words), _base(turn, given)
    if counted is None or base is None or _names_a_day(turn, counted):
        return None
    if base.hour is None:
        part = (given.get(BEFORE) or {}).get("part", "")
        return {"day": (base.day + counted.by).isoformat(), "part": part} if counted.days else None
    moment = datetime.combine(base.day, base.hour, turn.now.tzinfo) + counted.by
    kept: Chosen = {"day": moment.date().isoformat(), "part": part_at(moment.time())}
    if not counted.days:
        # The hour is read by the question for the hour, which also says why it cannot be had.
        return None if BEFORE in given or "clock" in given else kept
    return {**kept, "hour": hour_of(times.find(counted.rest, now=turn.now)) or f"{moment:%H:%M}"}


def hour(turn: Turn, given: Given, words: str, day: date) -> datetime | None:
    """The moment on the chosen `day` at the hour that was agreed, so much later or earlier."""
    counted, base = times.counted(words), _base(turn, given)
    if counted is None or counted.days or base is None or base.hour is None:
        return None
    return datetime.combine(day, base.hour, turn.now.tzinfo) + counted.by


def from_chosen(turn: Turn, given: Given) -> datetime | None:
    """So much from the hour chosen in this form, when the words say nothing else."""
    counted = times.counted(turn.words)
    alone = counted is not None and MERELY.fullmatch(counted.rest)
    return datetime.fromisoformat(given["clock"]) + counted.by if counted and alone and given.get("clock") else None


def at(turn: Turn, day: str, hour: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(hour), turn.now.tzinfo)


def _base(turn: Turn, given: Given) -> Base | None:
    """The hour chosen in this form, else the day chosen and the hour agreed, else what was agreed."""
    before = given.get(BEFORE)
    clock = before if isinstance(before, str) else given.get("clock")
    if clock:
        chosen = datetime.fromisoformat(clock)
        return Base(chosen.date(), chosen.time())
    agreed = visits.get(turn.session, given["visit"]).starts_at if "visit" in given else None
    said = before if isinstance(before, dict) else None
    if said is not None:
        return Base(date.fromisoformat(said["day"]), agreed.time() if agreed else None)
    return Base(agreed.date(), agreed.time()) if agreed else None


def _names_a_day(turn: Turn, counted: Counted) -> bool:
    """明天那个往后推一天: what is counted from is said in the words."""
    named = times.find(counted.rest, now=turn.now)
    return named is not None and named.names_day
