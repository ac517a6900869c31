"""Claims (申领) and findings (核查发现): handed in, looked at with what the checks say, followed up. Flags refuse nothing."""

from bot.console import filled, pointing
from bot.console.columns import named, plain
from bot.console.lists import RecordList
from bot.console.pages import Act, Ask, Go, Page, Shown
from db import claims, findings, guard, instalments, proofs, scopes
from db.claims import Asked, Person
from db.findings import Checked
from db.models import Claim, Course, Finding, Staff
from db.rights import Right
from db.standards import FUNDS, Standards
from handlers import texts

STANDARDS = {
    "drill": "岗位练兵", "aid": "德宏培训援助", "aid_banma": "班玛培训援助", "expert": "援教专家", "project": "项目开发", "board": "师资食宿",
    "mentoring": "师资带教", "centre": "实训中心", "travel": "来沪交通补助",
}  # fmt: skip
COUNTIES = {
    "": "跟着班走", "533103": "芒市", "533102": "瑞丽", "533122": "梁河", "533123": "盈江", "533124": "陇川", "632622": "班玛", "533100": "全州",
}  # fmt: skip
RULES = {name: rule.title for name, rule in guard.RULES.items()}


class ClaimList(RecordList):
    table = Claim
    key = "claim"
    menu_label = "申领"
    icon = "fa-solid fa-file-invoice"
    needs = (Right.MONEY,)
    found_by = ("number", "payee", "invoice")
    opens = "/claims/{}"
    leads_to = (("/claims/new", "登记申领", Right.MONEY),)
    fields = [  # noqa: RUF012
        plain("number", "编号"),
        named("standard", "标准", STANDARDS),
        plain("payee", "收款方"),
        plain("heads", "人数"),
        plain("amount", "金额（元）"),
        plain("fund", "资金"),
        named("status", "状态", texts.money.CLAIM_STATES),
        plain("submitted_on", "提交日期"),
        plain("paid", "已拨付（元）"),
    ]


class FindingList(RecordList):
    table = Finding
    key = "finding"
    menu_label = "核查发现"
    icon = "fa-solid fa-magnifying-glass-dollar"
    needs = (Right.MONEY,)
    found_by = ("words",)
    opens = "/findings/{}"
    leads_to = (("/findings", "汇总，现在核查一遍", Right.MONEY),)
    sorted_by = ("id", "found_at")
    fields = [  # noqa: RUF012
        plain("found_at", "发现时间"),
        named("rule", "规则", RULES),
        plain("words", "说明"),
        named("state", "状态", findings.STATES),
        plain("yuan", "追回（元）"),
        plain("settled_at", "处理时间", exclude_from_list=True),
    ]


def show_new(ask: Ask) -> Shown:
    """Empty, or with what the records would let the provider of a class ask for."""
    code = ask.query.get("course", "").strip().upper()
    course = ask.session.exec(scopes.rows(ask.by, Course).where(Course.code == code)).first() if code else None
    proposed = claims.proposed(ask.session, course, today=ask.now.date()) if course else ()
    names = {row.code: row.name for row in Standards.load(ask.session).rows}
    wanted = ask.query.get("standard", "")
    chosen = next((one for one in proposed if one.standard == wanted), next(iter(proposed), None))
    facts = {
        "course": course,
        "code": code,
        "proposed": proposed,
        "chosen": chosen,
        "names": names,
        "standards": STANDARDS,
    }
    return Shown("money/claim_new.html", {**facts, "counties": COUNTIES, "today": ask.now.date()})


def submit(ask: Ask) -> Go:
    if filled.is_none(ask, "heads", "unit", "amount"):
        raise claims.NotANumber
    if (day := filled.day(ask, "submitted_on")) is not None and day > ask.now.date():
        raise claims.HandedInLater
    asked = Asked(
        ask.said("standard"), ask.said("payee", most=80), filled.day(ask, "submitted_on") or ask.now.date(),
        filled.number(ask, "heads"), filled.number(ask, "unit"), filled.number(ask, "amount"), ask.said("course", most=20),
        ask.said("account", most=40).replace(" ", ""), ask.said("invoice", most=40), ask.said("period", most=40),
        ask.said("region") if ask.said("region") in COUNTIES else "", ask.said("note", most=200),
    )  # fmt: skip
    row = claims.submit(ask.session, asked, by=ask.by, keys=ask.office.keys, now=ask.now)
    found = findings.check(ask.session, now=ask.now)
    return Go(f"/claims/{row.key}", f"登记好了：{row.number}。核查完，新发现 {found.new} 条疑点。")


def show(ask: Ask) -> Shown:
    row = scopes.one(ask.session, Claim, ask.path["id"], by=ask.by)
    lines = claims.lines(ask.session, row)
    facts = {
        "proved": proofs.newest(ask.session, [one.worker_id for one in lines if one.worker_id]), "parts": instalments.of(row), "title": f"申领 {row.number}", "row": row, "standards": STANDARDS, "funds": FUNDS, "states": texts.money.CLAIM_STATES,
        "lines": lines, "findings": claims.findings(ask.session, row), "rules": RULES,
        "finding_states": findings.STATES, "steps": claims.NEXT[row.status], "today": ask.now.date(),
        "made_by": _name(ask, row.made_by), "reviewed_by": _name(ask, row.reviewed_by), "phone": texts.roster.masked,
    }  # fmt: skip
    return Shown("money/claim.html", facts)


