"""Checks on claims (申领核查): heads, prices and payees against the records, the same money asked for twice, deadlines, funds."""

from collections.abc import Iterator
from datetime import timedelta

from db.guard.evidence import Evidence, grouped
from db.guard.flags import Flag, Rule
from db.models import Claim, Course

CLASS_CLAIMS = ("drill", "aid", "aid_banma", "board", "mentoring")
DEADLINE = timedelta(days=90)  # after the class; to be confirmed by both bureaus


def of_claim(claim: Claim, words: str, *others: str) -> Flag:
    rows = tuple(sorted({f"claim:{claim.key}", *others}))
    return Flag(rows, f"{claim.number} {words}", course_id=claim.course_id, claim_id=claim.key, region=claim.region)


def heads_wrong(ev: Evidence) -> Iterator[Flag]:
    """More or fewer heads than the records have by the standard's way of counting: who is paid by person counts once a year."""
    for claim, course in _of_classes(ev):
        due = ev.due.get((f"course:{course.key}", claim.standard))
        if due is not None and claim.heads != due.heads:
            yield of_claim(claim, f"申领 {claim.heads} 人，记录是 {due.heads} 人", f"course:{course.key}")


def sum_wrong(ev: Evidence) -> Iterator[Flag]:
    mine = grouped(ev.lines, lambda row: row.claim_id)
    for claim in ev.claims.values():
        lines = mine.get(claim.key, ())
        if claim.unit and claim.heads * claim.unit != claim.amount:
            yield of_claim(claim, f"{claim.heads} × {claim.unit} 不等于 {claim.amount} 元")
        if lines and any(row.amount for row in lines) and sum(row.amount for row in lines) != claim.amount:
            yield of_claim(claim, "各行金额加起来和总额不符")
        if lines and claim.heads and len(lines) != claim.heads:
            yield of_claim(claim, f"报 {claim.heads} 人，名单有 {len(lines)} 行")


def unit_wrong(ev: Evidence) -> Iterator[Flag]:
    for claim in ev.claims.values():
        course = ev.courses.get(claim.course_id) if claim.course_id else None
        standard = ev.standards.on(claim.standard, course.starts_at.date() if course else claim.submitted_on)
        if standard is None:
            continue
        listed = course.unit_subsidy if course and standard.averaged and course.unit_subsidy else standard.amount
        if claim.unit and claim.unit != listed:
            yield of_claim(claim, f"按 {claim.unit} 元申领，标准是 {listed} 元")


def no_standard(ev: Evidence) -> Iterator[Flag]:
    for claim in ev.claims.values():
        course = ev.courses.get(claim.course_id) if claim.course_id else None
        day = course.starts_at.date() if course else claim.submitted_on
        if claim.standard != "travel" and ev.standards.on(claim.standard, day) is None:
            yield of_claim(claim, "当天没有可用的资金标准")


def fund_wrong(ev: Evidence) -> Iterator[Flag]:
    for claim in ev.claims.values():
        standard = ev.standards.on(claim.standard, claim.submitted_on)
        fund = standard.fund if standard else "F2" if claim.standard == "travel" else ""
        if claim.fund and fund and claim.fund != fund:
            yield of_claim(claim, f"列支 {claim.fund}，应为 {fund}")


def payee_wrong(ev: Evidence) -> Iterator[Flag]:
    """Training money goes to institutions: neither to another one nor to somebody of the class."""
    for claim, course in _of_classes(ev):
        if claim.payee != course.provider:
            yield of_claim(claim, f"收款方 {claim.payee} 不是办班机构 {course.provider}", f"course:{course.key}")
        elif any(one.name == claim.payee for one in ev.by_course.get(course.key, ())):
            yield of_claim(claim, f"收款方 {claim.payee} 是班上学员", f"course:{course.key}")


