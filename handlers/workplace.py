"""Where a member of staff works from: a turn of the chat, or a page of the console."""

from datetime import datetime
from typing import Protocol

from sqlmodel import Session

from db.models import Staff
from db.station import Station


class Workplace(Protocol):
    """`staff` is None in the chat for everybody who is not bound."""

    @property
    def session(self) -> Session: ...

    @property
    def now(self) -> datetime: ...

    @property
    def station(self) -> Station: ...

    @property
    def staff(self) -> Staff | None: ...
