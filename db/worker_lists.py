"""People from a list (名册导入): new records made, known ones brought up to date, all taken back."""

import base64
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlmodel import Session, SQLModel, col

from db import identities, ledger_days, listed_people, merge_rows, regions, scopes, workers
from db.identities import IdentityKeys
from db.models import Consent, Identity, ImportRow, Staff, Worker, WorkerChange, WorkerStatus

SOURCE = "import"
OVERWRITE = "overwrite"  # the choice for a double to which the list is right
# What a list may say of a person and is kept as it stands; the rest is status, consent and ID number.
FACTS = (
    "code", "name", "gender", "birth_date", "phone", "county", "township", "work_place", "dormitory", "training_need",
    "household_category", "education",
)  # fmt: skip
# Rows that every imported person has from the import itself.
OWN: tuple[type[SQLModel], ...] = (WorkerStatus, Consent, Identity, WorkerChange)


def seal(number: str, *, keys: IdentityKeys) -> str:
    """An ID number as it may lie with the rows of a file until they are taken in."""
    return base64.b64encode(keys.ring.seal(number.encode(), place="import_row.read")).decode()


def take_in(
    session: Session, rows: Sequence[ImportRow], *, keys: IdentityKeys, version: str, by: Staff, now: datetime
) -> None:  # fmt: skip
    """New people; `target` of each row says who it became. In few statements: others wait for the records meanwhile."""
    if not rows:
        return
    blank = Worker(public_id="", name="", registered_at=now, source=SOURCE).model_dump(exclude={"id"})
    people = [blank | _facts_of_new(row.read, now) for row in rows]
    numbers = session.execute(insert(Worker).returning(col(Worker.id), sort_by_parameter_order=True), people).scalars()
    lines: list[dict[str, Any]] = []
    consents: list[dict[str, Any]] = []
    sealed: list[tuple[int, str, str]] = []
    for row, number, person in zip(rows, numbers.all(), people, strict=True):
        row.target = number
        about = {"worker_id": number, "region": person["region"], "source": SOURCE, "staff_id": by.id}
        since = _day(row.read.get("since")) or now.date()
        lines.append({
            **about, "status": person["status"], "employer_name": person["employer_name"], "since": since, "note": "",
            "place": person["work_place"], "recorded_at": now,
        })  # fmt: skip
        if row.read.get("consent"):
            consents.append({**about, "kind": "service", "version": version, "about": "", "given_at": now})
        if row.read.get("identity"):
            sealed.append((number, person["region"], row.read["identity"]))
    session.execute(insert(WorkerStatus), lines)
    if consents:
        session.execute(insert(Consent), consents)
    _store_identities(session, sealed, keys=keys, now=now)


def bring_up_to_date(
    session: Session, rows: Sequence[ImportRow], *, keys: IdentityKeys, by: Staff, now: datetime
) -> None:  # fmt: skip
    """What the list says, or only what was missing (`choice`); `before` keeps what stood there. Raises NotSeen."""
    people = _people(session, [row.read["double_of"] for row in rows], by=by)
    for row in rows:
        person, overwrite = people[row.read["double_of"]], row.choice == OVERWRITE
        facts: dict[str, Any] = {}
        for name, stands, new in _differences(person, row):
            if stands and not overwrite:
                continue
            facts[name] = stands.isoformat() if isinstance(stands, date) else stands
            session.add(workers.changed(person, field=name, value=new, now=now, source=SOURCE, staff_id=by.id))
        moves = row.read.get("status") and (overwrite or person.status in ("unverified", "registered"))
        status = _move(session, person, row.read, by, now) if moves else {}
        row.target, row.before = person.key, {"facts": facts, "status": status}
    session.flush()
    for row in rows:
        person = people[row.read["double_of"]]
        regions.follow(session, person)
        if row.read.get("identity") and not identities.masked(session, person):
            _store_identities(session, [(person.key, person.region, row.read["identity"])], keys=keys, now=now)
            row.before = {**row.before, "identity": True}
    session.flush()


def differences(session: Session, rows: Sequence[ImportRow], *, by: Staff) -> dict[int, list[tuple[str, str, str]]]:
    """For each double what the list says otherwise: of what, as it stands, as it is said. Of nobody who is gone."""
    numbers = [row.read["double_of"] for row in rows]
    found: dict[int, Worker] = {}
    for part in listed_people.parts(set(numbers)):
        seen = select(Worker).where(col(Worker.id).in_(part), *scopes.seen(by, Worker))
        found |= {row.key: row for row in session.execute(seen).scalars()}
    return {
        row.key: [(name, str(stands or ""), str(new)) for name, stands, new in _differences(found[number], row)]
        for row, number in zip(rows, numbers, strict=True) if number in found
    }  # fmt: skip


def _differences(person: Worker, row: ImportRow) -> Iterator[tuple[str, Any, Any]]:
    for name in FACTS:
        said, stands = row.read["facts"].get(name), getattr(person, name)
        new = _value(name, said)
        if said and new != stands and not (name == "code" and stands):
            yield name, stands, new


def put_back(session: Session, rows: Sequence[ImportRow], *, by: Staff, now: datetime) -> None:
    """People as before, as far as nobody has changed since what the list said. Raises NotSeen."""
    people = _people(session, [row.target for row in rows if row.target], by=by)
    for row in rows:
        person, before = people[row.target or 0], row.before
        for name, stood in before["facts"].items():
            if getattr(person, name) == _value(name, row.read["facts"].get(name)):
                old = _value(name, stood)
                session.add(workers.changed(person, field=name, value=old, now=now, source=SOURCE, staff_id=by.id))
        session.flush()
        regions.follow(session, person)
        if before.get("identity"):
            session.execute(delete(Identity).where(col(Identity.worker_id) == person.key))
        if before["status"]:
            _move_back(session, person, before["status"])
    session.flush()


