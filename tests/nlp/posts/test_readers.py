"""The readers of limits, charges, work abroad and employers, over tables of short ads."""

from collections.abc import Callable
from pathlib import Path

from nlp.posts import abroad, charges, employers, limits
from nlp.posts.layout import lay_out


def table(name: str) -> list[tuple[str, str]]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    rows = (line.partition("|") for line in lines if line and not line.startswith("#"))
    return [(wanted, said.replace("\\n", "\n")) for wanted, _, said in rows]


def wrongly_read(name: str, read: Callable[[str], str]) -> dict[str, tuple[str, str]]:
    """What was read of each ad of the table and what was wanted, where these differ."""
    rows = table(name)
    assert len(rows) > 30
    found = {said: (read(said), wanted) for wanted, said in rows}
    return {said: both for said, both in found.items() if both[0] != both[1]}


def kinds_of(found: list[limits.Limit] | list[charges.Charge]) -> str:
    return " ".join(sorted(one.kind for one in found))


def in_order(kinds: str) -> str:
    return " ".join(sorted(kinds.split()))


def test_limits_are_found_and_harmless_words_are_left() -> None:
    wrong = wrongly_read("limits.txt", lambda said: kinds_of(limits.find_all(lay_out(said).text)))
    assert {said: both for said, both in wrong.items() if both[0] != in_order(both[1])} == {}


def test_charges_are_found_and_statements_that_nothing_is_charged_are_left() -> None:
    wrong = wrongly_read("charges.txt", lambda said: kinds_of(charges.find_all(lay_out(said).text)))
    assert {said: both for said, both in wrong.items() if both[0] != in_order(both[1])} == {}


def test_work_abroad_is_told_from_goods_and_owners_from_abroad() -> None:
    def place(said: str) -> str:
        found = abroad.find(lay_out(said).text)
        return (found.place or "?") if found else ""

    assert wrongly_read("abroad.txt", place) == {}


def test_employers_have_names_and_generic_phrases_are_none() -> None:
    assert wrongly_read("employers.txt", lambda said: employers.find(said) or "") == {}
