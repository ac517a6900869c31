"""Who wants the teachers' week in Qingpu (师资带教), and who speaks of teachers and of 带教 in a factory."""

import pytest

from handlers import teachers


@pytest.mark.parametrize(
    "words",
    [
        "我想去带教", "报名师资培训", "我想参加师资培训", "我是职校老师 报师资班", "师资带教怎么报名", "带教名额还有没有", "老师去青浦跟岗怎么报",
        "学校派我去青浦跟岗", "有没有教师培训", "师资带教", "我克师资班", "师资班能不能去", "推荐我参加师资带教",
    ],
)  # fmt: skip
def test_a_teacher_who_wants_to_come_is_meant(words: str) -> None:
    assert teachers.is_meant(words)


@pytest.mark.parametrize(
    "words",
    [
        "厂里让我带教新人有补贴吗", "带教师傅对我不好", "老师让我们报培训", "老师叫什么", "有没有老师来我们村教", "师资班我不去了", "我报的师资班哪天开",
        "我想考教师资格证", "找幼儿园老师的工作", "我想报电工", "老师好我要报名", "想学厨师",
    ],
)  # fmt: skip
def test_factories_children_and_other_courses_are_not(words: str) -> None:
    assert not teachers.is_meant(words)
