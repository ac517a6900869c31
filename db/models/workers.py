"""Workers (工友): people, with dated status history and versioned consent."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, Index
from sqlmodel import Field, col

from db.models.record import Record, moment

# What people can agree to, each kind by itself; handlers/texts/consents.py has the name of every one.
CONSENT_KINDS = ("service", "share", "share_monthly", "visit", "identity", "bank", "townsfolk")


class Worker(Record, table=True):
    __tablename__ = "worker"
    # The whole condition under which a person is seen, so that counting them reads the index alone.
    __table_args__ = (
        Index("ix_worker_seen", "region", "deleted_at", "merged_into", "status"),
        Index("ix_worker_place", "employer_name", "dormitory", "status", "deleted_at", "merged_into", "region"),
        # And what two records of one person have in common (db/suspects.py).
        Index("ix_worker_phone", "phone", "deleted_at", "merged_into", "region"),
        Index("ix_worker_birth", "name", "birth_date", "township_code", "deleted_at", "merged_into", "region"),
    )

    code: str | None = Field(default=None, unique=True)  # number in an imported file, such as W001
    public_id: str = Field(unique=True, max_length=32)
    name: str = Field(index=True)
    gender: str = ""
    birth_date: date | None = None
    phone: str = ""
    county_code: str = ""
    county: str = Field(default="", index=True)
    township_code: str = ""
    township: str = ""
    ethnicity: str = ""  # own statement only, never guessed from a name
    languages: str = ""
    household_category: str = ""
    household_verified_at: date | None = None
    household_verified_by: str = ""
    education: str = ""
    status: str = Field(default="unverified", index=True)
    employer_id: int | None = Field(default=None, foreign_key="employer.id", index=True)
    employer_name: str = ""
    trade: str = ""
    work_place: str = ""
    dormitory: str = ""
    started_on: date | None = None
    contract: str = ""
    insurance: str = ""
    income_band: str = ""
    lodging: str = ""
    channel: str = ""
    training_need: str = ""
    transport_subsidy: str = ""
    preferred_contact: str = ""
    last_contact_at: datetime | None = moment(default=None)
    emergency_relation: str = ""
    emergency_phone: str = ""
    minor: bool = False
    source: str = "self"
    registered_at: datetime = moment(index=True)
    merged_into: int | None = Field(default=None, foreign_key="worker.id", index=True)
    deleted_at: datetime | None = moment(default=None)

    @property
    def number(self) -> str:
        """What staff know the record by: its number in an imported file, else G and its own."""
        return self.code or f"G{self.key}"


def living(of: type[Worker] = Worker) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Nobody who was deleted, and nobody twice: a record that went into another is no person of its own."""
    return col(of.deleted_at).is_(None), col(of.merged_into).is_(None)


class WorkerStatus(Record, table=True):
    """One dated line of a person's history: what changed, from when, who said so."""

    __tablename__ = "worker_status"

    worker_id: int = Field(foreign_key="worker.id", index=True)
    status: str
    employer_name: str = ""
    place: str = ""
    since: date
    recorded_at: datetime = moment(index=True)
    source: str  # self | visit | telephone | employer | dehong | import
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    note: str = ""


class WorkerChange(Record, table=True):
    """A corrected fact, with the earlier one, masked where the fact is sensitive."""

    __tablename__ = "worker_change"

    worker_id: int = Field(foreign_key="worker.id", index=True)
    field: str
    before: str
    after: str
    changed_at: datetime = moment()
    source: str
    staff_id: int | None = Field(default=None, foreign_key="staff.id")


class Identity(Record, table=True):
    """An encrypted ID number. `blind` finds it again without showing it."""

    __tablename__ = "identity"

    worker_id: int = Field(foreign_key="worker.id", unique=True)
    sealed: bytes
    blind: str = Field(index=True, max_length=64)
    masked: str
    verified_at: datetime | None = moment(default=None)
    verified_by: str = ""
    delete_after: datetime | None = moment(default=None, index=True)


class Consent(Record, table=True):
    """A "yes" to one version of one notice; withdrawn by a date, never by deletion."""

    __tablename__ = "consent"

    worker_id: int = Field(foreign_key="worker.id", index=True)
    kind: str  # one of CONSENT_KINDS
    version: str
    about: str = ""  # the employer a consent to share names
    given_at: datetime = moment()
    source: str = "self"
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    withdrawn_at: datetime | None = moment(default=None)
