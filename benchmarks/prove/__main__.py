"""python -m benchmarks.prove reminders --way home --count 10000: one proof, its counts as options; ends with 1 if broken."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import Any

from benchmarks.prove import broadcast, clock_jumps, reminders, repeats, restore, rush, upgrade
from benchmarks.prove.homes import WAYS, Home, prepared
from benchmarks.prove.nursery import Nursery
from benchmarks.prove.report import Report
from benchmarks.prove.stand import Stand, standing

Prove = Callable[[Any, Home, Stand], Report]
PROOFS: dict[str, tuple[type[Any], Prove, tuple[str, ...]]] = {
    "reminders": (reminders.Plan, reminders.prove, WAYS),
    "repeats": (repeats.Plan, repeats.prove, ("machines",)),
    "broadcast": (broadcast.Plan, broadcast.prove, WAYS),
    "clock-jumps": (clock_jumps.Plan, clock_jumps.prove, WAYS),
    "upgrade": (upgrade.Plan, upgrade.prove, WAYS),
    "restore": (restore.Plan, restore.prove, WAYS),
    "rush": (rush.Plan, rush.prove, WAYS),
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.prove", description=__doc__)
    proofs = parser.add_subparsers(dest="proof", required=True)
    for name, (plan, _, ways) in PROOFS.items():
        asked = proofs.add_parser(name)
        asked.add_argument("--way", choices=[*ways, "all"], default="all")
        asked.add_argument("--forked", action="store_true", help="processes come from a nursery, for busy machines")
        for field in fields(plan):
            kind = type(field.default) if field.default is not MISSING else str
            how = {"action": "store_true"} if kind is bool else {"type": kind, "default": field.default}
            asked.add_argument(f"--{field.name.replace('_', '-')}", **how)
    words = parser.parse_args()
    plan, prove, ways = PROOFS[words.proof]
    counts = {field.name: getattr(words, field.name) for field in fields(plan)}
    broken, nursery = False, Nursery() if words.forked else None
    for way in ways if words.way == "all" else [words.way]:
        with prepared(way, nursery=nursery) as home, standing() as stand:
            report = prove(plan(**counts), home, stand)
        print(report, flush=True)
        broken |= bool(report.broken)
    if nursery:
        nursery.close()
    sys.exit(broken)


if __name__ == "__main__":
    main()
