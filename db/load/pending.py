"""What waits for somebody in a prepared town: inquiries (求助) and messages owed or undelivered (待发)."""

import secrets
from typing import Any

from sqlmodel import Session, select

from db import inquiries
from db.load import columns as c
from db.load import words
from db.load.columns import Column
from db.load.sheets import Entry, Key, Sheet, Town
from db.load.troubles import Report
from db.models import Follower, Inquiry, Outbox, Worker
from db.models.record import DEHONG


def check_who(name: str, town: Town, report: Report) -> None:
    """Each row names a worker or a phone; a message needs a phone."""
    for entry in town.of(name):
        if entry["worker_id"] is None and entry["openid"] is None:
            report.trouble(entry.file, entry.line, "worker_id 和 openid 要写一个")
        elif name == "outbox" and entry["openid"] is None and not has_phone(town, entry["worker_id"]):
            report.trouble(entry.file, entry.line, f"{entry['worker_id']} 在 followers 里没有手机，消息发不出去")


def has_phone(town: Town, code: str) -> bool:
    if town.broken["followers"] or "followers" in town.unreadable:
        return True  # it may be the phone of a row that is named already
    row = town.known["workers"].get((code,))
    named = any(code in entry["worker_id"] for entry in town.of("followers"))
    return named or (row is not None and row.key in town.phones)


def phone_of(town: Town, entry: Entry) -> int | None:
    if entry["openid"] is not None:
        return town.id_of("followers", entry["openid"])
    return town.phone_of(entry["worker_id"])


def check_inquiries(session: Session, town: Town, report: Report) -> None:
    check_who("inquiries", town, report)
    for entry in town.of("inquiries"):
        if entry["status"] == "taken" and entry["taken_by"] is None:
            report.note(entry.file, entry.line, "写着已接，没有写谁接的（taken_by 空着）")
        if entry["closed_at"] and entry["closed_at"] < entry["opened_at"]:
            report.trouble(entry.file, entry.line, "closed_at 早于 opened_at")


def make_inquiry(town: Town, entry: Entry) -> Inquiry:
    worker: Worker | None = town.row("workers", entry["worker_id"])
    opened, status = entry["opened_at"], entry["status"]
    return Inquiry(
        **entry.said("kind", "level", "words", "status", "outcome", "opened_at", "taken_at"),
        number=secrets.token_hex(6),
        follower_id=phone_of(town, entry),
        worker_id=worker.id if worker else None,
        region=worker.region if worker else DEHONG,
        mutes_bot=entry["mutes_bot"] and status != "closed",
        promised_at=town.station.next_opening(opened),
        taken_by=town.id_of("staff", entry["taken_by"]),
        closed_at=entry["closed_at"] or (opened if status == "closed" else None),
        next_alarm_at=inquiries.first_alarm(entry["level"], town.station, opened) if status == "new" else None,
    )


def number(session: Session, town: Town, entry: Entry, row: Inquiry) -> None:
    row.number = f"Q{row.key:04d}"


def known_inquiries(session: Session) -> dict[Key, Any]:
    """By the worker, by the phone, and by both: a file may name either."""
    rows = session.exec(
        select(Inquiry, Worker.code, Follower.openid)
        .join(Worker, Worker.id == Inquiry.worker_id, isouter=True)  # type: ignore[arg-type]
        .join(Follower, Follower.id == Inquiry.follower_id, isouter=True)  # type: ignore[arg-type]
    ).all()
    return {
        (str(code), str(openid), str(row.opened_at)): row
        for row, worker, phone in rows
        for code, openid in ((worker, phone), (worker, None), (None, phone))
    }


INQUIRIES = Sheet(
    name="inquiries",
    listed_under="inquiries",
    key=("worker_id", "openid", "opened_at"),
    known=known_inquiries,
    make=make_inquiry,
    after=number,
    check=check_inquiries,
    columns=(
        Column("worker_id", c.code, refers="workers"),
        Column("openid", c.openid, refers="followers"),
        Column("kind", c.one_of(words.INQUIRY_KINDS), instead="human"),
        Column("level", c.one_of(words.LEVELS), instead="normal"),
        Column("words", c.text, needed=True),
        Column("status", c.one_of(words.INQUIRY_STATUSES), instead="new"),
        Column("opened_at", c.moment(), needed=True),
        Column("taken_by", c.code, refers="staff"),
        Column("taken_at", c.moment()),
        Column("closed_at", c.moment()),
        Column("outcome", c.text, instead=""),
        Column("mutes_bot", c.yes_no, instead=False),
    ),
)


def check_outbox(session: Session, town: Town, report: Report) -> None:
    check_who("outbox", town, report)


def make_message(town: Town, entry: Entry) -> Outbox:
    ended = entry["state"] not in ("owed",)
    return Outbox(
        **entry.said("kind", "route", "state", "failure", "failure_code", "attempts", "due_at"),
        owed_as=entry["key"],
        follower_id=phone_of(town, entry),
        region=town.row("workers", entry["worker_id"]).region if entry["worker_id"] else DEHONG,
        message={"type": "text", "words": entry["words"]},
        owed_at=min(entry["due_at"], town.now),
        settled_at=(entry["settled_at"] or entry["due_at"]) if ended else None,
    )


def known_messages(session: Session) -> dict[Key, Any]:
    return {(row.owed_as,): row for row in session.exec(select(Outbox)).all()}


OUTBOX = Sheet(
    name="outbox",
    listed_under="outbox",
    key=("key",),
    known=known_messages,
    make=make_message,
    check=check_outbox,
    columns=(
        Column("key", c.text, needed=True),
        Column("worker_id", c.code, refers="workers"),
        Column("openid", c.openid, refers="followers"),
        Column("kind", c.one_of(words.MESSAGE_KINDS), instead="reminder"),
        Column("words", c.text, needed=True),
        Column("due_at", c.moment(), needed=True),
        Column("state", c.one_of(words.MESSAGE_STATES), instead="owed"),
        Column("route", c.any_of(("custom", "template", "subscription", "mass")), instead="custom"),
        Column("failure", c.text, instead=""),
        Column("failure_code", c.whole(-1, 1_000_000)),
        Column("attempts", c.whole(0, 100), instead=0),
        Column("settled_at", c.moment()),
    ),
)
