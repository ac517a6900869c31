"""Checks on the people of claims (申领名单核查): months, wage, employer, county, account and proof of each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from db.guard.evidence import Evidence, Spell, grouped
from db.guard.flags import Flag, Rule
from db.guard.people import Claimant
from db.guard.persons import OLDEST, YOUNGEST, age_on

MONTH = timedelta(days=30)
SLACK = timedelta(days=20)  # months are claimed by the calendar and begun ones are counted


def of_line(one: Claimant, words: str, *others: str) -> Flag:
    rows = tuple(sorted({one.about, *others}))
    said = f"{one.claim.number} {one.name} {words}"
    return Flag(rows, said, course_id=one.claim.course_id, claim_id=one.claim.key, region=one.claim.region)


def months_short(ev: Evidence) -> Iterator[Flag]:
    """Fewer months of work than claimed, by the dates of the line itself and by the ledger; or too few for the rule."""
    least = int(ev.parameter("yn_transport_min_months", 3))
    for one in travelling(ev):
        line, months = one.line, one.line.months
        if months is None:
            continue
        until = line.worked_until or one.claim.submitted_on
        if months < least:
            yield of_line(one, f"只有 {months} 个月，要满 {least} 个月")
        if line.worked_from and months * MONTH > until - line.worked_from + SLACK:
            yield of_line(one, f"报 {months} 个月，起止日期不够")
        elif (worked := _worked(ev, one, until)) is not None and months * MONTH > worked + SLACK:
            yield of_line(one, f"报 {months} 个月，台账上的在岗时间不够")
        if line.worked_until and line.worked_until > one.claim.submitted_on + SLACK:
            yield of_line(one, "务工截止日期在申领之后")


def _worked(ev: Evidence, one: Claimant, until: date) -> timedelta | None:
    """None where the ledger knows nothing of the person's work."""
    spells: list[Spell] = list(ev.spells.get(one.worker.key, ())) if one.worker else []
    working = [spell for spell in spells if spell.status == "employed"]
    if not working:
        return None
    lengths = [min(spell.until or until, until) - min(spell.since, until) for spell in working]
    return sum(lengths, timedelta())


def wage_low(ev: Evidence) -> Iterator[Flag]:
    least = ev.parameter("sh_min_wage_month", 0)
    for one in ev.claimants:
        if one.line.wage is not None and 0 < one.line.wage < least:
            yield of_line(one, f"月工资 {one.line.wage} 元，低于最低工资 {least:g} 元")


def not_in_work(ev: Evidence) -> Iterator[Flag]:
    for one in travelling(ev):
        spells = ev.spells.get(one.worker.key, ()) if one.worker else ()
        if spells and not any(spell.status == "employed" for spell in spells):
            yield of_line(one, "台账上没有在岗记录")
        elif one.worker and one.worker.deleted_at and one.worker.deleted_at.date() < one.claim.submitted_on:
            yield of_line(one, "申领前已从台账注销")


def employer_differs(ev: Evidence) -> Iterator[Flag]:
    for one in ev.claimants:
        known = {spell.employer for spell in ev.spells.get(one.worker.key, ())} if one.worker else set()
        known.discard("")
        if one.line.employer_name and known and one.line.employer_name not in known:
            yield of_line(one, f"写的单位 {one.line.employer_name} 和台账不一致")


def claimed_again(ev: Evidence) -> Iterator[Flag]:
    """The same person, the same kind of money, the same year: in two counties, or twice in one."""
    for ones in grouped(ev.claimants, lambda one: (one.who, one.claim.standard, one.claim.submitted_on.year)).values():
        if ones[0].claim.standard in ("aid", "aid_banma") and len({one.claim.course_id for one in ones}) == len(ones):
            continue  # aid counts person-times
        for one in ones[1:] if len(ones) > 1 else ():
            elsewhere = one.claim.region != ones[0].claim.region
            words = f"{'在另一个县' if elsewhere else '同一年'}也申领过（{ones[0].claim.number}）"
            yield of_line(one, words, ones[0].about)


def number_wrong(ev: Evidence) -> Iterator[Flag]:
    for one in ev.claimants:
        if not one.line.id_valid:
            yield of_line(one, "身份证号校验位或出生日期不对")


def person_differs(ev: Evidence) -> Iterator[Flag]:
    for one in ev.claimants:
        if one.worker and one.worker.deleted_at is None and one.worker.name != one.line.name:
            yield of_line(one, "的身份证或编号在台账上是另一个名字")
        age = age_on(one.worker.birth_date if one.worker else None, one.claim.submitted_on)
        if age is not None and not YOUNGEST <= age < OLDEST:
            yield of_line(one, f"申领时 {age} 岁")


