"""Rosters of providers from Excel: every row checked on arrival against the class, the person and other classes; undone whole."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.console import headings, imports
from bot.console.imports import Kind
from bot.console.pages import Ask
from bot.console.sheets import Heading, Raw
from db import findings, identities, roster_lists
from db.identities import IdentityKeys
from db.imports import Line
from db.load import columns, words
from db.load.workers import county, household
from db.models import Course, ImportRow
from db.roster_lists import Held
from nlp import identity

PASSED = ("合格", "通过", "优秀", "良好")
LEAST = 0.8  # the share of days without which nobody passes


@dataclass(frozen=True)
class Field:
    heading: Heading
    read: Callable[[Any], Any]


def _number(value: Any) -> str:
    """A wrong check digit is kept and marked; the shape must be there."""
    said = columns.text(value).upper()
    if len(said) != 18 or not (said[:17].isascii() and said[:17].isdigit()) or said[17] not in "0123456789X":
        raise ValueError("身份证号要 18 位，设成文本格式再填")
    return said


def _free(value: Any) -> str:
    return identity.hide(columns.text(value))[:120]


FIELDS: Mapping[str, Field] = {
    "code": Field(
        Heading("班级编号", True, "控制台课程里的编号", "C05", also=headings.CLASS),
        lambda value: columns.code(value).upper(),
    ),
    "seq": Field(Heading("序号", True, "一个班里不重复", 1, width=8), columns.whole(1, 100_000)),
    "name": Field(Heading("姓名", True, "身份证上的名字", "岩演一", also=headings.NAME), _free),
    "number": Field(
        Heading("身份证号", True, "18位，单元格先设成文本；只存一部分", width=22, also=headings.IDENTITY), _number
    ),
    "county": Field(
        Heading("老家县", hint="芒市、瑞丽、梁河、盈江、陇川", example="盈江", also=headings.COUNTY), county
    ),
    "household_category": Field(Heading("户类型", hint="、".join(words.HOUSEHOLDS), width=16), household),
    "phone": Field(Heading("手机", hint="11位", also=headings.PHONE), columns.phone),
    "days_present": Field(Heading("到课天数", True, "实际到了几天", 5, also=headings.DAYS), columns.whole(0, 365)),
    "assessment": Field(Heading("考核结果", hint="合格、不合格", example="合格", also=headings.RESULT), _free),
    "certificate_no": Field(Heading("证书编号", width=22, also=headings.CERTIFICATE), _free),
    "note": Field(Heading("备注", width=30), _free),
}


@dataclass
class Seen:
    """What the rows are held against: the records, and the rows before in the same file."""

    held: Held
    keys: IdentityKeys
    people: dict[tuple[int, str], int] = field(default_factory=dict)
    places: dict[tuple[int, int], int] = field(default_factory=dict)
    papers: dict[str, int] = field(default_factory=dict)


def check(ask: Ask, rows: Sequence[Raw]) -> list[Line]:
    read = [(row.line, *_read(row)) for row in rows]
    said = [values for _, values, _ in read]
    with ask.office.runtime.records.read() as session:
        held = roster_lists.held(
            session, codes=[one.get("code", "") for one in said], keys=ask.office.keys, by=ask.by,
            numbers=[one["number"] for one in said if "number" in one],
        )  # fmt: skip
    seen = Seen(held, ask.office.keys)
    return [_line(line, values, troubles, seen) for line, values, troubles in read]


def _read(row: Raw) -> tuple[dict[str, Any], list[str]]:
    values, troubles = dict[str, Any](), list[str]()
    for name, one in FIELDS.items():
        cell = row.cells.get(one.heading.name)
        try:
            if cell is None and one.heading.needed:
                raise ValueError("不能空")
            if cell is not None:
                values[name] = one.read(cell)
        except (ValueError, OverflowError) as trouble:
            troubles.append(f"{one.heading.name}：{trouble}")
    return values, troubles


def _line(line: int, said: Mapping[str, Any], troubles: Sequence[str], seen: Seen) -> Line:
    called = f"{said.get('code', '？')} {said.get('name', '没写姓名')}"
    course = seen.held.courses.get(said.get("code", ""))
    if not troubles and course is None:
        troubles = ["班级编号：没有这个班，或不是您机构的班"]
    if troubles or course is None:
        return Line(line, "refused", {}, called, list(troubles))
    mark = seen.keys.index(said["number"])
    kept = _kept(said, course, mark, seen)
    if stopped := _stopped(line, said, course, mark, seen):
        return Line(line, "refused", {}, called, [stopped])
    doubts = _doubts(line, said, course, mark, seen)
    note = "；".join(filter(None, [*doubts, said.get("note", "")]))
    return Line(line, "review" if doubts else "good", {**kept, "note": note}, called, doubts)


def _stopped(line: int, said: Mapping[str, Any], course: Course, mark: str, seen: Seen) -> str:
    """Says why the row cannot stand in the list of this class; empty when it can."""
    if (before := seen.people.setdefault((course.key, mark), line)) != line:
        return f"和第 {before} 行是同一个身份证号"
    if (before := seen.places.setdefault((course.key, said["seq"]), line)) != line:
        return f"序号和第 {before} 行一样"
    if (there := seen.held.listed.get((course.key, mark))) is not None:
        return f"这个班的名册里已经有这个人（序号 {there}）"
    if (course.key, said["seq"]) in seen.held.places:
        return "这个班的名册里已经有这个序号"
    return f"到课 {said['days_present']} 天，这个班只有 {course.days} 天" if said["days_present"] > course.days else ""


def _doubts(line: int, said: Mapping[str, Any], course: Course, mark: str, seen: Seen) -> list[str]:
    """What somebody has to look at; the row is kept with it."""
    found = []
    worker = seen.held.people.get(said["number"])
    if not identities.is_valid(said["number"]):
        found.append("身份证号校验不对")
    if worker is not None and seen.held.names.get(worker) != said["name"]:
        found.append("身份证号在台账里是另一个名字")
    if worker is None or (course.key, worker) not in seen.held.enrolled:
        found.append("没有在手机上报过这个班")
    passed = said.get("assessment", "") in PASSED
    if passed and said["days_present"] / course.days < LEAST:
        found.append(f"到课 {said['days_present']}/{course.days} 天却合格")
    paper = said.get("certificate_no", "")
    if paper and not passed:
        found.append("没合格却有证书编号")
    if paper and (paper in seen.held.certificates or seen.papers.setdefault(paper, line) != line):
        found.append("证书编号和别人的一样")
    clashes = [
        one
        for one, begins, ends in seen.held.times.get(mark, ())
        if begins < course.ends_at and course.starts_at < ends
    ]
    return [*found, *(f"同一时间也在 {one.code}" for one in clashes if one.key != course.key)]


def _kept(said: Mapping[str, Any], course: Course, mark: str, seen: Seen) -> dict[str, Any]:
    """As it goes into the records: the number masked, with its keyed index."""
    number = said["number"]
    born = identities.birth_of(number)
    plain = {name: value for name, value in said.items() if name not in ("code", "number", "note")}
    return {
        **plain, "course_id": course.key, "region": course.region, "worker_id": seen.held.people.get(number),
        "id_masked": identities.mask(number), "id_blind": mark, "id_valid": identities.is_valid(number),
        "birth_date": born.isoformat() if born else None, "id_gender": identities.sex_of(number),
        "attendance_rate": round(said["days_present"] / course.days, 2),
    }  # fmt: skip


def store(ask: Ask, rows: Sequence[ImportRow]) -> None:
    made = [
        {**row.read, "birth_date": columns.day(row.read["birth_date"]) if row.read["birth_date"] else None}
        for row in rows
    ]
    for row, number in zip(rows, roster_lists.keep(ask.session, made), strict=True):
        row.target = number
    findings.check(ask.session, now=ask.now)


def take_back(ask: Ask, rows: Sequence[ImportRow]) -> str:
    roster_lists.take_back(ask.session, [row.target for row in rows if row.target is not None])
    return f"{len(rows)} 行从名册里拿掉了。"


KIND = Kind(
    name="roster",
    title="培训名册",
    headings=tuple(one.heading for one in FIELDS.values()),
    check=check,
    store=store,
    take_back=take_back,
    list_at="/course/list",
    notes=(
        "一到就核对：人数天数对不对、同一时间有没有在别的班、身份证号校验、到课不够却合格、证书编号重复。",
        "有疑点的行照收，疑点写在名册上，由工作站核实。",
    ),
    verdicts={"good": "没有疑点", "review": "收下，有疑点", "double": "重复", "refused": "不收"},
)
PAGES = imports.pages(KIND)
ACTS = imports.acts(KIND)
