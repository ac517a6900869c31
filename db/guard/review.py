"""Checks on what happens to claims (审核与拨付核查): measures, missing parts, state and money, who did it, findings about them."""

import itertools
from collections.abc import Iterator

from sqlmodel import col, select

from db.guard.asked_for import CLASS_CLAIMS, of_claim
from db.guard.evidence import Evidence, grouped, several
from db.guard.flags import Flag, Rule, rows_of
from db.guard.where_when import is_holiday
from db.models import Claim, Finding, FundingStandard

NOT_OVER = ("planned", "open", "review", "running")
NOT_EXAMINED = ("ended",)
SATURDAY = 5
CLASSES = {"drill": ("P17",), "aid": ("P18",), "aid_banma": ("P19",), "board": ("P20",), "mentoring": ("P20",)}


def returned_and_paid(ev: Evidence) -> Iterator[Flag]:
    """Money that went out for a claim that was sent back, or that nobody has decided on."""
    for row in ev.all_claims:
        if row.status == "returned" and (row.paid or row.paid_on):
            yield of_claim(row, f"已退回，却拨付了 {row.paid} 元")
        elif row.status in ("submitted", "reviewed") and (row.paid or row.paid_on):
            yield of_claim(row, f"状态还没到拨付，却已拨付 {row.paid} 元")
        elif row.status == "paid" and (row.paid <= 0 or row.paid_on is None):
            yield of_claim(row, "记为已拨付，没有金额或日期")
        elif row.status == "paid" and 0 < row.paid < row.amount:
            yield of_claim(row, f"申领 {row.amount} 元，只拨付 {row.paid} 元")


def parts_missing(ev: Evidence) -> Iterator[Flag]:
    """A claim for a class without a class, heads without a price, reviewed without an invoice, paid without an account."""
    named = {row.claim_id for row in ev.lines}
    for row in ev.claims.values():
        of_class = row.standard in CLASS_CLAIMS
        if of_class and row.course_id is None:
            yield of_claim(row, "没有写是哪个班")
        elif of_class and row.course_id not in ev.courses:
            yield of_claim(row, "写的班不存在")
        elif row.amount <= 0 or row.heads < 0 or row.unit < 0:
            yield of_claim(row, f"{row.heads} 人、{row.unit} 元、共 {row.amount} 元，不是申领")
        elif of_class and row.amount and not (row.unit and row.heads):
            yield of_claim(row, "没有人数或单价")
        elif of_class and row.status in ("reviewed", "paid") and not row.invoice:
            yield of_claim(row, "没有发票就审核通过")
        elif row.status in ("reviewed", "paid") and not row.account_blind and row.standard != "travel":
            yield of_claim(row, "没有收款账户就审核通过")
        elif row.standard == "travel" and row.heads and row.key not in named:
            yield of_claim(row, f"报 {row.heads} 人，没有名单")
        elif row.reviewed_at is not None and row.reviewed_by is None:
            yield of_claim(row, "有审核时间，没有审核人")


def claimed_under_another(ev: Evidence) -> Iterator[Flag]:
    """A class of one measure by the standard of another; a region that is not the class's."""
    for row in ev.claims.values():
        course = ev.courses.get(row.course_id) if row.course_id else None
        standard = ev.standards.on(row.standard, row.submitted_on)
        if course and row.standard in CLASSES and course.measure not in CLASSES[row.standard]:
            yield of_claim(row, f"{course.code} 是 {course.measure}，按 {row.standard} 申领", f"course:{course.key}")
        elif row.measure and standard and row.measure not in (standard.measure, course.measure if course else ""):
            yield of_claim(row, f"记在 {row.measure} 下，标准是 {standard.measure} 的")
        elif row.standard == "travel" and (row.course_id is not None or row.measure not in ("", "P22")):
            yield of_claim(row, "交通补助记在别的措施或班级下")
        elif course and row.region[:4] != course.region[:4]:
            yield of_claim(row, "申领的地区不是办班的地区", f"course:{course.key}")


def decided_by_party(ev: Evidence) -> Iterator[Flag]:
    """Reviewed by somebody of the institution that is paid, or by somebody who no longer works here."""
    staff = {row.key: row for row in ev.staff}
    for row in ev.all_claims:
        reviewer = staff.get(row.reviewed_by) if row.reviewed_by is not None else None
        if reviewer and reviewer.organisation and reviewer.organisation == row.payee:
            yield of_claim(row, "审核人就是收款单位的人", f"staff:{reviewer.key}")
        elif reviewer and not reviewer.active:
            yield of_claim(row, "审核人已停用", f"staff:{reviewer.key}")


def paid_on_a_day_off(ev: Evidence) -> Iterator[Flag]:
    """The treasury does not pay on Saturdays, Sundays and holidays; a Sunday that is worked instead is explained in a word."""
    for row in ev.all_claims:
        if row.paid_on is not None and (row.paid_on.weekday() >= SATURDAY or is_holiday(row.paid_on)):
            yield of_claim(row, f"{row.paid_on} 不是工作日，却有拨付")


