"""Changing keys: rows and files of the earlier key are sealed under the new one, and then the earlier one is not needed."""

from pathlib import Path

from sqlmodel import Session, select

from db import identities, partners, proofs, resealing
from db.identities import IdentityKeys
from db.models import Attachment, Identity
from db.sealing import KeyRing
from tests.builders import NINE, a_worker

OLD, NEW = b"o" * 32, b"n" * 32
NUMBER = "533103199001011236"


def keys(*ring: bytes) -> IdentityKeys:
    return IdentityKeys(KeyRing(list(ring)), b"b" * 32)


def test_after_the_night_the_earlier_key_can_go(session: Session, tmp_path: Path) -> None:
    before, between, after = keys(OLD), keys(NEW, OLD), keys(NEW)
    people = [a_worker(session, name=f"岩{place}") for place in range(3)]
    for person in people:
        identities.store(session, person, NUMBER, keys=before, now=NINE)
    partner, _, secret = partners.make(session, name="商会", scopes=["posts"], ring=before.ring, now=NINE)
    row = proofs.keep(session, people[0], b"a picture", folder=tmp_path, ring=before.ring, now=NINE)
    rows = resealing.old_rows(session, ring=between.ring)
    assert len(rows) == 4
    resealing.seal_again(session, rows, ring=between.ring)
    for path, place in resealing.old_files(session, tmp_path, ring=between.ring):
        resealing.seal_file_again(path, place, ring=between.ring)
    assert resealing.old_rows(session, ring=after.ring) == []
    assert resealing.old_files(session, tmp_path, ring=after.ring) == []
    assert [identities.reveal(session, person, keys=after) for person in people] == [NUMBER] * 3
    assert partners.secret_of(partner, ring=after.ring) == secret
    kept = session.get_one(Attachment, row.key)
    assert after.ring.unseal((tmp_path / kept.path).read_bytes(), place=proofs.place(kept)) == b"a picture"
    # The blind index has a key of its own and finds them as before.
    assert identities.known(session, [NUMBER], keys=after)
    resealing.seal_again(session, rows, ring=between.ring)


def test_without_the_earlier_key_nothing_is_touched(session: Session) -> None:
    identities.store(session, a_worker(session), NUMBER, keys=keys(OLD), now=NINE)
    before = session.exec(select(Identity)).one().sealed
    assert resealing.seal_again(session, resealing.old_rows(session, ring=keys(NEW).ring), ring=keys(NEW).ring) == 1
    assert session.exec(select(Identity)).one().sealed == before
