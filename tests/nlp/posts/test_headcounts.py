"""How many people an ad wants."""

import pytest

from nlp.posts import headcounts
from nlp.posts.layout import lay_out


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("招普工20名", 20),
        ("普工50名、叉车工5人", 55),
        ("男女各20名", 40),
        ("木工、油漆工各3名", 6),
        ("人数：30", 30),
        ("招聘人数:100人", 100),
        ("缺三个人", 3),
        ("要两个保安", 2),
        ("厨师1 切配2 洗碗1 收银1 服务员5", 10),
        ("若干名", None),
        ("6人间宿舍", None),
        ("宿舍四人一间，住8个人", None),
        ("介绍一个人奖500", None),
        ("10人以上成团有返费", None),
        ("厂里3000人", None),
        ("一个月6000", None),
        ("一天8个小时", None),
        ("照顾一个老人", None),
        ("中介费一人10块", None),
        ("大量招工50个", 50),
        ("招5-8人", 8),
        ("招文员1名", 1),
        ("急需十五人", 15),
        ("男工3个女工2个", 5),
        ("共招60人，其中普工50人，质检10人", 60),
    ],
)
def test_people_are_summed_over_the_trades(said: str, wanted: int | None) -> None:
    assert headcounts.find(lay_out(said).text) == wanted
