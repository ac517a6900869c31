"""When a message to many may go out: not at night, not on a public holiday."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from db.station import Station
from nlp import times

FARTHEST = 30


@dataclass(frozen=True)
class Allowed:
    """`why` is "" when the moment itself is allowed, else quiet or the name of the holiday."""

    at: datetime
    why: str = ""


def next_allowed(station: Station, moment: datetime) -> Allowed:
    at, why = station.after_quiet(moment), ""
    if at != moment:
        why = "quiet"
    for _ in range(FARTHEST):
        holiday = times.holiday_name(at.date())
        if holiday is None:
            break
        why = holiday
        tomorrow = (at + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
        at = station.after_quiet(tomorrow)
    return Allowed(at, why)
