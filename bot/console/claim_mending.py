"""Money put right: a payment or a recovery noted wrongly is corrected or taken back, a person entered by mistake leaves the list."""

from bot.console import filled
from bot.console.pages import Act, Ask, Go
from db import claim_mending, claims, finding_mending, findings
from db.rights import Right


def correct_payment(ask: Ask) -> Go:
    """An empty sum is no 0: a payment is taken back by a 0 that somebody wrote."""
    row = claim_mending.payment(
        ask.session, ask.path["id"], paid=_sum(ask), paid_on=filled.day(ask, "paid_on"),
        why=ask.said("note", most=200), surely=bool(ask.said("surely")), by=ask.by, now=ask.now,
    )  # fmt: skip
    findings.check(ask.session, now=ask.now)
    stands = f"{row.paid_on} 拨付 {row.paid:,} 元" if row.paid else "还没拨付"
    return Go(f"/claims/{row.key}", f"{row.number} 改好了：{stands}。原来的数在留痕里。")


def _sum(ask: Ask) -> int:
    """What was paid. Raises NotANumber where nothing stands."""
    if filled.is_none(ask, "paid") or not ask.said("paid", most=16):
        raise claims.NotANumber
    return filled.number(ask, "paid")


def pay_more(ask: Ask) -> Go:
    row = claim_mending.pay_more(
        ask.session, ask.path["id"], paid=_sum(ask), paid_on=filled.day(ask, "paid_on"),
        note=ask.said("note", most=200), surely=bool(ask.said("surely")), by=ask.by, now=ask.now,
    )  # fmt: skip
    findings.check(ask.session, now=ask.now)
    return Go(f"/claims/{row.key}", f"{row.number} 又记了一笔，一共拨付 {row.paid:,} 元。")


def take_off(ask: Ask) -> Go:
    row, name = claim_mending.take_off(
        ask.session, ask.path["id"], why=ask.said("note", most=200), by=ask.by, now=ask.now
    )
    findings.check(ask.session, now=ask.now)
    return Go(f"/claims/{row.key}", f"{name} 从名单去掉了，已核查。")


def correct_recovery(ask: Ask) -> Go:
    """An empty sum is no 0, as with a payment."""
    if filled.is_none(ask, "total") or not ask.said("total", most=16):
        raise claims.NotANumber
    row = finding_mending.recovered(
        ask.session, ask.path["id"], total=filled.number(ask, "total"), state=ask.said("becomes"),
        why=ask.said("why", most=500), by=ask.by, now=ask.now,
    )  # fmt: skip
    stands = f"一共追回 {row.yuan:,} 元" if row.yuan else "没有追回"
    return Go(f"/findings/{row.key}", f"改好了：{findings.STATES[row.state]}，{stands}。原来的数在留痕里。")


ACTS = (
    Act("/claims/{id:int}/payment", correct_payment, (Right.MONEY,)),
    Act("/claims/{id:int}/instalment", pay_more, (Right.MONEY,)),
    Act("/findings/{id:int}/recovered", correct_recovery, (Right.MONEY,)),
    Act("/claim-lines/{id:int}/drop", take_off, (Right.MONEY,)),
)