def account_of_another(ev: Evidence) -> Iterator[Flag]:
    """One account for two payees, or two accounts of one payee."""
    kept = [row for row in ev.claims.values() if row.account_blind]
    for rows in grouped(kept, lambda row: row.account_blind).values():
        if len({row.payee for row in rows}) > 1:
            yield of_claim(rows[0], "几个收款方用同一个银行账户", *(f"claim:{row.key}" for row in rows[1:]))
    for rows in grouped(kept, lambda row: row.payee).values():
        if len({row.account_blind for row in rows}) > 1:
            words = f"{rows[0].payee} 用了不止一个银行账户"
            yield of_claim(rows[-1], words, *(f"claim:{row.key}" for row in rows[:-1]))
    people = grouped([one for one in ev.trainees if one.listed and one.listed.account_blind], _account)
    for row in kept:
        if row.course_id and row.account_blind in people:
            yield of_claim(row, "收款账户是学员的账户", *(one.about for one in people[row.account_blind]))


def _account(one: object) -> str:
    return str(one.listed.account_blind)  # type: ignore[attr-defined]


def claimed_twice(ev: Evidence) -> Iterator[Flag]:
    for rows in grouped([row for row in ev.claims.values() if row.course_id], _same_money).values():
        for row in rows[1:] if len(rows) > 1 else ():
            yield of_claim(row, f"和 {rows[0].number} 申领的是同一个班", f"claim:{rows[0].key}")


def _same_money(row: Claim) -> tuple[str, int | None]:
    return row.standard, row.course_id


def invoice_twice(ev: Evidence) -> Iterator[Flag]:
    for rows in grouped([row for row in ev.claims.values() if row.invoice], lambda row: row.invoice).values():
        for row in rows[1:] if len(rows) > 1 else ():
            yield of_claim(row, f"和 {rows[0].number} 用了同一张发票", f"claim:{rows[0].key}")


def wrong_time(ev: Evidence) -> Iterator[Flag]:
    for claim, course in _of_classes(ev):
        ended = course.ends_at.date()
        if claim.submitted_on < ended:
            yield of_claim(claim, "还没结课就申领")
        elif claim.submitted_on > ended + DEADLINE:
            yield of_claim(claim, f"结课 {(claim.submitted_on - ended).days} 天后才申领，超过 {DEADLINE.days} 天")
        if course.status == "cancelled":
            yield of_claim(claim, "班已取消")
    for claim in ev.claims.values():
        if claim.submitted_on > ev.today:
            yield of_claim(claim, "申领日期还没到")


def paid_wrong(ev: Evidence) -> Iterator[Flag]:
    for claim in ev.claims.values():
        if claim.paid > claim.amount:
            yield of_claim(claim, f"拨付 {claim.paid} 元，申领只有 {claim.amount} 元")
        if claim.status == "paid" and claim.reviewed_at is None:
            yield of_claim(claim, "没有审核就拨付")
        if claim.paid_on and claim.paid_on < claim.submitted_on:
            yield of_claim(claim, "拨付早于申领")
        if claim.reviewed_by is not None and claim.reviewed_by == claim.made_by:
            yield of_claim(claim, "登记和审核是同一个人")


def _of_classes(ev: Evidence) -> Iterator[tuple[Claim, Course]]:
    for claim in ev.claims.values():
        course = ev.courses.get(claim.course_id) if claim.course_id else None
        if course is not None and claim.standard in CLASS_CLAIMS:
            yield claim, course


RULES = (
    Rule("heads_wrong", "申领人数和记录不符", heads_wrong),
    Rule("sum_wrong", "申领金额算得不对", sum_wrong),
    Rule("unit_wrong", "申领单价不是标准", unit_wrong),
    Rule("no_standard", "没有可用标准", no_standard),
    Rule("fund_wrong", "列支渠道不对", fund_wrong),
    Rule("payee_wrong", "收款方不对", payee_wrong),
    Rule("account_of_another", "收款账户异常", account_of_another),
    Rule("claimed_twice", "同一个班申领两次", claimed_twice),
    Rule("invoice_twice", "发票重复", invoice_twice),
    Rule("wrong_time", "申领时间不对", wrong_time),
    Rule("paid_wrong", "拨付不合规", paid_wrong),
)
