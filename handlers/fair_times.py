"""When staff say that something begins: never at midnight because no hour was named."""

from datetime import datetime, timedelta

from nlp import late, times
from nlp.times import When

SLOT_MINUTES = 30
LONG_AFTER = timedelta(days=200)
EDGES, GAP = " ,，。;；:：、\n", late.pattern(r"[\s,，。;；、]")
HALF_A_DAY = timedelta(hours=12)


def stretch_of(said: str, now: datetime, *, hours: int) -> tuple[datetime, datetime] | None:
    """From and until; `hours` later where no end is named. None without an hour, and for what is past."""
    found = times.find(said, now=now)
    if found is None or found.start <= now or not has_an_hour(found):
        return None
    same_day = found.grain == "range" and found.end - found.start >= timedelta(minutes=SLOT_MINUTES)
    return found.start, found.end if same_day else found.start + timedelta(hours=hours)


def has_an_hour(found: When) -> bool:
    """8:30, or 14:00到16:00; a day, several days or a morning have none."""
    return found.grain == "minute" or (found.grain == "range" and found.end - found.start <= HALF_A_DAY)


def lacks_an_hour(said: str, now: datetime) -> bool:
    """A day is named, and no more."""
    found = times.find(said, now=now)
    return found is not None and found.names_day and not has_an_hour(found)


def moved_to(said: str, at: datetime, *, now: datetime) -> datetime | None:
    """Another day, another hour or both; what is not named stays as it was. None where nothing is, or it is past."""
    found = times.find(said, now=now)
    if found is None:
        return None
    if has_an_hour(found):
        moment = found.start if found.names_day else found.start.replace(year=at.year, month=at.month, day=at.day)
    elif found.grain == "day":
        moment = datetime.combine(found.start.date(), at.timetz())
    else:
        return None
    next_year = (
        "年" not in said and moment - at > LONG_AFTER
    )  # 2月1日, told on the 10th: gone by, and no other year meant
    return moment if moment > now and not next_year else None


def appointment(rest: str, now: datetime) -> tuple[When | None, str]:
    """The time, and the place, contact and papers told with it: 1号 of an address behind the hour is no day."""
    ends = [match.start() for match in GAP.finditer(rest)]
    for end in (*ends, len(rest)):
        found = times.find(rest[:end], now=now)
        if found is not None and has_an_hour(found):
            break
    else:
        found = times.find(rest, now=now)
    if found is None:
        return None, rest
    left = f"{rest[: found.span[0]].rstrip(EDGES)} {rest[found.span[1] :].lstrip(EDGES)}"
    return found, left.strip(EDGES)
