"""What is said of a report of an agent."""

import pytest

from nlp import reported


@pytest.mark.parametrize(
    "words",
    ["没给钱", "没有给他钱", "没给他钱", "没得给过", "还没交钱", "幸好没付", "一分都没给", "没花钱", "钱没给他们"],
)
def test_nothing_was_paid(words: str) -> None:
    assert reported.not_paid(words)


@pytest.mark.parametrize("words", ["厂里没给钱", "没给我工资", "没给我退钱", "给了五百", "老板没给我钱", "没发工资"])
def test_what_is_owed_to_oneself_is_not_what_was_paid(words: str) -> None:
    assert not reported.not_paid(words)


@pytest.mark.parametrize(
    "words",
    [
        "举报进度", "我那个举报有人管没得", "举报编号", "举报的编号是好多", "我忘了编号了", "编号找不到了", "我的举报", "举报查询", "查一下我的举报",
        "问下举报办得咋个样了", "投诉的进展",
    ],
)  # fmt: skip
def test_how_a_report_stands_is_asked_in_many_ways(words: str) -> None:
    assert reported.asks_after(words)


@pytest.mark.parametrize(
    "words", ["我要举报", "举报中介", "岗位编号忘了", "举报电话是多少", "查一下举报电话", "J012编号是多少"]
)
def test_a_wish_to_report_and_a_post_are_not_asked_after(words: str) -> None:
    assert not reported.asks_after(words)


def test_taking_back_and_going_on() -> None:
    assert reported.takes_back("不举报了 撤了嘛")
    assert reported.takes_back("我想撤回举报")
    assert not reported.takes_back("我要举报")
    assert not reported.takes_back("不举报会怎么样")
    assert reported.still_gone("钱没退给我，再帮我问")
    assert reported.still_gone("钱还没到嘛")
    assert not reported.still_gone("工资还没发")
    assert not reported.still_gone("没问题")


def test_what_is_right_stands_behind_what_is_not() -> None:
    assert reported.put_right("不是300，是500") == "500"
    assert reported.put_right("不是500 是600，还有100块车费") == "600，还有100块车费"
    assert reported.put_right("是不是500") == ""
