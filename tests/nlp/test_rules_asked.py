"""Questions on the rules of pay and leaving, beside searches and questions about one post that share their words."""

import pytest

from nlp import rules_asked, spelling


def is_one(text: str, *, on_screen: bool = False) -> bool:
    return rules_asked.is_one(spelling.repair(text).text, on_screen=on_screen)


@pytest.mark.parametrize(
    "text",
    [
        "辞职要提前好久说",
        "厂里压一个月工资得不得",
        "干满三个月走人工资给不给结",
        "试用期走要不要提前说",
        "自离了工资给有",
        "押半个月工资合不合法",
        "辞工单交了几天可以走",
        "做了七天不干了工资结不结",
        "请病假扣不扣钱",
        "旷工三天会不会开除",
        "没签合同能不能要双倍工资",
        "被辞退赔几个月",
        "离职扣培训费得不得",
    ],
)
def test_the_rules_are_asked_for(text: str) -> None:
    assert is_one(text)


@pytest.mark.parametrize(
    "text",
    [
        "不压工资的厂有没得",
        "压工资少的厂有没有",
        "找个不押工资的活",
        "有没有工资日结的厂",
        "辞职了，帮我找个厂",
        "离职工资当天结的厂给有",
        "这个厂压工资吗",
        "J012押不押工资",
        "我辞工了",
        "我想辞职",
        "包吃住吗",
        "有没有全勤奖",
        "有社保吗",
        "加班少的有没有",
        "有没有工资日结的",
        "黑名单的能不能进 之前被开除过一次",
        "旷课两天会被开除不",
        "工资高的厂有没有",
        "介绍个不扣钱的工作",
        "他家试用期几个月",
    ],
)
def test_searches_posts_and_news_are_none(text: str) -> None:
    assert not is_one(text)


def test_beside_a_post_only_what_no_post_can_say_counts() -> None:
    assert is_one("辞职要提前多久说", on_screen=True)
    assert is_one("厂里压一个月工资得不得", on_screen=True)
    assert not is_one("加班费怎么算", on_screen=True)
    assert not is_one("工资几号发", on_screen=True)


AGES = (
    "我妹妹17岁，可以来厂里不", "16岁可以进厂不", "十七岁得不得进电子厂", "我弟弟没满18岁，你们收不收", "小孩15岁想打暑假工给可以",
)  # fmt: skip
NO_AGES = (
    "我今年17想找个厂",
    "17号可以来看我们吗",
    "我17点下班可以来吗",
    "有没有16岁能做的厂",
    "我17岁，帮我找工作可以吗",
)


def test_whether_somebody_is_old_enough_is_a_question_of_its_own() -> None:
    assert [text for text in AGES if not rules_asked.is_about_age(spelling.repair(text).text)] == []
    assert [text for text in NO_AGES if rules_asked.is_about_age(spelling.repair(text).text)] == []
