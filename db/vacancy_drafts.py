"""Posts before they are published (草稿、待审): kept under their number, sent back with a reason, taken in by the sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from db import audits, scopes, vacancies, vacancy_words, wanted
from db.models import Application, Employer, Staff, Vacancy
from db.models.vacancies import UNPUBLISHED
from db.refusals import Refusal
from db.vacancy_words import Cutter

STANDING = ("draft", "review", "published", "paused")
AT_ONCE = 500


class AlreadyPublished(Refusal):
    """The post stands; it is changed, paused or closed, and no draft any more."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


@dataclass(frozen=True)
class Standing:
    """What tells a post from others: a second one of the same employer, name and place is most often the same post."""

    id: int
    number: str
    employer_name: str
    title: str
    town: str
    place: str

    @property
    def likeness(self) -> tuple[str, str, str]:
        return likeness(self.employer_name, self.title, self.town or self.place)


def likeness(*words: str) -> tuple[str, str, str]:
    """The words without spaces and brackets of either width, for comparing."""
    employer, title, place = (vacancy_words.plain(each).replace(" ", "") for each in words)
    return employer, title, place


def keep(
    session: Session, vacancy: Vacancy, *, status: str, by: Staff | None, now: datetime, **facts: object
) -> Vacancy:
    """Store a new post or the facts of one that is not published yet. Raises AlreadyPublished."""
    if vacancy.id is not None and vacancy.status not in UNPUBLISHED:
        raise AlreadyPublished(vacancy.number)
    for name, value in facts.items():
        setattr(vacancy, name, value)
    vacancy.number = vacancy.number or vacancies.next_number(session)
    vacancy.status = status
    vacancy.month_pay = None
    vacancies.complete(vacancy)
    session.add(vacancy)
    session.flush()
    audits.note(session, staff=by, action=f"vacancy_{status}", about=f"vacancy:{vacancy.key}", now=now)
    return vacancy


def send_back(session: Session, vacancy: Vacancy, *, reason: str, by: Staff, now: datetime) -> None:
    """Whoever handed it in reads why. Raises AlreadyPublished."""
    if vacancy.status not in UNPUBLISHED:
        raise AlreadyPublished(vacancy.number)
    vacancy.status, vacancy.facts = "returned", {**vacancy.facts, "returned": reason}
    session.flush()
    audits.note(session, staff=by, action="vacancy_returned", about=f"vacancy:{vacancy.key}", reason=reason, now=now)


def count_waiting(session: Session, employer: Employer) -> int:
    """Posts of this employer that wait for their review."""
    waiting = select(func.count()).select_from(Vacancy)
    return session.exec(waiting.where(Vacancy.employer_id == employer.key, Vacancy.status == "review")).one()


def in_review(session: Session, *, limit: int) -> Sequence[Vacancy]:
    """What waits for its review, the longest waiting first."""
    waiting = select(Vacancy).where(Vacancy.status == "review").order_by(col(Vacancy.id)).limit(limit)
    return session.exec(waiting).all()


def from_source(session: Session, source: str, *, since: datetime) -> Sequence[Vacancy]:
    """Posts of this origin since then, the newest first."""
    some = select(Vacancy).where(Vacancy.source == source, col(Vacancy.posted_at) >= since)
    return session.exec(some.order_by(col(Vacancy.id).desc()).limit(200)).all()


def handed_in(session: Session, employer: Employer, *, since: datetime) -> Sequence[Vacancy]:
    """The posts of this employer since then, the newest first."""
    own = select(Vacancy).where(Vacancy.employer_id == employer.key, col(Vacancy.posted_at) >= since)
    return session.exec(own.order_by(col(Vacancy.id).desc()).limit(20)).all()


def standing(session: Session) -> Sequence[Standing]:
    """Every post that is open, paused or on its way."""
    columns = (Vacancy.id, Vacancy.number, Vacancy.employer_name, Vacancy.title, Vacancy.town, Vacancy.place)
    some = select_columns(*map(col, columns)).where(col(Vacancy.status).in_(STANDING)).order_by(col(Vacancy.id))
    return [Standing(*row) for row in session.execute(some)]


def employers_by_name(session: Session) -> dict[str, Employer]:
    """The verified one first where two bear the same name."""
    rows = session.exec(select(Employer).order_by(col(Employer.verified), col(Employer.id).desc())).all()
    return {row.name: row for row in rows}


def take_in(session: Session, posts: Sequence[Mapping[str, Any]], *, cutter: Cutter | None) -> Sequence[int]:
    """Many new posts, given by their columns, under numbers that follow one another. Returns their ids, in the same order.

    Without a cutter their words are written a little later (vacancy_words.catch_up).
    """
    if not posts:
        return ()
    first = int(vacancies.next_number(session).removeprefix(vacancies.PREFIX))
    empty = {name: value for name, value in Vacancy(number="", title="").model_dump().items() if name != "id"}
    rows = [
        {**empty, **post, "number": vacancies.spelled(str(number)), "month_pay": _month_pay(post)}
        for number, post in enumerate(posts, start=first)
    ]
    ids = list[int]()
    for begin in range(0, len(rows), AT_ONCE):
        made = insert(Vacancy).returning(col(Vacancy.id), sort_by_parameter_order=True)
        ids += session.execute(made, rows[begin : begin + AT_ONCE]).scalars()
    if cutter is not None:
        found = scopes.by_id(session, Vacancy, ids).values()
        vacancy_words.put(session, *(post for post in found if post.status == "published"), cutter=cutter)
    return ids


def _month_pay(post: Mapping[str, Any]) -> int | None:
    low, kind = post.get("pay_min"), post.get("pay_kind")
    return round(wanted.monthly(low, kind)) if low is not None and kind else None


def take_out(session: Session, ids: Sequence[int]) -> tuple[Sequence[Vacancy], int]:
    """Of the posts of an import those are sent back to which nobody has applied: their numbers are not given again.

    Returns those in use, which have to be closed with everybody told, and how many were sent back.
    """
    in_use, count = list[Vacancy](), 0
    for first in range(0, len(ids), AT_ONCE):
        some = ids[first : first + AT_ONCE]
        applied = set(session.exec(select(Application.vacancy_id).where(col(Application.vacancy_id).in_(some))))
        for vacancy in scopes.by_id(session, Vacancy, some).values():
            if vacancy.key in applied:
                in_use.append(vacancy)
            elif vacancy.status != "closed":
                vacancy.status, vacancy.facts = "returned", {**vacancy.facts, "returned": "导入整批撤回"}
                count += 1
        free = [one for one in some if one not in applied]
        session.execute(delete(vacancy_words.KEPT).where(vacancy_words.KEPT.c.vacancy_id.in_(free)))
    session.flush()
    return in_use, count
