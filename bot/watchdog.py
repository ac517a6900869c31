"""Watches the clock from outside it: a clock that stands cannot ring its own alarm."""

import logging
from datetime import datetime, timedelta
from hashlib import blake2b
from threading import Event, Thread

from bot.runtime import Runtime
from bot.second_way.ways import Alarm, NotTold
from db import pulses
from db.engine import RecordsTrouble
from handlers import texts

log = logging.getLogger(__name__)

LOOKS_EVERY = 60.0  # seconds
RINGS_EVERY = timedelta(hours=1)
# Whoever starts a process that was down for hours is not to be called because of it.
AFTER_START = timedelta(minutes=5)
WATCHED = "watch_channel"


class Watchdog:
    """A thread of its own. The alarm goes out directly: what is owed in the records waits for the very clock that stands."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._ended = Event()
        self._rang_at: datetime | None = None
        self._began = runtime.clock()

    def start(self) -> None:
        self._began = self._runtime.clock()
        Thread(target=self._live, name="watchdog", daemon=True).start()

    def stop(self) -> None:
        self._ended.set()

    def look(self) -> bool:
        """True when somebody was called."""
        now = self._runtime.clock()
        if now - self._began < AFTER_START or (self._rang_at and now - self._rang_at < RINGS_EVERY):
            return False
        with self._runtime.records.read() as session:
            pulse = pulses.find(session, WATCHED)
        if pulse is None or not pulses.is_dead(pulse, now=now):
            return False
        self._rang_at = now
        log.error("the clock stands: %s ran last at %s", WATCHED, pulse.last_run_at.isoformat(timespec="seconds"))
        self._ring(texts.channel.dead(WATCHED, pulse.last_run_at), now)
        return True

    def _ring(self, sentence: str, now: datetime) -> None:
        key = blake2b(f"watchdog:{now:%Y%m%d%H}".encode(), digest_size=16).hexdigest()
        alarm = Alarm(key, "channel", "urgent", "", texts.delivery.trouble(sentence), now)
        for way in self._runtime.ways:
            try:
                way.tell(alarm)
            except NotTold as trouble:
                log.warning("the alarm about the clock did not get out by %s: %s", way.name, trouble)

    def _live(self) -> None:
        while not self._ended.wait(LOOKS_EVERY):
            try:
                self.look()
            except RecordsTrouble as trouble:
                log.warning("the clock could not be watched: %s", type(trouble).__name__)
