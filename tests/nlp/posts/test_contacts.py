"""Telephone numbers as ads hide and stretch them."""

import pytest

from nlp.posts import contacts
from nlp.posts.layout import lay_out


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("电话13900001234", "13900001234"),
        ("１３９００００１２３４", "13900001234"),
        ("1️⃣3️⃣9️⃣00001234", "13900001234"),
        ("一三九，零零零零，一二三四", "13900001234"),
        ("壹叁玖零零零零壹贰叁肆", "13900001234"),
        ("1 3 9 0 0 0 0 1 2 3 4", "13900001234"),
        ("139.0000.1234", "13900001234"),
        ("13900001234/13900005678", "13900001234"),
        ("021 5974 0000", "02159740000"),
        ("0692-2120000", "06922120000"),
        ("电话:5974-0000", "59740000"),
        ("021-59740000 手机15900001111", "15900001111"),
        ("微信abc123", None),
        ("月薪6000-8000", None),
    ],
)
def test_a_mobile_number_comes_before_a_fixed_line(said: str, number: str | None) -> None:
    assert contacts.find(lay_out(said)) == number
