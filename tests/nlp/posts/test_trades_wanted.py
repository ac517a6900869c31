"""Which trades an ad hires for."""

import pytest

from nlp.posts import trades_wanted
from nlp.posts.layout import lay_out


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("招普工30人、叉车工2人", ("普工(行业不限)", "叉车司机")),
        ("酒店急招客房、前台、传菜、洗碗", ("客房服务员", "酒店前台", "传菜员", "洗碗工")),
        ("电子厂招普工", ("电子厂普工",)),
        ("食品厂招普工", ("食品厂普工",)),
        ("鞋厂招普工", ("鞋厂普工",)),
        ("注塑厂，300个岗位，时薪22", ("注塑工",)),
        ("电镀厂要人", ("电镀工",)),
        ("电子厂急招，时薪25", ("电子厂普工",)),
        ("急招临时工，国展撤展", ("会展搭建工",)),
        ("长期小时工\n快递分拣", ("快递分拣员",)),
        ("招数控车床操作员", ("数控操作工",)),
        ("保洁领班+保洁员", ("保洁员",)),
        ("招服务员，有食堂，会开车优先", ("餐厅服务员",)),
        ("电工证优先，招普工", ("普工(行业不限)",)),
        ("保姆急招，做饭打扫带娃", ("住家保姆",)),
        ("工地要架子工5个，木工5个", ("架子工", "模板木工")),
        ("岗位：质检/包装\n要求：会用电脑", ("质检员", "包装工")),
        ("光伏组件直招", ("光伏组件操作工",)),
        ("大型企业高薪诚聘", ()),
    ],
)
def test_trades_are_those_hired_for(said: str, names: tuple[str, ...]) -> None:
    assert trades_wanted.find_all(lay_out(said), "") == names


def test_the_name_of_the_employer_is_no_trade() -> None:
    assert trades_wanted.find_all(lay_out("恒力纺织招挡车工"), "恒力纺织") == ("挡车工",)
