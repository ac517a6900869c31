"""Identity numbers (身份证号): encrypted, found again by a blind index, shown masked."""

import hashlib
import hmac
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from db import audits, rights, scopes
from db.models import Course, Enrolment, FollowUp, Identity, Staff, Worker
from db.refusals import Refusal
from db.rights import Right
from db.sealing import CannotUnseal, KeyRing
from db.workers import TooYoung

KEEP = timedelta(days=730)
KEEP_AFTER_COURSE = timedelta(days=90)
YOUNGEST = 16  # 禁止使用童工规定, art. 2
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"  # GB 11643-1999


class NoIdentity(Refusal):
    """The person's ID number was never given, or only its masked form is kept."""


@dataclass(frozen=True)
class IdentityKeys:
    """`ring` seals the numbers; `blind` keys the index, so that nobody can try all numbers against it."""

    ring: KeyRing
    blind: bytes = field(repr=False)

    def index(self, number: str) -> str:
        return hmac.new(self.blind, number.encode(), hashlib.sha256).hexdigest()


def is_valid(number: str) -> bool:
    """Eighteen characters, a real birth date, the right check digit."""
    if len(number) != 18 or not (number[:17].isascii() and number[:17].isdigit()):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
    return CHECK_DIGITS[total % 11] == number[17] and birth_of(number) is not None


def birth_of(number: str) -> date | None:
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def sex_of(number: str) -> str:
    return "男" if int(number[16]) % 2 else "女"


def mask(number: str) -> str:
    """533103********1234"""
    return number[:6] + "*" * (len(number) - 10) + number[-4:]


def store(
    session: Session, worker: Worker, number: str, *, keys: IdentityKeys | None, now: datetime,
    verified_at: datetime | None = None, verified_by: str = "",
) -> None:  # fmt: skip
    """Without keys only the masked number is kept."""
    row = made(worker.key, worker.region, number, keys=keys, now=now)
    row.verified_at, row.verified_by = verified_at, verified_by
    session.add(row)
    session.flush()


def made(worker_id: int, region: str, number: str, *, keys: IdentityKeys | None, now: datetime) -> Identity:
    """The sealed number of this person, not stored yet."""
    return Identity(
        worker_id=worker_id, region=region, blind=keys.index(number) if keys else "", masked=mask(number),
        sealed=keys.ring.seal(number.encode(), place=place_of(worker_id)) if keys else b"", delete_after=now + KEEP,
    )  # fmt: skip


def spelled(number: str) -> str:
    """As it is stored, from what a phone's keyboard makes of it."""
    return unicodedata.normalize("NFKC", number).replace(" ", "").replace("-", "").upper()


def give(session: Session, worker: Worker, number: str, *, keys: IdentityKeys, now: datetime) -> None:
    """The person's own, instead of what was known; kept until ninety days after the last course they are in.

    Raises TooYoung under sixteen, and then nothing is stored. Somebody else with this number is for staff to look at.
    """
    born = birth_of(number)
    if born is None or _age(born, now.date()) < YOUNGEST:
        raise TooYoung
    other = known(session, [number], keys=keys).get(number)
    if other is not None and other != worker.key:
        known_as = session.get_one(Worker, other).number
        words = f"网页上填的身份证号和另一位工友（{known_as}）相同，请核对，在“疑似重复”里并排看"
        session.add(FollowUp(worker_id=worker.key, region=worker.region, kind="double", words=words, opened_at=now))
    session.execute(delete(Identity).where(col(Identity.worker_id) == worker.id))
    store(session, worker, number, keys=keys, now=now)
    row = session.exec(select(Identity).where(Identity.worker_id == worker.id)).one()
    row.delete_after = _last_course(session, worker, now) + KEEP_AFTER_COURSE
    worker.birth_date = worker.birth_date or born
    session.flush()


def _last_course(session: Session, worker: Worker, now: datetime) -> datetime:
    ends = select(func.max(col(Course.ends_at))).join(Enrolment, col(Enrolment.course_id) == Course.id)
    last = session.exec(ends.where(Enrolment.worker_id == worker.id, col(Enrolment.live))).one()
    return max(last, now) if last else now


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def reveal(session: Session, worker: Worker, *, keys: IdentityKeys) -> str | None:
    """The number itself; whoever asks must write the audit. None when it was never given, or only masked."""
    row = session.exec(select(Identity).where(Identity.worker_id == worker.id)).first()
    return keys.ring.unseal(row.sealed, place=_place(worker)).decode() if row and row.sealed else None


def masked(session: Session, worker: Worker) -> str:
    """As it may be shown to everybody who sees the person; empty when it was never given."""
    row = session.exec(select(Identity).where(Identity.worker_id == worker.id)).first()
    return row.masked if row else ""


def show(session: Session, worker: Worker, *, by: Staff, reason: str, keys: IdentityKeys, now: datetime) -> str:
    """The whole number, kept in the audit with the reason. Raises NotAllowed, NotSeen or NoIdentity."""
    rights.require(by, Right.IDENTITIES)
    seen = scopes.one(session, Worker, worker.key, by=by)
    number = reveal(session, seen, keys=keys)
    if not number:
        raise NoIdentity
    audits.note(session, staff=by, action="identity_shown", about=f"worker:{seen.key}", now=now, reason=reason)
    session.flush()
    return number


def known(session: Session, numbers: Iterable[str], *, keys: IdentityKeys) -> dict[str, int]:
    """Which of these numbers belong to which worker already."""
    index = {keys.index(number): number for number in numbers}
    rows = session.exec(select(Identity).where(col(Identity.blind).in_(list(index)))).all()
    return {index[row.blind]: row.worker_id for row in rows}


def is_shut(session: Session, *, keys: IdentityKeys) -> bool:
    """Numbers are stored, and these keys do not open the newest of them."""
    sealed = col(Identity.sealed) != b""
    row = session.exec(select(Identity).where(sealed).order_by(col(Identity.id).desc()).limit(1)).first()
    if row is None:
        return False
    try:
        keys.ring.unseal(row.sealed, place=place_of(row.worker_id))
    except CannotUnseal:
        return True
    return False


def _place(worker: Worker) -> str:
    return place_of(worker.key)


def place_of(worker_id: int) -> str:
    return f"identity.sealed:worker-{worker_id}"
