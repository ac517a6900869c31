"""Whom of a list (名册) the ledger has already: by number, ID number, telephone or birthday; nobody with another ID number."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from sqlmodel import Session, col, select

from db import identities, scopes
from db.identities import IdentityKeys
from db.models import Identity, Staff, Worker

AT_ONCE = 800
BY_CODE = "编号"


@dataclass(frozen=True)
class Person:
    number: int
    name: str
    born: str = ""


@dataclass
class Known:
    """Numbers of people by what tells them apart, as far as a list names it."""

    codes: Mapping[str, int] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    phones: Mapping[tuple[str, str], Sequence[int]] = field(default_factory=dict)
    born: Mapping[tuple[str, str, str], Sequence[int]] = field(default_factory=dict)
    # Who else bears the name in the county, and who else has the telephone: perhaps the same person, perhaps not.
    neighbours: Mapping[tuple[str, str], Sequence[Person]] = field(default_factory=dict)
    owners: Mapping[str, Sequence[Person]] = field(default_factory=dict)
    # Of those found: under which index their own ID number is kept, if it is.
    kept_as: Mapping[int, str] = field(default_factory=dict)

    def find(self, facts: Mapping[str, Any], number: str, index: str = "") -> tuple[int, str] | None:
        """Who it is, and by what: number of the list, ID number, telephone, birthday. Nobody with another ID number (`index`)."""
        if number in self.numbers:
            return self.numbers[number], "身份证号"
        return next((one for one in self._alike(facts) if not self.is_another(one[0], index)), None)

    def namesake(self, facts: Mapping[str, Any], index: str) -> tuple[int, str] | None:
        """Somebody alike in all but the ID number: another person, or a number written wrong."""
        return next((one for one in self._alike(facts) if self.is_another(one[0], index)), None)

    def is_another(self, person: int, index: str) -> bool:
        return bool(index) and self.kept_as.get(person, index) != index

    def of_one_name(self, facts: Mapping[str, Any], index: str) -> Person | None:
        """Somebody of the same name and county whom nothing tells apart: no other ID number and no other birthday."""
        near = self.neighbours.get((facts.get("name", ""), facts.get("county", "")), ())
        born = facts.get("birth_date", "")
        fits = (one for one in near if not self.is_another(one.number, index) and (not born or one.born in ("", born)))
        return next(fits, None)

    def with_phone(self, facts: Mapping[str, Any], *, but: int | None = None) -> Person | None:
        """Somebody of another name who has this telephone: of one family, or a number written wrong."""
        near = self.owners.get(facts.get("phone", ""), ())
        return next((one for one in near if one.name != facts.get("name") and one.number != but), None)

    def _alike(self, facts: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
        name, code = facts.get("name", ""), facts.get("code", "")
        if code in self.codes:
            yield self.codes[code], BY_CODE
        yield from ((one, "姓名和手机") for one in self.phones.get((name, facts.get("phone", "")), ()))
        day = (name, facts.get("birth_date", ""), facts.get("county", ""))
        yield from ((one, "姓名、生日和老家县") for one in self.born.get(day, ()))


def known(
    session: Session, *, codes: Iterable[str], numbers: Iterable[str], names: Iterable[str], phones: Iterable[str] = (),
    keys: IdentityKeys, by: Staff,
) -> Known:  # fmt: skip
    """Of those whom the member may see; a list of another region tells nobody who is in ours."""
    seen = scopes.seen(by, Worker)
    by_code = {row.code: row.key for row in _some(session, Worker.code, codes, seen)}
    called: dict[tuple[str, str], list[int]] = {}
    near: dict[tuple[str, str], list[Person]] = {}
    owners: dict[str, list[Person]] = {}
    born: dict[tuple[str, str, str], list[int]] = {}
    for row in _some(session, Worker.name, names, seen):
        if row.phone:
            called.setdefault((row.name, row.phone), []).append(row.key)
        if row.birth_date:
            born.setdefault((row.name, row.birth_date.isoformat(), row.county), []).append(row.key)
        near.setdefault((row.name, row.county), []).append(_person(row))
    for row in _some(session, Worker.phone, phones, seen):
        owners.setdefault(row.phone, []).append(_person(row))
    found: dict[str, int] = {}
    for part in parts(numbers):
        found |= identities.known(session, part, keys=keys)
    people = {*by_code.values(), *(one.number for one in chain(*near.values()))}
    own: dict[int, str] = {}
    for some in parts(people):
        own |= {one.worker_id: one.blind for one in session.exec(_identities(some)).all()}
    return Known({code: key for code, key in by_code.items() if code}, found, called, born, near, owners, own)


def _person(row: Worker) -> Person:
    return Person(row.key, row.name, row.birth_date.isoformat() if row.birth_date else "")


def _identities(people: list[int]) -> Any:
    return select(Identity).where(col(Identity.worker_id).in_(people))


def _some(session: Session, column: Any, values: Iterable[str], seen: Sequence[Any]) -> Iterable[Worker]:
    for part in parts({value for value in values if value}):
        yield from session.exec(select(Worker).where(column.in_(part), *seen)).all()


def parts(values: Iterable[Any]) -> Iterable[list[Any]]:
    whole = list(values)
    return (whole[first : first + AT_ONCE] for first in range(0, len(whole), AT_ONCE))
