"""The rows of all tables that hang on one person, pointed to another."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Table, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel

from db.models.record import Record

# Rows that are no part of what a person did, and ID numbers, which are sealed for the person they belong to.
APART = ("worker", "worker_merge", "erasure", "identity")
# What a row keeps when its contents go to another.
OWN = ("id", "worker_id", "region")


def hanging() -> Mapping[str, tuple[Table, "Column[Any]"]]:
    """Every column of every table that points to a person, by "table.column"."""
    return {
        f"{table.name}.{column.name}": (table, column)
        for table in SQLModel.metadata.sorted_tables
        if table.name not in APART and "id" in table.c
        for column in table.columns
        if any(key.target_fullname == "worker.id" for key in column.foreign_keys)
    }


def move_all(session: Session, old: int, new: int) -> tuple[dict[str, list[int]], dict[str, int]]:
    """Which rows now point to the other person, and how many could not."""
    moved: dict[str, list[int]] = {}
    left: dict[str, int] = {}
    for name, (table, column) in hanging().items():
        numbers = [row[0] for row in session.execute(select(table.c.id).where(column == old)).all()]
        done = point(session, name, numbers, old=old, new=new)
        if done:
            moved[name] = done
        if len(done) < len(numbers):
            left[table.name] = left.get(table.name, 0) + len(numbers) - len(done)
    return moved, left


def point(session: Session, name: str, numbers: Sequence[int], *, old: int, new: int) -> list[int]:
    """Of one column, by its name. Returns which rows point to the other person now.

    Row by row: one that both have may be there once only, and then stays where it is.
    """
    session.flush()
    table, column = hanging()[name]
    done: list[int] = []
    for number in numbers:
        change = update(table).where(table.c.id == number, column == old).values({column.name: new})
        try:
            with session.begin_nested():
                changed = session.execute(change.returning(table.c.id)).first()
        except IntegrityError:
            continue
        if changed:
            done.append(number)
    session.expire_all()
    return done


def swap(one: Record, other: Record) -> None:
    """Of a table in which a person has one row only: what each of the two says, without whose it is."""
    for name in type(one).model_fields:
        if name not in OWN:
            mine, theirs = getattr(one, name), getattr(other, name)
            setattr(one, name, theirs)
            setattr(other, name, mine)
