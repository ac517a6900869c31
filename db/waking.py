"""When people on the night shift sleep: their quiet hours lie in the day."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session, col

from db import audiences
from db.audience_filters import Audience
from db.models import Follower
from db.station import Station

# Whoever is woken so shortly before something could have been told at once.
TOO_LATE = timedelta(minutes=30)


def works_nights(follower: Follower) -> bool:
    return follower.night_shift_since is not None


def on_nights() -> ColumnElement[bool]:
    """True of a follower who works nights."""
    return col(Follower.night_shift_since).is_not(None)


def is_their_night(moment: datetime, *, station: Station) -> bool:
    """Whether people on the night shift sleep at this moment."""
    return station.night_sleep_from <= moment.time() < station.night_sleep_until


def nights_apart(session: Session, moment: datetime, *, station: Station) -> bool:
    """Whether anybody sleeps at this moment who is not to be woken by a message to many."""
    anybody = select(col(Follower.id)).where(on_nights()).limit(1)
    return is_their_night(moment, station=station) and session.execute(anybody).first() is not None


def sleepers(session: Session, audience: Audience, *, kind: str, moment: datetime, station: Station) -> int:
    """How many accounts of an audience would be asleep then."""
    if not nights_apart(session, moment, station=station):
        return 0
    theirs = audiences.followers_query(audience, kind).where(on_nights()).subquery()
    return int(session.execute(select(func.count()).select_from(theirs)).scalar_one())


def next_waking(
    follower: Follower, moment: datetime, *, station: Station, latest: datetime | None = None
) -> datetime:  # fmt: skip
    """The moment itself, or the end of the sleep it falls into; the moment itself too where the end would come too late."""
    if not works_nights(follower) or not is_their_night(moment, station=station):
        return moment
    wakes = waking_on(moment, station=station)
    return moment if latest is not None and wakes >= latest - TOO_LATE else wakes


def waking_on(moment: datetime, *, station: Station) -> datetime:
    until = station.night_sleep_until
    return moment.replace(hour=until.hour, minute=until.minute, second=0, microsecond=0)


def set_nights(follower: Follower, *, since: datetime | None) -> None:
    follower.night_shift_since = since
