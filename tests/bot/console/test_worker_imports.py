"""A list of people from Excel: bad rows refused with the reason, doubles decided, taken in, and taken back whole."""

import io
from datetime import date
from typing import Any

import openpyxl
import pytest
from sqlmodel import col, select

from bot.console.office import Office
from bot.console.worker_imports import FIELDS
from db import identities
from db.models import Consent, Identity, ImportRow, Visit, Worker, WorkerStatus
from tests.bot.console.clerk import Clerk, Station, reads
from tests.bot.console.town import HERE, ID_NUMBER, PHONES, Town, build
from tests.builders import NINE, a_worker

NUMBER = "533123199503080012"


@pytest.fixture
def town(console: Station) -> Town:
    with console.runtime.records.write() as session:
        town = build(session, Office(console.runtime).keys)
        session.get_one(Worker, town.near["worker"]).dormitory = "老宿舍"
        return town


@pytest.fixture
def clerk(console: Station, town: Town) -> Clerk:
    return console.enter("S02")


def sheet(*rows: dict[str, Any]) -> dict[str, Any]:
    """As a clerk keeps it: a title above, columns in another order, one that nobody knows."""
    names = ["备注", *(one.heading.name for one in reversed(FIELDS.values()))]
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["2026年名册"])
    page.append(names)
    for row in rows:
        page.append([row.get(name) for name in names])
    kept = io.BytesIO()
    book.save(kept)
    return {"files": {"file": ("名册.xlsx", kept.getvalue())}}


def people(console: Station) -> list[Worker]:
    with console.runtime.records.read() as session:
        return list(session.exec(select(Worker).order_by(col(Worker.id))).all())


def test_a_list_is_checked_taken_in_and_taken_back(console: Station, town: Town, clerk: Clerk) -> None:
    number = next(each for each in _numbers() if identities.is_valid(each))
    rows = (
        {"姓名": "@岩新来", "老家县": "盈江县", "身份证号": number, "手机": 13800001234, "情况": "在岗", "单位": "示例电子",
         "从哪天起": "2026-03-01", "本人已同意登记": "是"},
        {"姓名": "木没同意", "老家县": "533103", "情况": "求职"},
        {"姓名": HERE, "老家县": "盈江", "手机": PHONES[0], "住处": "新宿舍", "乡镇": "弄璋镇", "情况": "在岗", "单位": "示例物流",
         "本人已同意登记": "是"},
        {"姓名": "岩太小", "老家县": "芒市", "出生日期": "2015-01-01"},
        {"姓名": "岩电话", "老家县": "芒市", "手机": "12345"},
        {"姓名": "木没同意", "老家县": "昆明"},
        {"姓名": "岩同一个", "老家县": "芒市", "身份证号": number},
    )  # fmt: skip
    clerk.get("/imports/workers")
    shown = clerk.post("/imports/workers", **sheet(*rows))
    clerk.http.headers["referer"] = str(shown.url)
    counts = {name: reads(shown, rf'count-{name}">(\d+)') for name in ("good", "review", "double", "refused")}
    assert counts == {"good": "1", "review": "1", "double": "1", "refused": "4"}
    for words in (
        "没满 16 周岁",
        "手机号要 11 位",
        "不是德宏的县市",
        "和第 3 行是同一个人",
        "待核验",
        "台账里已有（姓名和手机相同）",
    ):
        assert words in shown.text
    assert number not in shown.text
    before = [one.id for one in people(console)]
    here = shown.url.path.removeprefix("/console")
    clerk.post(f"{here}/choose", {"choice": "overwrite"})
    assert "导入好了：3 行" in clerk.post(f"{here}/confirm").text
    made = [one for one in people(console) if one.id not in before]
    assert [(one.name, one.status, one.region) for one in made] == [
        ("@岩新来", "employed", "533123"), ("木没同意", "unverified", "533103"),
    ]  # fmt: skip
    known = next(one for one in people(console) if one.name == HERE)
    assert (known.dormitory, known.township, known.status, known.employer_name) == (
        "新宿舍", "弄璋镇", "employed", "示例物流",
    )  # fmt: skip
    with console.runtime.records.read() as session:
        assert identities.reveal(session, made[0], keys=Office(console.runtime).keys) == number
        assert (
            str(session.exec(select(WorkerStatus.since).where(WorkerStatus.worker_id == made[0].id)).one())
            == "2026-03-01"
        )
        assert number not in str([row.read for row in session.exec(select(ImportRow)).all()])
    assert "2 人去掉了，1 人改回原样" in clerk.post(f"{here}/undo").text
    assert [one.id for one in people(console)] == before
    known = next(one for one in people(console) if one.name == HERE)
    assert (known.dormitory, known.township, known.status, known.employer_name) == ("老宿舍", "", "seeking", "")
    with console.runtime.records.read() as session:
        assert session.exec(select(Consent)).all() == []
        assert {row.worker_id for row in session.exec(select(Identity)).all()} == set(before)


