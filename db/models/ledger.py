"""The ledger's corrections: two records of one person made one, and what stood before."""

from datetime import datetime

from sqlmodel import Field

from db.models.record import Record, moment, plain_json


class WorkerMerge(Record, table=True):
    """`gone` was the same person as `kept`. Numbers of rows only, so that it can be undone.

    `moved` names them by "table.column", and by "ended:table:status" or "swapped:table:" what was there twice.
    """

    __tablename__ = "worker_merge"

    kept_id: int = Field(foreign_key="worker.id", index=True)
    gone_id: int = Field(foreign_key="worker.id", index=True)
    moved: dict[str, list[int]] = plain_json(default_factory=dict)
    left: dict[str, int] = plain_json(default_factory=dict)  # what both had and could not be moved, by table
    filled: list[str] = plain_json(default_factory=list)  # facts that only `gone` had known
    spoke: list[int] = plain_json(default_factory=list)  # links on which `gone` spoke and `kept` does now
    merged_at: datetime = moment(index=True)
    merged_by: int | None = Field(default=None, foreign_key="staff.id")
    undone_at: datetime | None = moment(default=None)
    undone_by: int | None = Field(default=None, foreign_key="staff.id")
