"""Station staff: roles, regions, bound WeChat accounts, and the audit of what they saw and changed."""

from datetime import datetime

from sqlmodel import Field

from db.models.record import Record, moment


class Staff(Record, table=True):
    __tablename__ = "staff"

    code: str = Field(unique=True)
    name: str
    role: str  # station_head | job_officer | visit_officer | training_officer | dehong_viewer | …
    organisation: str = ""
    scope: str = ""  # all | a region code | own
    hours: str = ""
    languages: str = ""
    phone: str = ""
    active: bool = True
    on_leave_until: datetime | None = moment(default=None)


class StaffBinding(Record, table=True):
    __tablename__ = "staff_binding"

    staff_id: int = Field(foreign_key="staff.id", index=True)
    follower_id: int = Field(foreign_key="follower.id", index=True)
    bound_at: datetime = moment()
    ended_at: datetime | None = moment(default=None)


class BindingCode(Record, table=True):
    """A one-time code that binds a WeChat account; only its hash is kept."""

    __tablename__ = "binding_code"

    staff_id: int = Field(foreign_key="staff.id", index=True)
    digest: str = Field(unique=True)
    expires_at: datetime = moment()
    used_at: datetime | None = moment(default=None)


class Audit(Record, table=True):
    __tablename__ = "audit"

    at: datetime = moment(index=True)
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    actor: str = ""  # "worker", "system", or the name of a command
    action: str
    about: str = Field(index=True)  # "worker:12"
    reason: str = ""
    detail: str = ""
