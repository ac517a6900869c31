"""The conditions of an ad: what it asks of people, not the firm that asks."""

from datetime import datetime
from zoneinfo import ZoneInfo

from nlp import posts

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def test_a_limited_company_is_no_condition() -> None:
    ad = "示例麦香源食品有限公司招包装工10名，5000一个月，限女，香花桥"
    assert posts.read(ad, now=NOW).requirements == "限女"


SENTENCE = "招工 星桥电子 急招普工男女不限 18-45岁 月薪6000起 管吃住 地址香花桥 有意电15420000001 长期有效"


def test_of_an_ad_in_one_sentence_only_the_trade_is_its_name() -> None:
    post = posts.read(SENTENCE, now=NOW)
    assert post.title == "电子厂普工"
    assert posts.read("岗位：叉车工\n要求：有叉车证", now=NOW).title == "叉车工"


def test_pay_place_and_telephone_are_no_conditions() -> None:
    assert posts.read(SENTENCE, now=NOW).requirements == "男女不限;18-45岁"
    said = "示例云仓 年龄 18-50 月薪5000 电话15420000001 能上夜班 身体健康"
    assert posts.read(said, now=NOW).requirements == "年龄18-50;身体健康"


def test_the_duties_end_where_other_matters_begin() -> None:
    said = "示例雪岭冷链招叉车工5名，负责冷库装卸，有效期到12月底，合同直签，五险"
    assert posts.read(said, now=NOW).duties == "冷库装卸"
    assert posts.read("招保洁，负责扫地，擦窗，月薪4000", now=NOW).duties == "扫地，擦窗".replace("，", ",")
