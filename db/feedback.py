"""Questions that the station asks of its own accord (回访): once each, at most one a day, and what came of them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, func
from sqlmodel import Session, col, select

from db.models import (
    Feedback,
    Follower,
    FollowerWorker,
    FollowUp,
    Inquiry,
    Stop,
    Visit,
    Worker,
    WorkerStatus,
)
from db.models.workers import living
from db.statements import insert_for

KIND_OF_STOP = "asks"
AT_WORK = ("registered", "seeking", "employed", "idle")
OPEN_INQUIRIES = ("new", "taken")
ASKED_AGAIN_AFTER = timedelta(hours=40)
Askable = tuple[Worker, Follower]


def ask(
    session: Session, *, worker: Worker, follower: Follower, kind: str, about: str, now: datetime
) -> Feedback | None:
    """None when this was asked before."""
    values = {
        "worker_id": worker.key, "follower_id": follower.key, "region": worker.region, "kind": kind, "about": about,
        "asked_at": now, "answer": "", "facts": {}, "words": "",
    }  # fmt: skip
    insert = insert_for(session, Feedback).values(**values)
    made = session.execute(
        insert.on_conflict_do_nothing(index_elements=["worker_id", "kind", "about"]).returning(Feedback.id)
    ).scalar()
    return session.get_one(Feedback, made) if made is not None else None


def get(session: Session, feedback_id: int) -> Feedback:
    return session.get_one(Feedback, feedback_id)


def ask_again(session: Session, *, worker: Worker, kind: str, about: str, now: datetime) -> Feedback | None:
    """The same question anew, where the answer itself was to wait for a day that has come; facts known are kept."""
    row = of(session, worker, kind=kind, about=about)
    if row is None or row.facts.get("ask_on", "9") > f"{now:%Y-%m-%d}":
        return None
    row.facts = {name: fact for name, fact in row.facts.items() if name != "ask_on"} | {"again": True}
    row.answer, row.answered_at, row.asked_at = "", None, now
    session.flush()
    return row


def to_ask_again(session: Session, *, kind: str, since: datetime, now: datetime) -> Sequence[Feedback]:
    """Answers that were to wait for a day that has come."""
    rows = session.exec(
        select(Feedback).where(Feedback.kind == kind, col(Feedback.answered_at) > since).order_by(col(Feedback.id))
    ).all()
    return [row for row in rows if row.facts.get("ask_on", "9") <= f"{now:%Y-%m-%d}"]


def answer(
    session: Session, row: Feedback, *, answer: str, now: datetime, words: str = "", **facts: object
) -> None:  # fmt: skip
    """A later answer takes the place of an earlier one; facts are added to those known."""
    row.answer, row.answered_at = answer, now
    row.words = words or row.words
    row.facts = {**row.facts, **facts}
    session.flush()


def visited(session: Session, *, since: datetime, until: datetime) -> Sequence[tuple[Visit, Worker, Follower]]:
    """People whose visit was recorded as done in this time."""
    rows = session.exec(
        select(Visit, Worker, Follower)
        .join(Worker, col(Worker.id) == Visit.worker_id)
        .join(FollowerWorker, col(FollowerWorker.worker_id) == Worker.id)
        .join(Follower, col(Follower.id) == FollowerWorker.follower_id)
        .where(Visit.status == "done", col(Visit.entered_at) > since, col(Visit.entered_at) <= until, *_reachable())
        .order_by(col(Visit.id))
    ).all()
    return [(row[0], row[1], row[2]) for row in rows]


def started_between(
    session: Session, first: date, last: date, *, where: Sequence[ColumnElement[bool]] = (), limit: int = 500
) -> Sequence[Askable]:  # fmt: skip
    """People at work since a day between these two, and of these those for whom `where` holds."""
    begun = [col(Worker.status) == "employed", col(Worker.started_on) >= first, col(Worker.started_on) <= last]
    return _people(session, [*begun, *where], limit=limit)


def reachable(session: Session, worker_id: int) -> Sequence[Askable]:
    """This person, on each phone of their own that may be asked."""
    return _people(session, [col(Worker.id) == worker_id])


def working_away(session: Session, *, about: str, limit: int = 500) -> Sequence[Askable]:
    """Everybody who is not at home and has not been asked about this festival, by number."""
    asked = select(Feedback.worker_id).where(Feedback.kind == "home_leave", Feedback.about == about)
    return _people(session, [col(Worker.status).in_(AT_WORK), col(Worker.id).not_in(asked)], limit=limit)


def in_good_contact(
    session: Session, *, month: str, seen_since: datetime, seen_until: datetime, told_since: datetime, limit: int = 200
) -> Sequence[Askable]:
    """People who wrote lately, with nothing bad open, who have not said how they are for a month nor been asked in it."""
    told = select(WorkerStatus.worker_id).where(
        WorkerStatus.source == "self", col(WorkerStatus.recorded_at) > told_since
    )
    asked = select(Feedback.worker_id).where(Feedback.kind == "pulse", Feedback.about == month)
    bad = select(Inquiry.follower_id).where(
        col(Inquiry.status).in_(OPEN_INQUIRIES), Inquiry.level != "normal", col(Inquiry.follower_id).is_not(None)
    )
    wanted = [
        col(Worker.status).in_(AT_WORK), col(Worker.registered_at) < told_since, col(Worker.id).not_in(told),
        col(Worker.id).not_in(asked), col(Follower.id).not_in(bad),
        col(Follower.last_seen_at) > seen_since, col(Follower.last_seen_at) <= seen_until,
    ]  # fmt: skip
    return _people(session, wanted, limit=limit)


def quiet_people(session: Session, *, month: str, told_since: datetime, limit: int = 200) -> Sequence[Askable]:
    """Like those in good contact, but nobody has heard from them for a while."""
    told = select(WorkerStatus.worker_id).where(
        WorkerStatus.source == "self", col(WorkerStatus.recorded_at) > told_since
    )
    asked = select(Feedback.worker_id).where(Feedback.kind == "pulse", Feedback.about == month)
    wanted = [
        col(Worker.status).in_(AT_WORK), col(Worker.registered_at) < told_since, col(Worker.id).not_in(told),
        col(Worker.id).not_in(asked),
    ]  # fmt: skip
    return _people(session, wanted, limit=limit)


def silent_twice(session: Session) -> Sequence[tuple[Worker, Feedback]]:
    """Whose last two monthly questions were not answered, and who has told nothing since the first of them."""
    rows = session.exec(
        select(Feedback)
        .where(Feedback.kind == "pulse")
        .order_by(col(Feedback.worker_id), col(Feedback.asked_at).desc())
    ).all()
    by_person: dict[int, list[Feedback]] = {}
    for row in rows:
        by_person.setdefault(row.worker_id, []).append(row)
    found = []
    for worker_id, asked in by_person.items():
        if len(asked) >= 2 and all(row.answered_at is None for row in asked[:2]):
            worker = session.get_one(Worker, worker_id)
            here = worker.deleted_at is None and worker.merged_into is None
            if here and (worker.last_contact_at or asked[1].asked_at) <= asked[1].asked_at:
                found.append((worker, asked[0]))
    return found


def put_on_visit_list(
    session: Session, worker: Worker, *, kind: str, words: str, now: datetime, anew: bool = False
) -> bool:
    """False while the same need of this person is open already; `anew` when these words take the place of those there."""
    known = session.exec(
        select(FollowUp).where(
            FollowUp.worker_id == worker.id, FollowUp.kind == kind, col(FollowUp.closed_at).is_(None)
        )
    ).first()
    if known is not None:
        known.words = words if anew else known.words
        return False
    session.add(FollowUp(worker_id=worker.key, region=worker.region, kind=kind, words=words, opened_at=now))
    session.flush()
    return True


def visit_list(session: Session, *, limit: int = 30) -> Sequence[tuple[FollowUp, Worker]]:
    """Open needs of people, the longest waiting first."""
    rows = session.exec(
        select(FollowUp, Worker)
        .join(Worker, col(Worker.id) == FollowUp.worker_id)
        .where(col(FollowUp.closed_at).is_(None), col(Worker.deleted_at).is_(None))
        .order_by(col(FollowUp.opened_at))
        .limit(limit)
    ).all()
    return [(row[0], row[1]) for row in rows]


def asked_since(session: Session, worker: Worker, moment: datetime) -> bool:
    """Whether the station has asked this person anything of its own accord since then."""
    recent = select(Feedback.id).where(Feedback.worker_id == worker.id, col(Feedback.asked_at) > moment)
    return session.exec(recent.limit(1)).first() is not None


def busy(session: Session, worker: Worker, *, now: datetime) -> bool:
    """Asked something less than two days ago: nobody wants a question every evening."""
    return asked_since(session, worker, now - ASKED_AGAIN_AFTER)


def of(session: Session, worker: Worker, *, kind: str, about: str) -> Feedback | None:
    return session.exec(
        select(Feedback).where(Feedback.worker_id == worker.id, Feedback.kind == kind, Feedback.about == about)
    ).first()


def newest_of(session: Session, worker: Worker, *, kind: str, since: datetime) -> Feedback | None:
    """What was asked of this person last, not before this moment."""
    return session.exec(
        select(Feedback)
        .where(Feedback.worker_id == worker.id, Feedback.kind == kind, col(Feedback.asked_at) > since)
        .order_by(col(Feedback.asked_at).desc(), col(Feedback.id).desc())
        .limit(1)
    ).first()


def visit_of(row: Feedback) -> int:
    """The number of the visit that a question about one was asked of."""
    return int(row.about.removeprefix("visit:"))


def by_about(session: Session, abouts: Sequence[str], *, kind: str) -> Mapping[str, Feedback]:
    """What was asked about each of them, for things that concern one person only."""
    rows = session.exec(select(Feedback).where(Feedback.kind == kind, col(Feedback.about).in_(list(abouts)))).all()
    return {row.about: row for row in rows}


def settle_pulses(session: Session, worker: Worker, *, answer: str, now: datetime) -> None:
    """Whoever tells in their own words how they are has answered the monthly question."""
    rows = session.exec(
        select(Feedback).where(
            Feedback.worker_id == worker.id, Feedback.kind == "pulse", col(Feedback.answered_at).is_(None)
        )
    ).all()
    for row in rows:
        row.answer, row.answered_at = answer, now
    session.flush()


def put_pulse_right(session: Session, worker: Worker, *, answered: str, since: datetime, words: str) -> None:
    """What was answered to the monthly question was a slip: nothing had changed."""
    rows = session.exec(
        select(Feedback).where(
            Feedback.worker_id == worker.id, Feedback.kind == "pulse", Feedback.answer == answered,
            col(Feedback.answered_at) >= since,
        )
    ).all()  # fmt: skip
    for row in rows:
        row.answer, row.words = "same", words
    session.flush()


def by_county(session: Session, *, kind: str, about: str) -> Sequence[tuple[str, str, int]]:
    """(county, answer, people); the answer of those who have not answered is empty."""
    rows = session.exec(
        select(Worker.county, Feedback.answer, func.count())
        .join(Worker, col(Worker.id) == Feedback.worker_id)
        .where(Feedback.kind == kind, Feedback.about == about)
        .group_by(Worker.county, Feedback.answer)
        .order_by(Worker.county, Feedback.answer)
    ).all()
    return [(row[0], row[1], row[2]) for row in rows]


def latest_about(session: Session, *, kind: str) -> str:
    """What was asked about last, "" when nothing was."""
    row = session.exec(
        select(Feedback.about).where(Feedback.kind == kind).order_by(col(Feedback.asked_at).desc())
    ).first()
    return row or ""


def _people(
    session: Session, conditions: Sequence[ColumnElement[bool] | bool], *, limit: int = 500
) -> Sequence[Askable]:
    rows = session.exec(
        select(Worker, Follower)
        .join(FollowerWorker, col(FollowerWorker.worker_id) == Worker.id)
        .join(Follower, col(Follower.id) == FollowerWorker.follower_id)
        .where(*conditions, *_reachable())
        .order_by(col(Worker.id))
        .limit(limit)
    ).all()
    return [(row[0], row[1]) for row in rows]


def _reachable() -> tuple[ColumnElement[bool], ...]:
    """On the phone of their own, which follows and has not asked to be left alone."""
    stopped = select(Stop.follower_id).where(Stop.kind == KIND_OF_STOP)
    return (
        col(FollowerWorker.relation) == "self", col(Follower.openid).is_not(None),
        col(Follower.unfollowed_at).is_(None), col(Follower.id).not_in(stopped), *living(),
    )  # fmt: skip
