"""Deletions asked for (删除): where each of them stands, so that nothing is left half done and a restored copy can follow."""

from datetime import datetime
from typing import Any

from sqlmodel import Field

from db.models.record import Record, moment, plain_json


class Erasure(Record, table=True):
    """One person who wants their data deleted. It outlives the data and names nobody.

    asked: everything the person has is called off and the services no longer know them; `erased_at`: no row holds them
    any more; `swept_at`: their files are gone, freed pages are overwritten, and the deletion stands in the journal beside
    the copies.
    """

    __tablename__ = "erasure"

    worker_id: int = Field(index=True)
    public_id: str = Field(max_length=32)  # tells a person from another who came under the same number after a restore
    asked_at: datetime = moment()
    source: str = "self"  # self | staff | restore
    pending: dict[str, Any] = plain_json(default_factory=dict)  # what is still to go; empty once it has gone
    marks: list[str] = plain_json(default_factory=list)  # of openids that WeChat's list must not bring back
    erased_at: datetime | None = moment(default=None)
    swept_at: datetime | None = moment(default=None, index=True)
