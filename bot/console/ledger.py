"""The ledger at the desk (台账): a dated status, a corrected fact, and the whole of it as a sheet."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from sqlmodel import Session

from bot.console import given, sheets, words
from bot.console.pages import Act, Answer, Ask, Go, Made, Page, Shown, Tell
from bot.console.sheets import Heading
from db import audits, ledger, ledger_sheet
from db.ledger_sheet import Wanted
from db.models import Staff
from db.rights import Right
from db.workers import COUNTY_CODES
from nlp import identity, names, phones

NEEDS = (Right.LEDGER,)
COUNTIES = tuple(COUNTY_CODES)
STATUSES = {name: words.WORKERS[name] for name in ledger.STATUSES}
SOURCES = {name: words.SOURCES[name] for name in ledger.SOURCES}
FACTS = {name: words.FIELDS[name] for name in ledger.FACTS}
LONGEST = 80
HEADINGS = tuple(
    Heading(name, width=width)
    for name, width in (
        ("编号", 10), ("姓名", 12), ("性别", 6), ("出生日期", 12), ("老家县", 8), ("乡镇", 12), ("情况", 10), ("单位", 26),
        ("工种", 14), ("工作地", 20), ("住处", 20), ("上岗日期", 12), ("合同", 12), ("社保", 12), ("想学", 16), ("文化", 10),
        ("户类型", 14), ("手机", 14), ("身份证", 20), ("来源", 10), ("登记时间", 17), ("最近联系", 17), ("最近走访", 17),
    )
)  # fmt: skip
ORDER = (
    "code", "name", "gender", "birth_date", "county", "township", "status", "employer_name", "trade", "work_place",
    "dormitory", "started_on", "contract", "insurance", "training_need", "education", "household_category", "phone",
    "identity", "source", "registered_at", "last_contact_at", "visited_at",
)  # fmt: skip
ABOUT = (Heading("项目", width=16), Heading("内容", width=60))


def note_status(ask: Ask) -> Go:
    since, status = given.day(ask.said("since", most=20)), ask.said("status", most=20)
    if since is None:
        return _back(ask, "从哪天起没写。")
    employer = ask.said("employer_name", most=LONGEST)
    if status == "employed" and not employer:
        return _back(ask, "在岗要写单位。")
    worker, moves = ledger.note_status(
        ask.session, ask.path["id"], status=status, since=since, source=ask.said("source", most=20),
        employer_name=employer, place=ask.said("place", most=LONGEST), by=ask.by, now=ask.now,
        note=identity.hide(ask.said("note", most=200)),
    )  # fmt: skip
    said = f"记好了：{since}起{words.WORKERS[status]}。"
    now_is = "" if moves else f"这是以前的事，台账里有更新的，现在的情况不变：{words.WORKERS[worker.status]}。"
    return Go(f"/workers/{worker.key}", said + now_is)


def correct(ask: Ask) -> Go:
    field, said = ask.said("field", most=30), ask.said("value", most=LONGEST)
    value = _checked(field, said)
    if value is None:
        return _back(ask, f"这一项不能写成“{phones.hide(identity.hide(said))}”。")
    worker = ledger.correct(
        ask.session,
        ask.path["id"],
        field=field,
        value=value,
        source=ask.said("source", most=20),
        by=ask.by,
        now=ask.now,
    )
    return Go(f"/workers/{worker.key}", f"{FACTS[field]}改好了，原来的留在台账里。")


def show_export(ask: Ask) -> Shown:
    counts = ledger_sheet.count_by_status(ask.session, Wanted(), by=ask.by)
    facts = {"counties": COUNTIES, "statuses": STATUSES, "counts": counts, "names": words.WORKERS}
    return Shown("workers/export.html", facts)


def export(ask: Ask) -> Answer:
    """The audit says who took what; the sheet itself is written afterwards."""
    wanted = Wanted(
        tuple(name for name in COUNTIES if ask.form.get(f"county:{name}")),
        tuple(name for name in STATUSES if ask.form.get(f"status:{name}")),
    )
    said = _said(wanted)
    audits.note(ask.session, staff=ask.by, action="exported", about="worker", now=ask.now, detail=said)
    about = [("导出人", f"{ask.by.name}（{ask.by.code}）"), ("时间", f"{ask.now:%Y-%m-%d %H:%M}"), ("范围", said)]
    write = partial(_write, wanted=wanted, by=ask.by, about=about)
    return Made(write, f"工友台账-{ask.now:%Y%m%d-%H%M}.xlsx")


def _write(
    session: Session, path: Path, tell: Tell, *, wanted: Wanted, by: Staff, about: list[tuple[str, str]]
) -> None:  # fmt: skip
    counts = ledger_sheet.count_by_status(session, wanted, by=by)
    total = sum(count for _, count in counts)
    told = [*about, ("行数", total), *((words.WORKERS.get(status, status), count) for status, count in counts)]
    told.append(
        (
            "口径",
            "台账上没有注销、没有并入别人的工友，一人一行；和数字页的“在册”“在岗”等现在的数相同。手机、身份证只露部分。",
        )
    )
    sheets.into(path, [("台账", HEADINGS, sheets.told(_rows(session, wanted, by), total, tell)), ("说明", ABOUT, told)])


def _rows(session: Session, wanted: Wanted, by: Staff) -> Iterator[list[Any]]:
    for row in ledger_sheet.rows(session, wanted, by=by):
        row["code"] = row["code"] or f"G{row['id']}"
        row["status"] = words.WORKERS.get(row["status"], row["status"])
        row["source"] = words.SOURCES.get(row["source"], row["source"])
        row["phone"] = phones.mask(row["phone"]) if row["phone"] else ""
        yield [row[name] for name in ORDER]


def _checked(field: str, said: str) -> str | None:
    """None for what the field cannot hold."""
    if field == "phone":
        return phones.find(said) if said else ""
    if field == "county":
        return said if said in COUNTIES else None
    if field == "name":
        return said if names.could_be(said) else None
    return None if identity.hide(said) != said else said


def _said(wanted: Wanted) -> str:
    parts = ["、".join(wanted.counties), "、".join(STATUSES[name] for name in wanted.statuses)]
    return "，".join(part for part in parts if part) or "全部"


def _back(ask: Ask, said: str) -> Go:
    return Go(f"/workers/{ask.path['id']}", said, well=False)


PAGES = (Page("/ledger/export", "导出台账", show_export, NEEDS),)
ACTS = (
    Act("/workers/{id:int}/status", note_status, NEEDS),
    Act("/workers/{id:int}/fact", correct, NEEDS),
    Act("/ledger/export", export, NEEDS),
)
