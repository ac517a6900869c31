"""A station with 100,000 workers, 20,000 posts and 200,000 messages, as the console's benchmark wants it."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, SQLModel

from db import accounts, staff
from db.models import (
    Application,
    Audit,
    Course,
    Employer,
    Enrolment,
    Follower,
    FollowerWorker,
    FollowUp,
    Identity,
    Inquiry,
    Message,
    Outbox,
    Vacancy,
    Visit,
    Worker,
)

WORKERS, POSTS, MESSAGES, OTHERS, FIRMS = 100_000, 20_000, 200_000, 20_000, 500
REGIONS = ("533103", "533102", "533122", "533123", "533124")
COUNTIES = ("芒市", "瑞丽", "梁河", "盈江", "陇川")
STATUSES = ("employed", "seeking", "idle", "returned", "registered")


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
        "employer_name": f"示例单位{number % FIRMS}", "dormitory": f"宿舍{number % FIRMS}-{number % 7}栋",
    }  # fmt: skip


def at_home(number: int) -> dict[str, Any]:
    return {"region": REGIONS[number % len(REGIONS)]}


FILLING: tuple[tuple[type[SQLModel], int, Callable[[int, datetime], dict[str, Any]]], ...] = (
    (Worker, WORKERS, worker),
    (Employer, FIRMS, lambda n, at: at_home(n) | {"name": f"示例单位{n}", "verified": n % 2 == 0}),
    (Follower, OTHERS, lambda n, at: at_home(n) | {"openid": f"o{n}", "followed_at": at}),
    (
        Identity, OTHERS,
        lambda n, at: at_home(n) | {
            "worker_id": n * 2, "sealed": b"sealed", "blind": f"{n:064d}", "masked": "533103********9991",
        },
    ),
    (FollowerWorker, OTHERS, lambda n, at: at_home(n) | {"follower_id": n, "worker_id": n, "since": at}),
    (
        FollowUp, 2000,
        lambda n, at: at_home(n) | {"kind": "wage", "words": "问工资", "worker_id": n * 7, "opened_at": at},
    ),
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
        lambda n, at: at_home(n) | {
            "worker_id": n * 3, "staff_id": 1, "asked_at": at,
            # Two dozen a day, as four visitors make them.
            "starts_at": at - timedelta(minutes=53 * n), "ends_at": at - timedelta(minutes=53 * n),
            "status": "booked" if n % 50 == 0 else "done",
        },
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
