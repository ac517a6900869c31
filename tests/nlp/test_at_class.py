"""Coming to class, told apart from leaving it and from asking."""

import pytest

from nlp import at_class


@pytest.mark.parametrize(
    "words",
    [
        "我来上课了", "上课了", "在上课了", "我来培训了", "来听课了", "老师我来上课了", "我上课去", "我要去上课了", "培训我去的",
        "明天上课我来的", "已经在上课了", "我准时来上课的", "正在培训",
    ],
)  # fmt: skip
def test_who_comes_says_so(words: str) -> None:
    assert at_class.comes(words)


@pytest.mark.parametrize(
    "words",
    [
        "培训",
        "上课",
        "不上课了",
        "我不来上课了",
        "想来上课",
        "上课了没",
        "几点上课",
        "我来培训要带哪样",
        "培训不去了",
        "我要培训",
    ],
)
def test_leaving_asking_and_wishing_are_no_coming(words: str) -> None:
    assert not at_class.comes(words)


@pytest.mark.parametrize(
    "words",
    ["我到了", "老师我来了", "我已经来了", "到班了", "我到班上了", "我们到教室了", "在教室里", "来了", "坐好了"],
)
def test_who_has_arrived_says_so(words: str) -> None:
    assert at_class.arrives(words)


@pytest.mark.parametrize(
    "words", ["我来了三个月了", "到了没", "没来", "我来不了", "工资到了", "到厂了", "我来晚了不去了"]
)
def test_other_things_that_come_are_no_arrival(words: str) -> None:
    assert not at_class.arrives(words)


def test_checking_in_is_not_signing_a_contract() -> None:
    assert at_class.checks_in("老师说要签到 我不会弄")
    assert at_class.checks_in("没带手机能签不")
    assert not at_class.checks_in("签合同要看哪样")
    assert not at_class.checks_in("厂里打卡扣钱")
