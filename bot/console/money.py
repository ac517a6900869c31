"""Money of the plan (资金): what is due to whom, the standards behind it, and what staff enter where no record shows it."""

from datetime import datetime

from bot.console import filled
from bot.console.pages import Act, Ask, Go, Page, Shown
from db import money, plan_entries, scopes, standards, targets
from db.columns import CHINA
from db.models import PlanEntry
from db.plan_entries import Said
from db.rights import Right
from db.standards import BASES, FUNDS, Standards

FIRST_YEAR = 2024  # the plan was issued on 2024-06-12


def show(ask: Ask) -> Shown:
    year = _year(ask)
    begins, ends = money.year_of(datetime(year, 6, 1, tzinfo=CHINA))
    dues = money.due(ask.session, begins, ends, by=ask.by)
    rows = Standards.load(ask.session).rows
    means = [(row, money.mean_of(dues, row)) for row in rows if row.averaged]
    facts = {
        "year": year, "years": range(ask.now.year, FIRST_YEAR - 1, -1), "dues": dues, "payees": money.by_payee(dues),
        "total": money.total(dues), "by_fund": {fund: money.total(dues, fund=fund) for fund in FUNDS}, "funds": FUNDS,
        "paid": money.paid(ask.session, begins, ends, by=ask.by),
        "means": [(row, mean, targets.sees_all(ask.by, row.measure)) for row, mean in means if mean.heads], "bases": BASES,
    }  # fmt: skip
    return Shown("money/due.html", facts)


def show_standards(ask: Ask) -> Shown:
    facts = {"standards": standards.everything(ask.session), "bases": BASES, "funds": FUNDS, "today": ask.now.date()}
    return Shown("money/standards.html", facts)


def change_standard(ask: Ask) -> Go:
    valid_from = filled.day(ask, "valid_from")
    if valid_from is None:
        raise standards.NotAnAmount
    row = standards.change(
        ask.session, ask.said("code"), amount=filled.number(ask, "amount"), basis=ask.said("basis"),
        valid_from=valid_from, source=ask.said("source", most=200), by=ask.by, now=ask.now,
    )  # fmt: skip
    return Go("/money/standards", f"{row.name}：自 {row.valid_from} 起 {row.amount} 元。之前的按旧标准算。")


def show_entries(ask: Ask) -> Shown:
    year = _year(ask)
    wanted = scopes.rows(ask.by, PlanEntry).order_by(PlanEntry.day.desc(), PlanEntry.id.desc())  # type: ignore[attr-defined,union-attr]
    rows = [row for row in ask.session.exec(wanted).all() if row.day.year == year]
    offered = {f"{measure} {name}": f"{measure} {name}" for measure, name in plan_entries.counters(ask.session)}
    facts = {"rows": rows, "year": year, "years": range(ask.now.year, FIRST_YEAR - 1, -1), "offered": offered}
    return Shown("money/entries.html", {**facts, "today": ask.now.date()})


def enter(ask: Ask) -> Go:
    measure, _, counter = ask.said("counter").partition(" ")
    day = filled.day(ask, "day")
    if day is None:
        raise plan_entries.NotAQuantity
    said = Said(
        measure, counter, day, filled.number(ask, "quantity"), filled.day(ask, "until"),
        **{name: ask.said(name, most=100) for name in ("title", "person", "payee", "batch", "place", "note")},
    )  # fmt: skip
    others, another = ask.said("others") == "1", ask.said("another") == "1"
    plan_entries.enter(ask.session, said, by=ask.by, now=ask.now, others=others, another=another)
    return Go("/money/entries", f"登记好了：{measure} {counter} {said.quantity}。")


def drop(ask: Ask) -> Go:
    row = plan_entries.drop(ask.session, ask.path["id"], reason=ask.said("reason", most=200), by=ask.by, now=ask.now)
    return Go("/money/entries", f"这条 {row.measure} {row.counter} 作废了，不再计数，记录还在。")


def show_targets(ask: Ask) -> Shown:
    return Shown("money/targets.html", {"rows": targets.listed(ask.session)})


def change_target(ask: Ask) -> Go:
    said = ask.said("target", most=12)
    target = filled.number(ask, "target") or (None if not said else -1)
    row = targets.change(ask.session, int(ask.path["id"]), target=target, by=ask.by, now=ask.now)
    return Go(
        "/targets",
        f"{row.measure_code} {row.name}：年度指标 {int(row.yearly_target) if row.yearly_target else '没有'}。",
    )


def _year(ask: Ask) -> int:
    said = ask.query.get("year", "")
    return int(said) if said.isascii() and said.isdigit() and FIRST_YEAR <= int(said) <= ask.now.year else ask.now.year


PAGES = (
    Page("/money", "资金与应付", show, (Right.MONEY, Right.FIGURES), icon="fa-solid fa-yen-sign"),
    Page("/money/standards", "资金标准", show_standards, (Right.MONEY, Right.FIGURES)),
    Page("/money/entries", "计划登记", show_entries, (Right.MONEY,)),
    Page("/targets", "年度指标", show_targets, (Right.MONEY, Right.FIGURES)),
)
ACTS = (
    Act("/money/standards", change_standard, (Right.MONEY,)),
    Act("/targets/{id:int}", change_target, (Right.MONEY,)),
    Act("/money/entries", enter, (Right.MONEY,)),
    Act("/money/entries/{id:int}/drop", drop, (Right.MONEY,)),
)
