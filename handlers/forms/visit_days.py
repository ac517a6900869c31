"""Several days said as one: a date with a weekday that it does not fall on (12月6日周一), or a few days (下周末)."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, time

from db import visits
from handlers import texts
from handlers.dialogue.answers import Bad, Given, Got, Option, Read
from handlers.dialogue.kinds import Choice
from handlers.dialogue.turn import Turn
from nlp import late, times

# A day as it is kept: {"day": ISO date, "part": ...}, and more while it is one of several.
Chosen = dict[str, str]
NAMED_PARTS = {
    "evening": late.pattern("晚上|晚黑|夜头|夜饭|晚饭|下班(?:以?后)?|天黑|黑了|傍晚|擦黑|麻麻黑"),
    "afternoon": late.pattern("下午|午后"),
    "noon": late.pattern("中午|晌午"),
    "morning": late.pattern("上午|早上|早晨|一早"),
}
# 月底 and no day of it; what is before or after it is another stretch.
MONTH_END = late.pattern("月[底末尾](?!(?:之|以|过)*[前后]|.*(?:[号日]|周|星期|礼拜|那一?天|当天|最后))")
LAST_DAYS, ENDS_FROM = 3, 25
BY_ITS_NUMBER = late.pattern(r"\d{1,2}[号日]")
LAST_OF_THEM = ("最后一天", "最后那天")
ANY_OF_THEM = late.pattern(
    "(?:我|哪个|哪一?天|两天|三天|几天|你们|看你们)*(?:都(?:行|可以|得|要得|有空|在|方便|好|能)|随便|无所谓|任选|随你们?|你们(?:定|看着办|安排|方便)|看你们)(?:的|吧|嘛|了|哈|啊)*[。.!！]*"
)


class WhichDay(Choice):
    """One of the days that were said as one; nothing while only one was."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        options = self.options(turn, given)
        if options and ANY_OF_THEM.fullmatch(words.strip()):
            return Got(options[0].value)
        if BY_ITS_NUMBER.match(words.strip()):
            return _by_its_number(options, words)
        return super().read(turn, given, words) if options else None


def _by_its_number(options: Sequence[Option], words: str) -> Read:
    """29号 is that day, never the twenty-ninth of the list; one that is not offered is another day."""
    said = words.strip()
    named = next((one for one in options if any(said.startswith(name) for name in one.names)), None)
    return Got(named.value) if named else None


def open_ended(given: Given) -> bool:
    """Whether the day that was said is one of several."""
    said = given.get("day") or {}
    return "or" in said or "among" in said


def either(words: str, turn: Turn) -> Chosen | None:
    """Both days of a date and a weekday that do not go together, when both can still be had."""
    clash = times.clash(words, now=turn.now)
    if clash is None or not (_can_be_had(clash.by_date, turn) and _can_be_had(clash.by_weekday, turn)):
        return None
    when = times.find(clash.rest, now=turn.now)
    part = part_of(when) if when else ""
    return {"day": clash.by_date.isoformat(), "part": part, "or": clash.by_weekday.isoformat(), "hour": hour_of(when)}


def a_few(when: times.When, turn: Turn) -> Read:
    """The days of a short stretch that can still be had; the one that is left is the day. None when it names no stretch."""
    named = when.days or _last_of_the_month(when)
    days = [day for day in named if _can_be_had(day, turn)]
    if not named:
        return None
    if not days:
        return Bad(texts.visits.TOO_FAR if named[0] > turn.now.date() else texts.visits.PAST_DAY)
    chosen: Chosen = {"day": days[0].isoformat(), "part": part_of(when), "hour": hour_of(when)}
    if len(days) > 1:
        chosen |= {"among": " ".join(day.isoformat() for day in days), "said": when.said}
    return Got(chosen)


def _last_of_the_month(when: times.When) -> tuple[date, ...]:
    """月底, 下月底晚上: the last days are few enough to be offered one by one; of the last ones those to come."""
    first = when.start.date()
    if not MONTH_END.search(when.said) or first.day < ENDS_FROM:
        return ()
    last = monthrange(first.year, first.month)[1]
    return tuple(first.replace(day=day) for day in range(max(first.day, last - LAST_DAYS + 1), last + 1))


def offered(turn: Turn, given: Given) -> Sequence[Option]:
    days = _days(given)
    named = {one: _names_of(one) for one in days}
    if "among" in (given.get("day") or {}):
        named[days[-1]] += LAST_OF_THEM
    return tuple(Option(one.isoformat(), texts.visits.day(one), names) for one, names in named.items())


def ask_which(turn: Turn, given: Given) -> str:
    said = given["day"]
    if "among" in said:
        return texts.visits.which_day(said["said"])
    return texts.visits.which_of(date.fromisoformat(said["day"]), date.fromisoformat(said["or"]))


def shown(value: Chosen) -> str:
    if "said" in value:
        return value["said"]
    return texts.visits.day(date.fromisoformat(value["day"])) + texts.visits.PARTS.get(value["part"], "")


def _days(given: Given) -> list[date]:
    said = given.get("day") or {}
    if "among" in said:
        return [date.fromisoformat(one) for one in said["among"].split()]
    return [date.fromisoformat(said[name]) for name in ("day", "or") if name in said]


def _names_of(day: date) -> tuple[str, ...]:
    numbers = (f"{day.day}号", f"{day.day}日")
    weekdays = "日天" if day.weekday() == len(texts.visits.WEEKDAYS) - 1 else texts.visits.WEEKDAYS[day.weekday()]
    return (*numbers, *(f"{week}{weekday}" for week in ("周", "星期", "礼拜") for weekday in weekdays))


def _can_be_had(day: date, turn: Turn) -> bool:
    return turn.now.date() <= day <= (turn.now + visits.FARTHEST).date()


def has_clock(when: times.When) -> bool:
    return when.grain == "minute" or (when.grain in ("hour", "range") and when.start.time() != time(0))


def hour_of(when: times.When | None) -> str:
    """The hour that was said, "" when none was."""
    return f"{when.start:%H:%M}" if when and has_clock(when) else ""


def part_said(words: str) -> str:
    """The part of the day that is named without a day: 哪天晚上."""
    return next((part for part, named in NAMED_PARTS.items() if named.search(words)), "")


def part_of(when: times.When) -> str:
    return "" if when.start.time() == time(0) else part_at(when.start.time())


def part_at(moment: time) -> str:
    hour = moment.hour
    return "evening" if hour >= 17 else "afternoon" if hour >= 13 else "noon" if hour >= 11 else "morning"
