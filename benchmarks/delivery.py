"""python -m benchmarks.delivery: what one delivered message costs, by rows in the outbox and by processes that send.

The processes are the real ones (`bot serve` at home, `bot send` across machines); the pretend WeChat answers at once.
`history` rows of messages sent long ago stand in the outbox beside the ones that are due.
"""

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import text

from benchmarks.prove import reminders
from benchmarks.prove.homes import Home, prepared
from benchmarks.prove.nursery import Nursery
from benchmarks.prove.stand import Stand, standing
from benchmarks.prove.stations import Station
from benchmarks.prove.town import Owed
from bot.clock import system_clock
from db.models import Outbox

ROWS = (1_000, 10_000, 100_000)
PROCESSES = (1, 2, 4)
HISTORY_AT_ONCE = 2_000


@dataclass(frozen=True)
class Measured:
    way: str
    rows: int
    due: int
    processes: int
    seconds: float
    cpu: float  # seconds of all the processes that send

    def __str__(self) -> str:
        per = 1000 / self.due
        return (
            f"| {self.way} | {self.rows:,} | {self.processes} | {self.due / self.seconds:,.0f} "
            f"| {self.cpu * per:.2f} | {self.seconds * per:.2f} |"
        )


def measure(way: str, rows: int, processes: int, due: int, nursery: Nursery) -> Measured:
    with prepared(way, nursery=nursery) as home, standing() as stand:
        _history(home, rows - due)
        plan = reminders.Plan(processes=processes, lease=60.0)
        running = reminders.start(plan, home, stand)
        try:
            reminders.until_sending(home, stand)
            time.sleep(3.0 * processes)  # the others are still starting
            wanted = _owe(home, stand, due)
            cpu, calls = sum(map(_cpu, running)), stand.calls()
            began = time.monotonic()
            _release(home)
            while stand.calls() - calls < wanted:
                time.sleep(0.01)
            seconds = time.monotonic() - began
            reminders.until_settled(home, 60.0)
            spent = sum(map(_cpu, running)) - cpu
        finally:
            for station in running:
                station.close()
    return Measured(way, rows, due, processes, seconds, spent)


def _history(home: Home, count: int) -> None:
    """Rows as a year leaves them: sent, out of every index of live ones."""
    records, now = home.records(), system_clock() - timedelta(days=30)
    message = {"type": "text", "words": "明天上午九点上课，地点青浦区公园路100号，请带身份证。"}
    for start in range(0, max(0, count), HISTORY_AT_ONCE):
        with records.write() as session:
            session.execute(
                Outbox.__table__.insert(),
                [
                    {
                        "owed_as": f"past:{number}", "kind": "reminder", "route": "custom", "message": message, "due_at": now,
                        "owed_at": now, "settled_at": now, "state": "sent", "attempts": 1, "held_by": "", "remote_id": "",
                        "failure": "", "region": "533100",
                    }
                    for number in range(start, min(count, start + HISTORY_AT_ONCE))
                ],
            )  # fmt: skip
    if not records.is_sqlite:
        with records.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("SET statement_timeout = 0"))
            connection.execute(text("VACUUM ANALYZE outbox"))
    records.close()


def _owe(home: Home, stand: Stand, due: int) -> int:
    """Half with a window, half by template; due in an hour until they are released together."""
    later = system_clock() + timedelta(hours=1)
    wanted = [Owed(f"due:{number}", f"oCOST{number:06d}", later, bool(number % 2)) for number in range(due)]
    reminders.settle_in(home, stand, wanted)
    return len(wanted)


def _release(home: Home) -> None:
    records, now = home.records(), system_clock()
    with records.write() as session:
        session.execute(Outbox.__table__.update().where(Outbox.__table__.c.state == "owed").values(due_at=now))
    records.close()


def _cpu(station: Station) -> float:
    """User and system seconds of the process (proc(5), fields 14 and 15)."""
    fields = Path(f"/proc/{station.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.delivery", description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=ROWS)
    parser.add_argument("--processes", type=int, nargs="+", default=PROCESSES)
    parser.add_argument("--due", type=int, default=1000)
    parser.add_argument("--way", choices=["home", "machines", "all"], default="all")
    asked = parser.parse_args(words)
    print("| way | rows in the outbox | processes | messages a second | CPU ms a message | ms a message |")
    print("|---|---|---|---|---|---|")
    runs = [("home", rows, 1) for rows in asked.rows] if asked.way != "machines" else []
    if asked.way != "home":
        runs += [("machines", rows, 1) for rows in asked.rows]
        runs += [("machines", asked.rows[0], processes) for processes in asked.processes if processes > 1]
    nursery = Nursery()
    for way, rows, processes in runs:
        print(measure(way, rows, processes, min(asked.due, rows), nursery), flush=True)
    nursery.close()


if __name__ == "__main__":
    main()
