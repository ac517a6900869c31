"""Where the work is, apart from where people come from or gather."""

import pytest

from nlp.posts import workplaces
from nlp.posts.layout import lay_out


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("上海青浦华新镇招分拣", ("华新",)),
        ("西塘、姚庄、大云三地", ("西塘", "姚庄", "大云")),
        ("盈江平原镇火锅店", ("平原",)),
        ("昆山花桥、太仓都有厂", ("花桥", "太仓")),
        ("欢迎云南德宏老乡，昆山电子厂招普工", ("昆山",)),
        ("河南人勿扰，地点松江", ("松江",)),
        ("面试地址：青浦夏阳\n工作地点：嘉兴平湖", ("平湖",)),
        ("芒市统一发车，到嘉善干窑", ("干窑",)),
        ("云南菜馆招厨师，徐泾", ("徐泾",)),
        ("地点：平望", ("平望",)),
        ("青浦火锅店招服务员", ("青浦",)),
        ("松江大学城奶茶店", ("松江",)),
        ("地址：江西省上饶市信州区", ("信州",)),
        ("苏州吴中临湖镇招工", ("临湖",)),
        ("瑞丽口岸招装卸工", ("瑞丽",)),
        ("不要信教的，青浦盈浦", ("盈浦",)),
        ("青浦泰瑞电子，免费班车到朱家角、徐泾", ("青浦",)),
        ("不要学生 江苏太仓注塑厂招工", ("太仓",)),
        ("招普工", ()),
    ],
)
def test_the_workplace_is_found(said: str, names: tuple[str, ...]) -> None:
    assert workplaces.find_all(lay_out(said), "") == names


def test_a_place_in_the_name_of_the_employer_counts_only_alone() -> None:
    ad = lay_out("昆山沪光电器招普工")
    assert workplaces.find_all(ad, "昆山沪光电器") == ("昆山",)
    assert workplaces.find_all(lay_out("昆山沪光电器招普工，地点太仓"), "昆山沪光电器") == ("太仓",)
