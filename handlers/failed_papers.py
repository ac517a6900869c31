"""An employer whose papers do not pass (核验没通过): its posts stop at once, those who applied and the station hear of it."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from db import employers, vacancies
from db.models import Employer, Staff, Vacancy
from db.station import Station
from handlers import post_notices, telling_staff, texts
from handlers.dialogue.replies import Text, pack

TOLD = ("station_head", "job_officer")


def pause_posts(
    session: Session, employer: Employer, *, by: Staff, station: Station, now: datetime
) -> Sequence[Vacancy]:
    """Returns the posts that were published."""
    posts = employers.published_by(session, employer)
    once = f"papers:{now:%Y%m%d%H%M%S}"
    for vacancy in posts:
        vacancies.pause(session, vacancy, now=now, staff=by)
        post_notices.tell(session, vacancy, "pause", post_notices.paused, once=once, station=station, now=now)
    if posts:
        words = texts.posts.stopped_by_papers(employer.name, posts)
        telling_staff.owe(
            session, roles=TOLD, message=pack(Text(words)), key=f"papers:{employer.key}:{once}", now=now,
            due_at=station.after_quiet(now),
        )  # fmt: skip
    return posts
