"""Reports to both bureaus (情况统计报备): made from the records at any time, frozen once, shown again as they were told."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from db import audits, rights, scopes
from db.models import Snapshot, Staff
from db.refusals import Refusal
from db.reports import figures, ledger, plan, team
from db.reports.parts import Part
from db.reports.periods import KINDS, NotAPeriod, Period
from db.rights import Right

__all__ = ["KINDS", "NotAPeriod", "NotOverYet", "Part", "Period", "Report", "build", "freeze", "frozen", "shown_again"]


class NotOverYet(Refusal):
    """A stretch that still goes on has no last word."""


@dataclass(frozen=True)
class Report:
    """`number` and `frozen_at` are those of the snapshot, or empty for one just made."""

    period: Period
    made_at: datetime
    parts: Sequence[Part]
    number: str = ""


def build(session: Session, period: Period, *, by: Staff, now: datetime) -> Report:
    """As the records stand now, of what the member may see. Raises NotAllowed."""
    rights.require_any(by, Right.FIGURES, Right.INSPECT)
    parts = _PARTS[period.kind](session, period, by, now)
    return Report(period, now, parts)


def freeze(session: Session, period: Period, *, note: str, by: Staff, now: datetime) -> Snapshot:
    """Kept as it stands; freezing again makes another edition beside it. Raises NotAllowed, NotOverYet."""
    rights.require_any(by, Right.MONEY, Right.RECEIPTS)
    if not period.is_over(now):
        raise NotOverYet
    report = build(session, period, by=by, now=now)
    said = [Part("政策建议", ("内容",), [[note]])] if note else []
    parts = [part.as_json() for part in (*report.parts, *said)]
    row = Snapshot(
        number=_next_number(session, period), kind=period.kind, begins_on=period.first, ends_on=period.last,
        seen=rights.region_of(by), parts=parts, frozen_at=now, frozen_by=by.key, digest=fingerprint(parts),
    )  # fmt: skip
    session.add(row)
    session.flush()
    audits.note(session, staff=by, action="report_frozen", about=f"snapshot:{row.key}", now=now, detail=row.number)
    return row


def frozen(session: Session, *, by: Staff, kind: str = "", limit: int = 100) -> Sequence[Snapshot]:
    """The newest first."""
    wanted = (col(Snapshot.kind) == kind,) if kind else ()
    order = (col(Snapshot.begins_on).desc(), col(Snapshot.id).desc())
    return session.exec(scopes.rows(by, Snapshot).where(*wanted).order_by(*order).limit(limit)).all()


def shown_again(session: Session, key: object, *, by: Staff) -> Report:
    """The report as it was told. Raises NotSeen."""
    row = scopes.one(session, Snapshot, key, by=by)
    period = Period(row.kind, row.begins_on, row.ends_on)
    return Report(period, row.frozen_at, [Part.of(kept) for kept in row.parts], row.number)


def fingerprint(parts: object) -> str:
    """Of what was told, so that a copy can be held against it."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _week(session: Session, period: Period, by: Staff, now: datetime) -> Sequence[Part]:
    asking = figures.Asking(session, by, period.stretch, now)
    return [
        figures.summary(asking),
        figures.by_county(asking),
        figures.by_category(asking),
        *ledger.movement(session, period.first, period.last, by=by),
    ]


def _month(session: Session, period: Period, by: Staff, now: datetime) -> Sequence[Part]:
    return [
        *_week(session, period, by, now),
        ledger.stable(session, min(period.last, now.date()), by=by),
        *ledger.shares(session, by=by),
        plan.trained_by_county(session, by=by, stretch=period.stretch),
        plan.trained(session, by=by, stretch=period.stretch),
        team.worked(session, by=by, stretch=period.stretch),
        plan.fairs(session, by=by, stretch=period.stretch),
        plan.lists_sent(session, stretch=period.stretch),
        plan.progressed(session, by=by, stretch=period.stretch, now=now),
    ]


def _quarter(session: Session, period: Period, by: Staff, now: datetime) -> Sequence[Part]:
    return [
        plan.progressed(session, by=by, stretch=period.stretch, now=now, measures=plan.QUARTERLY),
        *plan.by_fund(session, by=by, stretch=period.stretch),
        *ledger.movement(session, period.first, period.last, by=by),
        ledger.reconciled(session, by=by),
        ledger.quality(session, min(period.last, now.date()), by=by),
        plan.fairs(session, by=by, stretch=period.stretch),
        plan.found(session, by=by, stretch=period.stretch),
    ]


def _year(session: Session, period: Period, by: Staff, now: datetime) -> Sequence[Part]:
    return [
        plan.progressed(session, by=by, stretch=period.stretch, now=now),
        *plan.by_fund(session, by=by, stretch=period.stretch),
        plan.cost_per_person(session, by=by, stretch=period.stretch),
        *ledger.movement(session, period.first, period.last, by=by),
        ledger.stable(session, min(period.last, now.date()), by=by),
        plan.trained_by_county(session, by=by, stretch=period.stretch),
        plan.trained(session, by=by, stretch=period.stretch),
        plan.fairs(session, by=by, stretch=period.stretch),
        plan.found(session, by=by, stretch=period.stretch),
    ]


_PARTS = {"week": _week, "month": _month, "quarter": _quarter, "year": _year}


def _next_number(session: Session, period: Period) -> str:
    """B-month-2026-10-01-1: the edition last."""
    begins = f"B-{period.kind}-{period.first}-"
    known = session.exec(select(Snapshot.number).where(col(Snapshot.number).startswith(begins))).all()
    return f"{begins}{len(known) + 1}"
