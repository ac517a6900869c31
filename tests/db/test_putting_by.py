"""Messages put by in a rush: each once, with their followers and windows."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlmodel import select

from db import followers, putting_by
from db.columns import CHINA
from db.engine import Records
from db.models import Follower, Inbox, Window
from db.putting_by import PutBy

NOW = datetime(2026, 11, 27, 9, tzinfo=CHINA)


def one(key: str, openid: str, window: str | None = "message") -> PutBy:
    return PutBy(key, openid, "text", NOW, {"kind": "text", "text": f"找工作{key}"}, window)


def test_new_and_known_followers_are_stored_with_what_they_said(records: Records) -> None:
    with records.write() as session:
        known = followers.arrive(session, openid="oB", now=NOW).key
    with records.write() as session:
        putting_by.store(session, [one("2", "oB"), one("1", "oA"), one("3", "oB", None)], now=NOW)
    with records.read() as session:
        rows = {row.key: row for row in session.exec(select(Inbox)).all()}
        openids = {row.key: row.openid for row in session.exec(select(Follower)).all()}
        assert {key: openids[row.follower_id or 0] for key, row in rows.items()} == {"1": "oA", "2": "oB", "3": "oB"}
        assert rows["2"].follower_id == known
        assert {(row.state, (row.held or {})["text"]) for row in rows.values()} == {
            ("raw", f"找工作{n}") for n in "123"
        }
        assert {row.left for row in session.exec(select(Window)).all()} == {5}


def test_a_repeat_changes_nothing_and_opens_no_window_again(records: Records) -> None:
    with records.write() as session:
        putting_by.store(session, [one("1", "oA"), one("1", "oA")], now=NOW)
    later = NOW + timedelta(seconds=5)
    with records.write() as session:
        putting_by.store(session, [replace(one("1", "oA"), message={"kind": "text", "text": "别的"})], now=later)
    with records.read() as session:
        row = session.exec(select(Inbox)).one()
        assert (row.received_at, (row.held or {})["text"]) == (NOW, "找工作1")
        assert session.exec(select(Window)).one().until == NOW + followers.WINDOWS["message"][1]


def test_a_message_answered_already_is_not_put_by_again(records: Records) -> None:
    with records.write() as session:
        putting_by.store(session, [one("1", "oA")], now=NOW)
        row = session.exec(select(Inbox)).one()
        row.state, row.held = "answered", None
    with records.write() as session:
        putting_by.store(session, [one("1", "oA"), one("2", "oA")], now=NOW)
    with records.read() as session:
        assert {row.key: row.state for row in session.exec(select(Inbox)).all()} == {"1": "answered", "2": "raw"}
