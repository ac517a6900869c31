"""Mobile numbers in every writing."""

import pytest

from nlp import phones


@pytest.mark.parametrize(
    "text",
    ["13812345678", "138 1234 5678", "电话138-1234-5678谢谢", "一三八一二三四五六七八", "幺三八、一二三四、五六七八", "周三13812345678", "+8613812345678", "１３８１２３４５６７８"],
)  # fmt: skip
def test_a_mobile_number_is_digits_only(text: str) -> None:
    assert phones.find(text) == "13812345678"


@pytest.mark.parametrize("text", ["12345678901", "533103199001011230", "1381234567", "138123456789", "工资6500"])
def test_other_figures_are_no_mobile_number(text: str) -> None:
    assert phones.find(text) is None


@pytest.mark.parametrize(
    ("text", "number"), [("(021)5972 1234", None), ("021-59721234", "02159721234"), ("400-820-1234", "4008201234")]
)
def test_landlines_are_found_apart(text: str, number: str | None) -> None:
    assert phones.find_landline(text) == number


def test_a_number_is_masked_in_the_middle() -> None:
    assert phones.mask("15420000001") == "154****0001"
    assert phones.hide("wx15420000001abc 15420000001-2 15420000001 3楼 154_2000*0001") == (
        "wx154****0001abc 154****0001-2 154****0001 3楼 154****0001"
    )
    assert phones.hide("11月26日16:30，15420000001") == "11月26日16:30，154****0001"
    assert phones.hide("岩罕 15420000001，一五四二零零零零零零一") == "岩罕 154****0001，154****0001"
