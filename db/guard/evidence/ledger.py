"""What the ledger says of those concerned (台账材料): who they are, their ID numbers, and where they worked from when to when."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sqlmodel import col, select

from db import scopes
from db.guard.evidence.deeds import Deeds
from db.guard.evidence.reading import LIVING, grouped
from db.guard.people import Handles
from db.models import Identity, Worker, WorkerStatus

TRAVELLED = ("已申请", "已申领", "已发放", "已拨付")


@dataclass(frozen=True)
class Spell:
    """A stretch in the ledger: working or not, where, from a day up to another (None: still)."""

    status: str
    employer: str
    place: str
    since: date
    until: date | None


class Ledger(Deeds):
    @cached_property
    def handles(self) -> Handles:
        """Everybody any of the records is about, and those who share an ID number with them."""
        concerned: list[Any] = [*self.roster, *self.lines, *self.certificates, *self.enrolments]
        concerned += [*self.placements, *self.started]
        people = {row.key for row in self.travelled}
        listed: list[Any] = [*self.roster, *self.lines]
        wanted = {row.worker_id for row in concerned} | people
        blinds = {row.id_blind for row in listed if row.id_blind}
        blinds |= {blind for worker, blind in self.identities if worker in wanted}
        by_blind = {blind: worker for worker, blind in reversed(self.identities) if blind in blinds}
        wanted |= {worker for worker, blind in self.identities if blind in blinds}
        workers = scopes.by_id(self._session, Worker, wanted)
        merged = scopes.by_id(self._session, Worker, [row.merged_into for row in workers.values()])
        return Handles({**merged, **workers}, by_blind)

    @cached_property
    def identities(self) -> Sequence[tuple[int, str]]:
        """Whose ID number has which fingerprint."""
        rows = self._session.exec(select(Identity.worker_id, Identity.blind).order_by(col(Identity.id))).all()
        return [(row[0], row[1]) for row in rows]

    @cached_property
    def blinds(self) -> Mapping[int, str]:
        """The fingerprint of the ID number of each person of the ledger."""
        return dict(self.identities)

    @cached_property
    def twins(self) -> Mapping[str, Sequence[Worker]]:
        """Living people of the ledger who have one ID number between them."""
        pairs = [(blind, self.handles.workers.get(worker)) for worker, blind in self.identities]
        living = [(blind, one) for blind, one in pairs if one and one.deleted_at is None and one.merged_into is None]
        shared = {blind: [one for _, one in ones] for blind, ones in grouped(living, lambda pair: pair[0]).items()}
        return {blind: ones for blind, ones in shared.items() if len(ones) > 1}

    @cached_property
    def spells(self) -> Mapping[int, Sequence[Spell]]:
        """The history of everybody concerned, the oldest first; without one, what the ledger says now."""
        history = grouped(self._history(), lambda row: row.worker_id)
        return {number: _spells(worker, history.get(number, ())) for number, worker in self.handles.workers.items()}

    @cached_property
    def travelled(self) -> Sequence[Worker]:
        """Whose travel the ledger says was asked for or paid."""
        asked = col(Worker.transport_subsidy).in_(TRAVELLED)
        return self._session.exec(select(Worker).where(asked, *LIVING)).all()

    def names(self, numbers: Iterable[int]) -> Mapping[int, str]:
        return {number: row.name for number, row in scopes.by_id(self._session, Worker, numbers).items()}

    def low_paid(self, least: float) -> Sequence[Worker]:
        """Who works for less than this a month, by the upper end of the band."""
        bands = self._session.exec(select(Worker.income_band).distinct()).all()
        low = [band for band in bands if (most := upper_end(band)) is not None and most < least]
        working = (col(Worker.income_band).in_(low), Worker.status == "employed", *LIVING)
        return self._session.exec(select(Worker).where(*working)).all() if low else []

    def underage(self, youngest: int) -> Sequence[Worker]:
        """At work and not yet this old."""
        born_after = self.today.replace(year=self.today.year - youngest, day=min(self.today.day, 28))
        return self._session.exec(
            select(Worker).where(col(Worker.birth_date) > born_after, Worker.status == "employed", *LIVING)
        ).all()

    def _history(self) -> Iterator[WorkerStatus]:
        numbers = sorted(self.handles.workers)
        for first in range(0, len(numbers), scopes.AT_ONCE):
            some = col(WorkerStatus.worker_id).in_(numbers[first : first + scopes.AT_ONCE])
            yield from self._session.exec(select(WorkerStatus).where(some)).all()


def upper_end(band: str) -> float | None:
    """The last number of "5000-6000"; None where there is none."""
    numbers = re.findall(r"\d+", band)
    return float(numbers[-1]) if numbers else None


def _spells(worker: Worker, history: Sequence[WorkerStatus]) -> Sequence[Spell]:
    rows = sorted(history, key=lambda row: (row.since, row.key))
    spells = [
        Spell(
            row.status,
            row.employer_name,
            row.place,
            row.since,
            rows[place + 1].since if place + 1 < len(rows) else None,
        )
        for place, row in enumerate(rows)
    ]
    if worker.started_on and worker.status == "employed" and not any(one.status == "employed" for one in spells):
        spells.append(Spell("employed", worker.employer_name, worker.work_place, worker.started_on, None))
    return spells
