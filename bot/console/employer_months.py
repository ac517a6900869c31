"""What employers confirmed of a month (单位每月确认): who is there, left or never came, what the workers say to it, and whom to telephone."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from bot.console.pages import Act, Answer, Ask, Go, Page, Shown
from db import audits, employer_months, employer_standings, feedback, rights, scopes
from db.employer_standings import Standing
from db.models import Employer, Feedback
from db.rights import Right
from handlers import texts
from nlp import phones

LOOKS = (Right.POSTS, Right.REQUESTS)
ANSWERS = {"agrees": "本人也这样说", "differs": "本人说不是", "": "问了还没答"}
NOT_ASKED = "还没问到本人"


def show(ask: Ask) -> Shown:
    month = _month(ask)
    rows = employer_standings.standings(ask.session, month=month, by=ask.by, now=ask.now)
    whole = rights.has(ask.by, Right.POSTS)
    current = employer_months.month_of(ask.now.date())
    facts = {
        "title": f"{month.year}年{month.month}月 每月确认", "rows": rows, "silent": [row for row in rows if _waits(row)],
        "agreed": any(row.people for row in rows), "said": texts.employer_page.MONTH_SAID, "answers": _answers(ask, rows), "month": month, "current": current,
        "before": employer_months.month_of(month - timedelta(days=1)), "counted": _counted(rows),
        "after": employer_months.month_of(month + timedelta(days=31)) if month < current else None,
        "phone": lambda employer: employer.contact_phone if whole else phones.hide(employer.contact_phone),
    }  # fmt: skip
    return Shown("employers/months.html", facts)


def hand_link(ask: Ask) -> Answer:
    """A link by which the employer says who is still there, good for a fortnight; it shows names, so the audit knows of it."""
    employer = scopes.one(ask.session, Employer, ask.path["id"], by=ask.by)
    address = ask.office.runtime.links.make("employer-month", employer.key, now=ask.now)
    if not address:
        return Go(f"/employers/{employer.key}", "这台服务器没有对外的地址，发不了链接。", well=False)
    about = f"employer:{employer.key}"
    audits.note(ask.session, staff=ask.by, action="month_link_handed", about=about, now=ask.now)
    return Shown("employers/month_link.html", {"title": "在岗确认链接", "employer": employer, "address": address})


def _month(ask: Ask) -> date:
    """The month named in the address, none to come and none before the station's time."""
    current = employer_months.month_of(ask.now.date())
    try:
        named = date.fromisoformat(f"{ask.query.get('month', '')[:7]}-01")
    except ValueError:
        return current
    return named if employer_months.EARLIEST <= named < current else current


def _waits(row: Standing) -> bool:
    return row.told < len(row.people)


def _answers(ask: Ask, rows: Sequence[Standing]) -> Mapping[int, str]:
    """What the workers say, by the number of the confirmation."""
    told = [person.said for row in rows for person in row.people if person.said is not None]
    gone = {one.key: employer_months.asked_as(one) for one in told if one.said != employer_months.THERE}
    asked = feedback.by_about(ask.session, list(gone.values()), kind="employer")
    return {number: _says(asked.get(about)) for number, about in gone.items()}


def _says(asked: Feedback | None) -> str:
    return ANSWERS.get(asked.answer, asked.answer) if asked else NOT_ASKED


def _counted(rows: Sequence[Standing]) -> Mapping[str, int]:
    told = [person.said.said for row in rows for person in row.people if person.said]
    return {said: told.count(said) for said in employer_months.SAID}


PAGES = (Page("/employers/months", "单位每月确认", show, LOOKS),)
ACTS = (Act("/employers/{id:int}/month", hand_link, (Right.POSTS,)),)
