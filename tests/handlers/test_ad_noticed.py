"""Ads of others among what people write, and what people say of themselves."""

import pytest

from handlers import ad_noticed
from tests.builders import NINE


@pytest.mark.parametrize(
    "words",
    [
        "食品厂招两班普工，健康证厂里统一带去办，费用厂里出，白班夜班一周一换，5500",
        "大棚里摘草莓，早上五点到中午，130一天，白鹤镇，干到四月，妇女老人都能干",
        "帮忙带点茶叶过境到瑞丽，一趟给六千，车费另算，要嘴紧的人",
        "日料店招服务员，徐泾，五千包吃住",
        "豆制品作坊找帮手，凌晨三点上工到上午十点，五千包吃",
    ],
)
def test_a_pasted_ad_needs_no_question(words: str) -> None:
    assert ad_noticed.is_one(words, NINE)


@pytest.mark.parametrize(
    "words",
    [
        "青浦有没有包住的电子厂",
        "我想找个包吃住的工作，六千以上",
        "中介叫我先交三百块钱，能信吗",
        "我交了500押金联系不上中介了",
        "弟弟人在缅北回不来",
        "老板欠我们工资跑了",
        "找普工 包吃住 六千",
        "焊工，有证，干了六年，八千以上的",
        "夫妻两个，想找包夫妻房的厂，一人六千",
        "一个月休四天，五千八，食堂打饭阿姨",
        "招聘会早点去好还是晚点去",
        "已经有活了，招工那些不要发给我",
        "给中介交了500，今天已经进厂上班了",
        "请取消本人对J026的应聘，谢谢",
    ],
)
def test_what_people_say_of_themselves_is_no_ad(words: str) -> None:
    assert not ad_noticed.is_one(words, NINE)
