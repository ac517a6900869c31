"""Rosters that providers hand in (机构名册): what they are held against on arrival, kept as they came, taken back whole."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import delete
from sqlmodel import Session, col, select

from db import identities, scopes
from db.heads import SEATED
from db.identities import IdentityKeys
from db.models import Certificate, Course, Enrolment, RosterRow, Staff, Worker

AT_ONCE = 500


@dataclass(frozen=True)
class Held:
    """Rows and people known already: `listed` by class and ID number's index, `places` by class and number in the list.

    `times` are classes with their hours by a person's index; `certificates` every number given so far.
    """

    courses: Mapping[str, Course]
    people: Mapping[str, int]  # by ID number
    names: Mapping[int, str]  # of these people
    enrolled: frozenset[tuple[int, int]]  # class and person
    listed: Mapping[tuple[int, str], int] = field(default_factory=dict)
    places: frozenset[tuple[int, int]] = frozenset()
    times: Mapping[str, Sequence[tuple[Course, datetime, datetime]]] = field(default_factory=dict)
    certificates: frozenset[str] = frozenset()


def held(session: Session, *, codes: Iterable[str], numbers: Sequence[str], keys: IdentityKeys, by: Staff) -> Held:
    """Classes the member does not see are not among them."""
    courses = session.exec(scopes.rows(by, Course).where(col(Course.code).in_(set(codes)))).all()
    people = identities.known(session, numbers, keys=keys)
    names = {number: row.name for number, row in scopes.by_id(session, Worker, people.values()).items()}
    enrolled = session.exec(
        select(Enrolment).where(
            col(Enrolment.course_id).in_([one.key for one in courses]), col(Enrolment.status).in_(SEATED)
        )
    ).all()
    here = session.exec(select(RosterRow).where(col(RosterRow.course_id).in_([one.key for one in courses]))).all()
    return Held(
        courses={one.code: one for one in courses},
        people=people,
        names=names,
        enrolled=frozenset((row.course_id, row.worker_id) for row in enrolled),
        listed={(row.course_id, row.id_blind): row.seq for row in here if row.id_blind},
        places=frozenset((row.course_id, row.seq) for row in here),
        times=_times(session, [keys.index(number) for number in numbers]),
        certificates=_certificates(session),
    )


def _times(session: Session, marks: Sequence[str]) -> dict[str, list[tuple[Course, datetime, datetime]]]:
    found: dict[str, list[tuple[Course, datetime, datetime]]] = {}
    for first in range(0, len(marks), AT_ONCE):
        rows = session.exec(
            select(RosterRow.id_blind, Course)
            .join(Course, col(Course.id) == RosterRow.course_id)
            .where(col(RosterRow.id_blind).in_(marks[first : first + AT_ONCE]))
        ).all()
        for mark, course in rows:
            found.setdefault(mark, []).append((course, course.starts_at, course.ends_at))
    return found


def _certificates(session: Session) -> frozenset[str]:
    given = session.exec(select(Certificate.number)).all()
    listed = session.exec(select(RosterRow.certificate_no).where(RosterRow.certificate_no != "")).all()
    return frozenset((*given, *listed))


def keep(session: Session, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Lines as they were handed in. Returns their numbers in the same order."""
    made = [RosterRow(**row) for row in rows]
    session.add_all(made)
    session.flush()
    return [row.key for row in made]


def take_back(session: Session, ids: Sequence[int]) -> None:
    for first in range(0, len(ids), AT_ONCE):
        session.execute(delete(RosterRow).where(col(RosterRow.id).in_(ids[first : first + AT_ONCE])))
