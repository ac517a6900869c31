"""The regular list of posts to the Dehong bureau (岗位清单): what is open, what came and went since the list before, its receipt."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from db import audits, rights, scopes, search
from db.models import PostList, Staff, Vacancy
from db.refusals import Refusal
from db.rights import Right

Fact = Mapping[str, Any]
# Why a post of the list before is open no longer, by its status; one still published is full or out of date.
CLOSED = {
    "closed": "已关闭",
    "paused": "暂停",
    "expired": "过期",
    "review": "复核中",
    "returned": "退回",
    "draft": "撤下",
}
FULL, RUN_OUT, GONE = "招满", "过期", "已删除"


class AlreadyReceived(Refusal):
    """Somebody has said that this list has arrived."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class NoSuchList(Refusal):
    """No list of posts has this number."""


def make(session: Session, *, now: datetime, by: Staff | None = None) -> PostList:
    """Of all open posts, held against the list before. By the clock (`by` None) or by hand. Raises NotAllowed."""
    if by is not None:
        rights.require(by, Right.POSTS)
    before = latest(session)
    made = PostList(
        number=_next_number(session, now), since=before.until if before else now, until=now, made_at=now,
        parts=_parts(session, before, now), made_by=by.key if by else None,
    )  # fmt: skip
    session.add(made)
    session.flush()
    audits.note(session, staff=by, action="post_list_made", about=f"post_list:{made.key}", now=now, detail=made.number)
    return made


def changed_since(session: Session, before: PostList, *, now: datetime) -> Mapping[str, Sequence[Fact]]:
    """What has been added and closed since that list, which no list says yet."""
    parts = _parts(session, before, now)
    return {name: parts[name] for name in ("added", "closed")}


def of_this_week(session: Session, *, now: datetime) -> PostList | None:
    """The newest list made since Monday, so that the clock makes one a week only."""
    monday = (now - timedelta(days=now.weekday())).replace(hour=0, minute=0, second=0, microsecond=0)
    row = latest(session)
    return row if row is not None and row.made_at >= monday else None


def latest(session: Session) -> PostList | None:
    return session.exec(select(PostList).order_by(col(PostList.made_at).desc(), col(PostList.id).desc())).first()


def receive(session: Session, row: PostList, *, by: Staff, now: datetime, note: str = "") -> PostList:
    """Said by the Dehong bureau, or by the station after a telephone call. Raises NotAllowed, AlreadyReceived."""
    rights.require(by, Right.RECEIPTS)
    if row.received_at is not None:
        raise AlreadyReceived(row.number)
    row.received_at, row.received_by, row.received_note = now, by.key, note
    audits.note(session, staff=by, action="post_list_received", about=f"post_list:{row.key}", now=now, reason=note)
    session.flush()
    return row


def by_number(session: Session, number: str, *, by: Staff) -> PostList:
    """Raises NoSuchList."""
    found = session.exec(scopes.rows(by, PostList).where(PostList.number == _spelled(number))).first()
    if found is None:
        raise NoSuchList
    return found


def _spelled(number: str) -> str:
    """G2026-002 for g2026002 and g 2026－002."""
    digits = "".join(sign for sign in number if sign.isdigit())
    return f"G{digits[:4]}-{digits[4:]}"


def places(rows: Sequence[Fact]) -> int:
    """How many people are still wanted; posts without a head count are not counted."""
    return sum(row["left"] or 0 for row in rows)


def _parts(session: Session, before: PostList | None, now: datetime) -> dict[str, list[Any]]:
    open_now = [
        _fact(row) for row in session.exec(select(Vacancy).where(search.is_open(now)).order_by(Vacancy.number)).all()
    ]
    known = {row["number"]: row for row in (before.parts.get("open", []) if before else [])}
    numbers = {row["number"] for row in open_now}
    added = [row for row in open_now if row["number"] not in known]
    closed = _closed(session, [known[number] for number in sorted(known.keys() - numbers)], now)
    return {"open": open_now, "added": added, "closed": closed}


def _closed(session: Session, gone: Sequence[Fact], now: datetime) -> list[dict[str, Any]]:
    rows = session.exec(select(Vacancy).where(col(Vacancy.number).in_([row["number"] for row in gone]))).all()
    standing = {row.number: row for row in rows}
    return [{**row, "why": _why(standing.get(row["number"]), now)} for row in gone]


def _why(row: Vacancy | None, now: datetime) -> str:
    if row is None:
        return GONE
    if row.status in CLOSED:
        return CLOSED[row.status]
    return RUN_OUT if row.valid_until is not None and row.valid_until < now.date() else FULL


def _fact(row: Vacancy) -> dict[str, Any]:
    """What the bureau needs to pass a post on; plain values."""
    return {
        "number": row.number, "title": row.title, "employer": row.employer_name, "place": row.place,
        "place_code": row.place_code, "headcount": row.headcount,
        "left": None if row.headcount is None else max(row.headcount - row.filled, 0), "pay": row.pay_text or _pay(row),
        "hours": row.hours, "board": row.board, "lodging": row.lodging, "requirements": row.requirements,
        "posted_on": row.posted_at.date().isoformat(),
        "valid_until": row.valid_until.isoformat() if row.valid_until else "",
    }  # fmt: skip


def _pay(row: Vacancy) -> str:
    bounds = [f"{number:g}" for number in (row.pay_min, row.pay_max) if number is not None]
    unit = {"hour": "元/小时", "day": "元/天", "week": "元/周", "month": "元/月", "year": "元/年"}.get(
        row.pay_kind, "元"
    )
    return f"{'-'.join(dict.fromkeys(bounds))}{unit}" if bounds else "面议"


def _next_number(session: Session, now: datetime) -> str:
    """G2026-001, the next of the year."""
    begins = f"G{now.year}-"
    numbers = session.exec(select(PostList.number).where(col(PostList.number).startswith(begins))).all()
    return f"{begins}{max((int(number[len(begins) :]) for number in numbers), default=0) + 1:03d}"
