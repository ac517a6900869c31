"""Townships of Dehong as people name them; what is an ordinary word elsewhere needs its county beside it."""

import pytest

from nlp import townships


@pytest.mark.parametrize(
    ("text", "county", "name"),
    [
        ("芒市遮放的", "芒市", "遮放镇"),
        ("三台山", "芒市", "三台山德昂族乡"),
        ("芒市镇", "芒市", "芒市镇"),
        ("盈江 平原", "盈江", "平原镇"),
        ("平原镇", "盈江", "平原镇"),
        ("平原", "盈江", "平原镇"),
        ("户撒的", "陇川", "户撒阿昌族乡"),
    ],
)
def test_a_township_is_found_with_its_county(text: str, county: str, name: str) -> None:
    found = townships.find(text)
    assert found is not None
    assert (found.county, found.name, found.code[:4]) == (county, name, "5331")
    assert townships.named(name, county=county) == found


@pytest.mark.parametrize("text", ["盈江", "想进大厂，太平一点", "华新镇", ""])
def test_what_names_none_finds_none(text: str) -> None:
    assert townships.find(text) is None
