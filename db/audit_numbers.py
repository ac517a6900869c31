"""What the audit (留痕) is about, by the number that people know: S02 for "staff:2", W059 for "worker:59"; a firm by its name."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, SQLModel, col, select

from db import employers, roster, scopes
from db.models import (
    Agreement,
    Audit,
    Broadcast,
    Claim,
    Counter,
    Course,
    Employer,
    Event,
    Inquiry,
    PostList,
    Snapshot,
    Staff,
    Vacancy,
    Worker,
)

NUMBER_IN: Mapping[str, Any] = {
    "staff": Staff.code, "worker": Worker.code, "vacancy": Vacancy.number, "course": Course.code, "event": Event.code,
    "broadcast": Broadcast.number, "inquiry": Inquiry.number, "snapshot": Snapshot.number, "post_list": PostList.number,
    "agreement": Agreement.number, "claim": Claim.number,
}  # fmt: skip
NUMBERED: Mapping[str, tuple[type[SQLModel], Callable[[Any], str | None]]] = {
    **{table: (column.class_, attrgetter(column.key)) for table, column in NUMBER_IN.items()},
    "worker": (Worker, roster.handle),  # whoever registered themselves has one of our own
    "counter": (Counter, lambda row: f"{row.measure_code} {row.name}"),
    "employer": (Employer, attrgetter("name")),
}


def called(session: Session, number: str) -> Sequence[str]:
    """What the audit keeps of whatever has this number: "worker:59" for W059, "staff:2" for s02."""
    number = unicodedata.normalize("NFKC", number).strip().upper()
    found = [
        f"{table}:{key}"
        for table, column in NUMBER_IN.items()
        for key in session.execute(select(column.class_.id).where(column == number)).scalars()
    ]
    own = scopes.whole(number.removeprefix(roster.FOR_SELF_REGISTERED))
    return [*found, f"worker:{own}"] if own is not None and number.startswith(roster.FOR_SELF_REGISTERED) else found


def _firms(session: Session, said: str) -> Sequence[str]:
    """What the audit keeps of the firms whose name holds these words."""
    if len(said.strip()) < employers.SHORTEST_NAME - 1:
        return ()
    holds = select(Employer.id).where(col(Employer.name).contains(said.strip(), autoescape=True))
    return [f"employer:{key}" for key in session.execute(holds.limit(employers.MANY)).scalars()]


def holding(session: Session, columns: Sequence[str], said: str, *, acts: Sequence[str]) -> ColumnElement[bool]:
    """Lines of the audit found by words: in its columns, by the number of what it is about, by who it was, or by these acts."""
    by = or_(col(Staff.code) == said.upper(), col(Staff.name).contains(said, autoescape=True))
    return or_(
        scopes.holding(Audit, columns, said),
        col(Audit.about).in_([*called(session, said), *_firms(session, said)]),
        col(Audit.staff_id).in_(select(Staff.id).where(by)),
        col(Audit.action).in_(acts),
    )


def of(session: Session, said: Iterable[str]) -> Mapping[str, str]:
    """By what the audit keeps, such as "staff:2"; a row that is gone, or has no number of its own, is left out.

    One query a table. Nothing but numbers, and the names of firms: who reads the audit need not see people.
    """
    wanted: dict[str, dict[int, str]] = {}
    for one in said:
        table, _, number = one.partition(":")
        key = scopes.whole(number)
        if table in NUMBERED and key is not None:
            wanted.setdefault(table, {})[key] = one
    found: dict[str, str] = {}
    for table, about in wanted.items():
        model, number_of = NUMBERED[table]
        rows = scopes.by_id(session, model, about)
        found |= {about[key]: known for key, row in rows.items() if (known := number_of(row))}
    return found
