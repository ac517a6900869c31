"""Copies made while the records are in use, and brought back."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from db import copies, schema
from db.copies import brought_back
from db.copies.kept import Copy
from db.engine import Records
from db.models import Broadcast, Inbox, Outbox, Worker
from tests.builders import NINE, a_follower, a_member_of_staff, a_worker

WORDS = {"type": "text", "words": "x"}


def names(records: Records) -> list[str]:
    with records.read() as session:
        return sorted(session.exec(select(Worker.name)).all())


def add(records: Records, name: str) -> None:
    with records.write() as session:
        a_worker(session, name=name)


def reopened(records: Records) -> Records:
    return Records(records.url)


def test_what_was_there_comes_back_and_what_came_later_is_gone(records: Records, tmp_path: Path) -> None:
    add(records, "岩罕")
    made = copies.make(records, tmp_path / "copies", now=NINE)
    add(records, "玉腊")
    records.close()
    copies.restore(records.url, copies.read(made.path), now=NINE, replace=True)
    back = reopened(records)
    assert names(back) == ["岩罕"]
    assert schema.is_current(back.reading)
    add(back, "相帅")
    back.close()


def test_records_at_work_are_not_replaced_unasked(records: Records, tmp_path: Path) -> None:
    add(records, "岩罕")
    made = copies.make(records, tmp_path / "copies", now=NINE)
    add(records, "玉腊")
    records.close()
    with pytest.raises(copies.NotEmpty):
        copies.restore(records.url, made, now=NINE)
    assert names(records) == ["岩罕", "玉腊"]


def test_a_fresh_database_takes_a_copy_without_asking(records: Records, tmp_path: Path) -> None:
    made = copies.make(records, tmp_path / "copies", now=NINE)
    records.close()
    copies.restore(records.url, made, now=NINE)
    assert names(records) == []


def test_a_copy_is_made_while_somebody_writes(records: Records, tmp_path: Path) -> None:
    stop, written = threading.Event(), []

    def write() -> None:
        while not stop.is_set():
            add(records, f"工友{len(written)}")
            written.append(1)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        while len(written) < 5:
            pass
        before = len(written)
        made = copies.make(records, tmp_path / "copies", now=NINE)
        after = len(written) + 1
    finally:
        stop.set()
        writer.join()
    records.close()
    copies.restore(records.url, made, now=NINE, replace=True)
    assert before <= len(names(records)) <= after


def test_a_copy_that_was_cut_off_is_refused(records: Records, tmp_path: Path) -> None:
    made = copies.make(records, tmp_path, now=NINE)
    made.path.write_bytes(made.path.read_bytes()[:-10])
    with pytest.raises(copies.BrokenCopy, match="校验码"):
        copies.read(made.path)
    made.path.with_name(made.path.name + ".json").unlink()
    with pytest.raises(copies.BrokenCopy, match="没有可读的"):
        copies.read(made.path)


def test_only_its_owner_may_read_a_copy(records: Records, tmp_path: Path) -> None:
    made = copies.make(records, tmp_path / "copies", now=NINE)
    assert made.path.stat().st_mode & 0o077 == 0
    assert made.path.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("records", ["sqlite"], indirect=True)
def test_the_newest_are_kept_and_their_notes_go_with_the_others(records: Records, tmp_path: Path) -> None:
    for day in range(4):
        copies.make(records, tmp_path, now=NINE + timedelta(days=day))
    gone = copies.drop_oldest(tmp_path, keep=2)
    assert len(gone) == 2
    assert len(list(tmp_path.glob("dehong-*"))) == 4
    assert copies.newest(tmp_path) == NINE + timedelta(days=3)
    assert len(copies.of_day(tmp_path, (NINE + timedelta(days=3)).date())) == 1


@pytest.mark.parametrize("records", ["postgres"], indirect=True)
def test_whoever_is_connected_keeps_a_copy_from_being_brought_back(records: Records, tmp_path: Path) -> None:
    made = copies.make(records, tmp_path, now=NINE)
    with records.engine.connect() as held:
        held.exec_driver_sql("SELECT 1")
        with pytest.raises(copies.StillRunning):
            copies.restore(records.url, made, now=NINE)


@pytest.mark.parametrize("records", ["postgres"], indirect=True)
def test_a_failed_restore_leaves_what_was_there(records: Records, tmp_path: Path) -> None:
    add(records, "岩罕")
    made = copies.make(records, tmp_path, now=NINE)
    made.path.write_bytes(made.path.read_bytes()[: made.path.stat().st_size // 2])
    records.close()
    with pytest.raises(copies.ToolFailed):
        copies.restore(records.url, made, now=NINE, replace=True)
    assert names(records) == ["岩罕"]


def owed(records: Records, key: str, *, state: str = "owed", minutes: int = -5, **facts: object) -> None:
    with records.write() as session:
        follower = a_follower(session)
        due = NINE + timedelta(minutes=minutes)
        row = {"kind": "reminder", "follower_id": follower.key, "message": WORDS, **facts}
        session.add(Outbox(owed_as=key, state=state, due_at=due, owed_at=due, **row))


def states(records: Records) -> dict[str, str]:
    with records.read() as session:
        return {row.owed_as: row.state for row in session.exec(select(Outbox)).all()}


def a_copy(*, hours: int = 1, at_rest: bool = False) -> Copy:
    return Copy(Path("x"), "sqlite", NINE - timedelta(hours=hours), at_rest, "")


def settled(records: Records, copy: Copy) -> brought_back.BroughtBack:
    with records.write() as session:
        return brought_back.settle(session, copy, now=NINE)


def test_what_the_old_machine_may_have_sent_goes_to_the_call_list_and_not_out_again(records: Records) -> None:
    owed(records, "due")
    owed(records, "taken", state="taken", held_by="old", lease_until=NINE)
    owed(records, "sending", state="sending", held_by="old", lease_until=NINE)
    owed(records, "tomorrow", minutes=600)
    owed(records, "sent", state="sent")
    owed(records, "alarm", kind="alarm")
    owed(records, "mass", kind="broadcast", route="mass", follower_id=None)
    assert settled(records, a_copy()).uncertain == 3
    assert states(records) == {
        "due": "unknown", "taken": "unknown", "sending": "unknown", "tomorrow": "owed", "sent": "sent", "alarm": "owed",
        "mass": "owed",
    }  # fmt: skip


def test_a_mass_send_whose_key_wechat_has_forgotten_is_not_repeated(records: Records) -> None:
    owed(records, "mass", kind="broadcast", route="mass", follower_id=None)
    settled(records, a_copy(hours=24))
    assert states(records) == {"mass": "unknown"}


def test_a_copy_taken_at_rest_goes_on_where_it_stood(records: Records) -> None:
    owed(records, "due")
    owed(records, "taken", state="taken", held_by="old", lease_until=NINE)
    owed(records, "sending", state="sending", held_by="old", lease_until=NINE)
    assert settled(records, a_copy(at_rest=True)).uncertain == 1
    assert states(records) == {"due": "owed", "taken": "owed", "sending": "unknown"}


def test_a_broadcast_that_was_due_waits_for_a_person(records: Records) -> None:
    with records.write() as session:
        author = a_member_of_staff(session)
        for number, status, minutes in (("B1", "approved", -5), ("B2", "approved", 60), ("B3", "planning", -5)):
            session.add(
                Broadcast(
                    number=number, words="x", author_id=author.key, status=status, created_at=NINE,
                    send_at=NINE + timedelta(minutes=minutes),
                )
            )  # fmt: skip
    assert settled(records, a_copy()).halted == 2
    with records.read() as session:
        rows = {row.number: row.status for row in session.exec(select(Broadcast)).all()}
    assert rows == {"B1": "draft", "B2": "approved", "B3": "stopped"}


def test_a_message_the_old_machine_had_in_hand_is_not_answered_twice(records: Records) -> None:
    with records.write() as session:
        for key in ("held", "raw"):
            session.add(Inbox(key=key, state=key, received_at=NINE, delete_after=NINE, held={"text": "x"}))
    settled(records, a_copy())
    with records.read() as session:
        assert {row.state for row in session.exec(select(Inbox)).all()} == {"joined"}
