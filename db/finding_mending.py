"""What came back on a finding put right: a sum noted by mistake. What stood before is kept, with why."""

from datetime import datetime

from sqlmodel import Session

from db import audits, findings, guard, rights, scopes
from db.claim_mending import NeedsReason
from db.models import Finding, FindingStep, Staff
from db.refusals import Refusal
from db.rights import Right


class NothingToCorrect(Refusal):
    """That very sum stands there already."""


def recovered(
    session: Session, key: object, *, total: int, state: str, why: str, by: Staff, now: datetime
) -> Finding:  # fmt: skip
    """What really came back in all, and where the finding stands with it: open or recovered, explained when it is nothing.

    The difference is a step of its own, so that sums over the steps are right from then on.
    Raises NotAllowed, NotSeen, NeedsReason, NoSuchState, NeedsYuan, NothingRecovered, NothingToCorrect.
    """
    rights.require(by, Right.MONEY)
    row = scopes.one(session, Finding, key, by=by)
    if not why.strip():
        raise NeedsReason
    findings.check_state(state, total)
    if total == row.yuan:
        raise NothingToCorrect
    before, row.state, row.yuan = row.yuan, state, total
    row.settled_at, row.settled_by = (None, None) if state == "open" else (now, by.key)
    step = FindingStep(finding_id=row.key, region=row.region, at=now, staff_id=by.key, state=state, yuan=total - before)
    step.words = why.strip()
    session.add(step)
    detail = f"{guard.title_of(row.rule)} 追回 {before} 元 → {total} 元，{findings.STATES[state]}"
    about = f"finding:{row.key}"
    audits.note(session, staff=by, action="recovery_corrected", about=about, now=now, detail=detail, reason=why.strip())
    session.flush()
    return row
