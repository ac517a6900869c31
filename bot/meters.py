"""Figures for whoever watches the machine (Prometheus): counts and ages only, nothing about a person."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric

from db import channel, pulses
from db.channel import Channel
from db.engine import Records, RecordsTrouble

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
# WeChat hangs up after five seconds.
SECONDS = (0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 3.0, 4.0, 4.5, 5.0)


class Meters:
    """A registry of its own, so that two of them can live in one process."""

    def __init__(self, records: Records, clock: Callable[[], datetime]) -> None:
        self._registry = CollectorRegistry(auto_describe=False)
        self._messages = Counter(
            "dehong_messages", "Messages at WeChat's door, by what became of them", ["result"], registry=self._registry
        )
        self._seconds = Histogram(
            "dehong_turn_seconds", "Handling one message, from its turn to its answer; waiting for a place or for a fragment's rest is left out",
            registry=self._registry, buckets=SECONDS,
        )  # fmt: skip
        self._sends = Counter(
            "dehong_sends",
            "Calls to send, by route and by what WeChat said",
            ["route", "result"],
            registry=self._registry,
        )
        self._registry.register(FromRecords(records, clock))

    def message(self, result: str, seconds: float) -> None:
        self._messages.labels(result).inc()
        self._seconds.observe(seconds)

    def send(self, route: str, result: str) -> None:
        self._sends.labels(route, result).inc()

    def page(self) -> bytes:
        return generate_latest(self._registry)


class FromRecords:
    """What all processes share is read when it is asked for."""

    def __init__(self, records: Records, clock: Callable[[], datetime]) -> None:
        self._records, self._clock = records, clock

    def describe(self) -> Iterator[Metric]:
        """Nothing beforehand: the records may not be reachable yet."""
        return iter(())

    def collect(self) -> Iterator[Metric]:
        now = self._clock()
        up = GaugeMetricFamily("dehong_records_up", "1 while the records answer")
        try:
            with self._records.read() as session:
                found = channel.state(session, now=now)
        except RecordsTrouble:
            up.add_metric([], 0)
            yield up
            return
        up.add_metric([], 1)
        yield up
        yield from _figures(found, now)


def _figures(found: Channel, now: datetime) -> Iterator[Metric]:
    yield _by("dehong_outbox", "Messages owed and not settled, by state", "state", found.outbox)
    yield _one("dehong_outbox_due", "Messages that should be out by now", found.due.count)
    yield _one("dehong_outbox_oldest_due_seconds", "Age of the oldest of them", _age(found.due.since, now))
    yield _one("dehong_unreached_day", "Not delivered within a day and not telephoned about", found.undelivered)
    yield _one("dehong_inbox_waiting", "Messages from followers not answered yet", found.inbox.count)
    yield _one("dehong_inbox_oldest_seconds", "Age of the oldest of them", _age(found.inbox.since, now))
    yield _one("dehong_token_left_seconds", "Until the access token ends", -_age(found.token_until, now))
    yield _by(
        "dehong_quota_used", "Calls spent today, by route", "route", {row.route: row.used for row in found.quotas}
    )
    yield _by("dehong_quota_cap", "Calls a day, by route", "route", {row.route: row.cap for row in found.quotas})
    yield _by(
        "dehong_pulse_age_seconds", "Since timed work last ran", "name",
        {row.name: _age(row.last_run_at, now) for row in found.pulses},
    )  # fmt: skip
    dead = sum(pulses.is_dead(row, now=now) for row in found.pulses)
    yield _one("dehong_pulses_dead", "Pieces of timed work that are overdue", dead)
    yield _by("dehong_refusals_today", "Refusals by WeChat today, by code", "code",
        {row.name: row.today for row in found.troubles if row.day == now.date()},
    )  # fmt: skip
    yield _by("dehong_route_closed", "1 for a route that is closed", "route", {row.route: 1 for row in found.closed})


def _one(name: str, what: str, value: float) -> Metric:
    return GaugeMetricFamily(name, what, value=value)


def _by(name: str, what: str, label: str, values: Mapping[str, float]) -> Metric:
    family = GaugeMetricFamily(name, what, labels=[label])
    for key, value in values.items():
        family.add_metric([key], value)
    return family


def _age(since: datetime | None, now: datetime) -> float:
    return (now - since).total_seconds() if since else 0.0
