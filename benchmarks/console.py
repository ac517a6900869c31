"""python -m benchmarks.console: how long the console's lists and its overview take with 100,000 workers, 20,000 posts and
200,000 messages, on SQLite, over HTTP."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import insert
from sqlmodel import Session, SQLModel

from bot.app import create_app
from bot.clock import system_clock
from bot.console.office import Office
from bot.play.over_http import serving
from bot.runtime import Runtime, learn
from bot.settings import Settings
from db import accounts, load, logins, schema, staff
from db.engine import Records
from db.models import (
    Application,
    Audit,
    Course,
    Enrolment,
    Follower,
    Inquiry,
    Message,
    Outbox,
    Vacancy,
    Visit,
    Worker,
)

WORKERS, POSTS, MESSAGES, OTHERS = 100_000, 20_000, 200_000, 20_000
TIMES = 12
REGIONS = ("533103", "533102", "533122", "533123", "533124")
COUNTIES = ("芒市", "瑞丽", "梁河", "盈江", "陇川")
STATUSES = ("employed", "seeking", "idle", "returned", "registered")
PATHS = (
    "/", "/inbox", "/inbox/1", "/worker/list", "/worker/list?page=4000", "/worker/list?q=岩777",
    "/worker/list?filter=status__in=employed", "/worker/list?sort=name__asc", "/workers/500", "/vacancy/list",
    "/vacancy/list?q=分拣", "/course/list", "/enrolment/list", "/enrolment/list?q=岩777", "/visit/list",
    "/inquiry/list", "/broadcast/list", "/audit/list",
)  # fmt: skip


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(database_url=f"sqlite:///{folder}/records.sqlite", data_dir=Path(folder), simulator=True)
        records = Records(settings.database_url)
        schema.upgrade(records.engine)
        load.seed(records)
        now = system_clock()
        began = time.monotonic()
        with records.write() as session:
            fill(session, now)
        with records.write() as session:
            session.connection().exec_driver_sql("ANALYZE")
        print(f"filled in {time.monotonic() - began:.0f} s")
        runtime = Runtime(settings, records, system_clock, learn())
        with serving(create_app(runtime)) as address:
            for code in ("S01", "S09"):
                measure(address, Office(runtime).cookie, token(records, code, now), code)
        records.close()


def fill(session: Session, now: datetime) -> None:
    for code, role, scope in (("S01", "station_head", "all"), ("S09", "county_liaison", "533123")):
        member = staff.add(session, code=code, name=code, role=role, scope=scope)
        accounts.open_with(session, staff=member, hashed="", now=now)
    for table, count, row in FILLING:
        put(session, table, (row(number, now - timedelta(minutes=7 * number)) for number in range(1, count + 1)))


def put(session: Session, table: type[SQLModel], rows: Iterator[dict[str, Any]]) -> None:
    """In thousands, with the defaults of the model where a row says nothing."""
    blank = table().model_dump(exclude={"id"})
    while batch := [blank | row for row in islice(rows, 1000)]:
        session.execute(insert(table), batch)


def worker(number: int, at: datetime) -> dict[str, Any]:
    home = number % len(REGIONS)
    return {
        "public_id": f"p{number}", "name": f"岩{number}", "phone": f"154{number:08d}", "region": REGIONS[home],
        "county": COUNTIES[home], "status": STATUSES[number % len(STATUSES)], "registered_at": at,
        "work_place": "上海市青浦区", "household_category": "脱贫户", "training_need": "叉车",
    }  # fmt: skip


def at_home(number: int) -> dict[str, Any]:
    return {"region": REGIONS[number % len(REGIONS)]}


FILLING: tuple[tuple[type[SQLModel], int, Callable[[int, datetime], dict[str, Any]]], ...] = (
    (Worker, WORKERS, worker),
    (Follower, OTHERS, lambda n, at: at_home(n) | {"openid": f"o{n}", "followed_at": at}),
    (
        Vacancy, POSTS,
        lambda n, at: {
            "number": f"J{n:05d}", "title": "快递分拣员", "employer_name": f"示例单位{n % 500}", "posted_at": at,
            "status": "published", "valid_until": at.date() + timedelta(days=n % 90), "month_pay": 5000 + n % 3000,
        },
    ),
    (
        Course, 100,
        lambda n, at: at_home(n) | {
            "code": f"C{n:03d}", "programme": "aid", "measure": "P18", "title": "家政", "starts_at": at,
            "ends_at": at, "seats": 500,
        },
    ),
    (
        Enrolment, OTHERS,
        lambda n, at: at_home(n) | {"worker_id": n, "course_id": n % 100 + 1, "enrolled_at": at, "status": "enrolled"},
    ),
    (Application, OTHERS, lambda n, at: at_home(n) | {"worker_id": n, "vacancy_id": n % POSTS + 1, "applied_at": at}),
    (
        Visit, OTHERS,
        lambda n, at: at_home(n) | {"worker_id": n, "staff_id": 1, "starts_at": at, "ends_at": at, "asked_at": at},
    ),
    (
        Inquiry, 2000,
        lambda n, at: at_home(n) | {
            "number": f"Q{n:04d}", "kind": "human", "follower_id": n, "worker_id": n, "opened_at": at,
            "status": "new" if n % 20 == 1 else "closed", "words": "想问一下",
        },
    ),
    (
        Message, MESSAGES,
        lambda n, at: {
            "follower_id": n % 2000 + 1, "said_at": at, "direction": "in", "words": "您好", "delete_after": at,
        },
    ),
    (
        Outbox, MESSAGES,
        lambda n, at: {
            "owed_as": f"bench:{n}", "follower_id": n % OTHERS + 1, "message": {"words": "提醒"}, "due_at": at,
            "owed_at": at, "state": "refused" if n % 500 == 0 else "sent",
        },
    ),
    (Audit, OTHERS, lambda n, at: {"at": at, "staff_id": 1, "action": "login", "about": f"staff:{n}"}),
)  # fmt: skip


def token(records: Records, code: str, now: datetime) -> str:
    with records.write() as session:
        return logins.begin(session, staff=staff.by_code(session, code), address="", now=now, proved=True)


def measure(address: str, cookie: str, value: str, code: str) -> None:
    with httpx.Client(base_url=f"{address}/console", cookies={cookie: value}, timeout=60) as client:
        for path in PATHS:
            took = []
            for _ in range(TIMES):
                began = time.monotonic()
                status = client.get(path).status_code
                took.append(1000 * (time.monotonic() - began))
            took = sorted(took[1:])  # the first visit compiles statements and templates
            print(f"{code} {path:40} {status}  median {statistics.median(took):5.0f} ms  p95 {took[-1]:5.0f} ms")


if __name__ == "__main__":
    main()
