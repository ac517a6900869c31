"""A phrase turned into a stretch of the clock."""

from datetime import date, datetime, time, timedelta

from nlp.times.clocks import PARTS
from nlp.times.meaning import DAY, Clock, Moment, Part, Setting
from nlp.times.phrase import Phrase

MINUTE = timedelta(minutes=1)
HALF_DAY, WHOLE_DAY = 12 * 60, 24 * 60
_NIGHT_ENDS, _EVENING_STARTS = 5, 5
_NOON_PARTS = {"中午"}
_AFTERNOON_PARTS = {"下午", "傍晚", "下早班", "下班", "放学"}
_NIGHT_PARTS = {"晚上", "半夜", "下中班"}

Stretch = tuple[datetime, datetime, str]


def midnight(day: date, setting: Setting) -> datetime:
    return datetime.combine(day, time(), setting.now.tzinfo)


def minutes(clock: Clock, part: Part | None) -> int:
    """Minutes from midnight; the small hours of a night lie beyond 24:00."""
    return _hour(clock, part.name if part else "") * 60 + clock.minute


def _hour(clock: Clock, part: str) -> int:
    hour = clock.hour
    if part == "凌晨":
        return hour % 12 if hour <= 12 else hour
    if clock.literal:
        return 24 if hour == 0 and part in _NIGHT_PARTS else hour
    if part in _NIGHT_PARTS:
        return 24 if hour == 12 else hour + (24 if hour < _NIGHT_ENDS else 12)
    if part in _AFTERNOON_PARTS:
        return hour if hour == 12 else hour + 12
    if part in _NOON_PARTS:
        return hour + 12 if hour <= 3 else hour
    if part in {"早上", "上午"}:
        return hour
    return hour + 12 if 1 <= hour <= 6 else hour


def _last_minutes(last: Clock, part: Part | None, named: bool, start: int) -> int:
    """The end of a range lies after its start: 十点到两点 ends in the afternoon."""
    if last.literal or named:
        end = minutes(last, part)
        return end if end > start else end + WHOLE_DAY
    end = last.hour % 12 * 60 + last.minute
    while end <= start:
        end += HALF_DAY
    return end


def resolve(phrase: Phrase, setting: Setting, *, evening: bool) -> Stretch | None:
    """None when it is over already."""
    if phrase.moment:
        return _counted(phrase.moment, setting)
    if phrase.clock:
        found = _clocked(phrase, phrase.clock, setting, evening=evening)
    elif phrase.part:
        found = _parted(phrase, phrase.part, setting)
    else:
        found = _whole_days(phrase, setting)
    return found if found and found[1] > setting.now and found[1] > found[0] else None


def _counted(moment: Moment, setting: Setting) -> Stretch:
    at = moment.at.replace(second=0, microsecond=0)
    if moment.within:
        return setting.now, at, "range"
    return at, at + MINUTE, "minute"


def _whole_days(phrase: Phrase, setting: Setting) -> Stretch | None:
    days = phrase.days
    if days is None or days.grain in {"step", "shift"}:
        return None
    if days.before:
        return setting.now, midnight(days.until, setting), "range"
    return midnight(days.first, setting), midnight(days.until, setting), days.grain


def _candidate_days(phrase: Phrase, setting: Setting) -> list[date]:
    """The days on which the hour may fall: the one said, and where more than one would do, the next."""
    days = phrase.days
    if days is None:
        return [setting.today, setting.today + DAY]
    if days.until - days.first > DAY or days.endless:
        return [days.first, days.first + DAY]
    return [days.first]


def _clocked(phrase: Phrase, clock: Clock, setting: Setting, *, evening: bool) -> Stretch | None:
    part = phrase.part or (PARTS["下班"] if evening and not clock.literal else None)
    start = minutes(clock, part) + phrase.delay
    if phrase.last:
        end = _last_minutes(phrase.last, phrase.last_part or part, bool(phrase.last_part), start - phrase.delay)
        end += phrase.delay
    elif phrase.relation == "after":
        end = max(int(part.closes * 60) if part else WHOLE_DAY, start + 1)
    else:
        end = start + 1
    for day in _candidate_days(phrase, setting):
        base = midnight(day, setting)
        for shift in (0, HALF_DAY) if part is None and phrase.days and not clock.literal else (0,):
            begins, ends = base + (start + shift) * MINUTE, base + (end + shift) * MINUTE
            ends = _end_of_range(phrase, setting) or ends
            if begins > setting.now and (not shift or start + shift <= WHOLE_DAY):
                return _related(phrase, setting, begins, ends)
    return None


def _end_of_range(phrase: Phrase, setting: Setting) -> datetime | None:
    """The end where the range names its last day."""
    if phrase.last_days is None:
        return None
    base = midnight(phrase.last_days.first, setting)
    if phrase.last:
        if phrase.last_part is None and phrase.last_days != phrase.days:
            return base + timedelta(hours=phrase.last.hour, minutes=phrase.last.minute)
        return base + minutes(phrase.last, phrase.last_part) * MINUTE
    return base + timedelta(hours=phrase.last_part.closes if phrase.last_part else 24)


def _related(phrase: Phrase, setting: Setting, begins: datetime, ends: datetime) -> Stretch:
    if phrase.relation == "before":
        return setting.now, begins, "range"
    grain = "range" if phrase.last or phrase.last_days or phrase.relation == "after" else "minute"
    return begins, ends, grain


def _parted(phrase: Phrase, part: Part, setting: Setting) -> Stretch | None:
    closes = phrase.last_part.closes if phrase.last_part else part.closes
    for day in _candidate_days(phrase, setting):
        base = midnight(day, setting)
        begins, ends = base + timedelta(hours=part.usual), base + timedelta(hours=closes)
        ends = _end_of_range(phrase, setting) or ends
        if phrase.relation == "before" and begins > setting.now:
            closes_at = part.usual if part.name in {"下班", "傍晚"} else part.opens
            return setting.now, base + timedelta(hours=closes_at), "range"
        if begins > setting.now:
            return begins, ends, "part"
        if ends - setting.now > timedelta(hours=1) or (phrase.days and ends > setting.now):
            return setting.now.replace(second=0, microsecond=0), ends, "part"
    return None