def test_whom_the_station_already_works_with_stays(console: Station, town: Town, clerk: Clerk) -> None:
    clerk.get("/imports/workers")
    shown = clerk.post("/imports/workers", **sheet({"姓名": "岩留下", "老家县": "芒市", "本人已同意登记": "是"}))
    here = shown.url.path.removeprefix("/console")
    clerk.post(f"{here}/confirm")
    with console.runtime.records.write() as session:
        new = session.exec(select(Worker).where(Worker.name == "岩留下")).one()
        session.add(Visit(worker_id=new.key, starts_at=NINE, ends_at=NINE, asked_at=NINE))
    assert "1 人已有别的记录" in clerk.post(f"{here}/undo").text
    assert "岩留下" in [one.name for one in people(console)]


def test_filling_in_touches_nothing_that_stands(console: Station, town: Town, clerk: Clerk) -> None:
    clerk.get("/imports/workers")
    row = {
        "姓名": HERE,
        "老家县": "盈江",
        "身份证号": ID_NUMBER,
        "住处": "新宿舍",
        "文化": "初中",
        "情况": "在岗",
        "单位": "示例",
    }
    shown = clerk.post("/imports/workers", **sheet(row))
    here = shown.url.path.removeprefix("/console")
    assert "导入 1 行" not in shown.text
    clerk.post(f"{here}/choose", {"choice": "fill"})
    clerk.post(f"{here}/confirm")
    known = next(
        one for one in people(console) if one.id in (town.near["worker"], town.far["worker"]) and one.education
    )
    assert (known.dormitory in ("老宿舍", "新宿舍"), known.education, known.status) == (True, "初中", "seeking")


def _numbers() -> list[str]:
    """With every check digit there is."""
    return [f"{NUMBER[:17]}{last}" for last in "0123456789X"]


def test_another_id_number_is_another_person_and_each_double_is_decided_by_itself(
    console: Station, town: Town, clerk: Clerk
) -> None:
    stands = next(one for one in people(console) if one.name == HERE)
    number = next(each for each in _numbers() if identities.is_valid(each) and each != ID_NUMBER)
    with console.runtime.records.write() as session:
        session.get_one(Worker, stands.key).birth_date = identities.birth_of(number)
    rows = (
        {"姓名": HERE, "老家县": "盈江", "身份证号": number, "住处": "别处", "本人已同意登记": "是"},
        {"姓名": HERE, "老家县": "盈江", "手机": PHONES[0], "住处": "新宿舍"},
    )
    clerk.get("/imports/workers")
    shown = clerk.post("/imports/workers", **sheet(*rows))
    clerk.http.headers["referer"] = str(shown.url)
    assert (reads(shown, r'count-good">(\d+)'), reads(shown, r'count-double">(\d+)')) == ("1", "1")
    assert "身份证号不同：按另一个人导入" in shown.text
    assert "住处：老宿舍 → 新宿舍" in shown.text
    assert f"/workers/{stands.id}" in shown.text
    here, one = shown.url.path.removeprefix("/console"), reads(shown, r'name="row:(\d+)"')
    assert "用表里的更新" in clerk.post(f"{here}/choose", {f"row:{one}": "1", "choice": "overwrite"}).text
    clerk.post(f"{here}/confirm")
    found = [each for each in people(console) if each.name == HERE]
    assert [each.dormitory for each in found] == ["新宿舍", "别处"]
    with console.runtime.records.read() as session:
        keys = Office(console.runtime).keys
        assert [identities.reveal(session, each, keys=keys) for each in found] == [ID_NUMBER, number]


