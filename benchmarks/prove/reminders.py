"""Reminders, half of them due at one moment, through kills, halts past the lease, refusals, lost answers and restarts."""

import random
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from benchmarks.prove import promises, town
from benchmarks.prove.homes import Home
from benchmarks.prove.report import Report
from benchmarks.prove.stand import Stand
from benchmarks.prove.stations import Station
from benchmarks.prove.town import Fate, Owed
from bot.clock import system_clock

# The great moment, as a share of the time that the proof lasts; single ones fall due until the end.
MOMENT = 0.4
LOOK_SECONDS = 0.5
START_SECONDS = 120.0
FIRST = "oPROVEFIRST"


@dataclass(frozen=True)
class Plan:
    """`over`: seconds in which everything falls due and everything goes wrong. `keyed`: the share that goes by template;
    `keyed_faults`: how much of the refused and lost answers falls to those."""

    count: int = 10_000
    over: float = 600.0
    kills: int = 100
    freezes: int = 20
    restarts: int = 2
    refused: float = 0.05
    lost: float = 0.05
    keyed: float = 0.5
    keyed_faults: float = 1.0
    lease: float = 4.0
    processes: int = 3
    patience: float = 400.0
    seed: int = 1


def prove(plan: Plan, home: Home, stand: Stand) -> Report:
    dice = random.Random(plan.seed)
    records = home.records()
    running = start(plan, home, stand)
    try:
        until_sending(home, stand)
        begin = system_clock() + timedelta(seconds=plan.count / 1000 + 1)
        reminders = owed(plan, begin)
        settle_in(home, stand, reminders)
        stand.break_calls(refused=plan.refused, lost=plan.lost, keyed=plan.keyed_faults)
        _havoc(plan, home, running, dice, begin)
        until_settled(home, plan.patience)
        ended = [station.leave() for station in running]
    finally:
        for station in running:
            station.close()
    found = town.fates(records, since=begin)
    records.close()
    return _judge(plan, home, stand, reminders, found, running, ended)


def settle_in(home: Home, stand: Stand, reminders: Sequence[Owed]) -> None:
    for keyed in (True, False):
        stand.know([one.openid for one in reminders if one.keyed is keyed], open_windows=not keyed)
    settle_records(home, reminders)


def settle_records(home: Home, reminders: Sequence[Owed]) -> None:
    records, now = home.records(), system_clock()
    for keyed in (True, False):
        openids = [one.openid for one in reminders if one.keyed is keyed]
        town.settle_in(records, openids, open_windows=not keyed, now=now)
    town.owe(records, reminders, now=now)
    records.close()


def owed(plan: Plan, begin: datetime) -> list[Owed]:
    """Every second one at the great moment, the others spread evenly; of both, keyed and unkeyed ones."""
    moment = begin + timedelta(seconds=plan.over * MOMENT)
    reminders = []
    for number in range(plan.count):
        spread = begin + timedelta(seconds=plan.over * number / plan.count)
        due_at = moment if number % 2 else spread
        keyed = (number // 2) % 100 < plan.keyed * 100
        reminders.append(Owed(f"remind:enrolment:{number}:day_before", f"oPROVE{number:06d}", due_at, keyed))
    return reminders


def until_sending(home: Home, stand: Stand) -> None:
    """A first message on its own, so that the time in which processes start is not counted."""
    records, now = home.records(), system_clock()
    stand.know([FIRST], open_windows=True)
    town.settle_in(records, [FIRST], open_windows=True, now=now)
    town.owe(records, [Owed("first", FIRST, now, keyed=False)], now=now)
    records.close()
    until_arrived(stand)


def until_arrived(stand: Stand) -> None:
    until = time.monotonic() + START_SECONDS
    while not stand.arrived():
        if time.monotonic() > until:
            raise TimeoutError("nothing is sent")
        time.sleep(LOOK_SECONDS / 5)


def start(plan: Plan, home: Home, stand: Stand) -> list[Station]:
    environment = home.environment(stand, lease=plan.lease)
    names = ["serve"] if home.way == "home" else [f"send{number}" for number in range(plan.processes)]
    return [Station(name, home.commands, environment, home.folder, nursery=home.nursery) for name in names]


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
        wait_until(begin + timedelta(seconds=at))
        happen()
    wait_until(begin + timedelta(seconds=plan.over))
    for thread in beside:
        thread.join()


def _spread(count: int, over: float, dice: random.Random) -> list[float]:
    """Evenly, each somewhere in its own part."""
    part = over / max(count, 1)
    return [part * (number + dice.random()) for number in range(count)]


def wait_until(moment: datetime) -> None:
    time.sleep(max(0.0, (moment - system_clock()).total_seconds()))


def until_settled(home: Home, patience: float) -> None:
    records, until = home.records(), time.monotonic() + patience
    while town.left(records) and time.monotonic() < until:
        time.sleep(LOOK_SECONDS)
    records.close()


def see_through(
    home: Home, running: Sequence[Station], *, begin: datetime, over: float, patience: float
) -> dict[str, Fate]:  # fmt: skip
    """Let these processes send what was owed from `begin` on until all is settled, end them, and tell what became of it."""
    try:
        wait_until(begin + timedelta(seconds=over))
        until_settled(home, patience)
    finally:
        for station in running:
            station.close()
    records = home.records()
    found = town.fates(records, since=begin)
    records.close()
    return found


def _judge(
    plan: Plan, home: Home, stand: Stand, reminders: Sequence[Owed], found: dict[str, Fate], running: list[Station],
    ended: list[float],
) -> Report:  # fmt: skip
    report = Report(f"reminders, {home.way}: {plan.count} in {plan.over:g} s, {len(running)} process(es)")
    report.figures |= {
        "kills, freezes, database restarts": f"{plan.kills}, {plan.freezes}, {plan.restarts if home.server else 0}",
        "starts of processes": sum(station.starts for station in running),
        "calls that send": stand.calls(),
        "seconds to end by SIGTERM": ", ".join(f"{seconds:.1f}" for seconds in ended),
    }
    promises.judge(report, reminders, found, stand.arrived())
    return report
