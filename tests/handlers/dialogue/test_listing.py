"""The last list shown: what a number means in it, and when it is old."""

from datetime import timedelta

from db.models import Conversation
from handlers.dialogue import listing
from tests.builders import NINE
from tests.handlers.dialogue.turns import a_turn


def test_a_list_is_remembered_with_the_part_that_was_shown() -> None:
    turn = a_turn("2", Conversation(follower_id=1))
    assert listing.last(turn) is None
    listing.remember(turn, "vacancies", [7, 8, 9, 10, 11], first=2, shown=2)
    listed = listing.last(turn)
    assert listed is not None
    assert (listed.kind, listed.visible) == ("vacancies", (9, 10))
    listing.forget(turn)
    assert listing.last(turn) is None


def test_a_list_is_old_after_a_day() -> None:
    turn = a_turn("2", Conversation(follower_id=1))
    listing.remember(turn, "vacancies", [7], first=0, shown=1)
    listed = listing.last(turn)
    assert listed is not None
    assert not listed.is_old(NINE + timedelta(hours=24))
    assert listed.is_old(NINE + timedelta(hours=24, minutes=1))
