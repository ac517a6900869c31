"""The ledger at the desk: dated changes, two records made one and parted again, and the sheet that agrees with the figures."""

import io
import time
from collections.abc import Callable
from datetime import timedelta
from threading import Event
from threading import enumerate as enumerate_threads

import openpyxl
import pytest
from sqlmodel import col, select

from bot.console import making, sheets
from bot.console.office import Office
from db import followers, identities, made_sheets, merge_rows, statistics
from db.models import Enrolment, Inquiry, MadeSheet, Staff, Visit, Worker, WorkerChange, WorkerMerge, WorkerStatus
from tests.bot.console.clerk import Clerk, Station, reads
from tests.bot.console.town import HERE, ID_NUMBER, PHONES, Town, build
from tests.builders import NINE, a_follower, a_worker

NASTY = ("=1+1", "+86", "-3", "@SUM(A1)", "\t=1", "<script>alert(1)</script>", "<r>粗</r>")


@pytest.fixture
def town(console: Station) -> Town:
    with console.runtime.records.write() as session:
        return build(session, Office(console.runtime).keys)


@pytest.fixture
def clerk(console: Station, town: Town) -> Clerk:
    return console.enter("S02")


def worker(console: Station, number: int) -> Worker:
    with console.runtime.records.read() as session:
        return session.get_one(Worker, number)


def test_a_change_is_dated_and_says_who_told_it(console: Station, town: Town, clerk: Clerk) -> None:
    page = f"/workers/{town.near['worker']}"
    form = {
        "status": "employed", "since": "2026-11-02", "employer_name": "示例电子", "place": "华新", "source": "telephone",
        "note": "自己说的",
    }  # fmt: skip
    clerk.get(page)
    shown = clerk.post(f"{page}/status", form).text
    assert "2026-11-02起在岗" in shown
    assert "电话，演示S02" in shown
    with console.runtime.records.read() as session:
        row = session.exec(select(WorkerStatus).order_by(col(WorkerStatus.id).desc())).first()
    assert row is not None
    assert (str(row.since), row.recorded_at, row.source, row.employer_name) == (
        "2026-11-02", NINE, "telephone", "示例电子",
    )  # fmt: skip
    assert "在岗要写单位" in clerk.post(f"{page}/status", {**form, "employer_name": ""}).text
    assert "日期还没到" in clerk.post(f"{page}/status", {**form, "since": "2026-12-02"}).text
    assert "改好了" in clerk.post(f"{page}/fact", {"field": "phone", "value": "13800001111", "source": "self"}).text
    refused = {"phone": "12345", "county": "上海", "birth_date": "2015-01-01", "public_id": "x", "dormitory": ID_NUMBER}
    for field, value in refused.items():
        answer = clerk.post(f"{page}/fact", {"field": field, "value": value, "source": "self"}).text
        assert "改好了" not in answer
        assert ID_NUMBER not in answer
    assert worker(console, town.near["worker"]).phone == "13800001111"
    with console.runtime.records.read() as session:
        change = session.exec(select(WorkerChange)).one()
    assert (change.before, change.after) == (f"{PHONES[0][:3]}****{PHONES[0][-4:]}", "138****1111")


def test_an_earlier_day_entered_late_is_history_and_what_changes_nothing_is_not_kept(
    console: Station, town: Town, clerk: Clerk
) -> None:
    page = f"/workers/{town.near['worker']}"
    form = {"source": "telephone", "employer_name": "", "place": "", "note": ""}
    clerk.get(page)
    clerk.post(f"{page}/status", {**form, "status": "idle", "since": "2026-11-20"})
    shown = clerk.post(f"{page}/status", {**form, "status": "seeking", "since": "2026-06-01", "note": "补记六月"}).text
    assert "现在的情况不变：待业" in shown
    listed = shown.split("补记六月")[0]
    assert (
        "2026-11-20" in listed.rsplit("2026-06-01", 1)[0].rsplit("现在的情况不变", 1)[1]
    )  # the newer day stands above
    assert worker(console, town.near["worker"]).status == "idle"
    assert "没有再记一条" in clerk.post(f"{page}/status", {**form, "status": "idle", "since": "2026-11-20"}).text
    clerk.post(f"{page}/status", {**form, "status": "returned", "since": "2026-11-20"})  # of one day the newest entry
    assert worker(console, town.near["worker"]).status == "returned"
    assert "没有再记一条" in clerk.post(f"{page}/fact", {"field": "dormitory", "value": "", "source": "self"}).text
    with console.runtime.records.read() as session:
        assert session.exec(select(WorkerChange)).all() == []


