"""When people on the night shift sleep: their quiet hours lie in the day."""

from datetime import datetime, time, timedelta

from db.models import Follower

SLEEPS_FROM, SLEEPS_UNTIL = time(8, 30), time(16, 0)


def works_nights(follower: Follower) -> bool:
    return follower.night_shift_since is not None


def next_waking(follower: Follower, moment: datetime, *, latest: datetime | None = None) -> datetime:
    """The moment itself, or the end of the sleep it falls into; the moment itself too where the end would come too late."""
    if not works_nights(follower) or not SLEEPS_FROM <= moment.time() < SLEEPS_UNTIL:
        return moment
    wakes = moment.replace(hour=SLEEPS_UNTIL.hour, minute=SLEEPS_UNTIL.minute, second=0, microsecond=0)
    return moment if latest is not None and wakes >= latest - timedelta(minutes=30) else wakes


def set_nights(follower: Follower, *, since: datetime | None) -> None:
    follower.night_shift_since = since
