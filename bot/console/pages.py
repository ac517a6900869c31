"""How a page of our own is written: a function that reads and says what to show, or one that changes and says where to go."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

from sqlmodel import Session
from starlette.datastructures import QueryParams, UploadFile

from bot.console.office import Office
from db import station
from db.models import Staff
from db.rights import Right
from db.scopes import NotSeen
from db.station import Station


@dataclass(frozen=True)
class Ask:
    """Everything a page may know. `session` reads for pages and writes for acts; nobody commits."""

    session: Session
    by: Staff
    now: datetime
    office: Office
    path: Mapping[str, str] = field(default_factory=dict)
    query: QueryParams = field(default_factory=QueryParams)
    form: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, UploadFile] = field(default_factory=dict)

    @property
    def staff(self) -> Staff:
        """The same as `by`: what a handler calls whoever works from a turn of the chat or from here."""
        return self.by

    @cached_property
    def station(self) -> Station:
        return station.load(self.session)

    def asked(self, name: str, *, most: int = 40) -> str:
        """What the address asks for under this name, cleaned as `said` is."""
        return self.query.get(name, "").replace("\0", "").strip()[:most]

    def stored(self, path: str) -> bytes:
        """A file that a row keeps beside the records. Raises NotSeen when it is gone."""
        file = self.office.runtime.settings.data_dir / path
        if not file.is_file():
            raise NotSeen(path)
        return file.read_bytes()

    def said(self, name: str, *, most: int = 2000) -> str:
        """What was filled in under this name, without the space around it and without bytes that are no text."""
        return self.form.get(name, "").replace("\0", "").strip()[:most]


@dataclass(frozen=True)
class Shown:
    """A template with what it shows, beside `title` and `by`. `part`: no page, but a piece that is fetched into one."""

    template: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    part: bool = False


@dataclass(frozen=True)
class Go:
    """On to another page (an address below /console), with a sentence on what was done."""

    to: str
    said: str = ""
    well: bool = True


@dataclass(frozen=True)
class File:
    """Something to keep: bytes under a name."""

    content: bytes
    name: str
    media_type: str


# How many rows are written, and of how many; 0 where that is not known.
Tell: TypeAlias = Callable[[int, int], None]


@dataclass(frozen=True)
class Made:
    """A sheet that takes long to make: `write` puts it into a file once the act is committed, with a session that only
    reads, so that nobody waits for it, and tells now and then how far it is."""

    write: Callable[[Session, Path, Tell], None]
    name: str


Answer: TypeAlias = Shown | Go | File | Made


@dataclass(frozen=True)
class Page:
    """`needs`: any of these rights lets somebody look, none means everybody who is in. With an icon it stands in the menu."""

    path: str
    title: str
    show: Callable[[Ask], Answer]
    needs: tuple[Right, ...] = ()
    icon: str = ""


@dataclass(frozen=True)
class Act:
    """A change, by POST alone. `needs` is the right to it; inspecting is no right to change."""

    path: str
    do: Callable[[Ask], Answer]
    needs: tuple[Right, ...]
