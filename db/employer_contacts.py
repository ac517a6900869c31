"""Contacts with employers (对企联络): calls logged, visits recorded under 走访, put right with a trace, and when the next one is due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from db import audits, scopes
from db.models import Audit, Employer, EmployerContact, Staff, Visit

RHYTHM = timedelta(days=30)  # a contact a month unless something else is agreed
MENDED, STRUCK = "contact_mended", "contact_struck"
LABELS = {
    "on": "日期", "kind": "方式", "person": "和谁谈", "dehong_workers": "德宏工友", "vacancies_asked": "缺几人", "summary": "谈了什么",
}  # fmt: skip
SHOWN = 100
Trace = Sequence[tuple[Audit, Staff | None]]


@dataclass(frozen=True)
class Line:
    """One contact: an entry of this log with what was put right in it, or a visit recorded under 走访."""

    on: date
    member: Staff | None
    entry: EmployerContact | None = None
    visit: Visit | None = None
    mended: Trace = ()


def log(session: Session, employer: Employer, *, by: Staff) -> Sequence[Line]:
    """The newest first; visits to one person at the employer are no contact with the employer."""
    called = session.exec(
        scopes.rows(by, EmployerContact)
        .where(EmployerContact.employer_id == employer.key)
        .order_by(col(EmployerContact.on).desc(), col(EmployerContact.id).desc())
        .limit(SHOWN)
    ).all()
    went = session.exec(
        scopes.rows(by, Visit).where(*_visited(employer)).order_by(col(Visit.starts_at).desc()).limit(SHOWN)
    ).all()
    numbers = [one.staff_id for one in called] + [one.staff_id for one in went]
    people = scopes.by_id(session, Staff, numbers)
    lines = [
        Line(one.on, people.get(one.staff_id or 0), entry=one, mended=_mended(session, one)) for one in called
    ] + [Line(one.starts_at.date(), people.get(one.staff_id or 0), visit=one) for one in went]  # fmt: skip
    return sorted(lines, key=lambda line: line.on, reverse=True)


def struck(session: Session, employer: Employer) -> Trace:
    """Entries that were taken out, with what stood in them and why."""
    return [(row, who) for row, who in audits.about(session, _about(employer), limit=SHOWN) if row.action == STRUCK]


def keep(
    session: Session, employer: Employer, contact: EmployerContact, *, next_on: date | None, by: Staff, now: datetime
) -> None:
    """A visit or a call, perhaps entered later; the next one is due in a month unless a day is named."""
    contact.employer_id, contact.staff_id, contact.recorded_at = employer.key, by.id, now
    session.add(contact)
    session.flush()
    _recount(session, employer)
    is_last = contact.on == _last(session, employer)
    settle(session, employer, next_on=next_on or (contact.on + RHYTHM if is_last else None))


def put_right(
    session: Session, contact: EmployerContact, facts: Mapping[str, Any], *, next_on: date | None, by: Staff,
    now: datetime,
) -> str:  # fmt: skip
    """What changed, in words; the audit keeps what stood before."""
    employer = session.get_one(Employer, contact.employer_id)
    changed = [name for name in LABELS if facts[name] != getattr(contact, name)]
    told = " · ".join(audits.change(LABELS[name], getattr(contact, name), facts[name]) for name in changed)
    _forget_count(employer, contact)
    for name in changed:
        setattr(contact, name, facts[name])
    session.flush()
    _recount(session, employer)
    settle(session, employer, next_on=next_on)
    if told:
        audits.note(session, staff=by, action=MENDED, about=_entry(contact), detail=told, now=now)
    return told


def strike_out(session: Session, contact: EmployerContact, *, reason: str, by: Staff, now: datetime) -> None:
    """It never was, or was another employer's: it goes out of the log, and the audit keeps its words."""
    employer = session.get_one(Employer, contact.employer_id)
    stood = " · ".join(f"{label} {value}" for name, label in LABELS.items() if (value := getattr(contact, name)))
    _forget_count(employer, contact)
    session.delete(contact)
    session.flush()
    _recount(session, employer)
    settle(session, employer)
    audits.note(session, staff=by, action=STRUCK, about=_about(employer), detail=stood, reason=reason, now=now)


def settle(session: Session, employer: Employer, *, next_on: date | None = None) -> None:
    """When the employer was last spoken to, and when it is next: the day named, one agreed that is still to come, or a month on."""
    before, agreed = employer.last_contact_on, employer.next_contact_on
    last = employer.last_contact_on = _last(session, employer)
    if last is None:
        employer.next_contact_on = None
    elif next_on is not None:
        employer.next_contact_on = next_on
    elif last != before and not _is_agreed(before, agreed, last):
        employer.next_contact_on = last + RHYTHM
    session.flush()


def _is_agreed(before: date | None, day: date | None, last: date) -> bool:
    """A day that somebody named, not the one a month after the contact before."""
    return before is not None and day is not None and day != before + RHYTHM and day > last


def _last(session: Session, employer: Employer) -> date | None:
    called = select(EmployerContact).where(EmployerContact.employer_id == employer.key)
    went = select(Visit).where(*_visited(employer))
    days = [row.on for row in session.exec(called.order_by(col(EmployerContact.on).desc()).limit(1)).all()]
    days += [row.starts_at.date() for row in session.exec(went.order_by(col(Visit.starts_at).desc()).limit(1)).all()]
    return max(days, default=None)


def _visited(employer: Employer) -> tuple[Any, ...]:
    return col(Visit.employer_id) == employer.key, col(Visit.worker_id).is_(None), col(Visit.status) == "done"


def _recount(session: Session, employer: Employer) -> None:
    """How many people of Dehong the employer named last, whenever that was entered."""
    told = select(EmployerContact.dehong_workers).where(
        EmployerContact.employer_id == employer.key, col(EmployerContact.dehong_workers).is_not(None)
    )
    newest = told.order_by(col(EmployerContact.on).desc(), col(EmployerContact.id).desc()).limit(1)
    count = session.exec(newest).first()
    employer.dehong_workers = employer.dehong_workers if count is None else count


def _forget_count(employer: Employer, contact: EmployerContact) -> None:
    if contact.dehong_workers is not None and employer.dehong_workers == contact.dehong_workers:
        employer.dehong_workers = None


def _mended(session: Session, contact: EmployerContact) -> Trace:
    return [(row, who) for row, who in audits.about(session, _entry(contact)) if row.action == MENDED]


def _entry(contact: EmployerContact) -> str:
    return f"employer_contact:{contact.key}"


def _about(employer: Employer) -> str:
    return f"employer:{employer.key}"