def test_two_records_become_one_and_can_be_parted(console: Station, town: Town, clerk: Clerk) -> None:
    gone = town.near["worker"]
    keys = Office(console.runtime).keys
    with console.runtime.records.write() as session:
        old = session.get_one(Worker, gone)
        old.code, old.township = "W001", "弄璋镇"
        kept = a_worker(session, name=HERE, phone=PHONES[0], county="盈江", region="533123", status="employed").key
        shared = followers.of_worker(session, old)
        assert shared is not None
        new_phone = a_follower(session)
        followers.link(session, follower=new_phone, worker=session.get_one(Worker, kept), now=NINE)
        followers.link(session, follower=shared, worker=session.get_one(Worker, kept), now=NINE)
        followers.link(session, follower=shared, worker=old, now=NINE)  # the old record speaks there
    assert f"/workers/{gone}/merge?with={kept}" in clerk.get("/merges").text
    alike = clerk.get(f"/workers/{kept}/merge?with={gone}").text
    assert (HERE in alike, "两份不一样" in alike) == (True, False)
    with console.runtime.records.write() as session:
        other = a_worker(session, name="木别人", county="瑞丽", region="533102").key
    assert "这几项两份不一样：姓名、老家。" in clerk.get(f"/workers/{kept}/merge?with={other}").text
    assert "合并好了" in (said := clerk.post(f"/workers/{kept}/merge", {"with": str(gone)}).text)
    assert "微信 1 条" in said
    with console.runtime.records.read() as session:
        for table in (Enrolment, Visit, Inquiry):
            assert session.exec(select(table).where(table.worker_id == gone)).all() == []
        kept_row = session.get_one(Worker, kept)
        assert (kept_row.code, kept_row.township) == ("W001", "弄璋镇")
        assert identities.reveal(session, kept_row, keys=keys) == ID_NUMBER
        assert [one.id for one in followers.people_of(session, shared)] == [kept]
        row = session.exec(select(WorkerMerge)).one()
    assert clerk.get(f"/workers/{gone}").status_code == 404
    assert "岩家里又是两份" in clerk.post(f"/merges/{row.id}/undo").text
    with console.runtime.records.read() as session:
        for table in (Enrolment, Visit, Inquiry):
            assert len(session.exec(select(table).where(table.worker_id == gone)).all()) == 1
        again, kept_row = session.get_one(Worker, gone), session.get_one(Worker, kept)
        assert (again.code, again.merged_into, kept_row.code, kept_row.township) == ("W001", None, None, "")
        assert identities.masked(session, kept_row) == ""
        assert identities.reveal(session, again, keys=keys) == ID_NUMBER
        assert followers.people_of(session, shared)[0].id == gone
    assert "撤不了" in clerk.post(f"/merges/{row.id}/undo").text
    assert "不用合并" in clerk.post(f"/workers/{kept}/merge", {"with": str(kept)}).text


def test_every_table_that_hangs_on_a_person_is_moved() -> None:
    assert {"enrolment.worker_id", "visit.worker_id", "inquiry.worker_id", "follower_worker.worker_id"} <= set(
        merge_rows.hanging()
    )
    assert not [name for name in merge_rows.hanging() if name.startswith(("identity.", "worker."))]


