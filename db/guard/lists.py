"""Checks on the lists of claims (名单核查): proof and accounts, months told twice, namesakes, who did not pass."""

from collections.abc import Iterator
from itertools import pairwise

from db.erased_rows import NAME
from db.guard.claimed import of_line, travelling
from db.guard.evidence import Evidence, grouped, several
from db.guard.flags import Flag, Rule
from db.heads import PASSED


def account_differs(ev: Evidence) -> Iterator[Flag]:
    """One person with another account here than on another list."""
    held = [(one.who, one.line.account_blind, one.about, one) for one in ev.claimants if one.line.account_blind]
    listed = [
        (one.who, one.listed.account_blind, one.about, None)
        for one in ev.trainees
        if one.listed and one.listed.account_blind
    ]
    for rows in grouped([*held, *listed], lambda row: row[0]).values():
        lines = [row[3] for row in rows if row[3] is not None]
        if lines and len({row[1] for row in rows}) > 1:
            yield of_line(lines[-1], "在不同名单上用了不同的银行账户", *(row[2] for row in rows))


def proof_missing(ev: Evidence) -> Iterator[Flag]:
    """Nothing that shows the work, no account, less than the rate, or the account of whoever hands it in."""
    rate = ev.parameter("yn_transport_subsidy", 0)
    for one in travelling(ev):
        line = one.line
        if not line.proof and one.name != NAME:
            yield of_line(one, "没有务工证明材料", f"claim:{one.claim.key}")
        elif one.claim.account_blind and line.account_blind == one.claim.account_blind:
            yield of_line(one, "的账户就是申报单位的账户", f"claim:{one.claim.key}")
        elif one.claim.status == "paid" and not line.account_blind:
            yield of_line(one, "没有本人账户就拨付", f"claim:{one.claim.key}")
        elif rate and 0 < line.amount < rate:
            yield of_line(one, f"{line.amount} 元，少于标准 {rate:g} 元", f"claim:{one.claim.key}")


def months_claimed_twice(ev: Evidence) -> Iterator[Flag]:
    """The same months of work in two claims, whatever the year."""
    dated = [one for one in travelling(ev) if one.line.worked_from and one.line.worked_until]
    for ones in grouped(dated, lambda one: one.who).values():
        for first, second in pairwise(sorted(ones, key=lambda one: str(one.line.worked_from))):
            if str(second.line.worked_from) < str(first.line.worked_until):
                yield of_line(second, f"的务工时间已在 {first.claim.number} 报过", first.about)


def namesakes_on_list(ev: Evidence) -> Iterator[Flag]:
    """Two people of one name and one employer in one claim: perhaps one person under two numbers."""
    told = [one for one in ev.claimants if one.line.name and one.line.employer_name]
    for ones in several(told, lambda one: (one.claim.key, one.line.name, one.line.employer_name)):
        if len({one.who for one in ones}) > 1:
            yield of_line(ones[1], "在同一份名单同一单位有两个", *(one.about for one in ones))


def not_passed(ev: Evidence) -> Iterator[Flag]:
    """Named in the claim of a class that is paid by those who passed, without having passed."""
    for one in ev.claimants:
        course = ev.courses.get(one.claim.course_id) if one.claim.course_id else None
        standard = ev.standards.on(one.claim.standard, course.starts_at.date()) if course else None
        if course is None or standard is None or standard.basis != "passed":
            continue
        mine = [other for other in ev.by_course.get(course.key, ()) if other.who == one.who]
        judged = [other for other in mine if other.listed or (other.enrolled and other.enrolled.status == "failed")]
        if judged and not any(other.passed for other in mine):
            yield of_line(one, f"没有{PASSED[0]}", mine[0].about)


RULES = (
    Rule("account_differs", "一人不同银行账户", account_differs),
    Rule("proof_missing", "交通补助缺证明或账户不对", proof_missing),
    Rule("months_claimed_twice", "同一段务工报两次", months_claimed_twice),
    Rule("namesakes_on_list", "名单上同名同单位", namesakes_on_list),
    Rule("not_passed", "没合格也在申领名单", not_passed),
)
