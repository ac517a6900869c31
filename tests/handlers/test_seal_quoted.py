"""Which short messages pass on or ask what others say of a post with a number, and what of them is looked at."""

import pytest

from handlers import seal_quoted

PASSED_ON = [
    "J065工资8500，打13812345678，交300报名费就能去",
    "群里发的 j065 是真的不",
    "村里群看到的J065",
    "村里群转的，J66食品厂 一个月七千，真的假的",
    "我看到你们J007的招工说月薪9000，是不是真的",
    "帮我查J007是不是你们发的",
    "j061工资9000真的吗",
    "这个J069是你们发的吗？说一小时28元，电话13900001111",
    "J065 5400-6300 对不对",
    "J069 8200块一个月 电话13900001111",
    "J066 7000块包吃住 加微信 abc",
    "老乡说J031一天300给是真的",
    "抖音上刷到J012，说包吃住还发8000",
    "J007 先交200押金",
    "J 65 月薪八千五 找13812345678报名",
    "J065要交300押金吗",
    "有人喊我去J065，说要先转500，能信不",
    "我想问哈群里那个J065是不是真的",
    "我老乡发的j13，说工资9千",
    "J065是骗人的吧",
    "J065月薪8500，想报名打13812345678",
    "我们寨子群头转了个J058 织布的 一个月九千 真个给",
    "带队的讲Ｊ０１２一天三百 真呢给",
    "J031 包吃住 就是介绍费要一百",
    "有个姓杨的讲J044他能办 要三百",
    "J065，工资6000-7000，年龄18-45，联系13812345678",
]
OWN = [
    "有人冒充你们发J065",
    "报J065",
    "J065还招人不",
    "J065",
    "我要报J065，岩罕 盈江 13812345678",
    "J065 岩罕 盈江县 13812345678",
    "J065工资多少",
    "J065包吃住吗",
    "J065在哪里",
    "看J68",
    "我在群里看到J065，想报名",
    "J065要不要交钱",
    "我在J065做了三个月，工资才4800，还扣我500块",
    "J065那个厂没发工资",
    "J065不去了",
    "有没有比J065工资高的，7000以上",
    "J065 怎么报名",
    "想去J065，工资能有6000吗",
    "J065夜班多不多",
    "我报的J065怎么样了",
    "帮我报J065和J066",
    "J065交了300，被骗了",
    "J065还有位子没有",
    "J065是哪个厂",
    "J065是长白班吗",
]


@pytest.mark.parametrize("words", PASSED_ON)
def test_what_others_say_of_a_post_is_looked_at(words: str) -> None:
    assert seal_quoted.quotes(words)


@pytest.mark.parametrize("words", OWN)
def test_an_own_wish_with_a_number_is_none(words: str) -> None:
    assert not seal_quoted.quotes(words)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("村里群转的，J66食品厂 一个月七千，真的假的", "J66，食品厂 一个月七千"),
        ("我看到你们J007的招工说月薪9000，是不是真的", "J007，说月薪9000"),
        ("有人叫我先交200就能去J065", "有人叫我先交200就能去J065"),
        ("J065 5400-6300 对不对", "J065，5400-6300"),
        ("寨子群头有人发Ｊ０１２ 说一天三百 真的咩", "J012，说一天三百"),
    ],
)
def test_who_said_it_is_no_part_of_the_ad(words: str, told: str) -> None:
    assert seal_quoted.told(words) == told


def test_a_bare_rate_does_not_break_into_a_form() -> None:
    assert not seal_quoted.presses("J065 8000一个月")
    assert seal_quoted.presses("群里说J065 8000一个月")


def test_a_charge_beside_honest_words_is_heard_by_itself() -> None:
    assert seal_quoted.charges("J031，工资待遇都一样 只是多交服装费两百") == ["只是多交服装费两百"]
    assert seal_quoted.charges("J031，工资待遇都一样 报名不收钱") == []
