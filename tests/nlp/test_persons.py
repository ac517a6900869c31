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
        ("一个小时给我二十就干", ()),
        ("男方39,女方36", (39, 36)),
        ("婆媳俩,58和33", (58, 33)),
        ("1995.6.12 女", (31,)),
        ("57的老男人了", (57,)),
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
        ("我大哥,四十四,大车司机", "男"),
        ("我儿子刚满十八岁,想让他学修车", "男"),
        ("我姐夫在香花桥,我想去那边", None),
        ("我闺女在上班,我想跟她一个厂", None),
        ("我85年的,老婆88年的", "夫妻"),
        ("老婆二十八,我三十,想一路进厂", "夫妻"),
        ("老公开叉车,我做质检,一起的", "夫妻"),
        ("男方39,女方36,要一个宿舍", "夫妻"),
        ("我妈和我爸想来上海", "夫妻"),
        ("我丈夫和我都四十五", "夫妻"),
        ("母女两个", "女"),
    ],
)
def test_the_sex_is_that_of_the_one_who_looks_for_work(text: str, sex: str | None) -> None:
    assert persons.sex(text) == sex