def line_not_in_class(ev: Evidence) -> Iterator[Flag]:
    for one in ev.claimants:
        course = ev.courses.get(one.claim.course_id) if one.claim.course_id else None
        known = ev.by_course.get(course.key, ()) if course else ()
        mine = [other for other in known if other.who == one.who]
        if known and not mine:
            yield of_line(one, "不在这个班的名册上")
        elif mine and not any(other.came for other in mine):
            yield of_line(one, "没有来上课", mine[0].about)


def shared_on_lines(ev: Evidence) -> Iterator[Flag]:
    """Telephone, account and proof of the money's people: one person's each, on rosters too."""
    phones = [Held(one.line.phone, one.who, one.about) for one in ev.claimants]
    phones += [Held(one.phone, one.who, one.about) for one in ev.trainees if one.listed]
    accounts = [Held(one.line.account_blind, one.who, one.about) for one in ev.claimants]
    accounts += [Held(one.listed.account_blind, one.who, one.about) for one in ev.trainees if one.listed]
    proofs = [Held(one.line.proof, one.who, one.about) for one in ev.claimants]
    asked: tuple[tuple[Callable[[Claimant], str], list[Held], str], ...] = (
        (lambda one: one.line.phone, phones, "和别人登记了同一个电话"),
        (lambda one: one.line.account_blind, accounts, "和别人用同一个银行账户"),
        (lambda one: one.line.proof, proofs, "的证明材料和别人的一模一样"),
    )
    for key, held, words in asked:
        holders = grouped(held, lambda item: item.value)
        for one in ev.claimants:
            others = [item.about for item in holders.get(key(one), ()) if item.who != one.who] if key(one) else []
            if others:
                yield of_line(one, words, *others)


@dataclass(frozen=True)
class Held:
    """Something that should be one person's, with the row that says whose."""

    value: str
    who: str
    about: str


def wage_low_in_ledger(ev: Evidence) -> Iterator[Flag]:
    """Bands are in yuan a month; the upper end counts."""
    least = ev.parameter("sh_min_wage_month", 0)
    for row in ev.low_paid(least):
        words = f"{row.name} 登记的月收入 {row.income_band}，低于最低工资 {least:g} 元"
        yield Flag((f"worker:{row.key}",), words, region=row.region)


def travel_too_early(ev: Evidence) -> Iterator[Flag]:
    """The ledger says that travel was asked for by somebody who has not worked long enough, or not at all."""
    least = int(ev.parameter("yn_transport_min_months", 3))
    for row in ev.travelled:
        working = [spell for spell in ev.spells.get(row.key, ()) if spell.status == "employed"]
        lengths = [min(spell.until or ev.today, ev.today) - spell.since for spell in working]
        if sum(lengths, timedelta()) + SLACK < least * MONTH:
            words = f"{row.name} 登记了交通补助，在岗还不满 {least} 个月"
            yield Flag((f"worker:{row.key}",), words, region=row.region)


def employer_is_paid(ev: Evidence) -> Iterator[Flag]:
    for one in ev.claimants:
        if one.claim.standard != "travel" and one.line.employer_name and one.line.employer_name == one.claim.payee:
            yield of_line(one, "的用工单位就是收款方")


def over_the_rate(ev: Evidence) -> Iterator[Flag]:
    most = ev.parameter("yn_transport_subsidy", 0)
    for one in travelling(ev):
        if most and one.line.amount > most:
            yield of_line(one, f"{one.line.amount} 元，标准 {most:g} 元")


def travelling(ev: Evidence) -> Iterator[Claimant]:
    return (one for one in ev.claimants if one.claim.standard == "travel")


RULES = (
    Rule("months_short", "务工月数不够", months_short),
    Rule("wage_low", "工资低于最低标准", wage_low),
    Rule("not_in_work", "没有在岗记录", not_in_work),
    Rule("employer_differs", "单位和台账不一致", employer_differs),
    Rule("claimed_again", "一人重复申领", claimed_again),
    Rule("number_wrong", "申领人身份证号不对", number_wrong),
    Rule("person_differs", "申领人和台账不一致", person_differs),
    Rule("line_not_in_class", "申领人不在班上", line_not_in_class),
    Rule("shared_on_lines", "申领人电话、账户、材料相同", shared_on_lines),
    Rule("wage_low_in_ledger", "台账收入低于最低工资", wage_low_in_ledger),
    Rule("travel_too_early", "交通补助不满月数", travel_too_early),
    Rule("employer_is_paid", "用工单位就是收款方", employer_is_paid),
    Rule("over_the_rate", "超过个人标准", over_the_rate),
)
