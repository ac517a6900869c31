"""Rates of pay in ads: the first stated counts, bonuses and allowances do not."""

import pytest

from nlp.numerals import Number
from nlp.posts import wages
from nlp.posts.layout import lay_out


@pytest.mark.parametrize(
    ("said", "low", "high", "kind"),
    [
        ("时薪21", 21, 21, "hour"),
        ("四班三运转，6500-8500", 6500, 8500, "month"),
        ("21元/H，加班同价", 21, 21, "hour"),
        ("260一天，现结", 260, 260, "day"),
        ("月薪6-8k", 6000, 8000, "month"),
        ("年龄18-38\n工价21/小时", 21, 21, "hour"),
        ("工服自购120元，包吃住4500-5000", 4500, 5000, "month"),
        ("保险费每月扣60，400一天", 400, 400, "day"),
        ("交诚意金五百，月薪6千到8千", 6000, 8000, "month"),
        ("三年攒40万，月薪1万", 10000, 10000, "month"),
        ("找打饭的一个，包吃住4800", 4800, 4800, "month"),
        ("客房打扫8块一间", 8, 8, "piece"),
        ("开荒8块一平", 8, 8, "piece"),
        ("综合工资6500左右", 6500, 6500, "month"),
        ("底薪2740，加班1.5倍，综合6500-7500", 2740, 2740, "month"),
        ("白班22，夜班24", 22, 22, "hour"),
        ("试用期5500，转正6500", 5500, 5500, "month"),
        ("年薪12-15万", 120000, 150000, "year"),
        ("计件0.5元一个", 0.5, 0.5, "piece"),
        ("满三个月返费3000，底薪加加班6500", 6500, 6500, "month"),
        ("返费2000，工价23", 23, 23, "hour"),
        ("时薪24元/小时，满月奖500", 24, 24, "hour"),
        ("小工两百一天，大工三百五", 200, 200, "day"),
        ("工资六七千", 6000, 7000, "month"),
        ("八千保底", 8000, 8000, "month"),
        ("180/天+餐补20", 180, 180, "day"),
        ("5000到6000一个月，全勤300", 5000, 6000, "month"),
        ("工价:25", 25, 25, "hour"),
        ("4500包吃住", 4500, 4500, "month"),
        ("7000+，包住", 7000, 7000, "month"),
        ("日薪300-400", 300, 400, "day"),
        ("一件1块2，押金200", 1.2, 1.2, "piece"),
        ("月入过万", 10000, 10000, "month"),
        ("工资5800,社保450自己交", 5800, 5800, "month"),
        ("一个月三千五，双休", 3500, 3500, "month"),
        ("上海时薪 26块 做满7天可预支500", 26, 26, "hour"),
    ],
)
def test_the_first_rate_is_read(said: str, low: Number, high: Number, kind: str) -> None:
    first = wages.find_all(lay_out(said).text)[0]
    assert (first.low, first.low if first.high is None else first.high, first.kind) == (low, high, kind)


@pytest.mark.parametrize(
    "said",
    [
        "工资面议",
        "满60天返8000",
        "餐补15元/天，夜班补贴20元/晚",
        "电话13900001111，021-59740000",
        "地址：嘉松中路5000号",
        "交押金3000",
    ],
)
def test_what_is_no_rate_is_left(said: str) -> None:
    assert wages.find_all(lay_out(said).text) == ()


def test_pay_by_the_area_is_by_the_piece() -> None:
    assert [pay.kind for pay in wages.find_all("一平米6块")] == ["piece"]
    assert [(pay.low, pay.kind) for pay in wages.find_all("计件8块一间")] == [(8, "piece")]
