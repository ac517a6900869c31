"""How much of what an auditor planted is found by the claim guard: one kind of wrong at a time in a clean town.

`python -m benchmarks.claims [--second] [--missed]`; the kinds stand in tests/db/guard/planted_by_others.py and (`--second`)
planted_by_a_second.py, both written without a look at the rules. A kind is found when something that was not flagged before
points at one of its rows.
"""

import sys
import tempfile
from pathlib import Path

from sqlmodel import Session

from db import guard, load, schema
from db.engine import Records
from tests.builders import NINE
from tests.db.guard import planted_by_a_second, planted_by_others
from tests.db.guard.clean_town import CleanTown
from tests.db.guard.planted_by_others import Kind


def flagged(session: Session) -> set[tuple[str, str]]:
    return {(hit.rule.name, row) for hit in guard.check(session, now=NINE) for row in hit.flag.rows}


def rules_that_find(session: Session, town: CleanTown, plant: Kind, before: set[tuple[str, str]]) -> set[str]:
    """The rules that point at this kind's rows and did not before; the records are as they were afterwards."""
    nested = session.begin_nested()
    rows = plant(town)
    session.flush()
    marks = {f"{row.__tablename__}:{row.id}" for row in rows}  # type: ignore[attr-defined]
    found = {rule for rule, row in flagged(session) - before if row in marks}
    nested.rollback()
    session.expire_all()
    return found


def main() -> None:
    kinds = planted_by_a_second.KINDS if "--second" in sys.argv else planted_by_others.KINDS
    with tempfile.TemporaryDirectory() as folder:
        records = Records(f"sqlite:///{Path(folder) / 'records.sqlite'}")
        schema.upgrade(records.engine)
        load.seed(records)
        with records.write() as session:
            town = CleanTown(session, 1)
            session.flush()
            before = flagged(session)
            found = {plant.__name__: rules_that_find(session, town, plant, before) for plant in kinds}
        records.close()
    clean = {row for _, row in before}
    print(
        f"found {sum(map(bool, found.values()))} of {len(found)} kinds ({sum(map(bool, found.values())) / len(found):.3f})"
    )
    print(f"flagged of {town.count} clean records: {len(clean)} ({len(clean) / town.count:.4f})")
    if "--missed" in sys.argv:
        print(*(f"{plant.__name__}: {plant.__doc__}" for plant in kinds if not found[plant.__name__]), sep="\n")


if __name__ == "__main__":
    main()
