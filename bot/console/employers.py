"""Employers (单位): the list, the file of one with its papers and contacts, and whom to get in touch with."""

from collections.abc import Mapping
from typing import Any

from bot.console import given, words
from bot.console.columns import plain
from bot.console.lists import RecordList
from bot.console.pages import Act, Answer, Ask, Go, Page, Shown
from db import employer_file, employer_papers, rights, scopes
from db.employer_file import AGENCY_LICENCE, CHARTER, DISPATCH_LICENCE, Checked
from db.models import Employer
from db.rights import Right
from handlers import failed_papers, texts
from nlp import phones

LOOKS, KEEPS = (Right.POSTS, Right.REQUESTS), (Right.POSTS,)
KINDS = ("企业直招", "人力资源服务机构", "劳务派遣", "外包服务", "个体经营", "其他")
PAPERS = (CHARTER, "招聘授权委托书", "经办人身份证", AGENCY_LICENCE, DISPATCH_LICENCE, "用工备案")
MOST = 1_000_000


class EmployerList(RecordList):
    table = Employer
    key = "employer"
    menu_label = "单位"
    icon = "fa-solid fa-industry"
    needs = LOOKS
    found_by = ("name", "code", "credit_code", "place")
    sorted_by = ("id", "name", "next_contact_on")
    opens = "/employers/{}"
    leads_to = (
        ("/employers/due", "该联系的单位", Right.VISITS), ("/employers/months", "每月确认", Right.POSTS),
        ("/employers/new", "加一个单位", Right.POSTS),
    )  # fmt: skip
    fields = [  # noqa: RUF012 - the library's way
        plain("name", "单位"),
        plain("kind", "类型"),
        plain("place", "地点"),
        plain("dehong_workers", "德宏工友"),
        plain("verified", "核验", lambda row: "核验过" if row.verified else "没核验"),
        plain("verified_on", "核验日期"),
        plain("last_contact_on", "上次联系"),
        plain("next_contact_on", "下次联系"),
        plain("credit_code", "统一社会信用代码", exclude_from_list=True),
        plain("licence", "许可证号", exclude_from_list=True),
        plain("verified_by", "谁核验的", exclude_from_list=True),
    ]


def show(ask: Ask) -> Shown:
    found = employer_file.of(ask.session, ask.path["id"], by=ask.by)
    employer = found.employer
    whole = rights.has(ask.by, Right.POSTS)
    facts = {
        "title": employer.name, "file": found, "employer": employer, "words": words, "papers": PAPERS, "contacts": words.CONTACTS,
        "phone": employer.contact_phone if whole else phones.hide(employer.contact_phone), "now": ask.now,
        "check_due": employer_file.check_due(employer, now=ask.now), "agency": _needs_licence(employer),
    }  # fmt: skip
    return Shown("employers/file.html", facts)


def show_due(ask: Ask) -> Shown:
    rows = employer_file.due(ask.session, by=ask.by, now=ask.now)
    check = {row.key for row in rows if employer_file.check_due(row, now=ask.now)}
    return Shown("employers/due.html", {"rows": rows, "check": check, "today": ask.now.date()})


def show_new(ask: Ask) -> Shown:
    return _form(None, {"name": ask.query.get("name", "")[:60]})


def show_edit(ask: Ask) -> Shown:
    employer = scopes.one(ask.session, Employer, ask.path["id"], by=ask.by)
    said = {
        name: str(getattr(employer, name) or "") for name in ("name", "kind", "place", "staff_size", "contact_role")
    }
    return _form(
        employer, {**said, "contact_phone": employer.contact_phone, "keeps_first": "1" if employer.keeps_first else ""}
    )


