"""Numbers of agreements (Y2026-001) as people write them: small letters, full width, without the noughts, with more behind."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from sqlmodel import Session, col, select

from db.models import Agreement
from db.refusals import Refusal

WRITTEN = re.compile(r"(?<![A-Z0-9])Y\s*(20\d\d)\s*[-—–_]?\s*(\d{1,4})(?!\d)", re.IGNORECASE)


class NoSuchAgreement(Refusal):
    """An agreement was named by its number, and there is none."""

    def __init__(self, number: str, known: Sequence[str]) -> None:
        super().__init__(number)
        self.number, self.known = number, known


class OutOfForce(Refusal):
    """People moved before an agreement was signed, or after it had ended, do not stand under it."""

    def __init__(self, number: str, signed_on: date, ends_on: date | None) -> None:
        super().__init__(number)
        self.number, self.signed_on, self.ends_on = number, signed_on, ends_on


def read(said: str) -> str:
    """As the register writes it; nothing where no agreement is named."""
    found = _find(said)
    return f"Y{found[1]}-{int(found[2]):03d}" if found else ""


def rest(said: str) -> str:
    """What else was written beside the number."""
    words, found = unicodedata.normalize("NFKC", said), _find(said)
    return (words[: found.start()] + words[found.end() :]).strip(" ,，、。:：()") if found else words.strip()


def known_or_refused(session: Session, said: str) -> str:
    """Raises NoSuchAgreement."""
    number = read(said)
    counts = select(Agreement.number).where(col(Agreement.dropped_at).is_(None))
    known = session.exec(counts.order_by(col(Agreement.number).desc())).all()
    if number not in known:
        raise NoSuchAgreement(number or said, known)
    return number


def refuse_out_of_force(session: Session, number: str, day: date) -> None:
    """`number` as the register writes it. Raises OutOfForce."""
    row = session.exec(select(Agreement).where(Agreement.number == number)).one()
    if day < row.signed_on or (row.ends_on is not None and day > row.ends_on):
        raise OutOfForce(number, row.signed_on, row.ends_on)


def _find(said: str) -> re.Match[str] | None:
    return WRITTEN.search(unicodedata.normalize("NFKC", said))
