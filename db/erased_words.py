"""A deleted person in what others wrote: name, telephone, masked number and openid are taken out of every text and JSON.

Every column of words is looked through, so that a new one need not be remembered here.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import add
from typing import Any

from sqlalchemy import JSON, Column, String, Table, and_, func, or_
from sqlalchemy import cast as as_type
from sqlalchemy import select as plain_select
from sqlmodel import AutoString, Session, SQLModel, col, select

from db import audits, erased_rows
from db.engine import patient
from db.models import Employer, Staff, Worker

MASK = "〔已删〕"
# Rows that name posts, rules and figures and never a person; they are many, or stand in a hurry's way.
NOBODYS = frozenset(
    {"broadcast_recipient", "broadcast_page", "broadcast_chunk", "tag_member", "account_tag", "window", "subscription",
     "stop", "quota", "vacancy", "measure", "counter", "day_count", "parameter", "setting", "answer", "used_link", "pulse",
     "access_token", "route_state", "visit_cell", "erasure", "partner", "channel_trouble", "attendance_code"}
)  # fmt: skip
# Names in columns of their own belong to the row they stand in, which keeps or loses them by itself.
OF_THE_ROW = frozenset(
    {("worker", "name"), ("worker", "phone"), ("worker", "emergency_phone"), ("staff", "name"), ("staff", "phone"),
     ("employer", "name"), ("employer", "contact_phone"), ("roster_row", "name"), ("roster_row", "id_masked"),
     ("certificate", "name"), ("claim_line", "name"), ("claim_line", "id_masked")}
)  # fmt: skip
SHORTEST_NAME, MOST_LONGER = 2, 50


@dataclass(frozen=True)
class Traces:
    """`needles` are taken out wherever they stand, except from words that hold one of `others`, who are called similarly."""

    needles: tuple[str, ...]
    name: str = ""
    others: tuple[str, ...] = field(default=())


def of(session: Session, worker: Worker, *, openids: Sequence[str], masked: str) -> Traces:
    """What tells this person apart. What a living person shares (a telephone, a name) is not taken from them."""
    needles = [*openids, *([masked] if masked else [])]
    if worker.phone and not _is_somebodys(session, worker):
        needles += _spelled(worker.phone)
    living = select(Worker.name).where(col(Worker.name).contains(worker.name, autoescape=True), Worker.id != worker.id)
    others = session.exec(living.where(col(Worker.deleted_at).is_(None)).distinct().limit(MOST_LONGER)).all()
    too = session.exec(select(Staff.name).where(col(Staff.name).contains(worker.name, autoescape=True))).all()
    unsure = worker.name in others or worker.name in too or len(worker.name) < SHORTEST_NAME
    named = "" if unsure or worker.name == erased_rows.NAME else worker.name
    return Traces(tuple(needles), named, tuple({*others, *too}))


@dataclass(frozen=True)
class Hit:
    """A field that holds something of the person: its table, the row's key, its column."""

    table: str
    key: tuple[Any, ...]
    column: str


def find(session: Session, traces: Traces) -> Sequence[Hit]:
    """Looks through every row that there is, which takes seconds where there are millions: ask a session that only reads."""
    patient(session)
    hits: list[Hit] = []
    for table in SQLModel.metadata.sorted_tables:
        columns = [] if table.name in NOBODYS else list(_of_words(table))
        if columns and (traces.needles or traces.name):
            hits += _look_through(session, table, columns, traces)
    return hits


def clean(session: Session, hits: Sequence[Hit], traces: Traces) -> None:
    """Rows that have gone meanwhile are passed over."""
    for hit in hits:
        table = SQLModel.metadata.tables[hit.table]
        column = table.columns[hit.column]
        held = and_(*(part == value for part, value in zip(table.primary_key.columns, hit.key, strict=True)))
        words = session.execute(plain_select(as_type(column, String)).where(held)).scalar()
        cleaned = _cleaned(words, traces)
        if cleaned != words:
            value: Any = json.loads(cleaned) if cleaned and isinstance(column.type, JSON) else cleaned
            session.execute(table.update().where(held).values({column.name: value}))
    session.expire_all()


def _look_through(
    session: Session, table: Table, columns: Sequence[Column[Any]], traces: Traces
) -> Iterator[Hit]:  # fmt: skip
    needles = [*traces.needles, *([traces.name] if traces.name else [])]
    place = func.strpos if session.get_bind().dialect.name == "postgresql" else func.instr
    keys, words = list(table.primary_key.columns), [as_type(column, String) for column in columns]
    # One string for the row: looking into each column for each needle would take three times as long.
    row_said = reduce(add, (func.coalesce(each, "") for each in words))
    holds = or_(*(place(row_said, needle) > 0 for needle in needles))
    for row in session.execute(plain_select(*keys, *words).where(holds)):
        for column, said in zip(columns, row[len(keys) :], strict=True):
            if _cleaned(said, traces) != said:
                yield Hit(table.name, tuple(row[: len(keys)]), column.name)


def _cleaned(words: str | None, traces: Traces) -> str | None:
    if not words:
        return words
    for needle in traces.needles:
        words = words.replace(needle, MASK)
    if traces.name and not any(other in words for other in traces.others):
        words = words.replace(traces.name, MASK)
    return words


def _of_words(table: Table) -> Iterator[Column[Any]]:
    for column in table.columns:
        if column.foreign_keys or column.name in ("region", "digest", "id_blind", "blind", "public_id"):
            continue
        if (table.name, column.name) not in OF_THE_ROW and isinstance(column.type, AutoString | String | JSON):
            yield column


def _is_somebodys(session: Session, worker: Worker) -> bool:
    """A telephone of a living person, of staff, or of an employer."""
    living = select(Worker.id).where(
        Worker.phone == worker.phone, Worker.id != worker.id, col(Worker.deleted_at).is_(None)
    )
    asked = (
        living,
        select(Staff.id).where(Staff.phone == worker.phone),
        select(Employer.id).where(Employer.contact_phone == worker.phone),
    )
    return any(session.exec(query.limit(1)).first() is not None for query in asked)


def _spelled(phone: str) -> list[str]:
    """As it is stored, and as it is shown."""
    parts = (phone[:3], phone[3:7], phone[7:])
    return [phone, " ".join(parts), "-".join(parts), audits.telephone(phone)]
