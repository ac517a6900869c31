"""What is said about a person who has been called."""

import pytest

from nlp import awaited


@pytest.mark.parametrize(
    "words",
    [
        "你们咋个还没回", "还要等多久", "喂 有人没", "到底给有人管", "在不", "老师克哪点了", "等了两个小时了", "急呢",
        "为哪样没得人回话", "几时才有人来", "？？",
    ],
)  # fmt: skip
def test_who_asks_where_the_person_stays(words: str) -> None:
    assert awaited.asks_where(words)


@pytest.mark.parametrize(
    "words",
    ["厂里没人管我们", "工资什么时候发", "我等了三天才拿到钱", "厂里让我们签空白合同", "我几点上班", "好，马上拍"],
)
def test_who_tells_of_something_else(words: str) -> None:
    assert not awaited.asks_where(words)


@pytest.mark.parametrize(
    "words", ["算了不用了", "不用了 我自己解决了", "取消", "没事了，谢谢", "不消找人了", "算球了，不等了", "取消求助"]
)
def test_nobody_need_come(words: str) -> None:
    assert awaited.calls_off(words)


@pytest.mark.parametrize("words", ["不用了，他说明天给钱", "算了 你们都不管", "不要扣我工资", "取消走访", "谢谢", "好"])
def test_the_request_stays(words: str) -> None:
    assert not awaited.calls_off(words)


def test_in_talk_with_a_person_only_plain_words_end_it() -> None:
    assert [awaited.calls_off_plainly(words) for words in ("不用了", "算了", "取消人工", "问题解决了")] == [
        False, False, True, True,
    ]  # fmt: skip


def test_cancelling_a_request_names_it() -> None:
    assert awaited.names_request("帮我取消求助")
    assert not awaited.names_request("取消报名")
    assert not awaited.names_request("不要找他们了")
