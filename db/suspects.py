"""Pairs of records that are probably one person (疑似重复), for staff to decide."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any

from sqlalchemy import ColumnElement, func, select, tuple_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from db import doubles, scopes
from db.models import FollowUp, Identity, Staff, Worker
from db.models.workers import living

SHOWN = 50
# Of one sign no more are read: a telephone of a whole dormitory is not one person.
TOO_MANY = 6


def pairs(session: Session, *, by: Staff) -> Sequence[tuple[Worker, Worker, str]]:
    """With what they share: identity, phone (and name), birth (with name and township), name (and county), or alike in both."""
    found: dict[tuple[int, int], tuple[Worker, Worker, str]] = {}
    for why, look in _LOOKS:
        for one, other in look(session, by):
            found.setdefault((one.key, other.key), (one, other, why))
    return list(found.values())[:SHOWN]


def of(session: Session, worker: Worker, *, by: Staff) -> Sequence[Worker]:
    """Others who have this person's name or telephone."""
    alike = col(Worker.name) == worker.name
    alike = alike | (col(Worker.phone) == worker.phone) if worker.phone else alike
    query = scopes.rows(by, Worker).where(alike, Worker.id != worker.id)
    return session.exec(query.order_by(col(Worker.id)).limit(SHOWN)).all()


def _by_number(session: Session, by: Staff) -> Iterator[tuple[Worker, Worker]]:
    twice = _twice(col(Identity.blind)).where(col(Identity.blind) != "")
    query = (
        select(Worker, col(Identity.blind))
        .join(Identity, col(Identity.worker_id) == col(Worker.id))
        .where(col(Identity.blind).in_(twice), *scopes.seen(by, Worker))
        .order_by(col(Identity.blind), col(Worker.id))
    )
    return _neighbours((row[0], row[1]) for row in session.execute(query).all())


def _by_phone(session: Session, by: Staff) -> Iterator[tuple[Worker, Worker]]:
    twice = _twice(col(Worker.phone)).where(col(Worker.phone) != "", *scopes.seen(by, Worker))
    query = select(Worker).where(col(Worker.phone).in_(twice), *scopes.seen(by, Worker))
    people = session.execute(query.order_by(col(Worker.phone), col(Worker.name), col(Worker.id))).scalars()
    return _neighbours((one, (one.phone, one.name)) for one in people)


def _by_birth(session: Session, by: Staff) -> Iterator[tuple[Worker, Worker]]:
    signs = (col(Worker.name), col(Worker.birth_date), col(Worker.township_code))
    told = (col(Worker.birth_date).is_not(None), col(Worker.township_code) != "", *scopes.seen(by, Worker))
    query = select(Worker).where(tuple_(*signs).in_(_twice(*signs).where(*told)), *told)
    people = session.execute(query.order_by(*signs, col(Worker.id))).scalars()
    return _neighbours((one, (one.name, one.birth_date, one.township_code)) for one in people)


def _twice(*columns: Any) -> Any:
    """What stands in more than one row, and not in too many."""
    return select(*columns).group_by(*columns).having(func.count().between(2, TOO_MANY)).limit(SHOWN)


def _neighbours(people: Iterator[tuple[Worker, Any]]) -> Iterator[tuple[Worker, Worker]]:
    for _, alike in groupby(people, key=lambda one: one[1]):
        yield from pairwise(worker for worker, _ in alike)


def _by_question(session: Session, by: Staff) -> Iterator[tuple[Worker, Worker]]:
    """Whom a sign-up has put before staff: one name from one county, and nothing that tells them apart."""
    return _asked(session, by, lambda other: col(other.name) == col(Worker.name))


def _by_likeness(session: Session, by: Staff) -> Iterator[tuple[Worker, Worker]]:
    """Put before staff as well: one phone and one county under names that differ by one sign."""
    return _asked(session, by, lambda other: (col(other.phone) == col(Worker.phone)) & (col(Worker.phone) != ""))


def _asked(
    session: Session, by: Staff, same: Callable[[type[Worker]], ColumnElement[bool]]
) -> Iterator[tuple[Worker, Worker]]:  # fmt: skip
    other = aliased(Worker)
    asked = select(col(FollowUp.worker_id)).where(col(FollowUp.kind) == doubles.KIND, col(FollowUp.closed_at).is_(None))
    query = (
        select(Worker, other)
        .join(other, same(other) & (col(other.county) == col(Worker.county)))
        .where(col(Worker.id).in_(asked), col(other.id) != col(Worker.id), *scopes.seen(by, Worker))
        .where(*living(other), col(other.region) == Worker.region)
        .order_by(col(Worker.id), col(other.id))
        .limit(SHOWN)
    )
    for row in session.execute(query).all():
        if doubles.likely_same(row[0], row[1]):
            first, second = sorted((row[0], row[1]), key=lambda one: one.key)
            yield first, second


_Look = Callable[[Session, Staff], Iterator[tuple[Worker, Worker]]]
_LOOKS: tuple[tuple[str, _Look], ...] = (
    ("identity", _by_number),
    ("phone", _by_phone),
    ("birth", _by_birth),
    ("name", _by_question),
    ("alike", _by_likeness),
)
