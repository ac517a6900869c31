"""A free time of an event: its day and its clock time, by number or in one's own words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from db import events
from db.models import EventSlot
from handlers import texts
from handlers.dialogue.answers import Bad, Given, Got, Near, Option, Read
from handlers.dialogue.turn import Turn
from handlers.forms import person
from nlp import commands, late, slot_words, times

WEEKDAY = late.pattern("周|星期|礼拜")


@dataclass(frozen=True)
class DayWithSlots:
    """A day of the event on which a time is free, kept as an ISO date."""

    hint: str = "前面的数字，比如 1"
    takes_anything: bool = False

    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        return [Option(day.isoformat(), f"{texts.visits.day(day)}，还有{count}个") for day, count in _days(turn, given)]

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        options = self.options(turn, given)
        picked = commands.pick(words, count=len(options))
        if picked is not None and words.strip().isdigit():
            if 1 <= picked <= len(options):
                return Got(options[picked - 1].value)
            return Bad(texts.common.no_such_number(len(options)))
        return self.find(turn, given, words)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        named = times.find(words, now=turn.now)
        if named is None:
            return None
        free, day = [day for day, _ in _days(turn, given)], named.start.date()
        if day in free:
            return Got(day.isoformat())
        if not named.names_day:
            return Bad(texts.fairs.DAY_FIRST) if slot_words.is_an_hour(words, now=turn.now) else None
        meant = [one for one in free if one.weekday() == day.weekday()] if WEEKDAY.search(named.said) else []
        if len(meant) == 1:  # 下周五, said of the Friday on the list
            return Near(meant[0].isoformat(), texts.fairs.is_it_day(meant[0]))
        return Bad(texts.fairs.no_slot_on(day))

    def show(self, turn: Turn, value: Any) -> str:
        return texts.visits.day(date.fromisoformat(value))


@dataclass(frozen=True)
class SlotAnswer:
    """One free time, kept by its number in the records."""

    hint: str = "两点半"
    takes_anything: bool = False

    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        return [Option(slot.key, f"{slot.starts_at:%H:%M}") for slot in _on_day(turn, given)]

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        options = self.options(turn, given)
        picked = commands.pick(words, count=len(options))
        if picked is not None and words.strip().isdigit() and 1 <= picked <= len(options):
            return Got(options[picked - 1].value)
        return self.find(turn, given, words)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        free = _on_day(turn, given)
        if not free:
            return None
        midnight = datetime.combine(free[0].starts_at.date(), time(0), turn.now.tzinfo)
        named = times.find(words, now=midnight)
        if named is None or named.start.time() == time(0):
            return None
        clock = named.start.time()
        hit = next((slot for slot in free if slot.starts_at.time() in _readings(clock)), None)
        return Got(hit.key) if hit else Bad(self._not_free(turn, given, named.start))

    def _not_free(self, turn: Turn, given: Given, moment: datetime) -> str:
        """Taken by somebody, or no hour of that day at all."""
        event, day = events.get(turn.session, given["event"]), _on_day(turn, given)[0].starts_at.date()
        every = [slot.starts_at for slot in events.slots_on(turn.session, event, day)]
        hit = next((at for at in every if at.time() in _readings(moment.time())), None)
        return texts.visits.taken(hit) if hit else texts.fairs.outside(moment, every[0], every[-1])

    def show(self, turn: Turn, value: Any) -> str:
        return times.say(turn.session.get_one(EventSlot, value).starts_at, now=turn.now)


def has_slots(turn: Turn, given: Given) -> bool:
    return not person.refused(given) and bool(_free(turn, given))


def has_days(turn: Turn, given: Given) -> bool:
    return not person.refused(given) and len(_days(turn, given)) > 1


def _readings(clock: time) -> tuple[time, ...]:
    """三点 of an afternoon is 15:00."""
    return (clock, clock.replace(hour=clock.hour + 12)) if clock.hour < 12 else (clock,)


def _free(turn: Turn, given: Given) -> Sequence[EventSlot]:
    return events.slots(turn.session, events.get(turn.session, given["event"]), now=turn.now)


def _days(turn: Turn, given: Given) -> list[tuple[date, int]]:
    days: dict[date, int] = {}
    for slot in _free(turn, given):
        days[slot.starts_at.date()] = days.get(slot.starts_at.date(), 0) + 1
    return list(days.items())


def _on_day(turn: Turn, given: Given) -> list[EventSlot]:
    """Those of the day that was chosen, or of the only day."""
    days = [day for day, _ in _days(turn, given)]
    chosen = date.fromisoformat(given["day"]) if given.get("day") else days[0] if len(days) == 1 else None
    return [slot for slot in _free(turn, given) if slot.starts_at.date() == chosen]
