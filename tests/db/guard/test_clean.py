"""Who has done nothing wrong is left in peace."""

import pytest
from sqlmodel import Session

from db import guard
from tests.builders import NINE
from tests.db.guard.clean_town import CleanTown


@pytest.mark.parametrize("seed", [1])
def test_hardly_anything_of_a_clean_town_is_flagged(session: Session, seed: int) -> None:
    town = CleanTown(session, seed)
    flagged = {(row, hit.rule.name) for hit in guard.check(session, now=NINE) for row in hit.flag.rows}
    rows = {row for row, _ in flagged}
    assert len(rows) <= 0.02 * town.count, sorted(flagged)


def test_rules_are_called_differently_and_say_what_they_are() -> None:
    assert all(name == rule.name and rule.title for name, rule in guard.RULES.items())
    assert len({rule.title for rule in guard.RULES.values()}) == len(guard.RULES) >= 60
