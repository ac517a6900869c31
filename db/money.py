"""Amounts due (应付): computed from the records by the standards in force, for each payee. An estimate; nothing is paid by it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session

from db import heads, instalments, plan_entries, scopes
from db.heads import Heads
from db.models import Claim, Course, FundingStandard, PlanEntry, Staff
from db.standards import BY_PERSON, Standards

# Entries that money is due for, by measure: the standard, and whose trips, projects and centres they are.
PAID_ENTRIES = {"P13": "expert", "P14": "expert", "P16": "project", "P21": "centre"}
CLASSES = ("P17", "P18", "P19", "P20")
NO_PAYEE = "未登记"


@dataclass(frozen=True)
class Due:
    """Yuan due to one payee for one class, trip, project or centre. `about` names the row: "course:5"."""

    payee: str
    measure: str  # whose money it is
    standard: str
    name: str
    fund: str
    what: str
    heads: int
    unit: int
    basis: str
    about: str
    region: str
    valid_from: date  # since when the standard held that it is due by

    @property
    def amount(self) -> int:
        return self.heads * self.unit


@dataclass(frozen=True)
class Mean:
    """The mean price of a measure whose standard is an average, while that standard held. `over`: it lies above it."""

    heads: int
    amount: int
    most: int

    @property
    def mean(self) -> float:
        return self.amount / self.heads if self.heads else 0.0

    @property
    def over(self) -> bool:
        return self.amount > self.heads * self.most


def due(session: Session, begins: datetime, ends: datetime, *, by: Staff | None = None) -> Sequence[Due]:
    """Everything that became due in the stretch, in the plan's order; only of the member's region."""
    standards = Standards.load(session)
    classes = heads.of_classes(session, begins, ends, measures=CLASSES, by=by)
    entries = plan_entries.between(session, begins.date(), ends.date(), by=by)
    found = [*_of_classes(classes, standards), *_of_entries(entries, standards)]
    return sorted(found, key=lambda one: (int(one.measure[1:]), one.standard))


def of_course(session: Session, course: Course) -> Sequence[Due]:
    """What is due for one class, every head of it counted."""
    begins = course.starts_at
    starting = heads.of_classes(session, begins, begins + timedelta(seconds=1), measures=CLASSES)
    mine = [row for row in starting if row.course.key == course.key]
    return _of_classes(mine, Standards.load(session))


def by_payee(dues: Sequence[Due]) -> Mapping[str, int]:
    """The largest first."""
    totals: dict[str, int] = {}
    for one in dues:
        totals[one.payee] = totals.get(one.payee, 0) + one.amount
    return dict(sorted(totals.items(), key=lambda item: (-item[1], item[0])))


def total(dues: Sequence[Due], *measures: str, standard: str = "", fund: str = "") -> int:
    """All of it, or what these measures, this standard and this fund have in it."""
    return sum(
        one.amount
        for one in dues
        if (not measures or one.measure in measures) and standard in ("", one.standard) and fund in ("", one.fund)
    )


def paid(session: Session, begins: datetime, ends: datetime, *, by: Staff | None = None) -> Mapping[str, int]:
    """Yuan noted as paid in the stretch, by fund: what claims of the member's region say of it, travel money included."""
    mine = scopes.seen(by, Claim) if by is not None else ()
    return instalments.paid(session, begins.date(), ends.date(), where=mine)


def mean_of(dues: Sequence[Due], standard: FundingStandard) -> Mean:
    """Of an averaged standard: what its heads cost on average. What began under an earlier or a later one is not its own."""
    mine = [one for one in dues if (one.standard, one.valid_from) == (standard.code, standard.valid_from)]
    return Mean(sum(one.heads for one in mine), total(mine), standard.amount)


def price(course: Course, standard: FundingStandard) -> int:
    """Yuan for one head: a class may have a price of its own only where the standard is an average."""
    return course.unit_subsidy if standard.averaged and course.unit_subsidy is not None else standard.amount


def _of_classes(classes: Sequence[Heads], standards: Standards) -> list[Due]:
    once: dict[tuple[str, str], Mapping[int, int]] = {}
    found = []
    for one in classes:
        course = one.course
        for standard in standards.of_measure(course.measure, course.starts_at.date()):
            if standard.unit == BY_PERSON:
                mine = [other for other in classes if other.course.measure == course.measure]
                counted = once.setdefault((course.measure, standard.basis), heads.distinct(mine, standard.basis))
                number = counted[course.key]
            else:
                number = one.times(standard.basis)
            found.append(_due_for(course, standard, number))
    return found


def _due_for(course: Course, standard: FundingStandard, number: int) -> Due:
    return Due(
        course.provider or NO_PAYEE, standard.measure, standard.code, standard.name, standard.fund,
        f"{course.code} {course.title}", number, price(course, standard), standard.basis, f"course:{course.key}",
        course.region, standard.valid_from,
    )  # fmt: skip


def _of_entries(entries: Sequence[PlanEntry], standards: Standards) -> list[Due]:
    found = []
    for entry in entries:
        standard = standards.on(PAID_ENTRIES.get(entry.measure, ""), entry.day)
        if standard is not None:
            found.append(_due_by_entry(entry, standard))
    return found


def _due_by_entry(entry: PlanEntry, standard: FundingStandard) -> Due:
    payee = entry.payee or entry.person or NO_PAYEE
    return Due(
        payee, standard.measure, standard.code, standard.name, standard.fund, _named(entry), entry.quantity,
        standard.amount, standard.basis, f"plan_entry:{entry.key}", entry.region, standard.valid_from,
    )  # fmt: skip


def _named(entry: PlanEntry) -> str:
    return " ".join(filter(None, [entry.batch, entry.title, entry.person])) or entry.counter


def year_of(now: datetime) -> tuple[datetime, datetime]:
    """The calendar year that holds a moment."""
    return tuple(datetime(year, 1, 1, tzinfo=now.tzinfo) for year in (now.year, now.year + 1))  # type: ignore[return-value]