def take_out(session: Session, numbers: Sequence[int]) -> tuple[int, int]:
    """Records that were made, gone again: how many went, and how many stay because somebody works with them already."""
    staying = _in_use(session, numbers)
    going = [number for number in numbers if number not in staying]
    for part in listed_people.parts(going):
        for table in OWN:
            columns: Any = table
            session.execute(delete(table).where(columns.worker_id.in_(part)))
        session.execute(delete(Worker).where(col(Worker.id).in_(part)))
    return len(going), len(staying)


def _in_use(session: Session, numbers: Sequence[int]) -> set[int]:
    own = {str(table.__tablename__) for table in OWN}
    found: set[int] = set()
    for part in listed_people.parts(numbers):
        for table, column in merge_rows.hanging().values():
            if table.name not in own:
                found |= {row[0] for row in session.execute(select(column).where(column.in_(part))).all()}
        found |= _noted_since(session, part)
        into = select(col(Worker.merged_into)).where(col(Worker.merged_into).in_(part))
        found |= {row[0] for row in session.execute(into).all()}
    return found


def _noted_since(session: Session, part: list[int]) -> set[int]:
    """Of whom more is noted than the list said: a change of state, a corrected fact, a consent of their own."""
    told = select(col(WorkerStatus.worker_id)).where(col(WorkerStatus.worker_id).in_(part))
    others = told.where(col(WorkerStatus.source) != SOURCE)
    again = told.group_by(col(WorkerStatus.worker_id)).having(func.count() > 1)
    corrected = select(col(WorkerChange.worker_id)).where(col(WorkerChange.worker_id).in_(part))
    agreed = select(col(Consent.worker_id)).where(col(Consent.worker_id).in_(part), col(Consent.source) != SOURCE)
    return {row[0] for query in (others, again, corrected, agreed) for row in session.execute(query).all()}


def _facts_of_new(read: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    facts = {name: _value(name, value) for name, value in read["facts"].items() if value}
    code, employed = workers.COUNTY_CODES[facts["county"]], read.get("status") == "employed"
    return {
        **facts, "public_id": secrets.token_urlsafe(12), "county_code": code, "region": code,
        "status": (read.get("status") or "registered") if read.get("consent") else "unverified",
        "employer_name": read.get("employer", "") if employed else "",
        "started_on": _day(read.get("since")) if employed else None,
    }  # fmt: skip


def _people(session: Session, numbers: Sequence[int], *, by: Staff) -> dict[int, Worker]:
    """Raises NotSeen when one of them is no longer there, or elsewhere."""
    found: dict[int, Worker] = {}
    for part in listed_people.parts(set(numbers)):
        rows = session.execute(select(Worker).where(col(Worker.id).in_(part), *scopes.seen(by, Worker))).scalars()
        found |= {row.key: row for row in rows}
    if len(found) < len(set(numbers)):
        raise scopes.NotSeen("Worker")
    return found


def _move(session: Session, person: Worker, read: Mapping[str, Any], by: Staff, now: datetime) -> dict[str, Any]:
    """A new line of the ledger; returns what stood before it."""
    stood = {
        "status": person.status, "employer_name": person.employer_name, "employer_id": person.employer_id,
        "work_place": person.work_place, "started_on": person.started_on.isoformat() if person.started_on else None,
    }  # fmt: skip
    told, employed = _day(read.get("since")), read["status"] == "employed"
    since, employer = told or now.date(), read.get("employer", "") if employed else ""
    lines = workers.history(session, person)
    if told is None or ledger_days.becomes(
        lines, status=read["status"], since=since, employer_name=employer, now_is=person.status
    ):
        person.status, person.employer_id, person.employer_name = read["status"], None, employer
        person.started_on = since if employed else None
    session.add(
        WorkerStatus(
            worker_id=person.key, region=person.region, status=read["status"], employer_name=employer,
            place=person.work_place, since=since, recorded_at=now, source=SOURCE, staff_id=by.id,
        )
    )  # fmt: skip
    return {**stood, "at": now.isoformat(), "became": person.status}


def _move_back(session: Session, person: Worker, stood: Mapping[str, Any]) -> None:
    session.execute(
        delete(WorkerStatus).where(
            col(WorkerStatus.worker_id) == person.key, col(WorkerStatus.source) == SOURCE,
            col(WorkerStatus.recorded_at) == datetime.fromisoformat(stood["at"]),
        )
    )  # fmt: skip
    newer = select(col(WorkerStatus.id)).where(
        col(WorkerStatus.worker_id) == person.key,
        col(WorkerStatus.recorded_at) > datetime.fromisoformat(stood["at"]),
    )
    if person.status == stood["became"] and session.execute(newer.limit(1)).first() is None:
        person.status, person.employer_name = stood["status"], stood["employer_name"]
        person.employer_id, person.started_on = stood["employer_id"], _day(stood["started_on"])
        person.work_place = stood["work_place"]


def _store_identities(
    session: Session, sealed: Iterable[tuple[int, str, str]], *, keys: IdentityKeys, now: datetime
) -> None:  # fmt: skip
    """Person, region, and the number as it lay with the rows of the file, sealed anew for the person."""
    for number, region, kept in sealed:
        plain = keys.ring.unseal(base64.b64decode(kept), place="import_row.read").decode()
        session.add(identities.made(number, region, plain, keys=keys, now=now))
    session.flush()


def _value(name: str, said: Any) -> Any:
    if name == "birth_date":
        return _day(said)
    return said or (None if name == "code" else "")


def _day(said: Any) -> date | None:
    return date.fromisoformat(said) if said else None