def class_not_over(ev: Evidence) -> Iterator[Flag]:
    """By its state the class is still going on, or was not examined, while money for those who passed is asked for."""
    for row in ev.claims.values():
        course = ev.courses.get(row.course_id) if row.course_id else None
        if course and course.status in NOT_OVER:
            yield of_claim(row, f"{course.code} 还没有结班", f"course:{course.key}")
        elif course and row.status in ("reviewed", "paid") and course.status in NOT_EXAMINED:
            yield of_claim(row, f"{course.code} 还没有考核", f"course:{course.key}")
    claimed = {row.course_id for row in ev.claims.values()}
    paid = {row.course_id for row in ev.all_claims if row.status == "paid"}
    for course in ev.courses.values():
        missing = course.status == "claimed" and course.key not in claimed
        if claimed and (missing or (course.status == "paid" and course.key not in paid and course.key in claimed)):
            words = f"{course.code} 状态是已申领或已拨付，没有相应的申领"
            yield Flag(rows_of(course), words, course_id=course.key, region=course.region)


def period_wrong(ev: Evidence) -> Iterator[Flag]:
    """A claim for a year in which there was no such class."""
    for row in ev.claims.values():
        course = ev.courses.get(row.course_id) if row.course_id else None
        year = row.period[:4]
        if course and year.isdigit() and len(year) == 4 and int(year) != course.starts_at.year:
            yield of_claim(row, f"报的是 {year} 年，班在 {course.starts_at.year} 年", f"course:{course.key}")
        elif not course and year.isdigit() and len(year) == 4 and int(year) > row.submitted_on.year:
            yield of_claim(row, f"{row.submitted_on.year} 年就报 {year} 年的钱")


def asked_again(ev: Evidence) -> Iterator[Flag]:
    """The same payee, kind, period, heads and amount twice, without a class that tells them apart."""
    loose = [row for row in ev.claims.values() if row.course_id is None]
    for rows in several(loose, lambda row: (row.standard, row.payee, row.period, row.heads, row.amount)):
        for row in rows[1:]:
            one_day = abs((row.submitted_on - rows[0].submitted_on).days) <= 31
            if row.standard in ("project", "centre", "expert") and (row.period or one_day):
                yield of_claim(row, f"和 {rows[0].number} 是同一笔钱", f"claim:{rows[0].key}")
    numbered = [row for row in ev.all_claims if row.status == "returned"]
    again = grouped(ev.claims.values(), lambda row: row.invoice)
    for row in numbered:
        for other in again.get(row.invoice, ()) if row.invoice and row.paid else ():
            yield of_claim(other, f"发票在已退回并拨付的 {row.number} 上用过", f"claim:{row.key}")


def staff_is_paid(ev: Evidence) -> Iterator[Flag]:
    """A member of staff, by name or telephone, gets the money or stands on the list."""
    names = {row.name for row in ev.staff}
    phones = {row.phone for row in ev.staff if row.phone}
    for row in ev.claims.values():
        if row.payee in names:
            yield of_claim(row, f"收款方 {row.payee} 是工作人员")
    for one in ev.claimants:
        if one.line.phone in phones:
            yield of_claim(one.claim, f"{one.name} 的电话是工作人员的", one.about)


def standard_changed_back(ev: Evidence) -> Iterator[Flag]:
    """Two figures for one day, or one that was changed for days on which classes had already begun."""
    for rows in grouped(ev.rows(select(FundingStandard)), lambda row: row.code).values():
        ordered = sorted(rows, key=lambda row: row.valid_from)
        for first, second in itertools.pairwise(ordered):
            if first.valid_until is None or first.valid_until >= second.valid_from:
                yield Flag(rows_of(first, second), f"{second.name} 同一天有两个标准", region=second.region)
        for row in ordered:
            changed = row.changed_at
            begun = [
                one for one in ev.courses.values()
                if changed and one.measure == row.measure and row.valid_from <= one.starts_at.date() < changed.date()
            ]  # fmt: skip
            if changed and (begun or (changed.date() - row.valid_from).days > 31):
                words = f"{row.name} {changed:%Y-%m-%d} 才改，从 {row.valid_from} 起算"
                yield Flag(rows_of(row, *begun), words, region=row.region)


def finding_settled_by_party(ev: Evidence) -> Iterator[Flag]:
    """Explained by who entered the claim, or more money back than was ever paid."""
    claims: dict[int, Claim] = {row.key: row for row in ev.all_claims}
    settled = select(Finding).where(
        col(Finding.state).in_(["explained", "recovered"]), Finding.rule != finding_settled_by_party.__name__
    )
    for row in ev.rows(settled):
        claim = claims.get(row.claim_id) if row.claim_id else None
        if claim is None:
            continue
        if row.state == "explained" and row.settled_by is not None and row.settled_by == claim.made_by:
            yield of_claim(claim, "登记申领的人自己说明了核查发现", f"finding:{row.key}")
        elif row.yuan > max(claim.amount, claim.paid):
            yield of_claim(claim, f"追回 {row.yuan} 元，比申领的还多", f"finding:{row.key}")


RULES = (
    Rule("returned_and_paid", "状态和拨付不符", returned_and_paid),
    Rule("parts_missing", "申领材料不全", parts_missing),
    Rule("claimed_under_another", "按别的措施申领", claimed_under_another),
    Rule("decided_by_party", "审核人不合适", decided_by_party),
    Rule("paid_on_a_day_off", "不是工作日拨付", paid_on_a_day_off),
    Rule("class_not_over", "没结班就申领", class_not_over),
    Rule("period_wrong", "申领年度不对", period_wrong),
    Rule("asked_again", "同一笔钱再次申领", asked_again),
    Rule("staff_is_paid", "工作人员领钱", staff_is_paid),
    Rule("standard_changed_back", "标准事后更改或重叠", standard_changed_back),
    Rule("finding_settled_by_party", "核查发现处理不当", finding_settled_by_party),
)
