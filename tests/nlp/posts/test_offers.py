"""Board, lodging and shifts as ads offer them."""

import pytest

from nlp.posts import offers
from nlp.posts.layout import lay_out


@pytest.mark.parametrize(
    ("said", "board", "lodging"),
    [
        ("包吃住", True, True),
        ("管吃管住", True, True),
        ("吃住全包", True, True),
        ("食宿免费", True, True),
        ("吃住厂里管", True, True),
        ("包吃不包住", True, False),
        ("包住不包吃", False, True),
        ("食宿自理", False, False),
        ("吃住自理", False, False),
        ("免费住宿，餐补12元/天", None, True),
        ("有宿舍，4人间空调", None, True),
        ("免费工作餐", True, None),
        ("管一顿中饭", True, None),
        ("包两餐", True, None),
        ("包三餐住宿", True, True),
        ("公司包机票签证食宿", True, True),
        ("中午一顿饭", True, None),
        ("住宿免费，水电平摊", None, True),
        ("包住，吃饭自己", False, True),
        ("房补300，餐补200", None, None),
        ("提供住宿", None, True),
        ("不包住宿", None, False),
        ("房子自己租", None, False),
        ("住厂，不要钱", None, True),
        ("伙食自理", False, None),
        ("包三餐，住员工宿舍", True, True),
        ("供吃供住", True, True),
        ("没有宿舍", None, False),
        ("不管吃住", False, False),
        ("四千 吃住", True, True),
        ("饭管饱", True, None),
        ("夫妻房免费", None, True),
        ("发盒饭", True, None),
        ("饭店招人", None, None),
        ("住院部保洁", None, None),
        ("能吃苦耐劳", None, None),
        ("餐厅招人", None, None),
        ("吃苦耐劳，住址登记", None, None),
        ("宿舍免费 吃饭食堂刷卡", None, True),
        ("免费住宿舍", None, True),
        ("住宿300/月可选", None, None),
        ("提供宿舍，住宿费每月200", None, None),
        ("有食堂，吃饭刷卡", None, None),
        ("住宿没有", None, False),
        ("中餐提供", True, None),
        ("饭管", True, None),
        ("免费住", None, True),
        ("住单间", None, True),
        ("住家里的最好", None, None),
        ("给住的，菜自己种", None, True),
        ("包中晚两餐", True, None),
        ("缴社保，工作餐。", True, None),
        ("不住厂的补200", None, None),
    ],
)
def test_board_and_lodging_are_offered_refused_or_left_open(
    said: str, board: bool | None, lodging: bool | None
) -> None:
    assert offers.board_and_lodging(lay_out(said).text) == (board, lodging)


@pytest.mark.parametrize(
    ("said", "shifts"),
    [
        ("长白班", ("长白班",)),
        ("白班，8小时", ("长白班",)),
        ("夜班，晚8到早8", ("夜班",)),
        ("两班倒", ("两班倒",)),
        ("12小时两班制", ("两班倒",)),
        ("白夜班半月一倒", ("两班倒",)),
        ("三班倒", ("三班倒",)),
        ("8小时三班制", ("三班倒",)),
        ("四班三运转", ("四班三运转",)),
        ("四班两倒，上二休二", ("四班两倒",)),
        ("白班夜班自选", ()),
        ("白班20夜班23", ()),
        ("夜班补贴20元", ()),
        ("不上夜班", ()),
        ("早班晚班轮换", ()),
        ("长 白 班", ("长白班",)),
        ("长夜班", ("夜班",)),
        ("接送班车", ()),
        ("长白班/两班倒可选", ("长白班", "两班倒")),
    ],
)
def test_shifts_are_named_as_systems(said: str, shifts: tuple[str, ...]) -> None:
    assert offers.shifts(lay_out(said).text) == shifts
