"""Giving a form up, in whatever words; and what is an answer instead."""

import pytest

from nlp import commands


@pytest.mark.parametrize(
    "words",
    [
        "算了不报了",
        "算了嘛",
        "拉倒",
        "不想弄了，烦死",
        "莫弄了",
        "算了不约了",
        "不登记了",
        "我不想报了",
        "不用来了",
        "算喽不整了",
        "算咯",
        "先不办",
        "今天先莫弄",
        "不弄喽",
    ],
)
def test_a_form_is_given_up_in_more_words(words: str) -> None:
    assert commands.gives_up(words)


@pytest.mark.parametrize(
    "words",
    ["不要", "不用", "不做了", "不想说", "没有", "算了就按你说的", "不来了他说", "不知道", "报保洁", "别人报了"],
)
def test_answers_and_other_talk_give_nothing_up(words: str) -> None:
    assert not commands.gives_up(words)


@pytest.mark.parametrize(
    "words",
    [
        "别问了", "不要再问我", "莫问了嘛", "以后不要问", "莫老是问我了", "求你们别问了，烦死了", "能不能别问了", "每个月都问，烦不烦", "不想被问了", "问烦了",
    ],
)  # fmt: skip
def test_somebody_does_not_want_to_be_asked_any_more(words: str) -> None:
    assert commands.asks_no_more(words)


@pytest.mark.parametrize(
    "words", ["我想问", "不懂就问", "别人问", "我不想问", "不要夜班", "莫问了哪个厂好", "问老乡", "恢复问近况"]
)
def test_questions_and_refusals_of_other_things_do_not_end_the_asking(words: str) -> None:
    assert not commands.asks_no_more(words)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("人数不是30是13", ("人数", "30", "13")), ("不是8个 是18个", ("", "8个", "18个")), ("不是4500，是4800到5000", ("", "4500", "4800到5000")),
        ("名字不是岩三而是岩山", ("名字", "岩三", "岩山")), ("是13个，不是30个", ("", "30个", "13个")), ("不要夜班", None), ("工资六千", None),
    ],
)  # fmt: skip
def test_what_is_wrong_and_what_is_right_instead(words: str, said: tuple[str, str, str] | None) -> None:
    assert commands.denied(words) == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("工资写错了 六千五到七千", ("工资", "六千五到七千")), ("手机号打错咯，是15400000206", ("手机号", "15400000206")), ("名字写错了", None),
        ("名字写错了。", None), ("我填错了", None),
    ],
)  # fmt: skip
def test_a_field_is_said_to_be_written_wrong(words: str, said: tuple[str, str] | None) -> None:
    assert commands.renaming(words) == said


@pytest.mark.parametrize("words", ["头一个", "要头一条", "看上面头一个", "最前面那个", "第一个"])
def test_the_first_of_a_list_has_several_names(words: str) -> None:
    assert commands.pick(words, count=4) == 1


def test_what_stands_there_is_replaced() -> None:
    assert commands.replacing("3月1号改成3月10号") == ("3月1号", "3月10号")
    assert commands.replacing("把三月一号那天推迟到四月一号。") == ("三月一号", "四月一号")
    assert commands.replacing("改成3月10号") is None
    assert commands.renaming("开始时间错了，是3月20号") == ("开始时间", "3月20号")
    assert commands.renaming("开始日期推迟到4月1号") == ("开始日期", "4月1号")
