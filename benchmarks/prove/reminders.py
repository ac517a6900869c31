"""Reminders, half of them due at one moment, through kills, halts past the lease, refusals, lost answers and restarts."""

import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from benchmarks.prove import town
from benchmarks.prove.homes import Home
from benchmarks.prove.report import Report, percentile
from benchmarks.prove.stand import Stand, first_and_count
from benchmarks.prove.stations import Station
from benchmarks.prove.town import Fate, Owed
from bot.clock import system_clock

IN_TIME_SECONDS = 60.0
# The great moment, as a share of the time that the proof lasts; single ones fall due until the end.
MOMENT = 0.4
LOOK_SECONDS = 1.0


@dataclass(frozen=True)
class Plan:
    """`over`: seconds in which everything falls due and everything goes wrong. `keyed`: the share that goes by template."""

    count: int = 10_000
    over: float = 600.0
    kills: int = 100
    freezes: int = 20
    restarts: int = 2
    refused: float = 0.05
    lost: float = 0.05
    keyed: float = 0.5
    lease: float = 4.0
    processes: int = 3
    patience: float = 400.0
    seed: int = 1


def prove(plan: Plan, home: Home, stand: Stand) -> Report:
    dice = random.Random(plan.seed)
    records = home.records()
    begin = system_clock() + timedelta(seconds=1)
    reminders = _owed(plan, begin)
    _settle_in(home, stand, reminders)
    stand.break_calls(refused=plan.refused, lost=plan.lost)
    with stations(plan, home, stand) as running:
        _havoc(plan, home, running, dice, begin)
        _until_settled(home, plan.patience)
        ended = [station.end() for station in running]
    found = town.fates(records, since=begin)
    records.close()
    return _judge(plan, home, stand, reminders, found, running, ended, begin)


def _settle_in(home: Home, stand: Stand, reminders: Sequence[Owed]) -> None:
    records, now = home.records(), system_clock()
    for keyed in (True, False):
        openids = [one.openid for one in reminders if one.keyed is keyed]
        stand.know(openids, open_windows=not keyed)
        town.settle_in(records, openids, open_windows=not keyed, now=now)
    town.owe(records, reminders, now=now)
    records.close()


def _owed(plan: Plan, begin: datetime) -> list[Owed]:
    """Every second one at the great moment, the others spread evenly; of both, keyed and unkeyed ones."""
    moment = begin + timedelta(seconds=plan.over * MOMENT)
    reminders = []
    for number in range(plan.count):
        spread = begin + timedelta(seconds=plan.over * number / plan.count)
        due_at = moment if number % 2 else spread
        keyed = (number // 2) % 100 < plan.keyed * 100
        reminders.append(Owed(f"remind:enrolment:{number}:day_before", f"oPROVE{number:06d}", due_at, keyed))
    return reminders


@contextmanager
def stations(plan: Plan, home: Home, stand: Stand) -> Iterator[list[Station]]:
    environment = home.environment(stand, lease=plan.lease)
    names = ["serve"] if home.way == "home" else [f"send{number}" for number in range(plan.processes)]
    running = [Station(name, home.commands, environment, home.folder) for name in names]
    try:
        yield running
    finally:
        for station in running:
            station.close()


def _havoc(plan: Plan, home: Home, running: list[Station], dice: random.Random, begin: datetime) -> None:
    """Everything that goes wrong, at random moments of the time that the proof lasts."""
    beside: list[threading.Thread] = []

    def freeze() -> None:
        thread = threading.Thread(target=dice.choice(running).freeze, args=[plan.lease + 1.0])
        thread.start()
        beside.append(thread)

    happenings: list[tuple[float, Callable[[], None]]] = []
    happenings += [(at, lambda: dice.choice(running).kill()) for at in _spread(plan.kills, plan.over, dice)]
    happenings += [(at, freeze) for at in _spread(plan.freezes, plan.over, dice)]
    if home.server is not None:
        hard = [number % 2 == 1 for number in range(plan.restarts)]
        times = [plan.over * (number + 1) / (plan.restarts + 1) for number in range(plan.restarts)]
        happenings += [(at, lambda how=how: home.restart(hard=how)) for at, how in zip(times, hard, strict=True)]
    for at, happen in sorted(happenings, key=lambda one: one[0]):
        _wait_until(begin + timedelta(seconds=at))
        happen()
    _wait_until(begin + timedelta(seconds=plan.over))
    for thread in beside:
        thread.join()


def _spread(count: int, over: float, dice: random.Random) -> list[float]:
    """Evenly, each somewhere in its own part."""
    part = over / max(count, 1)
    return [part * (number + dice.random()) for number in range(count)]


def _wait_until(moment: datetime) -> None:
    time.sleep(max(0.0, (moment - system_clock()).total_seconds()))


def _until_settled(home: Home, patience: float) -> None:
    records, until = home.records(), time.monotonic() + patience
    while town.left(records) and time.monotonic() < until:
        time.sleep(LOOK_SECONDS)
    records.close()


def _judge(
    plan: Plan, home: Home, stand: Stand, reminders: Sequence[Owed], found: dict[str, Fate], running: list[Station],
    ended: list[float], begin: datetime,
) -> Report:  # fmt: skip
    first, times = first_and_count(stand.arrived())
    keyed = [one for one in reminders if one.keyed]
    unkeyed = [one for one in reminders if not one.keyed]
    unreached = [one for one in unkeyed if one.openid not in first]
    late = [(first[one.openid] - one.due_at).total_seconds() for one in reminders if one.openid in first]
    in_time = sum(seconds <= IN_TIME_SECONDS for seconds in late) / max(len(late), 1)
    lost = [one.key for one in keyed if one.openid not in first]
    report = Report(f"reminders, {home.way}: {plan.count} in {plan.over:g} s, {len(running)} process(es)")
    report.figures |= {
        "kills, freezes, database restarts": f"{plan.kills}, {plan.freezes}, {plan.restarts if home.server else 0}",
        "starts of processes": sum(station.starts for station in running),
        "calls that send": stand.calls(),
        "keyed: reached, lost, doubled": f"{len(keyed) - len(lost)}, {len(lost)}, {_doubled(keyed, times)}",
        "without key: reached, unreached, doubled": (
            f"{len(unkeyed) - len(unreached)}, {len(unreached)}, {_doubled(unkeyed, times)}"
        ),
        "states": dict(town.count(found)),
        "within 60 s of being due": f"{in_time:.2%}",
        "seconds after due, median, p99, last": ", ".join(
            f"{value:.1f}" for value in (percentile(late, 0.5), percentile(late, 0.99), max(late, default=0.0))
        ),
        "seconds to end by SIGTERM": ", ".join(f"{seconds:.1f}" for seconds in ended),
    }
    report.hold("nobody gets it twice", not any(count > 1 for count in times.values()))
    report.hold("with a key nothing is lost", not lost)
    report.hold(
        "whom nothing reached is unknown and on the call list",
        all(found[one.key].state == "unknown" and found[one.key].called_for for one in unreached),
    )
    report.hold("what is said to be sent has arrived", all(
        one.openid in first for one in reminders if found[one.key].state == "sent"
    ))  # fmt: skip
    report.hold("everything is settled", all(one.state in ("sent", "unknown") for one in found.values()))
    report.hold("99 % within 60 s of being due", in_time >= 0.99)
    return report


def _doubled(reminders: Sequence[Owed], times: "dict[str, int]") -> int:
    return sum(times.get(one.openid, 0) > 1 for one in reminders)
