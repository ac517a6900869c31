"""Notes down what WeChat refuses, at most every few seconds for each kind: a storm of refusals must not become one of writes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from bot.wechat.failures import SendFailure
from db import channel
from db.engine import Records, RecordsTrouble

WRITTEN_EVERY = timedelta(seconds=10)


@dataclass
class _Seen:
    failure: SendFailure
    path: str
    at: datetime
    count: int = 0
    written_at: datetime | None = None


class ChannelWatch:
    """Safe to share between threads. Called between transactions, as every call to WeChat is."""

    def __init__(self, records: Records, clock: Callable[[], datetime]) -> None:
        self._records, self._clock = records, clock
        self._seen: dict[str, _Seen] = {}
        self._lock = Lock()

    def heed(self, path: str, failure: SendFailure) -> None:
        """The first of a kind is written down at once, later ones together."""
        now, name = self._clock(), str(failure.code) if failure.code is not None else failure.detail
        with self._lock:
            seen = self._seen.setdefault(name, _Seen(failure, path, now))
            seen.failure, seen.path, seen.at = failure, path, now
            seen.count += 1
            due = seen.written_at is None or now - seen.written_at >= WRITTEN_EVERY
        if due:
            self.write_down(now)

    def write_down(self, now: datetime) -> None:
        """What is not yet in the records. Trouble with the records leaves it for the next time."""
        with self._lock:
            waiting = [(name, seen, seen.count) for name, seen in self._seen.items() if seen.count]
            for _, seen, _count in waiting:
                seen.count, seen.written_at = 0, now
        try:
            with self._records.write() as session:
                for name, seen, count in waiting:
                    channel.saw(
                        session, name=name, sentence=seen.failure.sentence, alarm=seen.failure.alarm, path=seen.path,
                        rid=seen.failure.rid, count=count, now=seen.at,
                    )  # fmt: skip
        except RecordsTrouble:
            with self._lock:
                for _, seen, count in waiting:
                    seen.count += count
