"""Questions of forms as staff word them (流程的问题), in versions: a draft, published, taken back; a question that may be skipped can be left out."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select as columns_of
from sqlmodel import Session, col, select

from db import audits, rights, scopes
from db.models import Edition, Staff
from db.refusals import Refusal
from db.rights import Right
from db.statements import Prepared

ABOUT = "step:"
LIVE = "step words"
LONGEST = 80  # letters: one question, read at a glance
_LIVE = Prepared(
    lambda on: (
        columns_of(col(Edition.about), col(Edition.facts))
        .where(col(Edition.about).startswith(ABOUT), col(Edition.published_at).is_not(None))
        .order_by(col(Edition.published_at), col(Edition.id))
    )
)


class NoQuestion(Refusal):
    """Empty, longer than anybody reads, or nothing to publish."""


def live(session: Session) -> Mapping[str, Mapping[str, Any]]:
    """What is asked now in place of what came with the programme, by "form.step"; read once in a transaction."""
    if LIVE not in session.info:
        session.info[LIVE] = {about.removeprefix(ABOUT): facts for about, facts in _LIVE.run(session, {})}
    known: Mapping[str, Mapping[str, Any]] = session.info[LIVE]
    return known


def drafts(session: Session) -> Mapping[str, Edition]:
    """What waits to be published, by "form.step"."""
    waits = (col(Edition.about).startswith(ABOUT), col(Edition.published_at).is_(None))
    return {row.about.removeprefix(ABOUT): row for row in session.exec(select(Edition).where(*waits)).all()}


def versions(session: Session, step: str) -> Sequence[Edition]:
    """Those that were published, the newest first."""
    query = select(Edition).where(Edition.about == f"{ABOUT}{step}", col(Edition.published_at).is_not(None))
    return session.exec(query.order_by(col(Edition.published_at).desc(), col(Edition.id).desc())).all()


def write(session: Session, step: str, *, ask: str, asked: bool, by: Staff, now: datetime) -> Edition:
    """The draft, in place of an earlier one. Raises NotAllowed or NoQuestion."""
    rights.require(by, Right.ANSWERS)
    if not 0 < len(ask) <= LONGEST:
        raise NoQuestion
    row = drafts(session).get(step) or Edition(about=f"{ABOUT}{step}", written_at=now)
    row.facts, row.written_at, row.written_by = {"ask": ask, "asked": asked}, now, by.id
    session.add(row)
    session.flush()
    return row


def publish(session: Session, step: str, *, by: Staff, now: datetime) -> None:
    """Asked like this from now on. Raises NotAllowed or NoQuestion."""
    rights.require(by, Right.ANSWERS)
    draft = _draft(session, step)
    draft.published_at, draft.published_by = now, by.id
    _noted(session, step, "edition_published", by=by, now=now)


def drop(session: Session, step: str, *, by: Staff) -> None:
    """Raises NotAllowed or NoQuestion."""
    rights.require(by, Right.ANSWERS)
    draft = _draft(session, step)
    session.delete(draft)
    session.flush()


def go_back(session: Session, step: str, edition: object, *, first: str, by: Staff, now: datetime) -> None:
    """An earlier version, or without a number `first`, the one that came with the programme. Raises NotAllowed or NoQuestion."""
    rights.require(by, Right.ANSWERS)
    number = scopes.whole(edition)
    old = next((row for row in versions(session, step) if row.id == number), None)
    if old is None and str(edition):
        raise NoQuestion
    facts = dict(old.facts) if old else {"ask": first, "asked": True}
    session.add(
        Edition(
            about=f"{ABOUT}{step}", facts=facts, written_at=now, written_by=by.id, published_at=now, published_by=by.id
        )
    )
    _noted(session, step, "edition_restored", by=by, now=now)


def _draft(session: Session, step: str) -> Edition:
    """Raises NoQuestion when there is none."""
    draft = drafts(session).get(step)
    if draft is None:
        raise NoQuestion
    return draft


def _noted(session: Session, step: str, action: str, *, by: Staff, now: datetime) -> None:
    session.info.pop(LIVE, None)
    audits.note(session, staff=by, action=action, about=f"{ABOUT}{step}", now=now)
    session.flush()
