"""Who was dismissed, and what only sounds like it."""

import pytest

from nlp import dismissals
from nlp.dismissals import Tells


@pytest.mark.parametrize(
    "words",
    [
        "老板把我炒了",
        "厂里把我开了",
        "我着辞退了",
        "着开除了",
        "被厂里开除了",
        "昨天主管把我开除了",
        "没理由就把我辞了",
        "请两天假就把我开了",
        "说都不说就把我炒了鱿鱼",
        "试用期没过把我开掉了",
        "我被裁员了",
        "遭老板炒了，咋个办",
        "公司开除了我",
        "上个礼拜挨厂里辞退了。",
        "我怀孕了厂里把我辞退了",
        "不给理由就把我们开了",
        "下岗了我也下岗了",
    ],
)
def test_a_dismissal_that_has_happened(words: str) -> None:
    assert dismissals.find(words) is Tells.DISMISSED


@pytest.mark.parametrize(
    "words",
    ["老板叫我明天不用来了", "主管让我走人了", "厂里不要我了", "老板说明天不用来了", "叫我以后不要来上班了"],
)
def test_words_that_may_mean_it(words: str) -> None:
    assert dismissals.find(words) is Tells.SENT_AWAY


@pytest.mark.parametrize(
    "words",
    [
        "老板要把我开了",
        "老板说要开除我",
        "再请假就把我开了",
        "不加班就把我开了",
        "怕被开除",
        "差点被开了",
        "还没被辞退",
        "会不会被开除",
        "被辞退能赔多少",
        "我老公被厂里开了",
        "他把我们组长开了",
        "老板把我炒了工资没结",
        "如果厂里把我辞退了",
        "被开除了想找个新厂",
        "梦见被开除了",
        "我把老板炒了",
        "我自己辞的",
        "被开了两百块罚单",
        "门开了",
        "我离职了",
        "被裁了现在在星桥上班",
    ],
)
def test_what_is_no_dismissal_told_alone(words: str) -> None:
    assert dismissals.find(words) is None


def test_a_dismissal_told_with_something_that_matters_more() -> None:
    assert dismissals.besides("老板把我炒了，工资也没结") is Tells.DISMISSED
    assert dismissals.besides("老板说再闹就把我开了，工资不发") is None
    assert dismissals.besides("工资没发") is None
