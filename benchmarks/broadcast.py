"""How long a broadcast to very many followers takes to plan, and how much more memory it needs.

python -m benchmarks.broadcast [--followers 1000000] [--postgres]. The records are filled first, which is not measured;
each audience is then planned by a process of its own, as timed work would, a stretch a transaction, on records just opened.
"At work" is processor time, on PostgreSQL with that of the server's process; how slow the machine is today shows the bare copy.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Table, text
from sqlmodel import Session, SQLModel, col, select

from benchmarks.prove.homes import prepared
from bot.clock import system_clock
from db import broadcast_planning, broadcasts, load, schema
from db.audience_filters import Audience
from db.engine import Records, patient
from db.models import Broadcast, BroadcastChunk, Staff

# What is planned, in this order: the last comes when everybody has had four mass messages this month.
AUDIENCES = {
    "everyone, one call": Audience(everyone=True),
    "everyone but a few, lists": Audience(everyone=True),
    "one trade in one county, by name": Audience(counties=("盈江",), trades=("welder",)),
    "all seeking work, by name": Audience(statuses=("seeking",)),
    "all seeking work, a fourth time": Audience(statuses=("seeking",)),
    "all seeking work, a fifth time": Audience(statuses=("seeking",)),
}
ONE_IN = 50_000  # so few have stopped, from the second audience on
LINE = (
    "{name:<34} {people:>9,} people {calls:>4} calls {seconds:>6.2f} s ({busy:.2f} s at work) {megabytes:>+6.1f} MB,"
    " counted before in {counted:.2f} s"
)
BARE = "a bare INSERT … SELECT of as many rows: {seconds:.2f} s ({busy:.2f} s at work)"


def main() -> None:
    asked = _asked()
    if asked.plan:
        _plan(asked.url, asked.plan)
        return
    with _records(asked.postgres) as url:
        _fill(url, asked.followers)
        _copy(url)
        for name in AUDIENCES:
            if name.startswith("everyone but"):
                _let_some_stop(url)
            subprocess.run([sys.executable, "-m", "benchmarks.broadcast", "--plan", name, "--url", url], check=True)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--followers", type=int, default=1_000_000)
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--plan", help=argparse.SUPPRESS)
    parser.add_argument("--url", help=argparse.SUPPRESS)
    return parser.parse_args()


@contextmanager
def _records(postgres: bool) -> Iterator[str]:
    if postgres:
        with prepared("machines") as home:
            yield home.url
        return
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/records.sqlite"
        records = Records(url)
        schema.upgrade(records.engine)
        load.seed(records)
        records.close()
        yield url


def _plan(url: str, name: str) -> None:
    """In a process of its own: what it needs at its highest, above what it held before it began."""
    records, now = Records(url), system_clock()
    with records.write() as session:
        patient(session)
        begin = time.perf_counter()
        key = _drafted(session, AUDIENCES[name], now).key
        counted = time.perf_counter() - begin
        server = None if records.is_sqlite else session.execute(text("SELECT pg_backend_pid()")).scalar_one()
    before = _kilobytes("VmRSS")
    Path("/proc/self/clear_refs").write_text("5")  # the highest is counted from here
    begin, began_work = time.perf_counter(), _worked(server)
    while _step(records, key, now):
        pass
    seconds, highest = time.perf_counter() - begin, _kilobytes("VmHWM")
    busy = _worked(server) - began_work
    with records.read() as session:
        sizes = session.exec(select(BroadcastChunk.people).where(col(BroadcastChunk.broadcast_id) == key)).all()
    grown = (highest - before) / 1024
    print(
        LINE.format(
            name=name, people=sum(sizes), calls=len(sizes), seconds=seconds, busy=busy, megabytes=grown, counted=counted
        ),
        flush=True,
    )


def _worked(server: int | None) -> float:
    """Seconds of processor, of this process and of the one that serves it in the database."""
    if server is None:
        return time.process_time()
    facts = Path(f"/proc/{server}/stat").read_text().rpartition(")")[2].split()
    return time.process_time() + (int(facts[11]) + int(facts[12])) / os.sysconf("SC_CLK_TCK")


def _copy(url: str) -> None:
    """What the machine needs today for as many rows in one bare statement: the measure of all other figures."""
    records = Records(url)
    with records.write() as session:
        patient(session)
        server = None if records.is_sqlite else session.execute(text("SELECT pg_backend_pid()")).scalar_one()
        session.execute(text("CREATE TABLE bare (id INTEGER PRIMARY KEY, number INTEGER)"))
        begin, began_work = time.perf_counter(), _worked(server)
        session.execute(text("INSERT INTO bare SELECT id, id FROM follower"))
        print(BARE.format(seconds=time.perf_counter() - begin, busy=_worked(server) - began_work), flush=True)
        session.execute(text("DROP TABLE bare"))
    records.close()


def _step(records: Records, key: int, now: datetime) -> bool:
    with records.write() as session:
        patient(session)
        return broadcast_planning.plan(
            session, broadcasts.get(session, key), message={"type": "text", "words": "招聘会"}, now=now
        )


def _drafted(session: Session, audience: Audience, now: datetime) -> Broadcast:
    row = broadcasts.draft(
        session, author=session.exec(select(Staff)).one(), kind="jobs", words="招聘会", audience=audience, said="",
        send_at=now, now=now,
    )  # fmt: skip
    broadcasts.submit(session, row, limit=10_000_000, now=now)
    return row


def _fill(url: str, count: int) -> None:
    """Everybody follows and is known by name, nine in ten seek work, one in six is from 盈江."""
    records = Records(url)
    rows = (
        f"(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) SELECT i FROM n) AS numbers"
        if records.is_sqlite else f"generate_series(1, {count}) AS numbers(i)"
    )  # fmt: skip
    digits = "printf('%023d', i)" if records.is_sqlite else "lpad(CAST(i AS text), 23, '0')"
    with records.write() as session:
        if not records.is_sqlite:
            session.execute(text("SET LOCAL statement_timeout = 0"))
        session.add(Staff(code="S01", name="演示", role="station_head", region="5331"))
        for table, facts in _facts(digits).items():
            session.execute(
                text(f"INSERT INTO {table.name} ({', '.join(facts)}) SELECT {', '.join(facts.values())} FROM {rows}")
            )
    with records.engine.connect() as connection:
        if not records.is_sqlite:
            connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(text("ANALYZE"))
        connection.commit()
    records.close()


def _facts(digits: str) -> dict[Table, dict[str, str]]:
    """What every column holds, as SQL; i is the number of the row."""
    since = "'2026-01-01 00:00:00'"
    told = {
        "follower": {"openid": f"'oBench' || {digits}", "followed_at": since, "flood_tokens": "20"},
        "worker": {
            "public_id": digits, "name": "'岩演'", "county": "CASE WHEN i % 6 = 0 THEN '盈江' ELSE '瑞丽' END",
            "status": "CASE WHEN i % 10 = 0 THEN 'employed' ELSE 'seeking' END",
            "trade": "CASE WHEN i % 4 = 0 THEN 'welder' ELSE 'cook' END", "registered_at": since,
        },
        "follower_worker": {"follower_id": "i", "worker_id": "i", "since": since},
    }  # fmt: skip
    tables = {name: SQLModel.metadata.tables[name] for name in told}
    return {table: {"id": "i", "region": "'533123'", **_blank(table), **told[name]} for name, table in tables.items()}


def _blank(table: Table) -> dict[str, str]:
    """Nothing in every column that must hold something."""
    must = [column for column in table.columns if not column.nullable and column.name not in ("id", "region")]
    return {column.name: {str: "''", bool: "false"}.get(column.type.python_type, "0") for column in must}


def _let_some_stop(url: str) -> None:
    records = Records(url)
    with records.write() as session:
        session.execute(
            text(
                "INSERT INTO stop (follower_id, kind, since, region)"
                f" SELECT id, 'jobs', '2026-01-01 00:00:00', region FROM follower WHERE id % {ONE_IN} = 1"
            )
        )
    records.close()


def _kilobytes(name: str) -> int:
    status = Path("/proc/self/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith(f"{name}:")))


if __name__ == "__main__":
    main()
