"""When somebody should come: the day and the hour, read from one sentence or asked one after the other.

Of several days said as one it is asked which is meant; 往后推两天 counts from what was agreed; a full day leads to the next.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from db import visits
from handlers import texts
from handlers.dialogue.answers import BEFORE, Bad, Given, Got, Option, Read
from handlers.dialogue.form import Step
from handlers.dialogue.turn import Turn
from handlers.forms import visit_counting, visit_days, visit_hours
from handlers.forms.visit_days import has_clock, part_of
from nlp import commands, late, times

_GONE = late.pattern(r"(?:昨[天日晚]|大?前天|上个?(?:周|星期|礼拜|月))")
# 月底晚上: the part of the day does not tell which of the days.
_SEVERAL = late.pattern("月(?:底|初(?![一二三四五六七八九十])|末|尾|中旬?|头)(?!.*(?:那天|当天|最后))|[上中下]旬")
WISHED = "wished"  # among the answers: the part of the day that was said without a day
ONE_DAY, YEAR = timedelta(days=1), timedelta(days=365)


@dataclass(frozen=True)
class DayAnswer:
    """A day to come, kept as {"day": ISO date, "part": name of a part of the day or ""}.

    As one of several also with "or" (the day of a weekday that contradicts it) or "among" (a few days) and "said";
    "hour" is the hour that was said or meant with it, or "".
    """

    hint: str = "下周三晚上"
    takes_anything: bool = False

    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        return ()

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        return Bad(texts.visits.PAST_DAY) if _GONE.match(words.strip()) else self.find(turn, given, words)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        if times.no_such_day(words):
            return Bad(texts.visits.NO_SUCH_DAY)
        if (either := visit_days.either(words, turn)) is not None:
            return Got(either)
        if (counted := visit_counting.day(turn, given, words)) is not None:
            return self.possible(turn, date.fromisoformat(counted["day"])) or Got(counted)
        when = times.find(words, now=turn.now)
        if when is None:
            return Bad(texts.visits.PAST_DAY) if _is_past(words, turn) else None
        before = given.get(BEFORE)
        if before and not when.names_day:
            return None if has_clock(when) else Got({"day": before["day"], "part": part_of(when)})
        if (few := visit_days.a_few(when, turn)) is not None:
            return few
        if when.end - when.start > ONE_DAY or _SEVERAL.search(when.said):
            return Bad(texts.visits.which_day(when.said))
        part = part_of(when) or ("" if has_clock(when) else _part_wished(given))
        if has_clock(when) and when.start.time() < turn.station.visit_from and not visit_days.part_said(words):
            part = ""  # 8点 alone: no morning was said
        return self.possible(turn, when.start.date()) or Got({"day": when.start.date().isoformat(), "part": part})

    def possible(self, turn: Turn, day: date) -> Bad | None:
        """Why visits cannot be had on that day; one just gone was read as that of next year."""
        today = turn.now.date()
        if day < today or today - visits.FARTHEST < day - YEAR < today:
            return Bad(texts.visits.PAST_DAY)
        return Bad(texts.visits.TOO_FAR) if day > today + visits.FARTHEST else None

    def show(self, turn: Turn, value: Any) -> str:
        return visit_days.shown(value)


@dataclass(frozen=True)
class ClockAnswer:
    """A free starting time on the chosen day, kept as an ISO moment."""

    hint: str = "八点"
    takes_anything: bool = False

    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        return tuple(Option(moment.isoformat(), f"{moment:%H:%M}") for moment in visit_hours.free(turn, given))

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        options = self.options(turn, given)
        picked = commands.pick(words, count=len(options))
        # "8点" picks nothing: it is a clock time; a bare number is a line of the list.
        if picked is not None and words.strip().isdigit() and 1 <= picked <= len(options):
            return Got(options[picked - 1].value)
        return self.find(turn, given, words)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        chosen = visit_hours.open_day(turn, given)
        if chosen is None or _names_another_day(words, turn, chosen["day"]):
            return None
        day = date.fromisoformat(chosen["day"])
        begin = datetime.combine(day, time(0), turn.now.tzinfo)
        when = times.find(words, now=begin, evening=chosen["part"] == "evening")
        if when is None or not has_clock(when):
            counted = visit_counting.hour(turn, given, words, day)
            return visit_hours.possible(turn, given, counted) if counted else None
        begin = begin.replace(hour=when.start.hour, minute=when.start.minute)
        by_day = chosen["part"] in ("morning", "noon", "afternoon")
        return visit_hours.possible(turn, given, begin if by_day else visit_hours.in_visiting_hours(turn, begin, words))

    def show(self, turn: Turn, value: Any) -> str:
        return times.say(datetime.fromisoformat(value), now=turn.now)


def told_anew(turn: Turn, given: dict[str, Any], label: str) -> str:
    """What is said of the time besides the answer that is open: the hour of several days, or how far it is put off."""
    return visit_hours.narrowed(turn, given) or put_off(turn, given, label)


def put_off(turn: Turn, given: dict[str, Any], label: str) -> str:
    """往后推一天, 晚半个钟头 and nothing else, once the hour is chosen: it moves, whatever is asked. "" for other words."""
    moment = visit_counting.from_chosen(turn, given)
    if moment is None:
        return ""
    read = visit_hours.possible(turn, given, moment)
    if not isinstance(read, Got):
        return read.words if isinstance(read, Bad) else ""
    given.pop("which_day", None)
    given["day"] = {"day": moment.date().isoformat(), "part": visit_days.part_at(moment.time())}
    given["clock"] = read.value
    return texts.forms.changed(label, times.say(moment, now=turn.now))


def _ask_clock(turn: Turn, given: Given) -> str:
    chosen, offered = visit_hours.chosen_day(given), visit_hours.open_day(turn, given)
    if chosen is None or offered is None:
        return texts.visits.ASK_CLOCK
    day = texts.visits.day(date.fromisoformat(chosen["day"])) + texts.visits.PARTS.get(chosen["part"], "")
    if offered == chosen:
        read = _hour_said(turn, given)
        return f"{read.words if isinstance(read, Bad) else ''}{texts.visits.ask_clock(day)}"
    other = texts.visits.day(date.fromisoformat(offered["day"]))
    return (
        texts.visits.too_late_then(day, other)
        if visit_hours.is_too_late(turn, chosen)
        else texts.visits.full_then(day, other)
    )


def _hour_said(turn: Turn, given: Given) -> Read:
    """The hour that was said or meant together with the day, or why it cannot be had."""
    chosen, hour = visit_hours.chosen_day(given), (given.get("day") or {}).get("hour")
    if chosen is None or not hour:
        return None
    return visit_hours.possible(turn, given, visit_counting.at(turn, chosen["day"], hour))


def _said_before(turn: Turn, given: Given) -> str | None:
    read = _hour_said(turn, given)
    return read.value if isinstance(read, Got) else None


def steps(answer: DayAnswer, label: str) -> tuple[Step, ...]:
    """The day, which of two when it was said in two ways, and the hour under `label`."""
    return (
        Step("day", ask=texts.visits.ASK_DAY, answer=answer),
        Step("which_day", ask=visit_days.ask_which, answer=visit_days.WhichDay(visit_days.offered, in_passing=False),
             follows="day", when=lambda turn, given: visit_days.open_ended(given)),
        Step("clock", ask=_ask_clock, label=label, answer=ClockAnswer(), follows="which_day", known=_said_before),
    )  # fmt: skip


def _part_wished(given: Given) -> str:
    """The part of the day that was said before the day was, or with the day that is put right: 晚上 stays 晚上."""
    before = given.get(BEFORE)
    said = (before.get("part") if isinstance(before, dict) else "") or given.get(WISHED, "")
    return str(said or "")


def _names_another_day(words: str, turn: Turn, chosen: str) -> bool:
    """An hour said with a day of its own is no hour of the day chosen before."""
    said = times.find(words, now=turn.now)
    if times.no_such_day(words) or _GONE.match(words.strip()):
        return True
    if said is None:
        return _is_past(words, turn)
    return said.names_day and said.start.date().isoformat() != chosen


def _is_past(words: str, turn: Turn) -> bool:
    """A day was named, but it lies behind us: reading it from a month earlier finds it."""
    earlier = times.find(words, now=turn.now - timedelta(days=31))
    return earlier is not None and earlier.start < turn.now and any(character.isdigit() for character in words)
