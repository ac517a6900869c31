"""Clocks set ten minutes ahead and back while messages are sent and processes are killed: no second effect, nothing lost."""

import random
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from benchmarks.prove import promises, reminders, town
from benchmarks.prove.homes import Home
from benchmarks.prove.report import Report
from benchmarks.prove.stand import Stand
from benchmarks.prove.stations import Station
from bot.clock import system_clock


@dataclass(frozen=True)
class Plan:
    """`jump`: seconds ahead, back to right, the same behind, and back to right, evenly over the time of the proof."""

    count: int = 2000
    over: float = 80.0
    jump: float = 600.0
    kills: int = 8
    keyed: float = 0.5
    lost: float = 0.05
    lease: float = 4.0
    processes: int = 3
    patience: float = 800.0
    seed: int = 1


def prove(plan: Plan, home: Home, stand: Stand) -> Report:
    dice, records = random.Random(plan.seed), home.records()
    clocks = [_right(home.folder / f"clock{number}") for number in range(1 if home.way == "home" else plan.processes)]
    environment = home.environment(stand, lease=plan.lease)
    running = [
        Station(
            clock.name,
            ["-m", "benchmarks.prove.moved_clock", str(clock)],
            environment,
            home.folder,
            nursery=home.nursery,
        )
        for clock in clocks
    ]
    try:
        reminders.until_sending(home, stand)
        begin = system_clock() + timedelta(seconds=plan.count / 1000 + 1)
        everything = reminders.owed(reminders.Plan(count=plan.count, over=plan.over, keyed=plan.keyed), begin)
        reminders.settle_in(home, stand, everything)
        stand.break_calls(refused=0.0, lost=plan.lost)
        reminders.wait_until(begin)
        _jump(plan, clocks, running, dice)
        reminders.until_settled(home, plan.patience)
    finally:
        for station in running:
            station.close()
    report = Report(f"clock jumps, {home.way}: {plan.count} in {plan.over:g} s, ±{plan.jump:g} s, {plan.kills} kills")
    promises.judge(
        report, everything, town.fates(records, since=begin), stand.arrived(), timely=False, keyed_may_be_unknown=True
    )
    records.close()
    return report


def _jump(plan: Plan, clocks: list[Path], running: list[Station], dice: random.Random) -> None:
    """One clock of several is moved at a time; at home it is the only one."""
    steps = (plan.jump, 0.0, -plan.jump, 0.0)
    for off in steps:
        dice.choice(clocks).write_text(str(off))
        for _ in range(max(1, plan.kills // len(steps))):
            time.sleep(plan.over / len(steps) / max(1, plan.kills // len(steps)))
            dice.choice(running).kill()
    for clock in clocks:
        _right(clock)


def _right(clock: Path) -> Path:
    clock.write_text("0")
    return clock
