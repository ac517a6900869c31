"""Moving to a new machine: copied beside a running server, brought back, and nobody hears anything twice."""

import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select
from typer.testing import CliRunner, Result

from bot import lockfile
from bot.cli import command_line, restore
from bot.play.stage import StageClock
from bot.runtime import Runtime
from bot.scheduled import copy_records, finish_erasures, remind_of_courses
from bot.settings import Settings
from db import attachments, copies, enrolments, erasures, followers, station
from db.engine import sqlite_path
from db.models import Follower, Outbox, Worker
from tests.builders import NINE, a_course, a_follower, a_worker

EVENING = datetime(2026, 12, 6, 19, 30, tzinfo=NINE.tzinfo)


def run(settings: Settings, monkeypatch: pytest.MonkeyPatch, *words: str) -> Result:
    monkeypatch.setenv("DEHONG_DATABASE_URL", settings.database_url)
    monkeypatch.setenv("DEHONG_DATA_DIR", str(settings.data_dir))
    return CliRunner().invoke(command_line(words), list(words))


def a_seat(runtime: Runtime) -> None:
    """Somebody with a seat in a class of tomorrow morning."""
    with runtime.records.write() as session:
        worker, follower = a_worker(session), a_follower(session)
        followers.link(session, follower=follower, worker=worker, now=NINE)
        course = a_course(session, starts_at=EVENING.replace(hour=9, minute=0) + timedelta(days=1))
        enrolments.submit(
            session, worker=worker, course=course, station=station.load(session), now=NINE, follower=follower
        )  # fmt: skip


def states(runtime: Runtime) -> list[tuple[str, str]]:
    with runtime.records.read() as session:
        rows = session.exec(select(Outbox).where(Outbox.kind == "reminder")).all()
        return [(row.owed_as.split(":")[3], row.state) for row in rows]


def test_a_reminder_that_the_old_machine_has_planned_and_sent_since_is_not_sent_again(
    runtime: Runtime, tmp_path: Path
) -> None:
    a_seat(runtime)
    made = copies.make(runtime.records, tmp_path / "copies", now=NINE)
    remind_of_courses.run(runtime, EVENING)
    assert states(runtime) == [("day_before", "owed")]
    runtime.records.close()
    copies.restore(runtime.settings.database_url, made, now=EVENING, replace=True)
    settled = restore.settle(runtime.settings, made, EVENING)
    assert settled.uncertain == 1
    remind_of_courses.run(runtime, EVENING + timedelta(minutes=1))
    assert states(runtime) == [("day_before", "unknown")]


def test_what_was_not_due_yet_is_still_sent(runtime: Runtime, tmp_path: Path) -> None:
    a_seat(runtime)
    made = copies.make(runtime.records, tmp_path / "copies", now=NINE)
    runtime.records.close()
    copies.restore(runtime.settings.database_url, made, now=NINE, replace=True)
    assert restore.settle(runtime.settings, made, NINE).uncertain == 0
    remind_of_courses.run(runtime, EVENING)
    assert states(runtime) == [("day_before", "owed")]


