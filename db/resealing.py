"""Changing keys (换钥匙): whatever an earlier key sealed is sealed again under the first of the ring."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, select

from db import factors, identities, partners, proofs
from db.models import Account, Attachment, Identity, Partner
from db.sealing import CannotUnseal, KeyRing

# Table, column, and to what place each row's secret is bound.
SEALED: tuple[tuple[Any, str, Callable[[Any], str]], ...] = (
    (Identity, "sealed", lambda row: identities.place_of(row.worker_id)),
    (Account, "factor_sealed", factors.place),
    (Partner, "secret_sealed", partners.place),
)


def old_rows(session: Session, *, ring: KeyRing) -> Sequence[tuple[int, int]]:
    """Which table of `SEALED` and which row: everything that the first key did not seal."""
    found = []
    for at, (table, name, _) in enumerate(SEALED):
        rows = session.execute(select(table.id, getattr(table, name)).order_by(table.id)).all()
        found += [(at, number) for number, sealed in rows if sealed and not ring.is_current(sealed)]
    return found


def seal_again(session: Session, rows: Sequence[tuple[int, int]], *, ring: KeyRing) -> int:
    """Returns how many stay shut because their key is not in the ring any more; rows that have gone are passed over."""
    shut = 0
    for at, number in rows:
        table, name, place = SEALED[at]
        row = session.get(table, number, with_for_update=True)
        sealed = getattr(row, name) if row is not None else None
        if row is None or not sealed or ring.is_current(sealed):
            continue
        try:
            setattr(row, name, ring.seal(ring.unseal(sealed, place=place(row)), place=place(row)))
        except CannotUnseal:
            shut += 1
    session.flush()
    return shut


def old_files(session: Session, folder: Path, *, ring: KeyRing) -> Sequence[tuple[Path, str]]:
    """Sealed files of an earlier key, each with the place it is bound to."""
    rows = session.exec(select(Attachment).where(Attachment.kind == proofs.KIND).order_by(col(Attachment.id))).all()
    there = [(folder / row.path, proofs.place(row)) for row in rows if row.path]
    return [(path, place) for path, place in there if path.is_file() and not ring.is_current(path.read_bytes())]


def seal_file_again(path: Path, place: str, *, ring: KeyRing) -> None:
    """In one step: a crash leaves either the old or the new one. Raises CannotUnseal, and then the old one stays."""
    half = path.with_name(path.name + ".part")
    half.write_bytes(ring.seal(ring.unseal(path.read_bytes(), place=place), place=place))
    half.chmod(0o600)
    half.replace(path)
