"""Links from the chat: for one purpose, for one day, and not to be made by anybody else."""

from datetime import timedelta

import pytest

from bot.links import LIVES, BadLink, Links
from tests.builders import NINE

LINKS = Links(b"k" * 32, "https://bot.example/")


def token(link: str) -> str:
    return link.rpartition("/")[2]


def test_a_link_leads_back_to_whom_it_was_made_for() -> None:
    link = LINKS.make("subscribe", 42, now=NINE)
    assert link.startswith("https://bot.example/subscribe/")
    assert LINKS.read("subscribe", token(link), now=NINE) == (42, NINE + LIVES)


def test_it_ends_after_a_day() -> None:
    link = LINKS.make("subscribe", 42, now=NINE)
    with pytest.raises(BadLink):
        LINKS.read("subscribe", token(link), now=NINE + LIVES)


@pytest.mark.parametrize("change", [lambda t: t[:-1] + ("A" if t[-1] != "A" else "B"), lambda t: "x" + t, lambda t: ""])
def test_a_changed_link_leads_nowhere(change: object) -> None:
    with pytest.raises(BadLink):
        LINKS.read("subscribe", change(token(LINKS.make("subscribe", 42, now=NINE))), now=NINE)  # type: ignore[operator]


def test_it_serves_no_other_purpose_and_no_other_key() -> None:
    made = token(LINKS.make("subscribe", 42, now=NINE))
    with pytest.raises(BadLink):
        LINKS.read("console", made, now=NINE)
    with pytest.raises(BadLink):
        Links(b"z" * 32, "https://bot.example").read("subscribe", made, now=NINE)


def test_without_an_address_there_are_no_links() -> None:
    assert Links(b"k", "").make("subscribe", 1, now=NINE + timedelta(1)) == ""