def keep(ask: Ask) -> Answer:
    """A new employer, or with a number in the address the one that is there. Raises NameTaken."""
    employer = scopes.one(ask.session, Employer, ask.path["id"], by=ask.by) if "id" in ask.path else None
    facts: dict[str, Any] = {
        name: ask.said(name, most=60) for name in ("name", "kind", "place", "contact_role", "contact_phone")
    }
    if len(facts["name"]) < 4:
        return _form(employer, {**facts, "staff_size": ask.said("staff_size", most=8)}, "单位要写全称。")
    facts["staff_size"] = given.number(ask.said("staff_size", most=8), most=MOST)
    facts["keeps_first"] = bool(ask.said("keeps_first"))
    checked = employer is not None and employer.verified
    row = employer_file.keep(ask.session, employer, facts=facts, by=ask.by, now=ask.now)
    done = "改好了。" if row.verified or not checked else "改好了。名称或类型变了，要重新核验执照才能再发岗位。"
    return Go(f"/employers/{row.key}", done if employer else f"{row.name} 加好了，接着核验执照。")


def check(ask: Ask) -> Go:
    """Raises WrongCreditCode, LicenceNotSeen."""
    employer = scopes.one(ask.session, Employer, ask.path["id"], by=ask.by)
    passed = ask.said("passed") == "1"
    seen = tuple(paper for place, paper in enumerate(PAPERS) if ask.said(f"paper:{place}"))
    found = Checked(
        passed, ask.said("credit_code", most=18).upper(), ask.said("licence", most=40), seen, ask.said("note", most=200)
    )
    if trouble := _missing(employer, found):
        return _back(employer, trouble, well=False)
    employer_file.check(ask.session, employer, found, by=ask.by, now=ask.now)
    if passed:
        return _back(employer, "核验通过，六个月内有效。")
    paused = failed_papers.pause_posts(ask.session, employer, by=ask.by, station=ask.station, now=ask.now)
    return _back(employer, texts.posts.papers_failed(paused))


def hand_link(ask: Ask) -> Answer:
    """A link by which the employer writes its posts itself, good for a fortnight."""
    employer = scopes.one(ask.session, Employer, ask.path["id"], by=ask.by)
    address = ask.office.runtime.links.make("employer-post", employer.key, now=ask.now)
    if not address:
        return _back(employer, "这台服务器没有对外的地址，发不了链接。", well=False)
    return Shown("employers/link.html", {"title": "岗位填写链接", "employer": employer, "address": address})


def _missing(employer: Employer, found: Checked) -> str:
    if found.passed and CHARTER not in found.papers:
        return "没看营业执照不能算通过。"
    if found.passed and _needs_licence(employer) and not employer_file.licence_seen(found):
        if not employer_papers.is_licence(found.licence):
            return "人力资源、派遣、外包单位要写许可证号，照证抄，里面有数字。"
        return f"人力资源、派遣、外包单位要看过许可证（{AGENCY_LICENCE}或{DISPATCH_LICENCE}）才能算通过，看过就勾上。"
    return "" if found.passed or found.note else "没通过要写明原因。"


def _needs_licence(employer: Employer) -> bool:
    return employer_file.is_agency(employer) or "外包" in employer.kind


def _form(employer: Employer | None, said: Mapping[str, Any], trouble: str = "") -> Shown:
    facts = {
        "title": f"改 {employer.name}" if employer else "加一个单位", "employer": employer, "said": said, "trouble": trouble,
        "kinds": {kind: kind for kind in KINDS},
    }  # fmt: skip
    return Shown("employers/form.html", facts)


def _back(employer: Employer, said: str, *, well: bool = True) -> Go:
    return Go(f"/employers/{employer.key}", said, well)


LISTS = (EmployerList,)
PAGES = (
    Page("/employers/due", "该联系的单位", show_due, LOOKS),
    Page("/employers/new", "加一个单位", show_new, KEEPS),
    Page("/employers/{id:int}", "单位", show, LOOKS),
    Page("/employers/{id:int}/edit", "改单位", show_edit, KEEPS),
)
ACTS = (
    Act("/employers", keep, KEEPS),
    Act("/employers/{id:int}", keep, KEEPS),
    Act("/employers/{id:int}/check", check, KEEPS),
    Act("/employers/{id:int}/link", hand_link, KEEPS),
)
