"""What lives long, built once and passed on: settings, records, clock, understanding, the account's API."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from threading import Event
from typing import TYPE_CHECKING

from sqlmodel import Session

from bot.clock import Clock
from bot.ears.hearing import Ears
from bot.line import Line
from bot.links import Links
from bot.meters import Meters
from bot.second_way.ways import Way
from bot.settings import Settings
from db import answers, search
from db.engine import Records
from handlers import job_wish
from handlers.dialogue.registry import all_subjects
from nlp.library import Library, Question
from nlp.understand import Understander

if TYPE_CHECKING:
    from bot.wechat.client import Account

# Something of everything that is looked for in a message.
TYPICAL = "我叫岩罕，明天下班后想在青浦找个包吃住的电子厂，一个月六千以上，补贴咋个领"
Wake = Callable[[str], None]
# A medium by WeChat's id: its bytes and content type. Raises SendFailure.
Fetch = Callable[[str], tuple[bytes, str]]


def sleep_on(_name: str) -> None:
    """A wake that does nothing: the clock finds the work by itself a little later."""


def nothing_noticed(_now: datetime) -> None:
    """Where no calls to WeChat are made, none are refused."""


@dataclass(frozen=True)
class Runtime:
    """`wake(name)` lets a piece of work run soon; losing a wake costs seconds, doubling it costs nothing.

    `account` is None where no WeChat is at hand. `ways` lead alarms out beside it. `noticed` brings what WeChat refused
    into the records. `links` are the pages that the chat leads to. `ears` make words of voices, None without a speech service. `stopping` is set once the process is about to end.
    `line` are those who wait at this process's door.
    """

    settings: Settings
    records: Records
    clock: Clock
    understander: Understander
    wake: Wake = field(default=sleep_on)
    fetch: Fetch | None = None
    library: Library = field(default_factory=lambda: Library(()))
    account: "Account | None" = None
    ways: Sequence[Way] = ()
    noticed: Callable[[datetime], None] = nothing_noticed
    meters: Meters | None = None
    links: Links = field(default_factory=lambda: Links(b"", ""))
    stopping: Event = field(default_factory=Event)
    ears: Ears | None = None
    line: Line = field(default_factory=Line)


def library_of(records: Records) -> Library:
    """An index over what the station can answer, as the records have it now."""
    library = Library(())
    with records.read() as session:
        renew(library, session)
    return library


def renew(library: Library, session: Session) -> None:
    """The same index over what this session sees, in place of what it held."""
    library.renew((Question(*entry) for entry in answers.asked(session)), answers.stamp(session))


def learn() -> Understander:
    """The understander, taught the opening phrases of every form."""
    openings = {form.intents[0]: form.opens_with for form in all_subjects().forms.values() if form.intents}
    return Understander(openings=openings)


def warm(runtime: Runtime) -> None:
    """Builds what would otherwise be built for the first message, so that it is answered as soon as any other."""
    now, plain = runtime.clock(), runtime.understander.understand(TYPICAL).plain
    runtime.library.find(plain)
    with runtime.records.read() as session:
        wish = job_wish.read(session, plain, now=now)
        search.find(session, job_wish.wanted(wish), now=now, cutter=job_wish.CUTTER, limit=1)
