"""Posts from Excel: every row read and reviewed like a post by form, doubles of posts that stand marked, undone whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any, cast

from bot.console import headings, imports
from bot.console.imports import Kind
from bot.console.pages import Ask
from bot.console.sheets import Heading, Raw
from db import scopes, vacancies, vacancy_drafts
from db.imports import Line
from db.models import Employer, ImportRow, Vacancy
from db.vacancy_drafts import Standing
from handlers import post_fields, post_notices, post_review, texts
from handlers.job_wish import CUTTER
from handlers.post_fields import FIELDS
from handlers.post_review import Found, Minimum, Reviewed

Likeness = tuple[str, str, str]
# The words of more posts than this are written by the clock, so that nobody waits for the records meanwhile.
FOUND_AT_ONCE = 300
WIDTHS = {"line": 18, "long": 40, "number": 10, "day": 14, "yes_no": 8}
HEADINGS = tuple(
    Heading(one.label, one.needed, one.hint, one.example, WIDTHS[one.look], headings.POSTS.get(one.name, ()))
    for one in FIELDS
)
NEW, UPDATE = "new", "update"
EMPTY = Vacancy(number="", title="").model_dump()


@dataclass
class Known:
    """What the rows are held against: employers by name, posts that stand, and the rows before."""

    employers: Mapping[str, Employer]
    standing: Mapping[Likeness, Standing]
    least: Minimum
    now: datetime
    lines: dict[Likeness, int] = field(default_factory=dict)


def check(ask: Ask, rows: Sequence[Raw]) -> list[Line]:
    with ask.office.runtime.records.read() as session:
        standing = {one.likeness: one for one in vacancy_drafts.standing(session)}
        known = Known(
            vacancy_drafts.employers_by_name(session), standing, post_review.minimum(session), ask.now
        )  # fmt: skip
    return [_line(row, known) for row in rows]


def _line(row: Raw, known: Known) -> Line:
    said = {one.name: row.cells.get(one.label) for one in FIELDS}
    called = f"{said['title'] or '没写岗位'} · {said['employer'] or '没写单位'}"
    filled = post_fields.read(said, now=known.now)
    if filled.troubles:
        labels = {one.name: one.label for one in FIELDS}
        return Line(
            row.line,
            "refused",
            {},
            called,
            [
                why if why.startswith(labels[name]) else f"{labels[name]}：{why}"
                for name, why in filled.troubles.items()
            ],
        )
    employer = known.employers.get(filled.facts["employer_name"])
    post = _as_if(filled.facts, known.now)
    reviewed = post_review.check(post, employer, known.least, now=known.now)
    verdict, reasons = _verdict(reviewed)
    kept = {"facts": _plain(filled.facts), "employer": employer.key if employer else None, "publish": verdict == "good"}
    if verdict != "refused" and (double := _double(row.line, post, known, kept)):
        return Line(row.line, "double", kept, called, [double, *reasons])
    return Line(row.line, verdict, kept, called, reasons)


def _verdict(reviewed: Reviewed) -> tuple[str, list[str]]:
    """An employer nobody has checked holds a post up, and does not keep it out."""
    said = [f"{_where(one)}{one.finding.reason}" for one in reviewed.found if one.finding.severity != "notice"]
    stops = [one for one in reviewed.stops if one.rule != "unverified_employer"]
    return ("refused" if stops else "review" if reviewed.stops or reviewed.waits else "good"), said


def _where(one: Found) -> str:
    label = next((known.label for known in FIELDS if known.name == one.field), "")
    return f"{label}{f'“{one.finding.said}”' if one.finding.said else ''}：" if label else ""


def _double(line: int, post: Vacancy, known: Known, kept: dict[str, Any]) -> str:
    """Says of which post or row this is a second one; empty for the first."""
    like = vacancy_drafts.likeness(post.employer_name, post.title, post.town or post.place)
    if found := known.standing.get(like):
        kept["double_of"] = found.id
        return f"和 {found.number} 一样（单位、岗位、地点）"
    before = known.lines.setdefault(like, line)
    return "" if before == line else f"和第 {before} 行一样（单位、岗位、地点）"


def store(ask: Ask, rows: Sequence[ImportRow]) -> None:
    updates = [row for row in rows if _updates(row)]
    made = [row for row in rows if not _updates(row)]
    at_once = len(made) <= FOUND_AT_ONCE
    ids = vacancy_drafts.take_in(ask.session, [_made(row, ask) for row in made], cutter=CUTTER if at_once else None)
    for row, number in zip(made, ids, strict=True):
        row.target = number
    for row in updates:
        _update(ask, row)
    if not at_once:
        ask.office.runtime.wake("keep_posts")


def _updates(row: ImportRow) -> bool:
    return row.choice == UPDATE and bool(row.read.get("double_of"))


def _made(row: ImportRow, ask: Ask) -> dict[str, Any]:
    columns = _columns(_of_plain(row.read["facts"]), ask.now)
    return {
        **columns, "facts": {**columns["facts"], "import": row.batch_id}, "employer_id": row.read["employer"],
        "posted_by": ask.by.key, "status": "published" if row.read["publish"] else "review",
    }  # fmt: skip


def _update(ask: Ask, row: ImportRow) -> None:
    """A double brings the post it is like up to date; who applied hears of it."""
    vacancy = scopes.one(ask.session, Vacancy, row.read["double_of"], by=ask.by)
    facts = {name: value for name, value in _of_plain(row.read["facts"]).items() if name != "phone"}
    row.before, row.target = _plain({name: getattr(vacancy, name) for name in facts}), vacancy.key
    _change(ask, vacancy, facts)


def _change(ask: Ask, vacancy: Vacancy, facts: dict[str, Any]) -> None:
    changed = vacancies.change(ask.session, vacancy, cutter=CUTTER, now=ask.now, staff=ask.by, **facts)
    if "pay_text" in changed and vacancy.status == "published":
        say, once = post_notices.changed(texts.posts.wages(vacancy.pay_text)), f"import:{ask.now:%Y%m%d%H%M%S}"
        post_notices.tell(ask.session, vacancy, "pay", say, once=once, station=ask.station, now=ask.now)


def take_back(ask: Ask, rows: Sequence[ImportRow]) -> str:
    in_use, count = vacancy_drafts.take_out(ask.session, [row.target for row in rows if row.target and not row.before])
    told = 0
    for vacancy in in_use:
        vacancies.close(ask.session, vacancy, now=ask.now, staff=ask.by)
        once = f"undone:{rows[0].batch_id}"
        told += post_notices.tell(
            ask.session, vacancy, "close", post_notices.closed, once=once, station=ask.station, now=ask.now
        ).told
    changed = [row for row in rows if row.before]
    for row in changed:
        _change(ask, scopes.one(ask.session, Vacancy, row.target, by=ask.by), _of_plain(row.before))
    said = [f"{count} 个岗位退回"]
    said += [f"{len(changed)} 个改回原样"] if changed else []
    said += [f"{len(in_use)} 个已有人应聘，改为下架，告诉了 {told} 位工友"] if in_use else []
    return "，".join(said) + "。"


def _as_if(facts: Mapping[str, Any], now: datetime) -> Vacancy:
    """Reads like the post; a row of the records takes a hundred times as long to make."""
    return cast(Vacancy, SimpleNamespace(**{**EMPTY, **_columns(facts, now)}))


def _columns(facts: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    columns = {name: value for name, value in facts.items() if name not in ("phone", "source")}
    beside = {"phone": facts["phone"]} if facts.get("phone") else {}
    source = facts.get("source") or texts.posts.SOURCE
    return {**columns, "verified_on": now.date(), "posted_at": now, "source": source, "facts": beside}


def _plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in facts.items()}


def _of_plain(kept: Mapping[str, Any]) -> dict[str, Any]:
    until = kept.get("valid_until")
    return {**kept, "valid_until": date.fromisoformat(until) if until else None}


KIND = Kind(
    name="posts",
    title="岗位",
    headings=HEADINGS,
    check=check,
    store=store,
    take_back=take_back,
    opens="/vacancies/{}",
    list_at="/vacancy/list",
    notes=(
        "没有问题的行直接发布；单位没核验、有地方要人定的进待审；有歧视、收费这类内容的不能导入。",
        "单位、岗位、地点都一样的算重复，默认不导入。",
    ),
    choices={NEW: "当新岗位导入", UPDATE: "更新原来的岗位"},
    verdicts={"good": "直接发布", "review": "导入后待审", "double": "重复", "refused": "不能导入"},
)
PAGES = imports.pages(KIND)
ACTS = imports.acts(KIND)
