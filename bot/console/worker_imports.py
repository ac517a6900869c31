"""People from Excel: every row read and held against the ledger, doubles decided, undone whole."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from bot.console import headings, imports
from bot.console import words as console_words
from bot.console.imports import Kind
from bot.console.pages import Ask
from bot.console.sheets import Heading, Raw
from db import identities, listed_people, worker_lists
from db.identities import IdentityKeys
from db.imports import Line
from db.listed_people import Known
from db.load import columns, words
from db.load.workers import county, household, id_number
from db.models import ImportRow
from nlp import identity, phones

YOUNGEST = 16  # 禁止使用童工规定, art. 2
FILL = "fill"
NO_CONSENT = "没写本人已同意登记，先存为“待核验”"


def _free(value: Any) -> str:
    """Words of people; an ID number has its own column and stands nowhere else."""
    return identity.hide(columns.text(value))


STATUSES = {name: value for name, value in words.WORKER_STATUSES.items() if value not in ("unverified", "deleted")}


@dataclass(frozen=True)
class Field:
    heading: Heading
    read: Callable[[Any], Any]


FIELDS: Mapping[str, Field] = {
    "code": Field(
        Heading("编号", hint="单位或县里用的编号，没有就空着", example="W120", also=headings.CODE), columns.code
    ),
    "name": Field(Heading("姓名", True, "身份证上的名字", "岩演一", also=headings.NAME), _free),
    "gender": Field(Heading("性别", hint="男、女", example="男", width=8), columns.any_of(("男", "女"))),
    "identity": Field(
        Heading("身份证号", hint="18位；加密存，页面只露部分", width=22, also=headings.IDENTITY), id_number
    ),
    "birth_date": Field(
        Heading("出生日期", hint="1995-03-08；写了身份证号可空", example="1995-03-08", also=headings.BORN), columns.day
    ),
    "phone": Field(Heading("手机", hint="11位", example="13900000000", also=headings.PHONE), columns.phone),
    "county": Field(Heading("老家县", True, "芒市、瑞丽、梁河、盈江、陇川", "盈江", also=headings.COUNTY), county),
    "township": Field(Heading("乡镇", hint="弄璋镇", example="弄璋镇", also=headings.TOWNSHIP), _free),
    "status": Field(Heading("情况", hint="、".join(STATUSES), example="在岗"), columns.one_of(STATUSES)),
    "employer": Field(Heading("单位", hint="在岗的写单位全名", width=26, also=headings.EMPLOYER), _free),
    "since": Field(
        Heading("从哪天起", hint="这个情况的开始日期", example="2026-03-01", also=headings.SINCE), columns.day
    ),
    "work_place": Field(
        Heading("工作地", hint="区、镇", example="青浦区华新镇", width=20, also=headings.WORK_PLACE), _free
    ),
    "dormitory": Field(
        Heading("住处", hint="宿舍几栋几号", example="凤溪公寓3栋", width=20, also=headings.DORMITORY), _free
    ),
    "training_need": Field(Heading("想学", hint="想学的技术", example="叉车", also=headings.TRAINING), _free),
    "household_category": Field(Heading("户类型", hint="、".join(words.HOUSEHOLDS), width=16), household),
    "education": Field(Heading("文化", hint="初中", example="初中", also=headings.EDUCATION), _free),
    "consent": Field(
        Heading("本人已同意登记", hint="是、否；没写“是”的存为待核验", example="是", also=headings.CONSENT),
        columns.yes_no,
    ),
}


@dataclass
class Held:
    """What the rows are held against: the ledger, and the rows before."""

    known: Known
    keys: IdentityKeys
    today: date
    lines: dict[tuple[str, ...], int] = field(default_factory=dict)
    numbers: dict[int, str] = field(default_factory=dict)
    names: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict)
    phones: dict[str, tuple[int, str]] = field(default_factory=dict)


def check(ask: Ask, rows: Sequence[Raw]) -> list[Line]:
    read = [(row, *_read(row)) for row in rows]
    with ask.office.runtime.records.read() as session:
        known = listed_people.known(
            session, keys=ask.office.keys, by=ask.by, codes=(said.get("code", "") for _, said, _ in read),
            numbers=[said["identity"] for _, said, _ in read if said.get("identity")],
            names=(said.get("name", "") for _, said, _ in read), phones=(said.get("phone", "") for _, said, _ in read),
        )  # fmt: skip
    held = Held(known, ask.office.keys, ask.now.date())
    return [_line(row.line, said, troubles, held) for row, said, troubles in read]


def _read(row: Raw) -> tuple[dict[str, Any], list[str]]:
    said: dict[str, Any] = {}
    troubles: list[str] = []
    for name, one in FIELDS.items():
        value = row.cells.get(one.heading.name)
        if value is None:
            continue
        try:
            said[name] = one.read(value)
        except ValueError as trouble:
            troubles.append(f"{one.heading.name}：{phones.hide(identity.hide(str(trouble)))}")
    troubles += [
        f"{one.heading.name}没写" for name, one in FIELDS.items()
        if one.heading.needed and row.cells.get(one.heading.name) is None
    ]  # fmt: skip
    return said, troubles


def _line(line: int, said: dict[str, Any], troubles: list[str], held: Held) -> Line:
    number = said.pop("identity", "")
    called = f"{said.get('name', '没写姓名')} {identities.mask(number) if number else ''}".strip()
    troubles += _against_number(said, number)
    born = said.get("birth_date")
    if born and not _is_old_enough(born, held.today):
        troubles.append(f"没满 {YOUNGEST} 周岁，不能登记（禁止使用童工规定）")
    if said.get("since") and said["since"] > held.today:
        troubles.append("从哪天起：日期还没到")
    if troubles:
        return Line(line, "refused", {}, called, troubles)
    kept = _kept(said, number, held.keys)
    first = _first_of(line, kept["facts"], number, held)
    if first != line:
        return Line(line, "refused", {}, called, [f"和第 {first} 行是同一个人"])
    near = _near_rows(line, kept["facts"], number, held)
    held_against = _against_ledger(line, kept, number, called, held)
    return replace(held_against, reasons=[*held_against.reasons, *near])


def _near_rows(line: int, facts: Mapping[str, Any], number: str, held: Held) -> list[str]:
    """Hints about rows before that are another person as far as anybody can tell."""
    name, county, phone, born = (facts.get(key, "") for key in ("name", "county", "phone", "birth_date"))
    before, theirs = held.names.setdefault((name, county), (line, born))
    hints = []
    apart = _is_another(number, held.numbers.get(before, "")) or (born and theirs and born != theirs)
    if before != line and not apart:
        hints.append(f"和第 {before} 行同名同县：看看是不是同一个人")
    first, whose = held.phones.setdefault(phone, (line, name)) if phone else (line, name)
    if first != line and whose != name:
        hints.append(f"和第 {first} 行手机一样：一家人共用的不用管，抄错了请改")
    return hints


def _against_ledger(line: int, kept: dict[str, Any], number: str, called: str, held: Held) -> Line:
    """Known, new, or alike in all but the ID number: then a person of their own, and it is said."""
    index = held.keys.index(number) if number else ""
    other = held.known.namesake(kept["facts"], index)
    if other and other[1] == listed_people.BY_CODE:
        return Line(line, "refused", {}, called, [f"编号 {kept['facts']['code']} 在台账里是另一个身份证号的人，请核对"])
    if found := held.known.find(kept["facts"], number, index):
        kept["double_of"] = found[0]
        theirs = _phone_of_another(kept, held, but=found[0])
        return Line(line, "double", kept, called, [f"台账里已有（{found[1]}相同）", *theirs])
    said = [f"和台账里的一个人{other[1]}相同，身份证号不同：按另一个人导入"] if other else []
    if other:
        kept["like"] = other[0]
    else:
        said += _perhaps_the_same(kept, index, held)
    if kept["consent"]:
        return Line(line, "good", kept, called, said)
    return Line(line, "review", kept, called, [*said, NO_CONSENT])


def _perhaps_the_same(kept: dict[str, Any], index: str, held: Held) -> list[str]:
    """Hints for whoever decides; the row is taken in as a person of its own."""
    facts, hints = kept["facts"], []
    if other := held.known.of_one_name(facts, index):
        kept["like"] = other.number
        hints.append(f"台账里{facts['county']}也有一位{facts['name']}：看看是不是同一个人，是就别再导入")
    return hints + _phone_of_another(kept, held)


def _phone_of_another(kept: dict[str, Any], held: Held, *, but: int | None = None) -> list[str]:
    other = held.known.with_phone(kept["facts"], but=but)
    if other is None:
        return []
    kept.setdefault("like", other.number)
    return [f"手机和台账里的{other.name}一样：一家人共用的不用管，抄错了请改"]


def _kept(said: Mapping[str, Any], number: str, keys: IdentityKeys) -> dict[str, Any]:
    facts = {name: _plain(said[name]) for name in worker_lists.FACTS if said.get(name)}
    return {
        "facts": facts, "status": said.get("status", ""), "employer": said.get("employer", ""),
        "since": _plain(said["since"]) if said.get("since") else "", "consent": bool(said.get("consent")),
        "identity": worker_lists.seal(number, keys=keys) if number else "",
    }  # fmt: skip


def _against_number(said: dict[str, Any], number: str) -> list[str]:
    """Birthday and sex follow from the ID number; what a list says otherwise is wrong."""
    if not number:
        return []
    born, sex = identities.birth_of(number), identities.sex_of(number)
    wrong = [
        f"{label}和身份证号不一致" for name, label, true in (("birth_date", "出生日期", born), ("gender", "性别", sex))
        if said.get(name) and said[name] != true
    ]  # fmt: skip
    said.update(birth_date=born, gender=sex)
    return wrong


def _first_of(line: int, facts: Mapping[str, Any], number: str, held: Held) -> int:
    """The first row of the file that is this person."""
    name = facts.get("name", "")
    signs = [
        ("编号", facts.get("code", "")), ("身份证", held.keys.index(number) if number else ""),
        ("手机", name, facts.get("phone", "")), ("生日", name, facts.get("birth_date", ""), facts.get("county", "")),
    ]  # fmt: skip
    whole = [sign for sign in signs if all(sign)]
    others = {held.lines[sign] for sign in whole if sign in held.lines}
    # Of one name and birthday, but each with an ID number of their own: two people.
    first = min((one for one in others if not _is_another(number, held.numbers.get(one, ""))), default=line)
    held.numbers[line] = number
    for sign in whole:
        held.lines.setdefault(sign, line)
    return first


def _is_another(number: str, theirs: str) -> bool:
    return bool(number and theirs) and number != theirs


def beside(ask: Ask, rows: Sequence[ImportRow]) -> dict[int, list[str]]:
    """Of each double what would change, as it may be shown to everybody."""
    found = worker_lists.differences(ask.session, [row for row in rows if row.read.get("double_of")], by=ask.by)
    return {
        key: [f"{console_words.FIELDS.get(name, name)}：{phones.hide(old) or '空'} → {phones.hide(new)}" for name, old, new in told]
        for key, told in found.items()
    }  # fmt: skip


def store(ask: Ask, rows: Sequence[ImportRow]) -> None:
    doubles = [row for row in rows if row.verdict == "double"]
    worker_lists.take_in(
        ask.session, [row for row in rows if row.verdict != "double"], keys=ask.office.keys, by=ask.by, now=ask.now,
        version=ask.station.consent_version,
    )  # fmt: skip
    worker_lists.bring_up_to_date(ask.session, doubles, keys=ask.office.keys, by=ask.by, now=ask.now)


def take_back(ask: Ask, rows: Sequence[ImportRow]) -> str:
    changed = [row for row in rows if row.before]
    worker_lists.put_back(ask.session, changed, by=ask.by, now=ask.now)
    made = [row.target for row in rows if row.target is not None and not row.before]
    gone, staying = worker_lists.take_out(ask.session, made)
    said = [f"{gone} 人去掉了"]
    said += [f"{len(changed)} 人改回原样"] if changed else []
    said += [f"{staying} 人已有别的记录，留着"] if staying else []
    return "，".join(said) + "。"


def _is_old_enough(born: date, today: date) -> bool:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day)) >= YOUNGEST


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


KIND = Kind(
    name="workers", title="工友", headings=tuple(one.heading for one in FIELDS.values()), check=check, store=store,
    take_back=take_back, beside=beside, opens="/workers/{}", list_at="/worker/list",
    notes=("身份证号、手机会露给看表的人，交完请删掉自己电脑上的表。", "同一个人按编号、身份证号、姓名加手机、姓名加生日来认；同名同县的、手机是别人的，预览里提示。"),
    choices={FILL: "只补空着的", worker_lists.OVERWRITE: "用表里的更新"},
    verdicts={**imports.VERDICTS, "review": "导入后待核验"},
)  # fmt: skip
PAGES = imports.pages(KIND)
ACTS = imports.acts(KIND)
