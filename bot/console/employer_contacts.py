"""The log of contacts with an employer (对企联络): an entry made, put right, or struck out with the reason."""

from datetime import date
from typing import Any

from bot.console import given, words
from bot.console.pages import Act, Ask, Go, Page, Shown
from db import employer_contacts, scopes
from db.models import Employer, EmployerContact
from db.rights import Right

# Whoever publishes posts keeps the contact, and whoever makes visits: both speak with the employer.
KEEPS = (Right.POSTS, Right.VISITS)
MOST = 1_000_000
COUNTS = {"dehong_workers": "德宏工友", "vacancies_asked": "缺几人"}


def show(ask: Ask) -> Shown:
    contact = scopes.one(ask.session, EmployerContact, ask.path["id"], by=ask.by)
    employer = ask.session.get_one(Employer, contact.employer_id)
    facts = {"title": f"改联系记录：{employer.name}", "contact": contact, "employer": employer, "kinds": words.CONTACTS}
    return Shown("employers/contact.html", facts)


def enter(ask: Ask) -> Go:
    employer = scopes.one(ask.session, Employer, ask.path["id"], by=ask.by)
    facts = _facts(ask)
    if isinstance(facts, str):
        return _back(employer, facts, well=False)
    row = EmployerContact(employer_id=employer.key, recorded_at=ask.now, **facts)
    employer_contacts.keep(ask.session, employer, row, next_on=_next(ask), by=ask.by, now=ask.now)
    return _back(employer, f"记好了，下次联系：{employer.next_contact_on}。")


def put_right(ask: Ask) -> Go:
    contact = scopes.one(ask.session, EmployerContact, ask.path["id"], by=ask.by)
    employer, facts = ask.session.get_one(Employer, contact.employer_id), _facts(ask)
    if isinstance(facts, str):
        return Go(f"/employer-contacts/{contact.key}", facts, well=False)
    told = employer_contacts.put_right(ask.session, contact, facts, next_on=_next(ask), by=ask.by, now=ask.now)
    done = "改好了，原来写的留在记录下面。" if told else "这条没有要改的。"
    return _back(employer, f"{done}下次联系：{employer.next_contact_on}。")


def strike_out(ask: Ask) -> Go:
    contact = scopes.one(ask.session, EmployerContact, ask.path["id"], by=ask.by)
    employer, reason = ask.session.get_one(Employer, contact.employer_id), ask.said("reason", most=100)
    if not reason:
        return Go(f"/employer-contacts/{contact.key}", "划掉要写原因，比如“记到别的单位了”。", well=False)
    employer_contacts.strike_out(ask.session, contact, reason=reason, by=ask.by, now=ask.now)
    return _back(employer, f"划掉了，原因和原文都留着。下次联系：{employer.next_contact_on or '没定'}。")


def _facts(ask: Ask) -> dict[str, Any] | str:
    """Else what could not be read."""
    on, kind, summary = given.day(ask.said("on", most=10)), ask.said("kind", most=12), ask.said("summary", most=500)
    if on is None or on > ask.now.date() or kind not in words.CONTACTS or not summary:
        return "日期（不能晚于今天）、方式和谈了什么都要写。"
    for name, title in COUNTS.items():
        if given.is_no_number(said := ask.said(name, most=12), most=MOST):
            return f"{title}“{said}”读不出来，什么都没存。请用数字写，比如 30；没问到就空着。"
    if ask.said("next_on", most=10) and ((day := _next(ask)) is None or day <= on):
        return "下次联系要晚于这一次，什么都没存。不写就按一个月后算。"
    counts = {name: given.number(ask.said(name, most=7), most=MOST) for name in COUNTS}
    return {"on": on, "kind": kind, "summary": summary, "person": ask.said("person", most=40), **counts}


def _next(ask: Ask) -> date | None:
    return given.day(ask.said("next_on", most=10))


def _back(employer: Employer, said: str, *, well: bool = True) -> Go:
    return Go(f"/employers/{employer.key}", said, well)


PAGES = (Page("/employer-contacts/{id:int}", "改联系记录", show, KEEPS),)
ACTS = (
    Act("/employers/{id:int}/contact", enter, KEEPS),
    Act("/employer-contacts/{id:int}", put_right, KEEPS),
    Act("/employer-contacts/{id:int}/strike", strike_out, KEEPS),
)
