"""Vacancies (岗位): published under a number, changed, paused, extended, closed."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import Integer, bindparam, func
from sqlmodel import Session, col, select

from db import changed_words, search, vacancy_words, wanted
from db.models import Application, Audit, Follower, Staff, Vacancy, Worker
from db.models.vacancies import UNPUBLISHED
from db.refusals import Refusal
from db.statements import Prepared, among
from db.vacancy_words import Cutter

PREFIX = "J"


@dataclass(frozen=True)
class Listed:
    """What one line of a list says of a post."""

    id: int
    number: str
    title: str
    town: str
    district: str
    city: str
    pay_kind: str
    pay_min: float | None
    pay_max: float | None
    pay_text: str
    board: bool | None
    lodging: bool | None


READ = "vacancies read"
# What a turn has changed so far is written in one go at its end; posts do not depend on it.
_UNFLUSHED = {"autoflush": False}
_LISTED = Prepared(
    lambda on: select(*(Vacancy.__table__.c[each.name] for each in fields(Listed))).where(  # type: ignore[attr-defined]
        among(col(Vacancy.id), "ids", on, Integer())
    )
)
_SOME = select(Vacancy).where(col(Vacancy.id).in_(bindparam("ids", expanding=True)))


class NoSuchVacancy(Refusal):
    """No post has this number."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class VacancyClosed(Refusal):
    """The post takes nobody any more. `why` is closed, paused, expired or filled."""

    def __init__(self, vacancy: Vacancy, why: str) -> None:
        super().__init__(vacancy.number)
        self.vacancy, self.why = vacancy, why


def get(session: Session, vacancy_id: int) -> Vacancy:
    return session.get_one(Vacancy, vacancy_id)


def find(session: Session, number: str) -> Vacancy | None:
    """By number in any spelling of it: J012, j12, 12."""
    return session.exec(select(Vacancy).where(Vacancy.number == spelled(number))).first()


def by_number(session: Session, number: str) -> Vacancy:
    """Raises NoSuchVacancy."""
    found = find(session, number)
    if found is None:
        raise NoSuchVacancy(spelled(number))
    return found


def published(session: Session, number: str) -> Vacancy:
    """Like `by_number`, for those to whom a post that nobody has reviewed yet is none. Raises NoSuchVacancy."""
    found = by_number(session, number)
    if found.status in UNPUBLISHED:
        raise NoSuchVacancy(found.number)
    return found


def spelled(number: str) -> str:
    digits = "".join(letter for letter in number if letter.isdigit())
    return f"{PREFIX}{int(digits):03d}" if digits else number.upper()


def some(session: Session, ids: Sequence[int]) -> list[Vacancy]:
    """The posts with these ids, in this order; those that are gone are left out."""
    # One message looks at the posts on the screen several times; they are read once in its transaction.
    rows: dict[int, Vacancy] = session.info.setdefault(READ, {})
    missing = [wanted for wanted in ids if wanted not in rows]
    if missing:
        rows |= {
            row.key: row for row in session.execute(_SOME, {"ids": missing}, execution_options=_UNFLUSHED).scalars()
        }
    return [rows[wanted] for wanted in ids if wanted in rows]


def lines(session: Session, ids: Sequence[int]) -> list[Listed]:
    """What a list says of the posts with these ids, in this order; those that are gone are left out."""
    rows = {row[0]: Listed(*row) for row in _LISTED.run(session, {"ids": list(ids)})} if ids else {}
    return [rows[wanted] for wanted in ids if wanted in rows]


def open_ones(session: Session, *, now: datetime) -> Sequence[Vacancy]:
    """Everything that takes people today, the newest first."""
    return session.exec(select(Vacancy).where(search.is_open(now)).order_by(col(Vacancy.id).desc())).all()


def why_closed(vacancy: Vacancy, *, now: datetime) -> str:
    """Empty for an open post; otherwise closed, paused, expired or filled."""
    if vacancy.status != "published":
        return vacancy.status if vacancy.status in ("paused", "expired") else "closed"
    if vacancy.valid_until is not None and vacancy.valid_until < now.date():
        return "expired"
    return "filled" if vacancy.headcount is not None and vacancy.filled >= vacancy.headcount else ""


def check_open(vacancy: Vacancy, *, now: datetime) -> None:
    """Raises VacancyClosed."""
    if why := why_closed(vacancy, now=now):
        raise VacancyClosed(vacancy, why)


def publish(
    session: Session, vacancy: Vacancy, *, cutter: Cutter, now: datetime, staff: Staff | None = None
) -> Vacancy:  # fmt: skip
    """Give a new post its number, make it found at once; also takes up a paused, expired or closed one again."""
    session.add(vacancy)
    vacancy.number = vacancy.number or next_number(session)
    vacancy.status, vacancy.closed_at = "published", None
    if staff is not None and vacancy.posted_by is None:
        vacancy.posted_by = staff.id
    complete(vacancy)
    session.flush()
    vacancy_words.put(session, vacancy, cutter=cutter)
    _note(session, vacancy, "publish", now=now, staff=staff)
    return vacancy


