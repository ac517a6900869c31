"""The papers of an employer: the code reckons up, a licence has a number."""

import pytest

from db import employer_papers


@pytest.mark.parametrize("code", ["91999999DEM000014G", "91999999DEM00025XD", "91310118MA1234567Y"])
def test_a_code_whose_last_place_is_worked_out_from_the_others(code: str) -> None:
    assert employer_papers.is_credit_code(code)


@pytest.mark.parametrize(
    "code", ["91310118MA1234576Y", "91310118MA1234567X", "AAAAAAAAAAAAAAAAAA", "9131011MA1234567Y"]
)
def test_one_that_was_made_up_or_copied_wrongly(code: str) -> None:
    assert not employer_papers.is_credit_code(code)


def test_a_licence_has_a_number() -> None:
    assert employer_papers.is_licence("沪人社3101180123")
    assert not any(employer_papers.is_licence(said) for said in ("", "无", "没有", "办理中", "L1"))
