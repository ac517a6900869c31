"""The machine is lost while it sends; the copy is brought back on a new one: nothing goes out twice, all are accounted for."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from datetime import timedelta

from benchmarks.prove import promises, reminders
from benchmarks.prove.homes import Home, prepared
from benchmarks.prove.report import Report
from benchmarks.prove.stand import Stand
from benchmarks.prove.stations import Station
from bot.clock import system_clock

LONGEST_SECONDS = 15 * 60


@dataclass(frozen=True)
class Plan:
    """A copy is taken at a third of the time, the machine is lost at two thirds."""

    count: int = 2000
    over: float = 45.0
    keyed: float = 0.5
    processes: int = 2
    patience: float = 300.0


def prove(plan: Plan, home: Home, stand: Stand) -> Report:
    running = _stations(plan, home, stand)
    try:
        reminders.until_sending(home, stand)
        begin = system_clock() + timedelta(seconds=plan.count / 1000 + 1)
        everything = reminders.owed(reminders.Plan(count=plan.count, over=plan.over, keyed=plan.keyed), begin)
        reminders.settle_in(home, stand, everything)
        reminders.wait_until(begin + timedelta(seconds=plan.over / 3))
        copy = _bot(home, stand, "backup", str(home.folder / "copies")).partition("（")[0]
        reminders.wait_until(begin + timedelta(seconds=plan.over * 2 / 3))
    finally:
        for station in running:
            station.lose()
    with prepared(home.way, empty=True, url=home.url if home.way == "machines" else "", nursery=home.nursery) as other:
        lost_at = time.monotonic()
        _bot(other, stand, "restore", copy)
        running = _stations(plan, other, stand)
        took = time.monotonic() - lost_at
        found = reminders.see_through(other, running, begin=begin, over=plan.over, patience=plan.patience)
    report = Report(f"restore, {home.way}: {plan.count} in {plan.over:g} s, machine lost at {plan.over * 2 / 3:g} s")
    report.figures["seconds to bring the copy back"] = f"{took:.1f}"
    promises.judge(report, everything, found, stand.arrived(), timely=False, keyed_may_be_unknown=True)
    report.hold("back within fifteen minutes", took < LONGEST_SECONDS)
    return report


def _stations(plan: Plan, home: Home, stand: Stand) -> list[Station]:
    return reminders.start(replace(reminders.Plan(), processes=plan.processes, lease=60.0), home, stand)


def _bot(home: Home, stand: Stand, *words: str) -> str:
    environment = os.environ | home.environment(stand)
    done = subprocess.run([sys.executable, "-m", "bot", *words], env=environment, capture_output=True, check=False)
    if done.returncode:
        raise RuntimeError(f"bot {words[0]}: {done.stderr.decode()[-2000:]}{done.stdout.decode()[-2000:]}")
    return done.stdout.decode().strip()
