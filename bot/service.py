"""One running process put together: records, understanding, the account, sending and the clock."""

from dataclasses import dataclass, replace

from bot import keys
from bot.carrier import WeChatCarrier
from bot.channel_watch import ChannelWatch
from bot.clock import Clock, system_clock
from bot.delivery import Delivery
from bot.runtime import Runtime, learn, library_of
from bot.scheduled.timetable import Timetable
from bot.second_way.ways import ways_of
from bot.settings import Settings
from bot.wechat.client import Account
from bot.wechat.tokens import RecordedTokens
from db import load, schema
from db.engine import Records, warn_of_old_sqlite


@dataclass(frozen=True)
class Service:
    runtime: Runtime
    account: Account
    delivery: Delivery
    timetable: Timetable

    def start(self) -> None:
        self.timetable.start()

    def stop(self) -> None:
        self.runtime.stopping.set()
        self.timetable.stop()
        self.runtime.records.close()


def build(settings: Settings, *, clock: Clock = system_clock, migrate: bool = True) -> Service:
    """Everything a process needs; on PostgreSQL the shape of the records is brought up by `migrate` beforehand."""
    records = Records(settings.database_url)
    if records.is_sqlite:
        warn_of_old_sqlite()
    if migrate and records.is_sqlite:
        schema.upgrade(records.engine)
    ring = keys.identity_keys(settings).ring
    watch = ChannelWatch(records, clock)
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
    )  # fmt: skip
    carrier = WeChatCarrier(account, settings.templates, public_url=settings.public_url)
    delivery = Delivery(asleep, carrier, threads=settings.send_threads)
    timetable = Timetable(asleep, delivery)
    return Service(replace(asleep, wake=timetable.wake), account, delivery, timetable)
