"""Pairs of records that are probably one person (疑似重复), for staff to decide."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, literal, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from db import scopes
from db.models import Identity, Staff, Worker

SHOWN = 50


def pairs(session: Session, *, by: Staff) -> Sequence[tuple[Worker, Worker, str]]:
    """With what they share: identity, phone (and name), or birth (with name and township)."""
    one, other = aliased(Worker), aliased(Worker)
    found: dict[tuple[int, int], tuple[Worker, Worker, str]] = {}
    for query in _queries(one, other):
        seen = [
            condition
            for side in (one, other)
            for condition in (
                col(side.deleted_at).is_(None), col(side.merged_into).is_(None), col(side.id).in_(scopes.ids(by, Worker))
            )
        ]  # fmt: skip
        for left, right, why in session.execute(query.where(*seen, col(one.id) < col(other.id)).limit(SHOWN)).all():
            found.setdefault((left.key, right.key), (left, right, why))
    return list(found.values())[:SHOWN]


def of(session: Session, worker: Worker, *, by: Staff) -> Sequence[Worker]:
    """Others who have this person's name or telephone."""
    alike = col(Worker.name) == worker.name
    alike = alike | (col(Worker.phone) == worker.phone) if worker.phone else alike
    query = scopes.rows(by, Worker).where(alike, Worker.id != worker.id)
    return session.exec(query.order_by(col(Worker.id)).limit(SHOWN)).all()


def _queries(one: Any, other: Any) -> Sequence[Any]:
    first, second = aliased(Identity), aliased(Identity)
    same_number = and_(col(first.blind) == col(second.blind), col(first.blind) != "")
    by_number = (
        select(one, other, literal("identity"))
        .join(first, col(first.worker_id) == one.id)
        .join(second, same_number)
        .join(other, other.id == col(second.worker_id))
    )
    same_phone = and_(one.phone == other.phone, one.phone != "", one.name == other.name)
    born = and_(
        one.name == other.name, one.birth_date == other.birth_date, one.township_code == other.township_code,
        one.township_code != "",
    )  # fmt: skip
    by_phone = select(one, other, literal("phone")).join(other, same_phone)
    return by_number, by_phone, select(one, other, literal("birth")).join(other, born)
