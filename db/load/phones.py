"""Followers (关注者) of a prepared town: which phone belongs to whom, what may still be sent, what they have stopped."""

from typing import Any

from sqlmodel import Session, col, select

from db import followers
from db.load import columns as c
from db.load import words
from db.load.columns import Column
from db.load.sheets import Entry, Key, Sheet, Town
from db.load.troubles import Report
from db.models import Follower, FollowerWorker, Worker


def check_phones(session: Session, town: Town, report: Report) -> None:
    for entry in town.of("followers"):
        left, came = entry["unfollowed_at"], entry["followed_at"]
        if left and came and left < came:
            report.trouble(entry.file, entry.line, "unfollowed_at 早于 followed_at")


def make(town: Town, entry: Entry) -> Follower:
    """The follower there already, brought up to date, or a new one."""
    row: Follower = town.known["followers"].get((entry["openid"],)) or Follower(openid=entry["openid"])
    owners = [town.row("workers", code) for code in entry["worker_id"]]
    row.region = owners[0].region if owners else row.region
    row.followed_at = entry["followed_at"] or row.followed_at or entry["last_message_at"] or town.now
    row.unfollowed_at = entry["unfollowed_at"]
    row.last_seen_at = entry["last_message_at"] or row.last_seen_at
    row.scene, row.large_type = entry["scene"], entry["large_type"]
    return row


def add_rest(session: Session, town: Town, entry: Entry, row: Follower) -> None:
    """Whose phone it is (the first named is the one who speaks), the 48 hours after the last message, the stops."""
    for place, code in reversed(list(enumerate(entry["worker_id"]))):
        worker: Worker = town.row("workers", code)
        relation = "self" if place == 0 else "relative"
        followers.link(session, follower=row, worker=worker, now=row.followed_at or town.now, relation=relation)
        town.phones[worker.key] = row.key
    last = entry["last_message_at"]
    if last and not row.unfollowed_at:
        followers.open_window(session, follower=row, kind="message", now=last)
    for kind in entry["stops"]:
        followers.stop(session, follower=row, kind=kind, now=last or town.now)


def newest_by_worker(session: Session) -> dict[int, int]:
    rows = session.exec(select(FollowerWorker).order_by(col(FollowerWorker.since))).all()
    return {row.worker_id: row.follower_id for row in rows}


def known(session: Session) -> dict[Key, Any]:
    return {
        (str(row.openid),): row for row in session.exec(select(Follower).where(col(Follower.openid).is_not(None))).all()
    }


FOLLOWERS = Sheet(
    name="followers",
    listed_under="followers",
    key=("openid",),
    known=known,
    make=make,
    after=add_rest,
    check=check_phones,
    updates=True,
    columns=(
        Column("openid", c.openid, needed=True),
        Column("worker_id", c.several(c.code), instead=[], refers="workers"),
        Column("followed_at", c.moment()),
        Column("unfollowed_at", c.moment()),
        Column("last_message_at", c.moment()),
        Column("stops", c.several(c.one_of(words.STOPS)), instead=[]),
        Column("scene", c.text, instead=""),
        Column("large_type", c.yes_no, instead=False),
    ),
)
