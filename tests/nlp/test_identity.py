"""Identity numbers are recognised, checked and masked."""

from datetime import date

import pytest

from nlp import identity

GOOD = "533103199001011230"


def test_a_right_number_tells_birth_sex_and_county() -> None:
    assert identity.find(f"我身份证{GOOD}") == identity.IdNumber(GOOD, date(1990, 1, 1), "男", "芒市")


@pytest.mark.parametrize("number", ["533103199001011231", "533103199013011230", "13812345678"])
def test_a_wrong_check_digit_or_birth_date_is_no_identity_number(number: str) -> None:
    assert identity.find(number) is None


def test_a_mistyped_number_is_still_seen() -> None:
    assert identity.stands_in("身份证 533103 19900101 1231")
    assert not identity.stands_in("电话13812345678")


def test_old_prefixes_lead_to_todays_county() -> None:
    number = "53312119700202001"
    check = identity.CHECK_DIGITS[sum(int(d) * w for d, w in zip(number, identity.WEIGHTS, strict=True)) % 11]
    found = identity.find(number + check)
    assert found
    assert found.county == "芒市"


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        (f"身份证{GOOD}好的", "身份证533103********1230好的"),
        ("533103 19900101 123X", "533103********123X"),
        ("５３３１０３１９９００１０１１２３０", "533103********1230"),
        ("卡号6222 0212 3456 7890 123", "卡号6222***********0123"),
        ("工资6500，电话13812345678", "工资6500，电话13812345678"),
    ],
)
def test_numbers_are_hidden_in_any_text(text: str, hidden: str) -> None:
    assert identity.hide(text) == hidden
