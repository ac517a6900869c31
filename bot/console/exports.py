"""Long sheets that somebody asked for (导出的表): how far they are, to be fetched, gone after a day."""

from bot.console.making import FOUND_AT
from bot.console.pages import Act, Ask, File, Go, Page, Shown
from bot.console.sheets import MEDIA_TYPE
from db import made_sheets, scopes
from db.models import MadeSheet
from db.rights import Right

NEEDS = (Right.LEDGER, Right.BROADCAST)


def show(ask: Ask) -> Shown:
    return Shown("exports/page.html", _facts(ask))


def show_list(ask: Ask) -> Shown:
    return Shown("exports/list.html", _facts(ask), part=True)


def fetch(ask: Ask) -> File:
    """One's own and ready, else NotSeen."""
    row = scopes.one(ask.session, MadeSheet, ask.path["id"], by=ask.by)
    if row.state != "ready":
        raise scopes.NotSeen("MadeSheet")
    return File(ask.stored(row.path), row.name, MEDIA_TYPE)


def drop(ask: Ask) -> Go:
    path = made_sheets.drop(ask.session, ask.path["id"], by=ask.by)
    if path:
        (ask.office.runtime.settings.data_dir / path).unlink(missing_ok=True)
    return Go(FOUND_AT, "删掉了。")


def _facts(ask: Ask) -> dict[str, object]:
    rows = made_sheets.of(ask.session, by=ask.by)
    broken = {row.key for row in rows if made_sheets.is_broken_off(row, now=ask.now)}
    return {"rows": rows, "broken": broken, "now": ask.now}


PAGES = (
    Page(FOUND_AT, "导出的表", show, NEEDS),
    Page(f"{FOUND_AT}/list", "导出的表", show_list, NEEDS),
    Page(f"{FOUND_AT}/{{id:int}}", "导出的表", fetch, NEEDS),
)
ACTS = (Act(f"{FOUND_AT}/{{id:int}}/drop", drop, NEEDS),)
