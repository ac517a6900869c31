"""One running process put together: records, understanding, the account, sending and the clock."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from threading import Thread
from typing import Protocol

from bot import keys
from bot.carrier import WeChatCarrier
from bot.channel_watch import ChannelWatch
from bot.clock import Clock, system_clock
from bot.delivery import Delivery
from bot.ears.hearing import ears_of
from bot.links import Links
from bot.meters import Meters
from bot.runtime import Runtime, learn, library_of, warm
from bot.scheduled.timetable import Every, Piece, Timetable
from bot.second_way.ways import ways_of
from bot.settings import Settings
from bot.spoken import Spoken
from bot.watchdog import Watchdog
from bot.wechat.client import Account
from bot.wechat.tokens import RecordedTokens
from db import load, schema, station
from db.engine import Records, warn_of_old_sqlite

TIDY_SECONDS = 600
WARMED_WITHIN_SECONDS = 10


class Way(Protocol):
    """How this process runs what is due, and hears what is to run soon."""

    def start(self) -> None: ...

    def stop(self) -> None: ...

    def wake(self, name: str) -> None: ...


@dataclass(frozen=True)
class AtHome:
    """One process does everything: its own clock wakes the work."""

    delivery: Delivery
    timetable: Timetable

    def start(self) -> None:
        self.delivery.recover(alone=True)
        self.timetable.start()

    def stop(self) -> None:
        self.timetable.stop()

    def wake(self, name: str) -> None:
        self.timetable.wake(name)


@dataclass(frozen=True)
class Service:
    runtime: Runtime
    account: Account
    delivery: Delivery
    timetable: Timetable
    way: Way = field(repr=False)
    watchdog: Watchdog
    warming: Thread

    def start(self) -> None:
        self.way.start()
        self.watchdog.start()

    def wind_down(self) -> None:
        """Not ready any more, and nothing new is begun; what runs goes on."""
        self.runtime.stopping.set()
        self.delivery.wind_down()

    def stop(self) -> None:
        self.watchdog.stop()
        if self.warming.is_alive():
            self.warming.join(WARMED_WITHIN_SECONDS)
        self.wind_down()
        self.way.stop()
        self.runtime.records.close()


def build(settings: Settings, *, clock: Clock = system_clock, migrate: bool = True, sends: bool = True) -> Service:
    """Everything a process needs; on PostgreSQL the shape of the records is brought up by `migrate` beforehand.

    Across machines only the processes that `sends` have the clock and the sending; the others wake them.
    """
    records = Records(settings.database_url)
    if records.is_sqlite:
        warn_of_old_sqlite()
    if migrate and records.is_sqlite:
        schema.upgrade(records.engine)
    ring = keys.identity_keys(settings).ring
    watch, figures = ChannelWatch(records, clock), Meters(records, clock)
    account = Account(
        settings.app_id,
        settings.app_secret.get_secret_value(),
        store=RecordedTokens(records, ring),
        clock=clock,
        address=settings.api_base,
        heed=watch.heed,
    )
    load.seed(records)
    asleep = Runtime(
        settings, records, clock, learn(), library=library_of(records), fetch=account.fetch_media, account=account,
        ways=ways_of(settings), noticed=watch.write_down,
        meters=figures, links=Links(keys.derived(settings, "links"), settings.public_url),
        ears=ears_of(settings, clock),
    )  # fmt: skip
    if sends:
        _say_who_listens(asleep)
    carrier = WeChatCarrier(
        account, settings.templates, subscriptions=settings.subscriptions, note=figures.send,
        spoken=Spoken(records, clock, account),
    )  # fmt: skip
    delivery = Delivery(
        asleep, carrier, threads=settings.send_threads, lease=timedelta(seconds=settings.lease_seconds),
        databases_clock=not records.is_sqlite,
    )  # fmt: skip
    timetable, way = _way(asleep, delivery, sends=sends)
    # Beside the door: whoever writes in the first second waits a little longer instead of everybody for the door.
    warming = Thread(target=warm, args=[asleep], name="warming", daemon=True)
    return Service(replace(asleep, wake=way.wake), account, delivery, timetable, way, Watchdog(asleep), warming)


def _say_who_listens(runtime: Runtime) -> None:
    """Handlers promise an answer to a voice only where somebody listens to it."""
    listens = int(runtime.ears is not None)
    with runtime.records.read() as session:
        said = station.load(session).hears_voices
    if said != listens:
        with runtime.records.write() as session:
            station.change(session, name="hears_voices", value=str(listens), now=runtime.clock())


def _way(runtime: Runtime, delivery: Delivery, *, sends: bool) -> tuple[Timetable, Way]:
    if runtime.records.is_sqlite:
        timetable = Timetable(runtime, delivery)
        return timetable, AtHome(delivery, timetable)
    from bot import dispatch  # at home nobody needs Procrastinate, and a start is to be quick

    queue = dispatch.Queue(runtime.records)
    tidy = Piece("tidy_wakes", Every(TIDY_SECONDS), lambda _runtime, _now: queue.tidy())
    timetable = Timetable(runtime, delivery, more=[tidy])
    work = {name: partial(timetable.run_now, name) for name in timetable.names}
    return timetable, dispatch.AcrossMachines(queue, timetable, work, sends=sends)
