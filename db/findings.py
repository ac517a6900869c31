"""Findings (核查发现): flags that are kept, each followed by people until it is explained or the money is recovered."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from db import audits, guard, rights, scopes
from db.guard import Hit
from db.models import Erasure, Finding, FindingStep, Staff
from db.models.record import DEHONG
from db.refusals import Refusal
from db.rights import Right

SETTLED_BY_PEOPLE = {"open": "待处理", "explained": "已说明", "recovered": "已追回"}
GONE = "gone"
STATES = {**SETTLED_BY_PEOPLE, GONE: "已消除"}
NOT_FOUND_AGAIN, FOUND_AGAIN = "再核查时，原因没有了。", "再核查时，又有了。"


class NeedsWords(Refusal):
    """Nobody settles a finding without saying why."""


class NeedsYuan(Refusal):
    """Recovered is recovered money: a sum above nothing."""


class NothingRecovered(Refusal):
    """What is explained has no money that came back."""


class NoSuchState(Refusal):
    """A finding is open, explained or recovered."""


@dataclass(frozen=True)
class Checked:
    """How many flags there are, and how many of them were new."""

    found: int
    new: int


def check(session: Session, *, now: datetime) -> Checked:
    """Run every check and keep what is new. What people settled stays settled; checking twice adds nothing.

    What is open and not found any more is gone: its cause was mended (a list was missing, and now it is there).
    """
    return keep(session, guard.check(session, now=now), now=now)


def keep(session: Session, hits: Sequence[Hit], *, now: datetime, read_at: datetime | None = None) -> Checked:
    """Keep what the checks found, in a moment, however long they took.

    `read_at`: when they began to read in another session. A person may have been erased since, whom their words name: then
    nothing new is kept, and the next run finds it again.
    """
    marks = {hit.mark: hit for hit in hits}
    known = {mark: number for mark, number in session.exec(select(Finding.mark, Finding.id)).all() if number}
    still = sorted(number for mark, number in known.items() if mark in marks)
    for first in range(0, len(still), scopes.AT_ONCE):
        some = col(Finding.id).in_(still[first : first + scopes.AT_ONCE])
        session.execute(update(Finding).where(some).values(seen_at=now).execution_options(synchronize_session="fetch"))
    _close_what_is_gone(session, marks.keys(), now=now, read_at=read_at or now)
    fresh = [_finding(hit, now) for mark, hit in marks.items() if mark not in known]
    if read_at is not None and fresh and _erased_since(session, read_at):
        fresh = []
    session.add_all(fresh)
    session.flush()
    return Checked(len(marks), len(fresh))


def _close_what_is_gone(session: Session, marks: Collection[str], *, now: datetime, read_at: datetime) -> None:
    """`read_at`: what another check kept since then is left to the next one."""
    rows = session.exec(select(Finding).where(col(Finding.state).in_(["open", GONE]))).all()
    for row in rows:
        if row.state == GONE and row.mark in marks:
            _say(session, row, "open", FOUND_AGAIN, now=now)
        elif row.state == "open" and row.mark not in marks and row.seen_at <= read_at:
            _say(session, row, GONE, NOT_FOUND_AGAIN, now=now)


def _say(session: Session, row: Finding, state: str, words: str, *, now: datetime) -> None:
    """A step that no person took."""
    row.state, row.settled_at = state, None if state == "open" else now
    session.add(FindingStep(finding_id=row.key, region=row.region, at=now, state=state, words=words))


def _erased_since(session: Session, at: datetime) -> bool:
    return session.exec(select(Erasure.id).where(col(Erasure.erased_at) >= at).limit(1)).first() is not None


def settle(
    session: Session, key: object, *, state: str, words: str, by: Staff, now: datetime, yuan: int = 0
) -> Finding:  # fmt: skip
    """Explained, recovered with the sum, or open (again), with a part of the sum; each step is kept with person and moment.

    Raises NotAllowed, NotSeen, NeedsWords, NoSuchState, NeedsYuan, NothingRecovered.
    """
    rights.require(by, Right.MONEY)
    row = scopes.one(session, Finding, key, by=by)
    if not words.strip():
        raise NeedsWords
    check_state(state, yuan)
    row.state, row.yuan = state, row.yuan + yuan
    row.settled_at, row.settled_by = (None, None) if state == "open" else (now, by.key)
    session.add(
        FindingStep(
            finding_id=row.key, region=row.region, at=now, staff_id=by.key, state=state, yuan=yuan, words=words.strip()
        )
    )
    detail = f"{guard.title_of(row.rule)} → {STATES[state]}{f'，追回 {yuan} 元' if yuan else ''}"
    audits.note(session, staff=by, action="finding_settled", about=f"finding:{row.key}", now=now, detail=detail)
    session.flush()
    return row


def check_state(state: str, yuan: int) -> None:
    """Raises NoSuchState, NeedsYuan, NothingRecovered."""
    if state not in SETTLED_BY_PEOPLE:
        raise NoSuchState
    if state == "recovered" and yuan <= 0:
        raise NeedsYuan
    if state == "explained" and yuan:
        raise NothingRecovered


def steps(session: Session, finding: Finding) -> Sequence[tuple[FindingStep, str]]:
    """What was done about it, the oldest first, with who did it."""
    rows = session.exec(
        select(FindingStep, Staff.name)
        .join(Staff, col(Staff.id) == col(FindingStep.staff_id), isouter=True)
        .where(FindingStep.finding_id == finding.key)
        .order_by(col(FindingStep.at), col(FindingStep.id))
    ).all()
    return [(row[0], row[1] or "") for row in rows]


def by_state(session: Session, *, by: Staff) -> Mapping[str, int]:
    """How many of those the member may see stand where."""
    rows = session.execute(
        select(col(Finding.state), func.count()).where(*scopes.seen(by, Finding)).group_by(col(Finding.state))
    ).all()
    counted = {str(row[0]): int(row[1]) for row in rows}
    return {state: counted.get(state, 0) for state in STATES}


def recovered(session: Session, *, by: Staff) -> int:
    """Yuan that came back, of the findings the member may see."""
    rows = select(func.coalesce(func.sum(col(Finding.yuan)), 0)).where(*scopes.seen(by, Finding))
    return int(session.execute(rows).scalar_one())


def _finding(hit: Hit, now: datetime) -> Finding:
    flag = hit.flag
    return Finding(
        mark=hit.mark, rule=hit.rule.name, rows=list(flag.rows), words=flag.words, course_id=flag.course_id,
        claim_id=flag.claim_id, region=flag.region or DEHONG, found_at=now, seen_at=now,
    )  # fmt: skip
