"""People from a list (名册导入): whom the ledger has already, new records made, known ones brought up to date, all taken back."""

import base64
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, select
from sqlmodel import Session, SQLModel, col

from db import identities, merge_rows, scopes, workers
from db.identities import IdentityKeys
from db.models import Consent, Identity, ImportRow, Staff, Worker, WorkerChange, WorkerStatus

AT_ONCE = 800
SOURCE = "import"
# What a list may say of a person and is kept as it stands; the rest is status, consent and ID number.
FACTS = (
    "code", "name", "gender", "birth_date", "phone", "county", "township", "work_place", "dormitory", "training_need",
    "household_category", "education",
)  # fmt: skip
# Rows that every imported person has from the import itself.
OWN: tuple[type[SQLModel], ...] = (WorkerStatus, Consent, Identity, WorkerChange)


@dataclass
class Known:
    """Numbers of people by what tells them apart, as far as a list names it."""

    codes: Mapping[str, int] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    phones: Mapping[tuple[str, str], int] = field(default_factory=dict)
    born: Mapping[tuple[str, str, str], int] = field(default_factory=dict)

    def find(self, facts: Mapping[str, Any], number: str) -> tuple[int, str] | None:
        """Who it is, and by what: number of the list, ID number, telephone, birthday."""
        name = facts.get("name", "")
        ways = (
            (self.codes.get(facts.get("code", "")), "编号"),
            (self.numbers.get(number), "身份证号"),
            (self.phones.get((name, facts.get("phone", ""))), "姓名和手机"),
            (self.born.get((name, facts.get("birth_date", ""), facts.get("county", ""))), "姓名、生日和老家县"),
        )
        return next(((found, how) for found, how in ways if found is not None), None)


def known(
    session: Session, *, codes: Iterable[str], numbers: Iterable[str], names: Iterable[str], keys: IdentityKeys, by: Staff
) -> Known:  # fmt: skip
    """Of those whom the member may see; a list of another region tells nobody who is in ours."""
    seen = scopes.seen(by, Worker)
    by_code = {row.code: row.key for row in _some(session, Worker.code, codes, seen)}
    phones: dict[tuple[str, str], int] = {}
    born: dict[tuple[str, str, str], int] = {}
    for row in _some(session, Worker.name, names, seen):
        if row.phone:
            phones.setdefault((row.name, row.phone), row.key)
        if row.birth_date:
            born.setdefault((row.name, row.birth_date.isoformat(), row.county), row.key)
    found: dict[str, int] = {}
    for part in _parts(numbers):
        found |= identities.known(session, part, keys=keys)
    return Known({code: key for code, key in by_code.items() if code}, found, phones, born)


def seal(number: str, *, keys: IdentityKeys) -> str:
    """An ID number as it may lie with the rows of a file until they are taken in."""
    return base64.b64encode(keys.ring.seal(number.encode(), place="import_row.read")).decode()


def take_in(
    session: Session, rows: Sequence[ImportRow], *, keys: IdentityKeys, version: str, by: Staff, now: datetime
) -> None:  # fmt: skip
    """New people; `target` of each row says who it became."""
    made = [(row, _worker(row.read, now)) for row in rows]
    session.add_all([person for _, person in made])
    session.flush()
    for row, person in made:
        row.target = person.key
        session.add(_line(person, _day(row.read.get("since")) or now.date(), row.read, by, now))
        if row.read.get("consent"):
            session.add(
                Consent(
                    worker_id=person.key, region=person.region, kind="service", version=version, given_at=now,
                    source=SOURCE, staff_id=by.id,
                )
            )  # fmt: skip
        _store_identity(session, person, row.read, keys=keys, now=now)
    session.flush()


def bring_up_to_date(
    session: Session, row: ImportRow, *, overwrite: bool, keys: IdentityKeys, by: Staff, now: datetime
) -> None:  # fmt: skip
    """What the list says, or only what was missing; `before` keeps what stood there. Raises NotSeen."""
    person = scopes.one(session, Worker, row.read["double_of"], by=by)
    facts: dict[str, Any] = {}
    for name in FACTS:
        said, stands = row.read["facts"].get(name), getattr(person, name)
        new = _value(name, said)
        if not said or new == stands or (stands and not overwrite) or (name == "code" and stands):
            continue
        facts[name] = stands.isoformat() if isinstance(stands, date) else stands
        workers.correct(session, person, field=name, value=new, now=now, source=SOURCE, staff_id=by.id)
    stored = bool(row.read.get("identity")) and not identities.masked(session, person)
    if stored:
        _store_identity(session, person, row.read, keys=keys, now=now)
    moves = row.read.get("status") and (overwrite or person.status in ("unverified", "registered"))
    status = _move(session, person, row.read, by, now) if moves else {}
    row.target, row.before = person.key, {"facts": facts, "status": status, "identity": stored}


