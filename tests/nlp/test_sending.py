"""Orders to write to many, in the words of people who have no time for forms."""

import pytest

from nlp import sending
from nlp.sending import Order
from tests.builders import NINE


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("通知芒市的人明天招聘会", Order("芒市的人", "明天招聘会")),
        ("给盈江的女工发个通知：周末有体检", Order("盈江的女工", "周末有体检")),
        ("通知芒市明天招聘会", Order("芒市", "明天招聘会")),
        ("帮我给芒市的发一条", Order("芒市的")),
        ("给瑞丽的说一声：明天停电", Order("瑞丽的", "明天停电")),
        ("通知瑞丽和芒市的工友明天8:30开会", Order("瑞丽和芒市的工友", "明天8:30开会")),
        ("跟陇川的老乡说一声后天停电", Order("陇川的老乡", "后天停电")),
        ("提醒大家注意防骗", Order("大家", "注意防骗")),
        ("发个通知给报了C05的学员，明天带身份证", Order("报了C05的学员", "明天带身份证")),
        ("麻烦告诉盈江在找工作的人周日体育馆有招聘会", Order("盈江在找工作的人", "周日体育馆有招聘会")),
        ("明天上午九点给所有人发：放假注意用火用电", Order("所有人", "放假注意用火用电", "明天上午九点")),
        ("发给盈江在找工作的：岗位更新了，回复“找工作”看", Order("盈江在找工作的", "岗位更新了，回复“找工作”看")),
        ("通知盈江的傣族明天放假", Order("盈江的傣族", "明天放假")),
        ("通知在示例星桥电子上班的人今晚查宿舍", Order("在示例星桥电子上班的人", "今晚查宿舍")),
        ("帮我通知下芒市的兄弟姐妹们，周末放电影", Order("芒市的兄弟姐妹们", "周末放电影")),
        ("喊大家带身份证", Order("大家", "带身份证")),
        ("通知脱贫户路费要截止了", Order("脱贫户", "路费要截止了")),
        ("通知瑞丽市明天降温", Order("瑞丽市", "明天降温")),
        ("发给盈江在岗的", Order("盈江在岗的")),
    ],
)
def test_whom_and_what_are_told_apart(said: str, order: Order) -> None:
    assert sending.read(said, now=NINE) == order


@pytest.mark.parametrize(
    "said",
    [
        "通知我明天开会",
        "告诉岩罕明天来",
        "给芒市的人发了几条消息",
        "通知了没有",
        "明天的招聘会改到后天",
        "今天走访谁",
        "盈江在岗的有多少",
        "J012谁报了",
    ],
)
def test_other_orders_and_questions_are_none(said: str) -> None:
    assert sending.read(said, now=NINE) is None
