"""A new release while messages are sent: the old processes end and hand over, the records change shape, new ones go on."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from benchmarks.prove import promises, reminders
from benchmarks.prove.homes import Home, migrate, prepared
from benchmarks.prove.report import Report
from benchmarks.prove.stand import Stand
from benchmarks.prove.stations import Station
from benchmarks.prove.town import Owed
from bot.clock import system_clock

HERE = Path(__file__).parents[2]
LONGEST_STOP_SECONDS = 40.0


@dataclass(frozen=True)
class Plan:
    """`before`: the earlier release as git knows it; without one, this release follows itself."""

    count: int = 2000
    over: float = 45.0
    keyed: float = 0.5
    processes: int = 2
    before: str = ""
    patience: float = 300.0


def prove(plan: Plan, home: Home, stand: Stand) -> Report:
    """Across machines the records change shape while the old processes still send; at home the old one ends first."""
    with prepared(
        home.way, empty=True, url=home.url if home.way == "machines" else "", nursery=home.nursery
    ) as station:
        before = _release(plan.before, station.folder / "before")
        if plan.before:
            _old(before, "-m", "bot", "migrate", environment=station.environment(stand))
        else:
            migrate(station)
        old = _start(plan, station, stand, before, "old")
        took: list[float] = []
        try:
            _settle_in(before, station, stand, [Owed("first", reminders.FIRST, system_clock(), keyed=False)])
            reminders.until_arrived(stand)
            begin = system_clock() + timedelta(seconds=plan.count / 500 + (5 if plan.before else 1))
            everything = reminders.owed(reminders.Plan(count=plan.count, over=plan.over, keyed=plan.keyed), begin)
            _settle_in(before, station, stand, everything)
            reminders.wait_until(begin + timedelta(seconds=plan.over / 2))
            if home.way != "home":
                migrate(station)
            took = [one.leave() for one in old]
        finally:
            for one in old:
                one.lose()
        new = _start(plan, station, stand, HERE, "new")
        found = reminders.see_through(station, new, begin=begin, over=plan.over, patience=plan.patience)
    report = Report(f"upgrade, {home.way}: {plan.count} in {plan.over:g} s, from {plan.before or 'this release'}")
    report.figures["seconds to end by SIGTERM"] = ", ".join(f"{seconds:.1f}" for seconds in took)
    promises.judge(report, everything, found, stand.arrived(), timely=False)
    report.hold("the old processes end by themselves", max(took) < LONGEST_STOP_SECONDS)
    return report


def _release(revision: str, folder: Path) -> Path:
    """The earlier release, with this proof's way of settling in beside it."""
    if not revision:
        return HERE
    folder.mkdir()
    archive = subprocess.run(["git", "archive", revision], cwd=HERE, capture_output=True, check=True).stdout
    subprocess.run(["tar", "-x", "-C", str(folder)], input=archive, check=True)
    (folder / "benchmarks" / "prove").mkdir(parents=True, exist_ok=True)
    for name in ("__init__.py", "town.py", "settle_in.py"):
        shutil.copy(HERE / "benchmarks" / "prove" / name, folder / "benchmarks" / "prove" / name)
    return folder


def _settle_in(before: Path, station: Home, stand: Stand, everything: Sequence[Owed]) -> None:
    for keyed in (True, False):
        stand.know([one.openid for one in everything if one.keyed is keyed], open_windows=not keyed)
    if before == HERE:
        reminders.settle_records(station, everything)
        return
    words = [station.url, *(f"{one.key} {one.openid} {one.due_at.timestamp()} {one.keyed:d}" for one in everything)]
    _old(before, "-m", "benchmarks.prove.settle_in", environment={}, told="\n".join(words))


def _start(plan: Plan, station: Home, stand: Stand, release: Path, name: str) -> list[Station]:
    environment = station.environment(stand) | {"PYTHONPATH": str(release)}
    count = 1 if station.way == "home" else plan.processes
    return [
        Station(
            f"{name}{number}",
            station.commands,
            environment,
            station.folder,
            place=release,
            nursery=station.nursery if release == HERE else None,
        )
        for number in range(count)
    ]


def _old(release: Path, *words: str, environment: dict[str, str], told: str = "") -> None:
    done = subprocess.run(
        [sys.executable, *words], cwd=release, env=os.environ | environment | {"PYTHONPATH": str(release)},
        input=told.encode(), capture_output=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{words}: {done.stderr.decode()[-2000:]}")
