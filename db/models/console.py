"""What the console (控制台) keeps: log-in accounts, sessions, prepared replies, who is on duty, sheets being made."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from db.models.record import Record, moment


class Account(Record, table=True):
    """How a member of staff logs in. The password is an argon2 hash, the second factor's secret is sealed."""

    __tablename__ = "account"

    staff_id: int = Field(foreign_key="staff.id", unique=True)
    password: str
    one_time: bool = True  # given by somebody else: to be changed before anything is done
    factor_sealed: bytes | None = None
    factor_since: datetime | None = moment(default=None)  # None until the first code was right
    factor_step: int = 0  # the newest half minute whose code was used; no code counts twice
    misses: int = 0
    locked_until: datetime | None = moment(default=None)
    changed_at: datetime = moment()


class Login(Record, table=True):
    """One browser's session. Only the hash of its token is kept."""

    __tablename__ = "login"

    digest: str = Field(unique=True, max_length=64)
    staff_id: int = Field(foreign_key="staff.id", index=True)
    address: str = ""
    began_at: datetime = moment()
    seen_at: datetime = moment(index=True)
    proved_at: datetime | None = moment(default=None)  # the second factor was right
    ended_at: datetime | None = moment(default=None)


class CannedReply(Record, table=True):
    """An answer prepared for the inbox."""

    __tablename__ = "canned_reply"

    title: str = Field(unique=True)
    words: str
    changed_at: datetime = moment()
    changed_by: int | None = Field(default=None, foreign_key="staff.id")


class Duty(Record, table=True):
    """Who is on duty on a day."""

    __tablename__ = "duty"
    __table_args__ = (UniqueConstraint("day", "staff_id"),)

    day: date
    staff_id: int = Field(foreign_key="staff.id", index=True)
    part: str = "day"  # day | morning | afternoon | evening


class MadeSheet(Record, table=True):
    """A long sheet (导出的表) that somebody asked for: how far it has come, and where it lies until it goes."""

    __tablename__ = "made_sheet"

    staff_id: int = Field(foreign_key="staff.id", index=True)
    name: str  # of the file, as it is handed over
    path: str = ""  # below the data folder, also while it is being made
    state: str = "making"  # making | ready | failed
    done: int = 0  # rows written so far
    total: int = 0  # 0: not known yet
    asked_at: datetime = moment(index=True)
    seen_at: datetime = moment()  # when whoever makes it last said so
