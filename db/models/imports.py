"""Imports (导入): files that were handed in, and what became of each of their rows."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from db.models.record import Record, moment, plain_json


class ImportBatch(Record, table=True):
    """One file. The four counts are of its rows as they were checked; what doubles become is decided before it is taken in."""

    __tablename__ = "import_batch"
    __table_args__ = (Index("ix_import_batch_kind", "kind", "uploaded_at"),)

    kind: str  # a name of db.imports.NEEDS
    file_name: str = ""
    about: int | None = None  # the row it belongs to, such as the class of a roster
    status: str = "checked"  # checked | imported | undone | dropped
    good: int = 0
    review: int = 0
    double: int = 0
    refused: int = 0
    taken: int = 0  # rows that were taken in
    uploaded_at: datetime = moment()
    uploaded_by: int | None = Field(default=None, foreign_key="staff.id")
    imported_at: datetime | None = moment(default=None)
    undone_at: datetime | None = moment(default=None)
    undone_by: int | None = Field(default=None, foreign_key="staff.id")


class ImportRow(Record, table=True):
    """One row of a file, kept for as long as the import can be undone. Never holds a whole ID number."""

    __tablename__ = "import_row"
    __table_args__ = (UniqueConstraint("batch_id", "line"),)

    batch_id: int = Field(foreign_key="import_batch.id", index=True)
    line: int  # as the sheet counts them, its headings being line 1
    verdict: str  # good | review | double | refused
    called: str = ""  # what people know the row by
    reasons: list[str] = plain_json(default_factory=list)
    read: dict[str, Any] = plain_json(default_factory=dict)  # what was understood; plain values
    choice: str = ""  # what becomes of a double; empty: it is left out
    target: int | None = None  # the record that was made of it or changed by it
    before: dict[str, Any] = plain_json(default_factory=dict)  # what the change replaced; empty for one that was made