def move(ask: Ask) -> Go:
    """Checked when it is reviewed and before it is paid: what the review itself brings up is found before money moves.

    What was found stays found when the payment is held back.
    """
    if filled.is_none(ask, "paid"):
        raise claims.NotANumber
    if ask.said("to") == "paid":
        _check_beside(ask)
    try:
        row = claims.move(
            ask.session, ask.path["id"], to=ask.said("to"), paid=filled.number(ask, "paid"),
            paid_on=filled.day(ask, "paid_on"), note=ask.said("note", most=200), surely=bool(ask.said("surely")),
            by=ask.by, now=ask.now,
        )  # fmt: skip
    except claims.NeedsWhy as held:
        return Go(f"/claims/{ask.path['id']}", texts.money.needs_why(held.number, held.open_findings), well=False)
    new = findings.check(ask.session, now=ask.now).new if row.status == "reviewed" else 0
    found = f"核查完，新发现 {new} 条疑点。" if new else ""
    return Go(f"/claims/{row.key}", f"{row.number}：{texts.money.CLAIM_STATES[row.status]}。{found}")


def _check_beside(ask: Ask) -> Checked:
    """Reading takes seconds where there is much; whoever writes meanwhile does not wait for it."""
    with ask.office.runtime.records.read() as session:
        hits = guard.check(session, now=ask.now)
    return findings.keep(ask.session, hits, now=ask.now, read_at=ask.now)


def add_person(ask: Ask) -> Go:
    row = scopes.one(ask.session, Claim, ask.path["id"], by=ask.by)
    if filled.is_none(ask, "months", "wage", "amount"):
        raise claims.NotANumber
    person = Person(
        ask.said("name", most=40), ask.said("number", most=18), ask.said("phone", most=20), ask.said("employer_name", most=80),
        filled.day(ask, "worked_from"), filled.day(ask, "worked_until"), filled.number(ask, "months") or None,
        filled.number(ask, "wage") or None, filled.number(ask, "amount"), ask.said("account", most=40).replace(" ", ""),
    )  # fmt: skip
    if not person.name:
        raise claims.NotAClaim
    claims.add_person(ask.session, row, person, by=ask.by, keys=ask.office.keys)
    findings.check(ask.session, now=ask.now)
    return Go(f"/claims/{row.key}", f"{person.name} 记上了，已核查。")


def show_findings(ask: Ask) -> Shown:
    facts = {
        "states": findings.STATES, "counted": findings.by_state(ask.session, by=ask.by), "rules": guard.RULES.values(),
        "recovered": findings.recovered(ask.session, by=ask.by),
    }  # fmt: skip
    return Shown("money/findings.html", facts)


def show_finding(ask: Ask) -> Shown:
    row = scopes.one(ask.session, Finding, ask.path["id"], by=ask.by)
    facts = {
        "title": guard.title_of(row.rule), "row": row, "states": findings.STATES, "may_be": findings.SETTLED_BY_PEOPLE, "steps": findings.steps(ask.session, row),
        "rows": [pointing.at(ask, name) for name in row.rows],
    }  # fmt: skip
    return Shown("money/finding.html", facts)


def check(ask: Ask) -> Go:
    found = _check_beside(ask)
    return Go("/finding/list", f"核查完：疑点 {found.found} 条，新的 {found.new} 条。只提示，不拒绝。")


def settle(ask: Ask) -> Go:
    if filled.is_none(ask, "yuan"):
        raise claims.NotANumber
    row = findings.settle(
        ask.session, ask.path["id"], state=ask.said("state"), words=ask.said("words", most=500),
        yuan=filled.number(ask, "yuan"), by=ask.by, now=ask.now,
    )  # fmt: skip
    back = f"一共追回 {row.yuan} 元。" if row.yuan else ""
    return Go(f"/findings/{row.key}", f"记下了：{findings.STATES[row.state]}。{back}")


def _name(ask: Ask, number: int | None) -> str:
    found = ask.session.get(Staff, number) if number is not None else None
    return found.name if found else ""


LISTS = (ClaimList, FindingList)
PAGES = (
    Page("/claims/new", "登记申领", show_new, (Right.MONEY,)),
    Page("/claims/{id:int}", "申领", show, (Right.MONEY,)),
    Page("/findings", "核查汇总", show_findings, (Right.MONEY,), icon="fa-solid fa-scale-balanced"),
    Page("/findings/{id:int}", "核查发现", show_finding, (Right.MONEY,)),
)
ACTS = (
    Act("/claims", submit, (Right.MONEY,)),
    Act("/claims/{id:int}/move", move, (Right.MONEY,)),
    Act("/claims/{id:int}/people", add_person, (Right.MONEY,)),
    Act("/findings/check", check, (Right.MONEY,)),
    Act("/findings/{id:int}/settle", settle, (Right.MONEY,)),
)
