"""ID numbers: checked, encrypted, found again."""

from datetime import date, datetime

import pytest
from sqlmodel import Session

from db import identities
from db.identities import IdentityKeys
from db.models import Worker
from db.sealing import CannotUnseal, KeyRing

KEYS = IdentityKeys(KeyRing([b"k" * 32]), b"b" * 32)
NUMBER = "533103199203149991"


def a_worker(session: Session, name: str) -> Worker:
    worker = Worker(public_id=name, name=name, registered_at=datetime.fromisoformat("2026-11-23T09:00+08:00"))
    session.add(worker)
    session.flush()
    return worker


@pytest.mark.parametrize(
    ("number", "valid"),
    [
        (NUMBER, True), ("53310319881120999X", True), ("533103199203149990", False), ("53310319920314999", False),
        ("533103199213149991", False), ("５33103199203149991", False), ("", False),
    ],
)  # fmt: skip
def test_a_number_needs_length_birth_date_and_check_digit(number: str, valid: bool) -> None:
    assert identities.is_valid(number) is valid


def test_a_number_tells_birth_and_sex() -> None:
    assert identities.birth_of(NUMBER) == date(1992, 3, 14)
    assert (identities.sex_of(NUMBER), identities.sex_of("533103199507029964")) == ("男", "女")
    assert identities.mask(NUMBER) == "533103********9991"


def test_a_stored_number_is_found_by_its_blind_index(session: Session) -> None:
    worker = a_worker(session, "岩演一")
    identities.store(session, worker, NUMBER, keys=KEYS, now=worker.registered_at)
    assert identities.known(session, [NUMBER, "53310319881120999X"], keys=KEYS) == {NUMBER: worker.id}
    other = IdentityKeys(KEYS.ring, b"x" * 32)
    assert identities.known(session, [NUMBER], keys=other) == {}


def test_a_sealed_number_opens_only_in_its_own_row(session: Session) -> None:
    worker, other = a_worker(session, "岩演一"), a_worker(session, "玉演二")
    identities.store(session, worker, NUMBER, keys=KEYS, now=worker.registered_at)
    assert identities.reveal(session, worker, keys=KEYS) == NUMBER
    assert identities.reveal(session, other, keys=KEYS) is None
    with pytest.raises(CannotUnseal):
        identities.reveal(session, worker, keys=IdentityKeys(KeyRing([b"z" * 32]), b"b" * 32))
