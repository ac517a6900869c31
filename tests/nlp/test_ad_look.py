"""The second look: what sounds like an ad, what like talk, and what only like a danger."""

import pytest

from nlp import ad_look

ADS = [
    "奶茶店招店员，月休四天，四千五加提成，包一餐，盈浦",
    "汽配厂冲压检验，男女都要，5800-7000，夫妻间有两间，华新",
    "高价收银行卡、手机卡，一套一千五，长期要，现结",
    "掸邦新开的园区招客服，一万二，包接包住",
]
TALK = [
    "上次说的那个补贴到账没有",
    "我要改电话，换成新的了",
    "老板欠我两个月工资不给",
    "中介收我八百说包进厂，结果没进",
    "我想找个包吃住的厂，最好长白班",
    "有人喊我去木姐，说一个月两万，能去吗",
]


@pytest.mark.parametrize("ad", ADS)
def test_an_ad_sounds_like_one(ad: str) -> None:
    assert ad_look.likeness(ad) > 0.5


@pytest.mark.parametrize("message", TALK)
def test_what_people_say_of_themselves_sounds_like_talk(message: str) -> None:
    assert ad_look.likeness(message) < 0.5


def test_shares_are_of_one_whole() -> None:
    assert sum(ad_look.shares(ADS[0]).values()) == pytest.approx(1)


def test_the_likeliest_danger_is_reckoned_among_ads_alone() -> None:
    kind, share = ad_look.likeliest(ADS[2])
    assert kind == "cards"
    assert share > 0.5
    assert ad_look.likeliest(ADS[0])[1] < 0.5
