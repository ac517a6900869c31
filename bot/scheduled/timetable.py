"""What runs when; the only file that knows APScheduler."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from threading import Event, Lock

from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_MISSED, JobExecutionEvent
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from bot.delivery import Delivery
from bot.runtime import Runtime
from bot.scheduled import (
    answer_stranded,
    ask_how_it_goes,
    ask_of_mass_sends,
    change_keys,
    check_money,
    copy_records,
    count_the_day,
    fetch_media,
    figures_to_staff,
    finish_erasures,
    forget,
    hear_voices,
    keep_posts,
    keep_tags,
    keep_token,
    lapse_offers,
    list_posts,
    reconcile_followers,
    remind_of_courses,
    remind_of_events,
    remind_of_visits,
    ring_alarms,
    ring_outside,
    send_job_digests,
    start_broadcasts,
    tell_partners,
    watch_channel,
)
from db import agenda, broadcast_sending, pulses
from db.locks import only_here

log = logging.getLogger(__name__)

Run = Callable[[Runtime, datetime], None]


@dataclass(frozen=True)
class Every:
    """Every so many seconds, for the first time after as many; `at_start`, as soon as the process runs."""

    seconds: int
    at_start: bool = False


@dataclass(frozen=True)
class Daily:
    """At this China time each day, or on one weekday (0 is Monday)."""

    at: time
    weekday: int | None = None


@dataclass(frozen=True)
class Piece:
    """One piece of timed work. It asks the records what is due, so running it twice does no more than once."""

    name: str
    when: Every | Daily
    run: Run


PIECES: Sequence[Piece] = (
    Piece("answer_stranded", Every(10), answer_stranded.run),
    Piece("ring_alarms", Every(15), ring_alarms.run),
    Piece("ring_outside", Every(15), ring_outside.run),
    Piece("keep_token", Every(60), keep_token.run),
    Piece("watch_channel", Every(60), watch_channel.run),
    Piece("remind_of_visits", Every(15), remind_of_visits.run),
    Piece("remind_of_courses", Every(15), remind_of_courses.run),
    Piece("remind_of_events", Every(30), remind_of_events.run),
    Piece("lapse_offers", Every(60), lapse_offers.run),
    Piece("keep_posts", Every(600, at_start=True), keep_posts.run),
    Piece("start_broadcasts", Every(15), start_broadcasts.run),
    Piece("ask_of_mass_sends", Every(60), ask_of_mass_sends.run),
    Piece("figures_to_staff", Every(300), figures_to_staff.run),
    Piece("send_job_digests", Every(60), send_job_digests.run),
    Piece("ask_how_it_goes", Every(60), ask_how_it_goes.run),
    Piece("hear_voices", Every(5), hear_voices.run),
    Piece("tell_partners", Every(15), tell_partners.run),
    Piece("finish_erasures", Every(30), finish_erasures.run),
    Piece("list_posts", Every(300), list_posts.run),
    Piece("change_keys", Daily(time(2, 40)), change_keys.run),
    Piece("check_money", Daily(time(2, 20)), check_money.run),
    Piece("count_the_day", Daily(time(0, 10)), count_the_day.run),
    Piece("fetch_media", Every(60), fetch_media.run),
    Piece("forget", Daily(time(3, 0)), forget.run),
    Piece("copy_records", Daily(time(3, 30)), copy_records.run),
    Piece("reconcile_followers", Daily(time(4, 0)), reconcile_followers.run),
    Piece("keep_tags", Daily(time(4, 30)), keep_tags.run),
)

DRAIN = "drain"
DRAIN_SECONDS = 5
# Clocks of several machines agree to within this.
DAILY_APART = timedelta(minutes=10)
# The pulse of the sending is written no more often than this.
DRAIN_BEATS = timedelta(seconds=30)
DAY_SECONDS = 86_400
# A moved clock stops at every half hour of the day, where reminders fall, and at every moment that the records name.
STRIDE = timedelta(minutes=30)
# By night, and on a walk over days, it need not look in every half hour for what is not planned.
FIRST_DAYS, LONG_STRIDE = timedelta(days=1), timedelta(hours=4)
WAKES, SLEEPS = time(7, 30), time(22, 0)


class Timetable:
    """The clock of a process. Memory only: what is due stands in the records, and a lost run costs seconds."""

    def __init__(self, runtime: Runtime, delivery: Delivery, *, more: Sequence[Piece] = ()) -> None:
        """`more` pieces than the station's own: what this way of running needs."""
        self._runtime, self._delivery = runtime, delivery
        self._asked, self._one_drain, self._drained = Event(), Lock(), runtime.clock() - DRAIN_BEATS
        self._pieces = {piece.name: piece for piece in (*PIECES, *more)}
        self._scheduler = BackgroundScheduler(
            timezone="Asia/Shanghai",
            executors={"default": ThreadPoolExecutor(4)},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        self._scheduler.add_listener(self._missed, EVENT_JOB_ERROR | EVENT_JOB_MISSED)
        for piece in self._pieces.values():
            self._add(piece)
        self._scheduler.add_job(self.wake, "interval", args=[DRAIN], seconds=DRAIN_SECONDS, id=f"every:{DRAIN}")

    def start(self) -> None:
        """What became due while no process ran is sent at once."""
        self._scheduler.start()
        self.wake(DRAIN)

    def stop(self) -> None:
        self._delivery.wind_down()
        self._scheduler.pause()
        # Waits for the pass that is under way: stopped in its midst, the scheduler no longer finds the one-shot it has
        # just started, and its thread dies of that.
        self._scheduler.get_jobs()
        self._scheduler.shutdown(wait=True)
        self._delivery.stop()

    @property
    def names(self) -> Sequence[str]:
        """Everything that can be woken."""
        return (DRAIN, *self._pieces)

    def wake(self, name: str) -> None:
        """Run this soon, once however often it is asked for; a drain that is running looks again before it ends."""
        if not self._scheduler.running:
            return
        if name != DRAIN:
            self._scheduler.add_job(
                self.run_now, args=[name], id=f"soon:{name}", replace_existing=True, max_instances=2
            )
        elif not self._asked.is_set():
            self._asked.set()
            self._scheduler.add_job(self.run_now, args=[name], id=DRAIN, replace_existing=True, max_instances=2)

    def run_now(self, name: str) -> None:
        """In the calling thread."""
        if name == DRAIN:
            self._drain()
        else:
            self._run(self._pieces[name])

    def _add(self, piece: Piece) -> None:
        if isinstance(piece.when, Every):
            trigger = {"trigger": "interval", "seconds": piece.when.seconds}
        else:
            at, weekday = piece.when.at, piece.when.weekday
            trigger = {"trigger": "cron", "hour": at.hour, "minute": at.minute, "day_of_week": weekday}
        self._scheduler.add_job(self._tick, args=[piece], id=piece.name, **trigger)
        if isinstance(piece.when, Every) and piece.when.at_start:
            self._scheduler.add_job(self._run, args=[piece], id=f"start:{piece.name}")

    def _tick(self, piece: Piece) -> None:
        if not self._ran_elsewhere(piece):
            self._run(piece)

    def _ran_elsewhere(self, piece: Piece) -> bool:
        """Across machines every process has this clock; whoever comes just after another need not do the same again."""
        if self._runtime.records.is_sqlite:
            return False
        now = self._runtime.clock()
        lately = timedelta(seconds=piece.when.seconds / 2) if isinstance(piece.when, Every) else DAILY_APART
        with self._runtime.records.read() as session:
            return pulses.ran_well(session, name=piece.name, since=now - lately, now=now)

    def _run(self, piece: Piece) -> None:
        with only_here(self._runtime.records, piece.name) as mine:
            if mine:
                run_piece(self._runtime, piece)

    def _drain(self) -> None:
        with self._one_drain:
            self._asked.clear()
            self._delivery.drain()
            now = self._runtime.clock()
            if abs(now - self._drained) >= DRAIN_BEATS:
                with self._runtime.records.write() as session:
                    pulses.beat(session, name=DRAIN, now=now, every_seconds=DRAIN_BEATS.seconds)
                self._drained = now
            self._look_again(now)

    def _look_again(self, now: datetime) -> None:
        """The calls of a broadcast come one a second: the next one does not wait for the next tick."""
        soon = now + timedelta(seconds=DRAIN_SECONDS)
        with self._runtime.records.read() as session:
            due_at = broadcast_sending.next_due(session, after=now, before=soon)
        if due_at is not None and self._scheduler.running:
            self._scheduler.add_job(
                self.wake, "date", args=[DRAIN], run_date=due_at, id=f"next:{DRAIN}", replace_existing=True
            )

    def _missed(self, event: JobExecutionEvent) -> None:
        log.error("timed work %s failed or was missed", event.job_id, exc_info=getattr(event, "exception", None))


def run_piece(runtime: Runtime, piece: Piece) -> None:
    """Run one piece now and leave its pulse, so that a dead clock is seen."""
    now = runtime.clock()
    error = ""
    try:
        piece.run(runtime, now)
    except Exception as trouble:
        error = type(trouble).__name__
        raise
    finally:
        with runtime.records.write() as session:
            pulses.beat(session, name=piece.name, now=now, error=error, every_seconds=_turn(piece))


def _turn(piece: Piece) -> int:
    if isinstance(piece.when, Every):
        return piece.when.seconds
    return DAY_SECONDS if piece.when.weekday is None else 7 * DAY_SECONDS


def run_between(
    runtime: Runtime, delivery: Delivery, begin: datetime, until: datetime, move_to: Callable[[datetime], None],
    *, pieces: Sequence[Piece] = PIECES,
) -> None:  # fmt: skip
    """Run all timed work that would have run while the clock goes from `begin` to `until`."""
    now = begin
    daily = [piece for piece in pieces if isinstance(piece.when, Daily)]
    while now < until:
        look = min(until, _next_look(runtime, now, begin=begin))
        then = min([look, *(_next_time(piece.when, now) for piece in daily if isinstance(piece.when, Daily))])
        move_to(then)
        # What stops the clock only because one piece runs at that time of day has nothing to do for the others.
        for piece in pieces if then == look else daily:
            if _is_due(piece, now, then):
                piece.run(runtime, then)
        delivery.drain()
        now = then


def _next_look(runtime: Runtime, now: datetime, *, begin: datetime) -> datetime:
    """The next moment at which the records plan something; in between a stride, a long one once the first days are over."""
    is_day = WAKES <= now.time() < SLEEPS
    stride = (STRIDE if is_day and now - begin < FIRST_DAYS else LONG_STRIDE).total_seconds()
    stride_ends = now + timedelta(seconds=stride - now.timestamp() % stride)
    with runtime.records.read() as session:
        planned = agenda.next_moment(session, after=now)
    return min(stride_ends, planned) if planned else stride_ends


def _next_time(daily: Daily, now: datetime) -> datetime:
    at = daily.at
    today = now.replace(hour=at.hour, minute=at.minute, second=at.second, microsecond=0)
    return today if today > now else today + timedelta(days=1)


def _is_due(piece: Piece, begin: datetime, end: datetime) -> bool:
    if isinstance(piece.when, Every):
        return True
    moment = _next_time(piece.when, begin)
    return moment <= end and piece.when.weekday in (None, moment.weekday())
