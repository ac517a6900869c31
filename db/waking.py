"""When people on the night shift sleep: their quiet hours lie in the day."""

from datetime import datetime, timedelta

from db.models import Follower
from db.station import Station

# Whoever is woken so shortly before something could have been told at once.
TOO_LATE = timedelta(minutes=30)


def works_nights(follower: Follower) -> bool:
    return follower.night_shift_since is not None


def next_waking(
    follower: Follower, moment: datetime, *, station: Station, latest: datetime | None = None
) -> datetime:  # fmt: skip
    """The moment itself, or the end of the sleep it falls into; the moment itself too where the end would come too late."""
    if not works_nights(follower) or not station.night_sleep_from <= moment.time() < station.night_sleep_until:
        return moment
    until = station.night_sleep_until
    wakes = moment.replace(hour=until.hour, minute=until.minute, second=0, microsecond=0)
    return moment if latest is not None and wakes >= latest - TOO_LATE else wakes


def set_nights(follower: Follower, *, since: datetime | None) -> None:
    follower.night_shift_since = since