def test_who_was_deleted_since_the_copy_is_deleted_again_and_pictures_come_back(
    runtime: Runtime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = runtime.settings.model_copy(update={"backup_dir": tmp_path / "copies"})
    with runtime.records.write() as session:
        people = [a_worker(session, name=name) for name in ("岩罕", "玉腊")]
        for place, worker in enumerate(people):
            follower = a_follower(session)
            followers.link(session, follower=follower, worker=worker, now=NINE)
            row = attachments.keep(session, follower=follower, media_id=f"M{place}", kind="picture", now=NINE)
            attachments.fetched(session, row.key, path=f"media/{place}.jpg", now=NINE)
            (tmp_path / "media").mkdir(exist_ok=True)
            (tmp_path / "media" / f"{place}.jpg").write_bytes(worker.name.encode())
    made = copies.make(runtime.records, tmp_path / "copies", now=NINE, media=tmp_path / "media")
    with runtime.records.write() as session:
        erasures.ask(session, session.get_one(Worker, people[0].key), station=station.load(session), now=EVENING)
    finish_erasures.run(replace(runtime, settings=settings), EVENING + timedelta(minutes=2))
    shutil.rmtree(tmp_path / "media")
    runtime.records.close()
    monkeypatch.setenv("DEHONG_BACKUP_DIR", str(tmp_path / "copies"))
    monkeypatch.setattr(restore, "system_clock", lambda: EVENING + timedelta(hours=1))
    done = run(settings, monkeypatch, "restore", str(made.path), "--replace")
    assert done.exit_code == 0, done.output
    with runtime.records.read() as session:
        assert sorted(session.exec(select(Worker.name)).all()) == ["已注销", "玉腊"]
        assert session.exec(select(Follower.id).where(col(Follower.openid).is_not(None))).all() == [people[1].key]
    # The copy is eleven days old: the other picture is past its seven days as well.
    assert list((tmp_path / "media").iterdir()) == []


@pytest.mark.parametrize("records", ["sqlite"], indirect=True)
def test_pictures_lie_beside_the_copy_and_a_broken_one_is_refused(runtime: Runtime, tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "1.jpg").write_bytes(b"one")
    made = copies.make(runtime.records, tmp_path / "copies", now=NINE, media=tmp_path / "media")
    (tmp_path / "media" / "1.jpg").unlink()
    runtime.records.close()
    copies.restore(
        runtime.settings.database_url, copies.read(made.path), now=NINE, replace=True, media=tmp_path / "media"
    )
    assert (tmp_path / "media" / "1.jpg").read_bytes() == b"one"
    (aside,) = tmp_path.glob("records.sqlite.before-????????-??????")
    assert copies.drop_set_aside(tmp_path / "records.sqlite", before=NINE) == []
    assert aside in copies.drop_set_aside(tmp_path / "records.sqlite", before=NINE + timedelta(days=8))
    made.media_path.write_bytes(b"two")
    with pytest.raises(copies.BrokenCopy, match="图片"):
        copies.read(made.path)
    for day in (1, 40):
        copies.make(runtime.records, tmp_path / "copies", now=NINE + timedelta(days=day))
    gone = copies.drop_expired(tmp_path / "copies", now=NINE + timedelta(days=80))
    assert [path.name[:15] for path in gone] == ["dehong-20261126", "dehong-20261127"]
    assert not made.media_path.exists()


@pytest.mark.parametrize("records", ["sqlite"], indirect=True)
def test_a_copy_beside_a_running_server_goes_round_by_the_command_line(
    runtime: Runtime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, settings = tmp_path / "copies", runtime.settings
    a_seat(runtime)
    with lockfile.held(sqlite_path(settings.database_url).with_suffix(".lock")):
        assert run(settings, monkeypatch, "backup", str(folder)).exit_code == 0
        (file,) = folder.glob("*.sqlite")
        refused = run(settings, monkeypatch, "restore", str(file), "--replace")
        at_rest = run(settings, monkeypatch, "backup", str(folder), "--at-rest")
    assert (refused.exit_code, "先停掉" in refused.stderr) == (2, True)
    assert (at_rest.exit_code, "serve 还在运行" in at_rest.stderr) == (2, True)
    unasked = run(settings, monkeypatch, "restore", str(file))
    assert (unasked.exit_code, "--replace" in unasked.stderr) == (2, True)
    runtime.records.close()
    (folder / f"{file.name}.json").unlink()
    unnoted = run(settings, monkeypatch, "restore", str(file), "--replace")
    assert (unnoted.exit_code, "没有可读的" in unnoted.stderr) == (2, True)
    done = run(settings, monkeypatch, "restore", str(file), "--replace", "--taken-at", "2026-11-26 09:00:00")
    assert done.exit_code == 0, done.output
    assert list(tmp_path.glob("records.sqlite.before-*"))


def test_a_night_makes_one_copy_and_keeps_the_newest(runtime: Runtime, tmp_path: Path, clock: StageClock) -> None:
    settings = runtime.settings.model_copy(update={"simulator": False, "backup_dir": tmp_path / "n", "backup_keep": 2})
    at_home = replace(runtime, settings=settings)
    for night in range(3):
        for _ in range(2):
            copy_records.run(at_home, NINE + timedelta(days=night))
    assert [path.name[:15] for path in sorted((tmp_path / "n").glob("*[!n]"))] == ["dehong-20261127", "dehong-20261128"]