def put_back(session: Session, row: ImportRow, *, by: Staff, now: datetime) -> None:
    """One person as before, as far as nobody has changed since what the list said."""
    person, before = session.get_one(Worker, row.target), row.before
    for name, stood in before["facts"].items():
        if getattr(person, name) == _value(name, row.read["facts"].get(name)):
            old = _value(name, stood)
            workers.correct(session, person, field=name, value=old, now=now, source=SOURCE, staff_id=by.id)
    if before["identity"]:
        session.execute(delete(Identity).where(col(Identity.worker_id) == person.key))
    if before["status"]:
        _move_back(session, person, before["status"])


def take_out(session: Session, numbers: Sequence[int]) -> tuple[int, int]:
    """Records that were made, gone again: how many went, and how many stay because somebody works with them already."""
    staying = _in_use(session, numbers)
    going = [number for number in numbers if number not in staying]
    for part in _parts(going):
        for table in OWN:
            columns: Any = table
            session.execute(delete(table).where(columns.worker_id.in_(part)))
        session.execute(delete(Worker).where(col(Worker.id).in_(part)))
    return len(going), len(staying)


def _in_use(session: Session, numbers: Sequence[int]) -> set[int]:
    own = {str(table.__tablename__) for table in OWN}
    found: set[int] = set()
    for part in _parts(numbers):
        for table, column in merge_rows.hanging().values():
            if table.name not in own:
                found |= {row[0] for row in session.execute(select(column).where(column.in_(part))).all()}
        into = select(col(Worker.merged_into)).where(col(Worker.merged_into).in_(part))
        found |= {row[0] for row in session.execute(into).all()}
    return found


def _worker(read: Mapping[str, Any], now: datetime) -> Worker:
    facts = {name: _value(name, value) for name, value in read["facts"].items() if value}
    code = workers.COUNTY_CODES[facts["county"]]
    employed = read.get("status") == "employed"
    return Worker(
        **facts, public_id=secrets.token_urlsafe(12), county_code=code, region=code,
        status=(read.get("status") or "registered") if read.get("consent") else "unverified",
        employer_name=read.get("employer", "") if employed else "", registered_at=now, source=SOURCE,
        started_on=_day(read.get("since")) if employed else None,
    )  # fmt: skip


def _line(person: Worker, since: date, read: Mapping[str, Any], by: Staff, now: datetime) -> WorkerStatus:
    return WorkerStatus(
        worker_id=person.key, region=person.region, status=person.status, employer_name=person.employer_name,
        place=person.work_place, since=since, recorded_at=now, source=SOURCE, staff_id=by.id,
    )  # fmt: skip


def _move(session: Session, person: Worker, read: Mapping[str, Any], by: Staff, now: datetime) -> dict[str, Any]:
    """A new line of the ledger; returns what stood before it."""
    stood = {
        "status": person.status, "employer_name": person.employer_name, "employer_id": person.employer_id,
        "work_place": person.work_place, "started_on": person.started_on.isoformat() if person.started_on else None,
    }  # fmt: skip
    since = _day(read.get("since")) or now.date()
    workers.set_status(
        session, person, status=read["status"], since=since, now=now, source=SOURCE, staff_id=by.id,
        employer_name=read.get("employer", "") if read["status"] == "employed" else "",
        place=read["facts"].get("work_place", ""),
    )  # fmt: skip
    newest = workers.history(session, person)[0]
    return {**stood, "line": newest.key, "became": read["status"]}


def _move_back(session: Session, person: Worker, stood: Mapping[str, Any]) -> None:
    session.execute(delete(WorkerStatus).where(col(WorkerStatus.id) == stood["line"]))
    if person.status == stood["became"]:
        person.status, person.employer_name, person.work_place = (
            stood["status"], stood["employer_name"], stood["work_place"],
        )  # fmt: skip
        person.employer_id, person.started_on = stood["employer_id"], _day(stood["started_on"])
    session.flush()


def _store_identity(
    session: Session, person: Worker, read: Mapping[str, Any], *, keys: IdentityKeys, now: datetime
) -> None:  # fmt: skip
    sealed = read.get("identity")
    if sealed:
        number = keys.ring.unseal(base64.b64decode(sealed), place="import_row.read").decode()
        identities.store(session, person, number, keys=keys, now=now)


def _value(name: str, said: Any) -> Any:
    if name == "birth_date":
        return _day(said)
    return said or (None if name == "code" else "")


def _day(said: Any) -> date | None:
    return date.fromisoformat(said) if said else None


def _some(session: Session, column: Any, values: Iterable[str], seen: Sequence[Any]) -> Iterable[Worker]:
    for part in _parts({value for value in values if value}):
        yield from session.execute(select(Worker).where(column.in_(part), *seen)).scalars()


def _parts(values: Iterable[Any]) -> Iterable[list[Any]]:
    whole = list(values)
    return (whole[first : first + AT_ONCE] for first in range(0, len(whole), AT_ONCE))