def test_the_sheet_has_a_row_for_each_record_and_the_numbers_of_the_report(
    console: Station, town: Town, clerk: Clerk
) -> None:
    with console.runtime.records.write() as session:
        for place, name in enumerate(NASTY):
            a_worker(
                session, name=name, employer_name=name, status="employed", county="芒市", phone=f"1391234000{place}"
            )
        gone = a_worker(session, name="删了的", status="seeking")
        gone.deleted_at = NINE - timedelta(days=1)
    clerk.get("/ledger/export")
    answer = clerk.post("/ledger/export")
    book = openpyxl.load_workbook(io.BytesIO(answer.content), read_only=True)
    heads, *rows = list(book["台账"].iter_rows(values_only=True))
    found = [dict(zip(heads, row, strict=True)) for row in rows]
    told = dict(row[:2] for row in book["说明"].iter_rows(values_only=True))
    with console.runtime.records.read() as session:
        figures = {name: statistics.count(session, name, now=NINE).total for name in ("ledger", "employed", "seeking")}
    by_status = [row["情况"] for row in found]
    assert (len(found), by_status.count("在岗"), by_status.count("在找工作")) == tuple(figures.values())
    assert (told["行数"], told["在岗"]) == (figures["ledger"], figures["employed"])
    assert [row["姓名"] for row in found if row["单位"]] == list(NASTY)
    assert all(cell.data_type == "s" for line in book["台账"].iter_rows(min_row=2) for cell in line if cell.value)
    text = str(rows)
    assert not [whole for whole in (*PHONES, ID_NUMBER) if whole in text]
    assert next(row for row in found if row["姓名"] == HERE)["身份证"].startswith("533103****")
    few = clerk.post("/ledger/export", {"county:盈江": "1", "status:seeking": "1"})
    some = openpyxl.load_workbook(io.BytesIO(few.content), read_only=True)["台账"]
    assert [row[1] for row in some.iter_rows(min_row=2, values_only=True)] == [HERE]
    assert "盈江，在找工作" in console.enter("S01").get("/audit/list").text
    assert list((console.runtime.settings.data_dir / "sheets").iterdir()) == []


def test_a_long_sheet_is_left_and_found_again(
    console: Station, town: Town, clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "PATIENCE", 0)
    monkeypatch.setattr(sheets, "TELLS_EVERY", 1)
    office, held = console.runtime, Event()
    monkeypatch.setattr(making.Making, "_tell", held_at(making.Making._tell, held))
    clerk.get("/ledger/export")
    page = clerk.post("/ledger/export").text
    assert ("先去忙别的" in page, "/console/exports/1" in page) == (True, True)
    assert wait_for(lambda: "1 / 2 行" in clerk.get("/exports/list").text)
    assert clerk.get("/exports/1").status_code == 404
    held.set()
    assert wait_for(lambda: "下载" in clerk.get("/exports/list").text)
    found = clerk.get("/exports/1")
    assert len(list(openpyxl.load_workbook(io.BytesIO(found.content), read_only=True)["台账"])) == 3
    assert console.enter("S01").get("/exports/1").status_code == 404
    clerk.get("/exports")
    assert "删掉了" in clerk.post("/exports/1/drop").text
    assert list((office.settings.data_dir / "sheets").iterdir()) == []
    held.clear()
    clerk.post("/ledger/export")
    assert wait_for(lambda: "1 / 2 行" in clerk.get("/exports/list").text)
    drop = reads(clerk.get("/exports/list"), r"/console(/exports/\d+/drop)")
    assert "删掉了" in clerk.post(drop).text  # while it is being made
    held.set()
    assert wait_for(lambda: not [one for one in enumerate_threads() if one.name.startswith("sheet ")])
    assert list((office.settings.data_dir / "sheets").iterdir()) == []
    monkeypatch.setattr(sheets, "into", broken)
    clerk.post("/ledger/export")
    assert wait_for(lambda: "请再导一次" in clerk.get("/exports/list").text)
    with office.records.write() as session:
        by = session.exec(select(Staff)).all()[0]
        begun = made_sheets.begin(session, name="断了的.xlsx", path="sheets/a.xlsx", by=by, now=NINE)
        assert not made_sheets.is_broken_off(begun, now=NINE + made_sheets.SILENT / 2)
        assert made_sheets.is_broken_off(begun, now=NINE + made_sheets.SILENT)
        assert made_sheets.finish(session, "sheets/a.xlsx", now=NINE)
        assert "sheets/a.xlsx" in made_sheets.forget(session, now=NINE + made_sheets.KEPT)
        assert session.exec(select(MadeSheet)).all() == []


def held_at(tell: Callable[..., None], held: Event) -> Callable[..., None]:
    """Tells of the first row and then waits."""

    def wait(making: making.Making, done: int, total: int) -> None:
        tell(making, done, total)
        assert held.wait(20)

    return wait


def wait_for(what: Callable[[], bool]) -> bool:
    until = time.monotonic() + 20
    while not what() and time.monotonic() < until:
        time.sleep(0.05)
    return what()


def broken(*_: object) -> None:
    raise OSError("no room")
