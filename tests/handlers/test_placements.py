"""How students ask what became of their placement and how they give it up; and what only sounds like it."""

import pytest

from handlers import placements

STANDING = (
    "实习的事怎么样了", "我那个实习咋个样了", "实习登记办好没有", "实习批下来没", "实习有消息了吗", "查一下实习", "实习到哪一步了", "我的实习",
    "实习几时能去", "实习给得了", "顶岗实习登记成了没得",
)  # fmt: skip
OF_SCHOOL = (
    "学校回了没", "学校同意没有", "学校那边咋个说", "学校答应了吗", "学校给同意了", "学校还没回吗", "你们问学校了没", "学校有没有回话",
    "学校几时才回话", "学校批了没得",
)  # fmt: skip
GIVEN_UP = (
    "实习不去了", "取消实习申请", "不想去实习了", "我不实习了", "实习我不克了", "把实习退掉", "实习的登记帮我撤了", "实习算了", "那个实习我不要了",
    "实习去不成了", "放弃实习", "莫去实习了",
)  # fmt: skip
OTHERS = (
    "实习有工资吗", "实习要上夜班吗", "实习要注意什么", "实习太累了可以换单位吗", "实习不去会不会不发毕业证", "实习单位不要我了", "学校不让我去实习",
    "学校叫我交实习费", "老师说不去实习不行", "实习厂里不放人", "小孩上学学校同意了没", "学校扣实习工资", "学校不同意怎么办", "我想找实习",
    "实习证明怎么开", "不想在实习单位上夜班", "没有取消实习", "要是实习不去了呢", "学校安排我们去青浦实习", "实习登记", "想去青浦实习",
)  # fmt: skip


@pytest.mark.parametrize("words", STANDING)
def test_how_it_stands_is_asked_in_many_ways(words: str) -> None:
    assert placements.asks_standing(words)
    assert not placements.gives_up(words)


@pytest.mark.parametrize("words", OF_SCHOOL)
def test_what_the_school_said_is_asked_in_many_ways(words: str) -> None:
    assert placements.asks_of_school(words)
    assert not placements.gives_up(words)


@pytest.mark.parametrize("words", GIVEN_UP)
def test_it_is_given_up_in_many_ways(words: str) -> None:
    assert placements.gives_up(words)
    assert not placements.asks_standing(words)


@pytest.mark.parametrize("words", OTHERS)
def test_rules_complaints_and_other_peoples_doings_are_neither(words: str) -> None:
    said = placements.asks_standing(words), placements.asks_of_school(words), placements.gives_up(words)
    assert said == (False, False, False)
