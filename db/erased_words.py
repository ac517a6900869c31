"""A deleted person in what others wrote: name, telephone, masked number and openid are taken out of every text and JSON.

Every column of words is looked through, so that a new one need not be remembered here.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import JSON, Column, String, Table, or_
from sqlalchemy import cast as as_type
from sqlalchemy import select as plain_select
from sqlmodel import AutoString, Session, SQLModel, col, select

from db import erased_rows
from db.engine import patient
from db.models import Employer, Staff, Worker

MASK = "〔已删〕"
# Rows that name posts, rules and figures and never a person; they are many, or stand in a hurry's way.
NOBODYS = frozenset(
    {"broadcast_recipient", "broadcast_chunk", "tag_member", "account_tag", "window", "subscription", "stop", "quota",
     "vacancy", "measure", "counter", "day_count", "parameter", "setting", "answer", "used_link", "pulse",
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


def sweep(session: Session, traces: Traces) -> int:
    """Returns how many fields were changed."""
    patient(session)
    changed = 0
    for table in SQLModel.metadata.sorted_tables:
        columns = [] if table.name in NOBODYS else list(_of_words(table))
        if columns:
            changed += _sweep(session, table, columns, traces)
    return changed


def _sweep(session: Session, table: Table, columns: Sequence[Column[Any]], traces: Traces) -> int:
    """One look through the table; only rows that hold something are written."""
    needles = [*traces.needles, *([traces.name] if traces.name else [])]
    if not needles:
        return 0
    keys = list(table.primary_key.columns)
    holds = or_(*(as_type(column, String).contains(each, autoescape=True) for column in columns for each in needles))
    found = session.execute(plain_select(*keys, *(as_type(column, String) for column in columns)).where(holds)).all()
    changed = 0
    for row in found:
        for column, words in zip(columns, row[len(keys) :], strict=True):
            cleaned = _cleaned(words, traces)
            if cleaned != words:
                _write(session, table, column, dict(zip(keys, row, strict=False)), cleaned)
                changed += 1
    return changed


def _cleaned(words: str | None, traces: Traces) -> str | None:
    if not words:
        return words
    for needle in traces.needles:
        words = words.replace(needle, MASK)
    if traces.name and not any(other in words for other in traces.others):
        words = words.replace(traces.name, MASK)
    return words


def _write(session: Session, table: Table, column: Column[Any], key: dict[Column[Any], Any], words: str | None) -> None:
    value: Any = json.loads(words) if words and isinstance(column.type, JSON) else words
    change = table.update().values({column.name: value})
    for part, held in key.items():
        change = change.where(part == held)
    session.execute(change)


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
    return [phone, " ".join(parts), "-".join(parts), f"{phone[:3]}****{phone[-4:]}"]
