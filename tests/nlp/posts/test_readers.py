"""The readers of limits, charges, work abroad and employers, over tables of short ads."""

from pathlib import Path

import pytest

from nlp.posts import abroad, charges, employers, limits
from nlp.posts.layout import lay_out


def table(name: str) -> list[tuple[str, str]]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    rows = (line.partition("|") for line in lines if line and not line.startswith("#"))
    return [(wanted, said.replace("\\n", "\n")) for wanted, _, said in rows]


@pytest.mark.parametrize(("kinds", "said"), table("limits.txt"))
def test_limits_are_found_and_harmless_words_are_left(kinds: str, said: str) -> None:
    assert sorted(limit.kind for limit in limits.find_all(lay_out(said).text)) == sorted(kinds.split())


@pytest.mark.parametrize(("kinds", "said"), table("charges.txt"))
def test_charges_are_found_and_statements_that_nothing_is_charged_are_left(kinds: str, said: str) -> None:
    assert sorted(charge.kind for charge in charges.find_all(lay_out(said).text)) == sorted(kinds.split())


@pytest.mark.parametrize(("place", "said"), table("abroad.txt"))
def test_work_abroad_is_told_from_goods_and_owners_from_abroad(place: str, said: str) -> None:
    found = abroad.find(lay_out(said).text)
    assert ((found.place or "?") if found else "") == place


@pytest.mark.parametrize(("name", "said"), table("employers.txt"))
def test_employers_have_names_and_generic_phrases_are_none(name: str, said: str) -> None:
    assert (employers.find(said) or "") == name
