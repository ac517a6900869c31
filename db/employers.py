"""Employers (用工单位) whose posts the station shows."""

from collections.abc import Sequence

from sqlalchemy import and_, or_, select
from sqlmodel import Session, col

from db.models import Employer, Vacancy
from db.statements import Prepared

NAMES = "employer names"
SHORTEST_NAME, MANY = 3, 20
_NAMES = Prepared(lambda on: select(col(Employer.name)).distinct())


def names(session: Session) -> Sequence[str]:
    """Every name, read once in a transaction."""
    if NAMES not in session.info:
        session.info[NAMES] = [row[0] for row in _NAMES.run(session, {})]
    known: Sequence[str] = session.info[NAMES]
    return known


def numbered(session: Session, name: str) -> int | None:
    """The number of the employer of this name; None when there is none, or more than one."""
    found = session.execute(select(col(Employer.id)).where(col(Employer.name) == name).limit(2)).scalars().all()
    return found[0] if len(found) == 1 else None


def named(session: Session, said: str) -> Employer | None:
    """The only one on file whose name is this or holds it."""
    if len(said) < SHORTEST_NAME:
        return None
    holds = select(Employer).where(col(Employer.name).contains(said, autoescape=True)).order_by(col(Employer.id))
    found = session.execute(holds.limit(MANY)).scalars().all()
    exact = [one for one in found if one.name == said] or found
    return exact[0] if len(exact) == 1 else None


def of_vacancy(session: Session, vacancy: Vacancy) -> Employer | None:
    return session.get(Employer, vacancy.employer_id) if vacancy.employer_id is not None else None


def published_by(session: Session, employer: Employer) -> Sequence[Vacancy]:
    """What stands for this employer, under its number or under its name alone."""
    own = or_(
        col(Vacancy.employer_id) == employer.id,
        and_(col(Vacancy.employer_id).is_(None), col(Vacancy.employer_name) == employer.name),
    )
    some = select(Vacancy).where(own, col(Vacancy.status) == "published").order_by(col(Vacancy.id))
    return session.execute(some).scalars().all()


def by_contact(session: Session, phone: str) -> Employer | None:
    """The employer whose contact person has this number; none when several share it."""
    rows = session.execute(select(Employer).where(col(Employer.contact_phone) == phone).limit(2)).scalars().all()
    return rows[0] if phone and len(rows) == 1 else None
