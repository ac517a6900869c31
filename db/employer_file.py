"""The file of an employer (单位档案): papers checked by whom and when, visits and calls, whom to see next."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, or_
from sqlmodel import Session, col, select

from db import audits, changed_words, employer_contacts, employer_papers, scopes
from db.employer_contacts import Line, Trace
from db.models import Employer, EmployerCheck, Staff, Vacancy, Worker
from db.models.workers import living
from db.refusals import Refusal

CHARTER, AGENCY_LICENCE, DISPATCH_LICENCE = "营业执照", "人力资源服务许可证", "劳务派遣许可证"
# An agency needs a licence (人力资源市场暂行条例, art. 18); the office of the state that bears 人力资源 in its name is none.
AGENCY = re.compile("人力资源(?!和?社会保障|社保|局|部)|劳务|派遣|职介|职业(?:介绍|中介)")
CHECK_GOOD_FOR = timedelta(days=183)  # 招聘账号每六个月至少核验一次
DUE_LISTED = 200


class NameTaken(Refusal):
    """Another employer bears this name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class WrongCreditCode(Refusal):
    """A unified social credit code has 18 digits and capitals, without I, O, S, V and Z (GB 32100).

    `is_shaped`: only its check digit is wrong.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.is_shaped = employer_papers.is_shaped(code)


class LicenceNotSeen(Refusal):
    """Whoever needs a licence passes with its number, and with the licence itself seen."""


@dataclass(frozen=True)
class Dossier:
    """`workers` counts people of Dehong whose record says that they work there."""

    employer: Employer
    checks: Sequence[tuple[EmployerCheck, Staff | None]] = ()
    contacts: Sequence[Line] = ()
    struck: Trace = ()
    posts: Sequence[Vacancy] = ()
    workers: int = 0


@dataclass(frozen=True)
class Checked:
    """What was looked at, and whether it was in order."""

    passed: bool
    credit_code: str
    licence: str = ""
    papers: Sequence[str] = field(default_factory=tuple)
    note: str = ""


def of(session: Session, key: object, *, by: Staff) -> Dossier:
    """Raises NotSeen."""
    employer = scopes.one(session, Employer, key, by=by)
    posts = session.exec(
        scopes.rows(by, Vacancy).where(Vacancy.employer_id == employer.key).order_by(col(Vacancy.id).desc()).limit(30)
    ).all()
    workers = session.exec(
        select(func.count()).select_from(Worker).where(
            Worker.employer_id == employer.key, *living()
        )
    ).one()  # fmt: skip
    checks = _checks(session, employer)
    contacts, struck = employer_contacts.log(session, employer, by=by), employer_contacts.struck(session, employer)
    return Dossier(employer, checks, contacts, struck, posts, workers)


def keep(
    session: Session, employer: Employer | None, *, facts: Mapping[str, Any], by: Staff, now: datetime
) -> Employer:  # fmt: skip
    """A new employer or other facts of one; under another name or as another kind its papers are to be seen anew.

    Raises NameTaken.
    """
    other = session.exec(select(Employer).where(Employer.name == facts["name"])).first()
    if other is not None and (employer is None or other.id != employer.id):
        raise NameTaken(facts["name"])
    row = employer or Employer(name=facts["name"])
    before, held = (row.name, row.kind), changed_words.of_firm(row)
    for name, value in facts.items():
        setattr(row, name, value)
    if before != (row.name, row.kind) and row.verified and (row.name != before[0] or before[1] or is_agency(row)):
        row.verified = False
    session.add(row)
    session.flush()
    detail = changed_words.told(changed_words.FIRM, held, changed_words.of_firm(row)) if employer else "新加"
    audits.note(session, staff=by, action="employer_kept", about=f"employer:{row.key}", now=now, detail=detail)
    return row


def check(session: Session, employer: Employer, found: Checked, *, by: Staff, now: datetime) -> EmployerCheck:
    """Papers looked at today; an employer counts as verified from a check that passed.

    Raises WrongCreditCode, LicenceNotSeen.
    """
    if found.passed and not employer_papers.is_credit_code(found.credit_code):
        raise WrongCreditCode(found.credit_code)
    if found.passed and is_agency(employer) and not licence_seen(found):
        raise LicenceNotSeen
    row = EmployerCheck(
        employer_id=employer.key, on=now.date(), staff_id=by.id, passed=found.passed, credit_code=found.credit_code,
        licence=found.licence, papers=list(found.papers), note=found.note,
    )  # fmt: skip
    session.add(row)
    employer.verified = found.passed
    employer.verified_on, employer.verified_by = now.date(), by.name
    if found.passed:
        employer.credit_code, employer.licence = found.credit_code, found.licence or employer.licence
    session.flush()
    detail = "通过" if found.passed else "不通过"
    audits.note(
        session, staff=by, action="employer_checked", about=f"employer:{employer.key}", detail=detail, now=now
    )  # fmt: skip
    return row


def check_due(employer: Employer, *, now: datetime) -> bool:
    return not employer.verified or employer.verified_on is None or now.date() - employer.verified_on > CHECK_GOOD_FOR


def is_agency(employer: Employer) -> bool:
    """By its name or by its kind, whichever says so."""
    return bool(AGENCY.search(employer.name) or AGENCY.search(employer.kind) or "中介" in employer.kind)


def licence_seen(found: Checked) -> bool:
    """Its number as it stands on the licence, and the licence looked at."""
    return employer_papers.is_licence(found.licence) and bool({AGENCY_LICENCE, DISPATCH_LICENCE} & set(found.papers))


def failed(session: Session, employer: Employer) -> bool:
    """The last look at its papers was not passed."""
    if employer.id is None or employer.verified:
        return False
    looks = select(EmployerCheck.passed).where(EmployerCheck.employer_id == employer.id)
    last = session.exec(looks.order_by(col(EmployerCheck.on).desc(), col(EmployerCheck.id).desc())).first()
    return last is False


def due(session: Session, *, by: Staff, now: datetime) -> Sequence[Employer]:
    """Employers to get in touch with: the agreed day has come, nobody ever did, or the papers are to be seen again."""
    today = now.date()
    waits = or_(
        col(Employer.next_contact_on) <= today,
        col(Employer.next_contact_on).is_(None),
        col(Employer.verified).is_(False),
        col(Employer.verified_on) < today - CHECK_GOOD_FOR,
    )
    rows = scopes.rows(by, Employer).where(waits)
    first = func.coalesce(col(Employer.next_contact_on), date.min)
    return session.exec(rows.order_by(first, col(Employer.name)).limit(DUE_LISTED)).all()


def _checks(session: Session, employer: Employer) -> list[tuple[EmployerCheck, Staff | None]]:
    rows = session.exec(
        select(EmployerCheck, Staff)
        .join(Staff, col(Staff.id) == EmployerCheck.staff_id, isouter=True)
        .where(EmployerCheck.employer_id == employer.key)
        .order_by(col(EmployerCheck.on).desc(), col(EmployerCheck.id).desc())
    ).all()
    return [(row[0], row[1]) for row in rows]
