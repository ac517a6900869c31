"""Agreements (合作意向书、校企合作协议): entered, put right, struck off; who was moved under each, and which run out."""

from bot.console import filled
from bot.console.pages import Act, Ask, Go, Page, Shown
from db import agreements, journeys, scopes
from db.agreements import KINDS, Signed
from db.models import Agreement
from db.rights import Right


def show(ask: Ask) -> Shown:
    rows = agreements.known(ask.session, by=ask.by)
    soon = {row.key for row in rows if agreements.runs_out(row, ask.now.date())}
    facts = {
        "rows": rows,
        "kinds": KINDS,
        "moved": agreements.moved(ask.session),
        "soon": soon,
        "today": ask.now.date(),
        "journeys": journeys.ended(ask.session, by=ask.by),
    }
    return Shown("reports/agreements.html", facts)


def enter(ask: Ask) -> Go:
    row = agreements.enter(ask.session, _signed(ask), by=ask.by, now=ask.now)
    return Go(
        "/agreements",
        f"登记好了：{row.number}。组织出行的批次在下面选它，另外登记的批次写 {row.number}，人数就算在它下面。",
    )


def show_one(ask: Ask) -> Shown:
    row = scopes.one(ask.session, Agreement, ask.path["id"], by=ask.by)
    facts = {"title": f"{KINDS[row.kind]} {row.number}", "row": row, "kinds": KINDS}
    return Shown("reports/agreement.html", {**facts, "people": agreements.moved(ask.session).get(row.number, 0)})


def put_right(ask: Ask) -> Go:
    row = scopes.one(ask.session, Agreement, ask.path["id"], by=ask.by)
    agreements.put_right(ask.session, row, _signed(ask), by=ask.by, now=ask.now)
    return Go("/agreements", f"改好了：{row.number}。改前改后都记在留痕里。")


def strike_off(ask: Ask) -> Go:
    row = scopes.one(ask.session, Agreement, ask.path["id"], by=ask.by)
    agreements.strike_off(ask.session, row, by=ask.by, now=ask.now, reason=ask.said("reason", most=200))
    return Go("/agreements", f"{row.number} 作废了，不再计数，记录还在。")


def put_batch_under(ask: Ask) -> Go:
    """Fields: batch (its code) and number, empty for none."""
    code, number = ask.said("batch", most=12), ask.said("number", most=24)
    found = journeys.put_under(ask.session, code, number, by=ask.by, now=ask.now)
    if found is None:
        return Go("/agreements", "没有这一批，请重新选。", well=False)
    under = f"{found.arrived} 人记在 {found.agreement} 下" if found.agreement else "不记在哪份意向书下"
    return Go("/agreements", f"{found.event.code} {under}。")


def _signed(ask: Ask) -> Signed:
    """Raises NotAnAgreement where the day of signing is missing or an end is written that is no day."""
    signed_on, ends_on = filled.day(ask, "signed_on"), filled.day(ask, "ends_on")
    if signed_on is None or (ends_on is None and ask.said("ends_on", most=10)):
        raise agreements.NotAnAgreement
    return Signed(
        ask.said("kind"), ask.said("home_party", most=80), ask.said("far_party", most=80), signed_on, ends_on,
        ask.said("note", most=200),
    )  # fmt: skip


LOOK = (Right.MONEY, Right.POSTS, Right.FIGURES)
PAGES = (
    Page("/agreements", "合作意向书", show, LOOK, icon="fa-solid fa-handshake"),
    Page("/agreements/{id:int}", "合作意向书", show_one, LOOK),
)
ACTS = (
    Act("/agreements", enter, (Right.MONEY,)),
    Act("/agreements/{id:int}", put_right, (Right.MONEY,)),
    Act("/agreements/{id:int}/strike-off", strike_off, (Right.MONEY,)),
    Act("/agreements/batches", put_batch_under, (Right.MONEY,)),
)