def test_of_whom_more_is_noted_stays_when_the_list_is_taken_back(console: Station, town: Town, clerk: Clerk) -> None:
    rows = [
        {"姓名": name, "老家县": "盈江", "手机": f"1371111{n}000", "本人已同意登记": "是"}
        for n, name in enumerate(("岩新甲", "岩新乙", "岩新丙"))
    ]
    clerk.get("/imports/workers")
    shown = clerk.post("/imports/workers", **sheet(*rows))
    clerk.http.headers["referer"] = str(shown.url)
    here = shown.url.path.removeprefix("/console")
    clerk.post(f"{here}/confirm")
    first, second, _ = (each.id for each in people(console) if each.name.startswith("岩新"))
    clerk.get(f"/workers/{first}")
    clerk.post(
        f"/workers/{first}/status", {"status": "idle", "since": "2026-11-26", "source": "telephone", "note": "没活干"}
    )
    clerk.post(f"/workers/{second}/fact", {"field": "dormitory", "value": "三号楼", "source": "visit"})
    clerk.get(here)
    assert "1 人去掉了，2 人已有别的记录，留着" in clerk.post(f"{here}/undo").text
    assert [each.name for each in people(console) if each.name.startswith("岩新")] == ["岩新甲", "岩新乙"]


def test_who_may_be_the_same_or_has_anothers_telephone_is_hinted_at_and_headings_in_other_words_are_read(
    console: Station, town: Town, clerk: Clerk
) -> None:
    with console.runtime.records.write() as session:
        a_worker(session, name="岩坎帅", county="盈江", region="533123", phone="13733330001")
        born = a_worker(session, name="木玉香", county="芒市", region="533103")
        born.birth_date = date(1990, 1, 2)
    book, kept = openpyxl.Workbook(), io.BytesIO()
    for row in (
        ("序号", "姓 名", "联系电话（本人）", "户籍县*", "生日", "本人同意登记", "就业情况"),
        (1, "岩坎帅", None, "盈江县", None, "是", "已就业"),
        (2, "岩不认识", "13733330001", "盈江县", None, "是", None),
        (3, "木玉香", "13733330002", "芒市", "1999-09-09", "是", None),
        (4, "木玉香", "13733330003", "芒市", None, "是", None),
        (5, "岩家属", "13733330003", "梁河", None, "是", None),
    ):
        book.active.append(row)
    book.save(kept)
    clerk.get("/imports/workers")
    shown = clerk.post("/imports/workers", files={"file": ("花名册.xlsx", kept.getvalue())})
    assert "“姓名”当作" not in shown.text
    for words in ("“联系电话”当作手机", "“户籍县”当作老家县", "“生日”当作出生日期", "没用上的列：序号、就业情况"):
        assert words in shown.text, words
    assert reads(shown, r'count-good">(\d+)') == "5"
    rows = {line: _reasons(console, line) for line in range(2, 7)}
    assert "台账里盈江也有一位岩坎帅" in rows[2][0]
    assert "手机和台账里的岩坎帅一样" in rows[3][0]
    assert rows[4] == []  # of another birthday
    assert ("台账里芒市也有一位木玉香" in rows[5][0], "和第 4 行同名同县" in rows[5][1]) == (True, True)
    assert rows[6] == ["和第 5 行手机一样：一家人共用的不用管，抄错了请改"]
    elsewhere = openpyxl.Workbook()
    elsewhere.active.append(("姓名", "名字", "老家县", "手机", "电话"))
    elsewhere.active.append(("岩正名", "小岩", "盈江", "13733330009", "0692-1"))
    elsewhere.save(out := io.BytesIO())
    own = clerk.post("/imports/workers", files={"file": ("名册.xlsx", out.getvalue())}).text
    assert ("岩正名" in own, "没用上的列：名字、电话" in own) == (True, True)


def _reasons(console: Station, line: int) -> list[str]:
    with console.runtime.records.read() as session:
        return list(session.exec(select(ImportRow.reasons).where(ImportRow.line == line)).one())
