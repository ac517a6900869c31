"""Importing from Excel: upload, preview row by row, take in whole, undo whole. What is imported is a `Kind`.

A kind gives `PAGES = imports.pages(KIND)` and `ACTS = imports.acts(KIND)` and has a word in db.scopes.IMPORTS.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from bot.console import sheets
from bot.console.pages import Act, Answer, Ask, File, Go, Page, Shown
from bot.console.sheets import BadSheet, Columns, Heading, Raw
from db import imports, rights, scopes
from db.imports import Line
from db.models import ImportBatch, ImportRow, Staff
from db.models.record import DEHONG
from handlers import texts

PER_PAGE, UNUSED_SHOWN = 100, 12
VERDICTS = {"good": "可以导入", "review": "导入后待审", "double": "重复", "refused": "不能导入"}
STATES = texts.staff.IMPORT_STATES


@dataclass(frozen=True)
class Kind:
    """One sort of file.

    `check` says of every row what it is; it reads through `ask.office.runtime.records.read()` in short blocks and does not
    touch `ask.session`, so that nobody waits for the records while it thinks. `store` makes the records and sets `target`
    of every row, and `before` where it changed one; `take_back` undoes that and says in a sentence what it did. Both are
    part of the act's transaction and may raise a Refusal. `choices` are what may become of doubles besides leaving them out.
    """

    name: str
    title: str
    headings: tuple[Heading, ...]
    check: Callable[[Ask, Sequence[Raw]], Sequence[Line]]
    store: Callable[[Ask, Sequence[ImportRow]], None]
    take_back: Callable[[Ask, Sequence[ImportRow]], str]
    opens: str = ""  # the page of a record, such as "/workers/{}"
    list_at: str = ""  # the list the records are on
    beside: Callable[[Ask, Sequence[ImportRow]], Mapping[int, Sequence[str]]] = (
        lambda ask, rows: {}
    )  # what a double would change
    notes: tuple[str, ...] = ()  # what to know before one hands in a file
    choices: Mapping[str, str] = field(default_factory=dict)
    verdicts: Mapping[str, str] = field(default_factory=lambda: VERDICTS)

    @property
    def path(self) -> str:
        return f"/imports/{self.name}"


def pages(kind: Kind) -> tuple[Page, ...]:
    title, needs = f"导入{kind.title}", scopes.IMPORTS[kind.name]
    one = f"{kind.path}/{{id:int}}"
    return (
        Page(kind.path, title, partial(_start, kind), needs),
        Page(f"{kind.path}/template", title, partial(_template, kind), needs),
        Page(one, title, partial(_preview, kind), needs),
        Page(f"{one}/refused", title, partial(_refused, kind), needs),
    )


def acts(kind: Kind) -> tuple[Act, ...]:
    needs, one = scopes.IMPORTS[kind.name], f"{kind.path}/{{id:int}}"
    return (
        Act(kind.path, partial(_upload, kind), needs),
        Act(f"{one}/choose", partial(_choose, kind), needs),
        Act(f"{one}/confirm", partial(_confirm, kind), needs),
        Act(f"{one}/undo", partial(_undo, kind), needs),
        Act(f"{one}/drop", partial(_drop, kind), needs),
    )


def _start(kind: Kind, ask: Ask) -> Shown:
    batches = imports.newest(ask.session, kind=kind.name, by=ask.by)
    facts = {"kind": kind, "batches": batches, "states": STATES, "now": ask.now, "may_import": _may(kind, ask)}
    return Shown("imports/start.html", {**facts, "most": sheets.MOST_ROWS})


def _template(kind: Kind, ask: Ask) -> File:
    return sheets.template(f"{kind.title}导入模板.xlsx", kind.headings)


def _upload(kind: Kind, ask: Ask) -> Go:
    handed_in = ask.files.get("file")
    if handed_in is None or not handed_in.filename:
        return Go(kind.path, "请先选一个 Excel 文件。", well=False)
    try:
        raw, columns = sheets.read(handed_in.file, kind.headings)
    except BadSheet as trouble:
        return Go(kind.path, str(trouble), well=False)
    if not raw:
        return Go(kind.path, "表头下面一行也没有。", well=False)
    lines = kind.check(ask, raw)
    batch = imports.begin(
        ask.session, kind=kind.name, file_name=handed_in.filename, lines=lines, by=ask.by, now=ask.now,
        region=_region(ask.by),
    )  # fmt: skip
    return Go(f"{kind.path}/{batch.key}", _understood(columns))


def _understood(columns: Columns) -> str:
    """How the headings were read, where they are not those of the template."""
    taken = "，".join(f"“{word}”当作{name}" for word, name in columns.taken)
    unused = "、".join(word[:20] for word in columns.unused[:UNUSED_SHOWN])
    return " ".join((f"列名{taken}。" if taken else "", f"没用上的列：{unused}。" if unused else "")).strip()


def _preview(kind: Kind, ask: Ask) -> Shown:
    batch = imports.get(ask.session, ask.path["id"], kind=kind.name, by=ask.by)
    verdict = ask.query.get("verdict", "")
    verdict = verdict if verdict in VERDICTS else ""
    first = min(scopes.whole(ask.query.get("from", "")) or 0, sheets.MOST_ROWS)
    counts = {name: getattr(batch, name) for name in VERDICTS}
    shown = counts[verdict] if verdict else sum(counts.values())
    rows = imports.rows(ask.session, batch, verdict=verdict, first=first, limit=PER_PAGE)
    facts = {
        "beside": kind.beside(ask, rows) if batch.status == "checked" else {},
        "title": f"导入{kind.title}：{batch.file_name}", "kind": kind, "batch": batch, "counts": counts,
        "rows": rows, "verdict": verdict,
        "first": first, "shown": shown, "per_page": PER_PAGE, "states": STATES, "may_import": _may(kind, ask),
        "can_undo": imports.can_undo(batch, now=ask.now), "now": ask.now, "taking": imports.count_to_take(ask.session, batch),
    }  # fmt: skip
    return Shown("imports/batch.html", facts)


def _refused(kind: Kind, ask: Ask) -> Answer:
    """The rows that stay out with the reason beside each, to be mended and handed in again."""
    batch = imports.get(ask.session, ask.path["id"], kind=kind.name, by=ask.by)
    out = [row for row in imports.rows(ask.session, batch) if row.verdict in ("refused", "double")]
    headings = (Heading("行号", width=8), Heading("名称", width=30), Heading("原因", width=70))
    rows = [(row.line, row.called, "；".join(row.reasons)) for row in out]
    return sheets.file(f"没有导入的行-{batch.key}.xlsx", headings, rows)


def _choose(kind: Kind, ask: Ask) -> Go:
    """For all doubles, or, with fields called row:<number>, for these."""
    batch, choice = _batch(kind, ask), ask.said("choice")
    named = [scopes.whole(name.removeprefix("row:")) for name in ask.form if name.startswith("row:")]
    only = [number for number in named if number is not None] or None
    imports.choose(ask.session, batch, choice if choice in kind.choices else "", only=only)
    return Go(f"{kind.path}/{batch.key}?verdict=double", "记下了。")


def _confirm(kind: Kind, ask: Ask) -> Go:
    batch = _batch(kind, ask)
    count = imports.confirm(ask.session, batch, store=partial(kind.store, ask), by=ask.by, now=ask.now)
    return Go(f"{kind.path}/{batch.key}", f"导入好了：{count} 行。")


def _undo(kind: Kind, ask: Ask) -> Go:
    batch, said = _batch(kind, ask), list[str]()
    imports.undo(
        ask.session, batch, take_back=lambda rows: said.append(kind.take_back(ask, rows)), by=ask.by, now=ask.now
    )
    return Go(f"{kind.path}/{batch.key}", f"整批撤回了。{''.join(said)}")


def _drop(kind: Kind, ask: Ask) -> Go:
    imports.drop(ask.session, _batch(kind, ask))
    return Go(kind.path, "这个文件不要了，什么也没有改。")


def _batch(kind: Kind, ask: Ask) -> ImportBatch:
    return imports.get(ask.session, ask.path["id"], kind=kind.name, by=ask.by)


def _region(by: Staff) -> str:
    """A liaison's file belongs to the county, everybody else's to the station."""
    own = rights.region_of(by)
    return own if len(own) == len(DEHONG) else DEHONG


def _may(kind: Kind, ask: Ask) -> bool:
    return any(rights.has(ask.by, right) for right in scopes.IMPORTS[kind.name])
