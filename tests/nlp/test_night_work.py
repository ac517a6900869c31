"""Who says that they work nights and sleep by day, in their own words."""

import pytest

from nlp import night_told, night_work
from nlp.night_work import Said


@pytest.mark.parametrize(
    "words",
    [
        "我上夜班", "我这周倒夜班，白天睡觉，莫吵我", "我是夜班的，早上8点才下班", "晚上干活白天睡，早上莫发消息", "这个星期转夜班了", "我天天上夜班呢", "夜班，白天要睡觉", "晚上上班，白天睡觉",
        "轮到我上夜班", "白天莫吵我，我夜班", "换到夜班了", "我最近都在上大夜班", "我上晚班呢，别在上午打扰", "不要在早上给我打电话，我夜班", "我倒夜班白天莫喊我", "莫老是在白天找我，我这个月上夜班",
    ],
)  # fmt: skip
def test_people_who_work_nights_are_understood(words: str) -> None:
    assert night_work.read(words) == Said(nights=True)


@pytest.mark.parametrize(
    "words",
    [
        "累死咯，这个月都上大夜班，早上八点才下班，白天发消息莫吵我", "我在万里分拣，上夜班哩，白天要补瞌睡", "以后白天别发消息给我，我上的是通宵班", "明天开始上夜班一个星期",
        "我两班倒，这周是晚上", "我值夜，天亮才回宿舍，你们不要上午来吵", "我们这条线通宵，睡到下午四点，四点以后再发给我", "我上夜斑", "我睡到下午两点才起来，提醒下午发",
    ],
)  # fmt: skip
def test_nights_told_in_one_breath_with_more(words: str) -> None:
    assert night_work.read(words) == Said(nights=True)


@pytest.mark.parametrize("words", ["我老公上夜班", "我弟这个月上晚班，白天睡觉，莫吵他"])
def test_nights_of_somebody_else(words: str) -> None:
    assert night_work.read(words) is None
    assert night_told.of_another(words)


@pytest.mark.parametrize("words", ["白天再发给我嘛，我晚上上班", "我晚上上班", "我从晚上七点干到早上七点"])
def test_an_evening_at_work_is_asked_about(words: str) -> None:
    assert night_work.read(words) == Said(nights=True, sure=False)


@pytest.mark.parametrize(
    "words", ["转长白班咯", "不上夜班了", "我上白班了", "下周开始转白班", "调回白班了", "夜班上完了"]
)
def test_back_to_the_day(words: str) -> None:
    assert night_work.read(words) == Said(nights=False)


@pytest.mark.parametrize(
    "words",
    [
        "上夜班", "想上夜班", "我想上夜班", "有没有夜班", "我上夜班多少钱", "夜班补贴多少", "今晚没上班", "不要夜班", "夜班太累", "长白班", "找夜班", "老公上夜班",
        "莫吵我", "白天再发", "夜班莫推给我", "别推夜班的", "我莫上夜班", "莫给我介绍夜班", "我要上夜班", "我上夜班有补贴吗",
        "找夜班的活，白天要带娃", "我想找个夜班，白天睡觉", "上夜班，白天睡觉的厂有没有", "明天上夜班", "夜班莫发给我，白天的发", "我上夜班，工资没发",
        "这周上夜班，想换个白班", "我晚上八点下班，九点来看我", "倒班的，一个礼拜白班一个礼拜晚班",
    ],
)  # fmt: skip
def test_wishes_questions_and_others_are_left_alone(words: str) -> None:
    assert night_work.read(words) is None
