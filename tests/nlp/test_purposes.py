"""Why a whole telephone number is wanted: a matter, a no, or words that say nothing of it."""

import pytest

from nlp import purposes
from nlp.purposes import Says


@pytest.mark.parametrize(
    "said",
    ["通知周五面试", "她孩子上学的事", "没来上课，问一下原因", "家访前约时间", "核对工资条", "不是本人接，联系家属"],
)
def test_a_matter_is_a_purpose(said: str) -> None:
    assert purposes.find(said) is Says.PURPOSE


@pytest.mark.parametrize(
    "said",
    [
        "不用了",
        "没事",
        "没事，谢谢",
        "不看了",
        "先不打了",
        "不用通知了",
        "那还是不联系她了",
        "按错了",
        "算了",
        "莫看了",
    ],
)
def test_a_no_is_no_purpose(said: str) -> None:
    assert purposes.find(said) is Says.NO


@pytest.mark.parametrize("said", ["给我", "嗯", "不知道", "凭什么要写", "看看", "有用", "工作需要", ""])
def test_what_names_no_matter_is_neither(said: str) -> None:
    assert purposes.find(said) is Says.NEITHER
