"""Age, year of birth, sex and couples."""

from datetime import date

import pytest

from nlp import persons

TODAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("45岁女的", (45,)),
        ("四十五岁", (45,)),
        ("今年38", (38,)),
        ("女 52 想做保洁", (52,)),
        ("98年的", (28,)),
        ("1975年出生", (51,)),
        ("九五年的", (31,)),
        ("05年的", (21,)),
        ("他45我42", (45, 42)),
        ("男38,媳妇36", (38, 36)),
        ("工资6000包住", ()),
        ("今年3月去", ()),
        ("干了10年的焊工", ()),
        ("一天12小时", ()),
    ],
)
def test_ages_are_found_and_counted(text: str, ages: tuple[int, ...]) -> None:
    assert persons.ages(text, today=TODAY) == ages


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("我是女的", "女"),
        ("男生", "男"),
        ("两口子一起", "夫妻"),
        ("我和老婆", "夫妻"),
        ("帮我老婆找个活", "女"),
        ("给我弟弟问", "男"),
        ("男女不限", None),
        ("找保洁", None),
    ],
)
def test_the_sex_is_that_of_the_one_who_looks_for_work(text: str, sex: str | None) -> None:
    assert persons.sex(text) == sex
