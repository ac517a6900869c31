"""Telling people about their courses: offers, seats that lapsed, classes moved or called off."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from db import courses, enrolments, followers, outbox, unreached
from db.models import Course, Enrolment, Follower, Worker
from db.station import Station
from handlers import reaching, texts
from handlers.dialogue.replies import notice
from handlers.reaching import Heard

MINUTE = "%Y%m%d%H%M"


def reach(session: Session, enrolment: Enrolment, worker: Worker) -> Follower | None:
    """The phone the person writes from now, else the one that signed up."""
    found = followers.of_worker(session, worker)
    return found or (followers.get(session, enrolment.follower_id) if enrolment.follower_id else None)


def concerned(session: Session, rows: Sequence[Enrolment]) -> Heard:
    """Who would be told, and who telephoned."""
    people = enrolments.with_people(session, rows)
    return reaching.heard([reaching.has_wechat(reach(session, row, worker)) for row, worker in people])


def fields(course: Course) -> dict[str, str]:
    """The fields of a template notice about a class."""
    return {"thing1": course.title, "time2": f"{course.starts_at:%Y-%m-%d %H:%M}", "thing3": course.place}


def offered(session: Session, offers: Sequence[Enrolment], *, station: Station, now: datetime) -> Heard:
    """Owe every new offer; one made at night is sent in the morning."""
    reached: list[bool] = []
    for row, worker in enrolments.with_people(session, offers):
        course, until = courses.get(session, row.course_id), row.offer_until
        if until is None:
            continue
        words = texts.seats.offer(worker.name, course, until, now)
        key = f"offer:enrolment:{row.key}:{now:%Y%m%d%H%M%S}"
        reached.append(_owe(session, row, worker, words, key=key, kind="offer", station=station, now=now, expires_at=until,
                            kept=texts.seats.notice_fields(course, until)))  # fmt: skip
    return reaching.heard(reached)


def ran_out(session: Session, ended: enrolments.RanOut, *, station: Station, now: datetime) -> None:
    for row, worker in enrolments.with_people(session, ended.lapsed):
        title = courses.get(session, row.course_id).title
        words = texts.seats.lapsed(worker.name, title)
        _owe(session, row, worker, words, key=f"lapsed:enrolment:{row.key}", kind="outcome", station=station, now=now)
    for row, worker in enrolments.with_people(session, ended.unserved):
        words = texts.seats.unserved(worker.name, courses.get(session, row.course_id))
        _owe(session, row, worker, words, key=f"unserved:enrolment:{row.key}", kind="outcome", station=station, now=now)
    offered(session, ended.offers, station=station, now=now)


def postponed(
    session: Session, course: Course, concerned: Sequence[Enrolment], *, before: datetime, station: Station,
    now: datetime,
) -> Heard:  # fmt: skip
    """Everyone is told once for each new time; reminders of the old one are taken back.

    Of several moves in one night only the last is told, and whoever is back at the time they know of hears nothing.
    """
    reached: list[bool] = []
    for row, worker in enrolments.with_people(session, concerned):
        forget_reminders(session, row, now=now)
        knows = forget_move(session, row, now=now) or before
        if knows == course.starts_at:
            reached.append(True)
            continue
        words = texts.training.postponed(worker.name, course, knows, row.status)
        key = f"{_moved(row)}{knows:{MINUTE}}:{course.starts_at:{MINUTE}}:{now:%Y%m%d%H%M%S}"
        reached.append(_owe(session, row, worker, words, key=key, kind="outcome", station=station, now=now))
    return reaching.heard(reached)


def place_changed(
    session: Session, course: Course, concerned: Sequence[Enrolment], *, station: Station, now: datetime
) -> Heard:
    reached: list[bool] = []
    for row, worker in enrolments.with_people(session, concerned):
        words, key = texts.training.place_changed(worker.name, course), f"place:enrolment:{row.key}:{now:%Y%m%d%H%M%S}"
        reached.append(_owe(session, row, worker, words, key=key, kind="outcome", station=station, now=now))
    return reaching.heard(reached)


def added(session: Session, row: Enrolment, worker: Worker, *, station: Station, now: datetime) -> bool:
    """By staff, for somebody who telephoned: without WeChat they know it already. Whether they are told."""
    words = texts.training.added(worker.name, courses.get(session, row.course_id), waits=not row.holds_seat)
    if not reaching.has_wechat(reach(session, row, worker)):
        return False
    key = f"added:enrolment:{row.key}"
    return _owe(session, row, worker, words, key=key, kind="outcome", station=station, now=now)


def taken_off(session: Session, row: Enrolment, *, station: Station, now: datetime) -> None:
    """By staff; what is still owed about the booking is not sent any more."""
    forget(session, row, now=now)
    worker = session.get_one(Worker, row.worker_id)
    words = texts.training.taken_off(worker.name, courses.get(session, row.course_id))
    if reaching.has_wechat(reach(session, row, worker)):
        _owe(
            session, row, worker, words, key=f"taken_off:enrolment:{row.key}", kind="outcome", station=station, now=now
        )


def called_off(
    session: Session, course: Course, concerned: Sequence[Enrolment], *, station: Station, now: datetime
) -> Heard:
    other, reached = courses.next_run(session, course, now=now), list[bool]()
    for row, worker in enrolments.with_people(session, concerned):
        forget(session, row, now=now)
        knows = forget_move(session, row, now=now) or course.starts_at
        words = texts.training.called_off(worker.name, course.title, knows, other)
        key = f"off:enrolment:{row.key}"
        reached.append(_owe(session, row, worker, words, key=key, kind="outcome", station=station, now=now))
    return reaching.heard(reached)


def forget(session: Session, enrolment: Enrolment, *, now: datetime) -> None:
    """What is still owed about a booking that has ended is not sent any more."""
    forget_reminders(session, enrolment, now=now)
    forget_offer(session, enrolment, now=now)


def forget_reminders(session: Session, enrolment: Enrolment, *, now: datetime) -> None:
    outbox.cancel(session, prefix=f"remind:enrolment:{enrolment.key}:", now=now)


def forget_offer(session: Session, enrolment: Enrolment, *, now: datetime) -> None:
    outbox.cancel(session, prefix=f"offer:enrolment:{enrolment.key}:", now=now)


def forget_move(session: Session, enrolment: Enrolment, *, now: datetime) -> datetime | None:
    """A move nobody has been told of yet is not told any more. The time they know of; None when nothing waits."""
    prefix = _moved(enrolment)
    known = (*outbox.take_back(session, prefix=prefix, now=now), *unreached.take_back(session, prefix=prefix, now=now))
    times = [key.removeprefix(prefix).split(":")[0] for key in known]
    return min((datetime.strptime(one, MINUTE).replace(tzinfo=now.tzinfo) for one in times), default=None)


def _moved(enrolment: Enrolment) -> str:
    """What follows are the time they know of, the new one, and when it was changed."""
    return f"moved:enrolment:{enrolment.key}:"


def _owe(
    session: Session, row: Enrolment, worker: Worker, words: str, *, key: str, kind: str, station: Station,
    now: datetime, expires_at: datetime | None = None, kept: dict[str, str] | None = None,
) -> bool:  # fmt: skip
    """`kept` is what a notice says outside the window, where the class alone does not say it."""
    message = notice(words, kind, kept or fields(courses.get(session, row.course_id)))
    return reaching.tell(
        session, worker, reach(session, row, worker), message=message, key=key, kind=kind, station=station, now=now,
        expires_at=expires_at,
    )  # fmt: skip
