"""A prepared folder: stored whole, or refused whole with every bad place named."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlmodel import SQLModel

from db import identities, load, workers
from db.columns import CHINA
from db.engine import Records
from db.identities import IdentityKeys
from db.models import (
    Application,
    ApplicationStatus,
    Consent,
    Course,
    Employer,
    Enrolment,
    Event,
    EventSignup,
    EventSlot,
    Follower,
    FollowerWorker,
    Identity,
    Inquiry,
    Outbox,
    RosterRow,
    Setting,
    Staff,
    StaffBinding,
    Stop,
    Vacancy,
    Visit,
    VisitCell,
    Window,
    Worker,
    WorkerStatus,
)
from db.sealing import KeyRing
from db.vacancy_words import KEPT, Cutter
from tests.db.load import towns

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=CHINA)
KEYS = IdentityKeys(KeyRing([b"k" * 32]), b"b" * 32)
NUMBER = towns.WORKER["id_number"]


def counts(records: Records) -> dict[str, int]:
    with records.read() as session:
        tables = SQLModel.metadata.tables.items()
        return {name: session.execute(select(func.count()).select_from(table)).scalar_one() for name, table in tables}


def only(records: Records, table: type[Any]) -> Any:
    with records.read() as session:
        return session.execute(select(table)).scalars().one()


def troubles(records: Records, folder: Path, **how: Any) -> list[str]:
    with pytest.raises(load.BadRows) as refused:
        load.folder(records, folder, now=NOW, **how)
    return [str(trouble) for trouble in refused.value.troubles]


def test_every_file_of_a_folder_is_stored(records: Records, tmp_path: Path) -> None:
    summary = load.folder(records, towns.whole(tmp_path / "town"), now=NOW, keys=KEYS)
    assert summary.counts == dict.fromkeys(towns.WHOLE, 1) | {"settings": 2}
    assert summary.notes == ()
    stored = counts(records)
    tables = (
        Staff, StaffBinding, Employer, Vacancy, Course, Event, EventSlot, Worker, Identity, WorkerStatus, FollowerWorker,
        Stop, RosterRow, Enrolment, Application, EventSignup, Visit, Inquiry, Outbox, Window,
    )  # fmt: skip
    assert {table.__tablename__: stored[table.__tablename__] for table in tables} == {
        table.__tablename__: 1 for table in tables
    }


def test_a_worker_comes_with_consents_ledger_and_phone(records: Records, tmp_path: Path) -> None:
    load.folder(records, towns.whole(tmp_path / "town"), now=NOW, keys=KEYS)
    worker = only(records, Worker)
    assert (worker.county, worker.region, worker.status, worker.employer_name) == (
        "芒市",
        "533103",
        "employed",
        "示例电子厂",
    )
    assert worker.birth_date == date(1992, 3, 14)
    line = only(records, WorkerStatus)
    assert (line.status, line.since, line.source, line.employer_name) == (
        "employed",
        date(2026, 2, 24),
        "employer",
        "示例电子厂",
    )
    with records.read() as session:
        assert workers.has_consent(session, worker, kind="service")
        assert workers.has_consent(session, worker, kind="share", about="示例电子厂")
        assert not workers.has_consent(session, worker, kind="share")
        assert session.execute(select(func.count()).select_from(Consent)).scalar_one() == 3
    window = only(records, Window)
    assert (window.kind, window.until) == ("message", datetime(2026, 11, 24, 20, 0, tzinfo=CHINA))


def test_what_somebody_asked_for_takes_its_seat_and_its_slot(records: Records, tmp_path: Path) -> None:
    load.folder(records, towns.whole(tmp_path / "town"), now=NOW)
    course, slot, signup = only(records, Course), only(records, EventSlot), only(records, EventSignup)
    assert (course.seats, course.taken, course.enrolled_elsewhere, course.county) == (3, 2, 1, "盈江")
    assert (slot.taken, signup.slot_id) == (1, slot.id)
    with records.read() as session:
        steps = session.execute(select(ApplicationStatus.status, ApplicationStatus.source)).all()
        phone = session.execute(select(Follower.id).where(Follower.openid == "phone-of-W1")).scalar_one()
    assert sorted(map(tuple, steps)) == [("applied", "self"), ("interview", "staff")]
    assert only(records, Enrolment).follower_id == only(records, Visit).follower_id == phone


def test_a_booked_visit_holds_its_half_hours_and_the_way_there(records: Records, tmp_path: Path) -> None:
    load.folder(records, towns.whole(tmp_path / "town", visits={"time": "14:00"}), now=NOW)
    with records.read() as session:
        cells = session.execute(select(VisitCell.starts_at, VisitCell.reason).order_by(VisitCell.starts_at)).all()
    assert [(f"{at:%H:%M}", reason) for at, reason in cells] == [
        ("13:30", "travel"),
        ("14:00", "visit"),
        ("14:30", "visit"),
    ]


def test_one_visit_may_follow_another_without_a_way_between(records: Records, tmp_path: Path) -> None:
    second = {**towns.VISIT, "visit_id": "VS2", "time": "15:00"}
    towns.write(towns.whole(tmp_path / "town"), visits=[towns.VISIT, second])
    load.folder(records, tmp_path / "town", now=NOW)
    with records.read() as session:
        reasons = session.execute(select(VisitCell.reason).order_by(VisitCell.starts_at)).scalars().all()
    assert reasons == ["travel", "visit", "visit", "visit", "visit"]


def test_an_open_request_rings_when_its_level_says(records: Records, tmp_path: Path) -> None:
    load.folder(records, towns.whole(tmp_path / "town"), now=NOW)
    inquiry = only(records, Inquiry)
    assert (inquiry.number, inquiry.status, inquiry.next_alarm_at) == ("Q0001", "new", inquiry.opened_at)
    message = only(records, Outbox)
    assert (message.state, message.failure, message.message) == (
        "refused",
        "超过48小时",
        {"type": "text", "words": "明天开班"},
    )


def test_settings_are_changed_and_may_be_loaded_again(records: Records, tmp_path: Path) -> None:
    folder = towns.write(tmp_path / "town", settings=[towns.SETTINGS])
    load.folder(records, folder, now=NOW)
    load.folder(records, folder, now=NOW)
    with records.read() as session:
        assert dict(map(tuple, session.execute(select(Setting.name, Setting.value)).all())) == {
            "approval_limit": "5",
            "opens": "08:30",
        }


@pytest.mark.parametrize(
    "words",
    [
        "approval_limit: 7\nopens: 8:30\n",
        "settings:\n  approval_limit: 7\n",
        "settings:\n- {name: approval_limit, value: 7}\n",
    ],
)
def test_settings_may_be_written_in_three_ways(records: Records, tmp_path: Path, words: str) -> None:
    (tmp_path / "settings.yaml").write_text(f"anchor_date: '2026-11-23'\n{words}")
    load.folder(records, tmp_path, now=NOW)
    with records.read() as session:
        value = session.execute(select(Setting.value).where(Setting.name == "approval_limit")).scalar_one()
    assert value == "7"


def test_id_numbers_are_stored_encrypted_only(records: Records, tmp_path: Path) -> None:
    load.folder(records, towns.whole(tmp_path / "town"), now=NOW, keys=KEYS)
    identity, worker = only(records, Identity), only(records, Worker)
    assert NUMBER.encode() not in identity.sealed
    assert identity.masked == "533103********9991"
    assert identity.blind == only(records, RosterRow).id_blind == KEYS.index(NUMBER)
    with records.read() as session:
        assert identities.reveal(session, worker, keys=KEYS) == NUMBER


def test_without_keys_id_numbers_are_only_masked(records: Records, tmp_path: Path) -> None:
    load.folder(records, towns.whole(tmp_path / "town"), now=NOW)
    identity, worker = only(records, Identity), only(records, Worker)
    assert (identity.sealed, identity.blind, identity.masked) == (b"", "", "533103********9991")
    with records.read() as session:
        assert identities.reveal(session, worker, keys=KEYS) is None


def test_loading_twice_is_refused_line_by_line(records: Records, tmp_path: Path) -> None:
    folder = towns.whole(tmp_path / "town")
    load.folder(records, folder, now=NOW, keys=KEYS)
    before = counts(records)
    said = troubles(records, folder, keys=KEYS)
    assert "workers.csv 第 2 行：W1 已经在记录里，没有再载入" in said
    assert "workers.csv 第 2 行：id_number 已经属于记录里的另一位工友" in said
    assert {line.split(" ")[0] for line in said} >= {f"{name}.csv" for name in towns.WHOLE} - {
        "settings.csv", "jobs.csv", "courses.csv", "events.csv", "followers.csv",
    }  # fmt: skip
    assert counts(records) == before


def test_more_may_be_loaded_later_on_top_of_what_is_there(records: Records, tmp_path: Path) -> None:
    load.folder(records, towns.whole(tmp_path / "town"), now=NOW)
    other = {**towns.ENROLMENT, "course_id": "C2"}
    later = towns.write(tmp_path / "later", courses=[{**towns.COURSE, "id": "C2"}], enrolments=[other])
    load.folder(records, later, now=NOW)
    with records.read() as session:
        taken = session.execute(select(Course.code, Course.taken).order_by(Course.code)).all()
    assert list(map(tuple, taken)) == [("C1", 2), ("C2", 2)]


def test_the_newest_line_of_the_ledger_says_where_a_known_worker_stands(records: Records, tmp_path: Path) -> None:
    load.folder(records, towns.whole(tmp_path / "town"), now=NOW)
    lines = [
        {"worker_id": "W1", "since": "2026-11-20", "status": "求职"},
        {"worker_id": "W1", "since": "2026-11-10", "status": "待业"},
    ]
    load.folder(records, towns.write(tmp_path / "later", ledger=lines), now=NOW)
    worker = only(records, Worker)
    assert (worker.status, worker.employer_name, worker.employer_id, worker.started_on) == ("seeking", "", None, None)


def test_dates_are_loaded_as_written(records: Records, tmp_path: Path) -> None:
    summary = load.folder(records, towns.whole(tmp_path / "town"), now=NOW + timedelta(days=10))
    assert summary.moved_by == timedelta()
    assert only(records, Course).starts_at == datetime(2026, 12, 14, 9, 0, tzinfo=CHINA)


def test_move_to_today_moves_every_date_but_birthdays(records: Records, tmp_path: Path) -> None:
    summary = load.folder(
        records, towns.whole(tmp_path / "town"), now=NOW + timedelta(days=10), move_to_today=True, keys=KEYS
    )
    assert summary.moved_by == timedelta(days=10)
    assert only(records, Course).starts_at == datetime(2026, 12, 24, 9, 0, tzinfo=CHINA)
    assert only(records, Vacancy).valid_until == date(2027, 3, 10)
    assert only(records, EventSlot).starts_at == datetime(2026, 12, 8, 9, 30, tzinfo=CHINA)
    assert only(records, Visit).starts_at == datetime(2026, 12, 4, 14, 0, tzinfo=CHINA)
    assert only(records, Worker).birth_date == date(1992, 3, 14)


def test_move_to_today_needs_one_anchor_date(records: Records, tmp_path: Path) -> None:
    folder = towns.write(tmp_path / "town", workers=[{**towns.WORKER, "employer_id": ""}])
    assert troubles(records, folder, move_to_today=True) == ["anchor_date：要有一个 anchor_date，各文件相同"]
    (folder / "settings.yaml").write_text("anchor_date: '2026-11-20'\n")
    assert load.folder(records, folder, now=NOW, move_to_today=True).moved_by == timedelta(days=3)


def test_missing_files_are_done_without(records: Records, tmp_path: Path) -> None:
    folder = towns.write(tmp_path / "town", jobs=[towns.JOB], visits=[towns.VISIT], training_roster=[towns.ROSTER])
    summary = load.folder(records, folder, now=NOW)
    assert summary.counts == {"jobs": 1, "visits": 1}
    assert only(records, Vacancy).employer_id is None
    assert [str(note) for note in summary.notes] == [
        "jobs.yaml：目录里没有 employers，employer_id 指向它的 1 行，没有记下",
        "training_roster.csv：目录里没有 courses，course_id 指向它的 1 行，这些行没有载入",
        "visits.csv：目录里没有 workers，worker_id 指向它的 1 行，没有记下",
        "visits.csv：目录里没有 staff，staff_id 指向它的 1 行，没有记下",
        "visits.csv 第 2 行：这次走访还没有安排人（staff_id 空着）",
    ]


def test_files_and_columns_nobody_knows_are_named(records: Records, tmp_path: Path) -> None:
    folder = towns.write(tmp_path / "town", employers=[{**towns.EMPLOYER, "colour": "blue"}])
    (folder / "notes.csv").write_text("a,b\n1,2\n")
    notes = load.folder(records, folder, now=NOW).notes
    assert [str(note) for note in notes] == [
        "notes.csv：不认识这个文件名，没有读",
        "employers.csv 第 2 行：没有 colour 这一列，没有读",
    ]


def test_an_empty_folder_is_refused(records: Records, tmp_path: Path) -> None:
    assert troubles(records, tmp_path) == [f"{tmp_path}：目录里没有可以载入的文件"]


def test_published_posts_are_found_at_once(records: Records, tmp_path: Path) -> None:
    folder = towns.write(tmp_path / "town", jobs=[towns.JOB, {**towns.JOB, "id": "J002", "status": "草稿"}])
    load.folder(records, folder, now=NOW, cutter=Cutter("1", lambda text: [text]))
    with records.read() as session:
        assert session.execute(select(KEPT.c.version)).scalars().all() == ["1"]


def test_a_town_is_found_by_name_or_by_path(tmp_path: Path) -> None:
    assert (load.find("demo") / "workers.csv").is_file()
    assert load.find(str(tmp_path)) == tmp_path
    with pytest.raises(ValueError, match="没有叫“nowhere”的演示数据或目录；自带的有：demo"):
        load.find("nowhere")