def next_number(session: Session) -> str:
    """One above the highest number given so far."""
    highest = session.exec(
        select(Vacancy.number)
        .where(col(Vacancy.number).startswith(PREFIX))
        .order_by(func.length(Vacancy.number).desc(), col(Vacancy.number).desc())
    ).first()
    return spelled(str(int("".join(filter(str.isdigit, highest or "")) or 0) + 1))


def change(
    session: Session, vacancy: Vacancy, *, cutter: Cutter, now: datetime, staff: Staff | None = None, **facts: Any
) -> tuple[str, ...]:  # fmt: skip
    """Set columns of a post. Returns the names of those that are different now; a published post is found by them."""
    before = changed_words.of_post(vacancy)
    changed = tuple(name for name, value in facts.items() if getattr(vacancy, name) != value)
    for name in changed:
        setattr(vacancy, name, facts[name])
    if {"pay_min", "pay_kind"} & set(changed) and "month_pay" not in facts:
        vacancy.month_pay = None
    complete(vacancy)
    session.flush()
    if vacancy.status == "published":
        vacancy_words.put(session, vacancy, cutter=cutter)
    if changed:
        detail = changed_words.told(changed_words.POST, before, changed_words.of_post(vacancy))
        _note(session, vacancy, "change", now=now, staff=staff, detail=detail)
    return changed


def extend(
    session: Session, vacancy: Vacancy, *, until: date, cutter: Cutter, now: datetime, staff: Staff | None = None
) -> None:  # fmt: skip
    """Let a post stand longer; an expired one is open again."""
    before, vacancy.valid_until = changed_words.of_post(vacancy), until
    if vacancy.status == "expired":
        publish(session, vacancy, cutter=cutter, now=now, staff=staff)
    detail = changed_words.told(changed_words.POST, before, changed_words.of_post(vacancy))
    _note(session, vacancy, "extend", now=now, staff=staff, detail=detail)


def pause(session: Session, vacancy: Vacancy, *, now: datetime, staff: Staff | None = None) -> None:
    """Out of every search until it is published again."""
    _take_out(session, vacancy, "paused")
    _note(session, vacancy, "pause", now=now, staff=staff)


def close(
    session: Session, vacancy: Vacancy, *, now: datetime, staff: Staff | None = None
) -> Sequence[tuple[Application, Worker, Follower | None]]:  # fmt: skip
    """Take a post down for good. Returns everyone whose application is still under way, to be told."""
    vacancy.closed_at = now
    _take_out(session, vacancy, "closed")
    _note(session, vacancy, "close", now=now, staff=staff)
    return followed(session, vacancy)


def expire(session: Session, *, now: datetime) -> int:
    """Posts whose last day is over. Returns how many."""
    over = session.exec(
        select(Vacancy).where(Vacancy.status == "published", col(Vacancy.valid_until) < now.date())
    ).all()  # fmt: skip
    for vacancy in over:
        _take_out(session, vacancy, "expired")
    return len(over)


def followed(session: Session, vacancy: Vacancy) -> Sequence[tuple[Application, Worker, Follower | None]]:
    """The applications under way, with the person and the phone through which they applied."""
    rows = session.exec(
        select(Application, Worker, Follower)
        .join(Worker, col(Worker.id) == Application.worker_id)
        .join(Follower, col(Follower.id) == Application.follower_id, isouter=True)
        .where(Application.vacancy_id == vacancy.id, col(Application.live))
        .order_by(col(Application.applied_at))
    ).all()
    return [(row[0], row[1], row[2]) for row in rows]


def _take_out(session: Session, vacancy: Vacancy, status: str) -> None:
    vacancy.status = status
    session.flush()
    vacancy_words.drop(session, vacancy)


def complete(vacancy: Vacancy) -> None:
    """The floor over a month, worked out where only another unit is stated."""
    if vacancy.month_pay is None and vacancy.pay_min is not None and vacancy.pay_kind:
        vacancy.month_pay = round(wanted.monthly(vacancy.pay_min, vacancy.pay_kind))


def _note(
    session: Session, vacancy: Vacancy, action: str, *, now: datetime, staff: Staff | None, detail: str = ""
) -> None:  # fmt: skip
    about = f"vacancy:{vacancy.key}"
    staff_id = staff.id if staff else None
    session.add(
        Audit(at=now, staff_id=staff_id, action=f"vacancy_{action}", about=about, detail=detail, region=vacancy.region)
    )
