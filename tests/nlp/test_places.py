"""Places by their short names, the smallest stated."""

import pytest

from nlp import places


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("想在青浦华新找个活", ["华新"]),
        ("上海青浦区徐泾镇", ["徐泾"]),
        ("上海哪里都行", ["上海"]),
        ("昆山或者青浦", ["昆山", "青浦"]),
        ("芒市遮放的", ["遮放"]),
        ("大厂小厂都行", []),
        ("梁河大厂乡", ["大厂"]),
        ("浦东新区", ["浦东"]),
        ("潞西", ["芒市"]),
        ("畹町", ["畹町"]),
    ],
)
def test_the_smallest_places_stated_are_found(text: str, names: list[str]) -> None:
    assert [place.name for place in places.find_all(text)] == names


def test_a_place_knows_its_code_and_what_holds_it() -> None:
    town = places.find("香花桥街道")
    assert town == places.Place("香花桥", "310118003", "街道", "青浦")
    assert places.GAZETTEER.larger(town) == ("青浦", "上海")


def test_the_records_can_teach_a_dormitory() -> None:
    gazetteer = places.Gazetteer()
    dormitory = places.Place("民工公寓", "", "dormitory", "华新")
    gazetteer.teach(dormitory, ("三号楼",))
    assert gazetteer.find("我住华新三号楼") == dormitory
    assert places.find("我住民工公寓") is None
