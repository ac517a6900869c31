"""Reports (报表): of any stretch as the records stand, frozen when it is over, shown again as they were told, as Excel."""

from bot.console import filled, report_sheets
from bot.console.pages import Act, Ask, File, Go, Page, Shown
from db import audits, reports
from db.reports import KINDS, Period, Report
from db.rights import Right

LOOK = (Right.FIGURES,)


def show(ask: Ask) -> Shown:
    period = _period(ask)
    _, report = ask.office.reports.get(
        (ask.by.key, period), lambda: reports.build(ask.session, period, by=ask.by, now=ask.now), now=ask.now
    )
    facts = {
        "title": _title(report), "report": report, "kinds": KINDS, "is_over": period.is_over(ask.now),
        "frozen": [row for row in reports.frozen(ask.session, by=ask.by) if row.begins_on == period.first and row.kind == period.kind],
    }  # fmt: skip
    return Shown("reports/report.html", facts)


def show_frozen(ask: Ask) -> Shown:
    return Shown("reports/frozen.html", {"rows": reports.frozen(ask.session, by=ask.by), "kinds": KINDS})


def show_again(ask: Ask) -> Shown:
    report = reports.shown_again(ask.session, ask.path["id"], by=ask.by)
    return Shown(
        "reports/report.html", {"title": _title(report), "report": report, "kinds": KINDS, "row": ask.path["id"]}
    )


def freeze(ask: Ask) -> Go:
    row = reports.freeze(ask.session, _period(ask), note=ask.said("note"), by=ask.by, now=ask.now)
    return Go(f"/snapshots/{row.key}", f"定稿好了：{row.number}。以后看到的都是这一份。")


def as_sheet(ask: Ask) -> File:
    return _kept(ask, reports.build(ask.session, _period(ask), by=ask.by, now=ask.now))


def frozen_as_sheet(ask: Ask) -> File:
    return _kept(ask, reports.shown_again(ask.session, ask.path["id"], by=ask.by))


def _kept(ask: Ask, report: Report) -> File:
    about = report.number or f"{report.period.kind} {report.period.first}"
    audits.note(ask.session, staff=ask.by, action="exported", about=f"report:{about}", now=ask.now)
    return report_sheets.of_report(report, ask)


def _period(ask: Ask) -> Period:
    """What is asked for, else this week."""
    kind = ask.said("kind") or ask.query.get("kind", "") or "week"
    return Period.of(kind if kind in KINDS else "week", filled.day(ask, "day") or ask.now.date())


def _title(report: Report) -> str:
    return f"{KINDS[report.period.kind]} {report.period.name}"


PAGES = (
    Page("/reports", "统计报表", show, LOOK, icon="fa-solid fa-chart-column"),
    Page("/snapshots", "定稿的报表", show_frozen, LOOK),
    Page("/snapshots/{id:int}", "定稿的报表", show_again, LOOK),
)
ACTS = (
    Act("/reports/freeze", freeze, (Right.MONEY, Right.RECEIPTS)),
    Act("/reports/sheet", as_sheet, LOOK),
    Act("/snapshots/{id:int}/sheet", frozen_as_sheet, LOOK),
)
