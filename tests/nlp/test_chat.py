"""Friendly words are known by the whole message; what asks for anything is none of them."""

import pytest

from nlp import chat
from nlp.chat import Chat


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("吃饭了没", Chat.MEAL), ("吃了吗", Chat.MEAL), ("中秋快乐", Chat.WISH), ("老师们新年好", Chat.WISH), ("下班了，累死", Chat.TIRED), ("天天加班累死了", Chat.TIRED),
        ("今天过生日", Chat.BIRTHDAY), ("你几岁了", Chat.OF_ME), ("你有男朋友吗", Chat.OF_ME), ("好无聊陪我聊聊天", Chat.COMPANY), ("今天下雨好烦哦", Chat.WEATHER),
        ("明天青浦下不下雨", Chat.FORECAST), ("讲个笑话听", Chat.TRICKS), ("不好意思刚才骂你了", Chat.SORRY), ("对不起，我刚才说话有点冲", Chat.SORRY), ("没得事我就是发泄一下", Chat.VENT),
        ("今天发工资了，开心", Chat.LAUGH), ("我想你们了", Chat.LAUGH), ("笑死，你还挺会讲", Chat.PRAISE), ("🌹🌹", Chat.PRAISE), ("算了不说了", Chat.ENOUGH), ("喂？", Chat.CALLING), ("谢谢妹子", Chat.THANKS), ("嗯嗯晓得了，谢谢老师", Chat.THANKS),
        ("傻x", Chat.ANGER), ("催什么催，烦死了", Chat.ANGER), ("气死我了这个破厂", Chat.ANGER), ("你好笨哦", Chat.ANGER), ("是不是机器人哦你", Chat.WHO),
    ],
)  # fmt: skip
def test_each_kind_is_known(text: str, kind: Chat) -> None:
    assert chat.find(text) is kind


@pytest.mark.parametrize(
    "text",
    [
        "不好意思我想问下工资", "麻烦你帮我找工作", "谢谢，那工资几号发", "包吃吗", "吃饭多少钱", "你们有对象介绍吗", "你们几点下班", "明天下雨还来不来走访", "工资没发，烦死了", "没钱吃饭了",
        "还好", "今天发工资了", "我想你们帮我找工作", "可以", "干了", "我是机器人操作工", "你们是不是骗子", "早班", "平安到了", "有病", "主管骂我", "不好意思昨天没来上课", "😂😂",
    ],
)  # fmt: skip
def test_what_asks_or_tells_something_is_no_chat(text: str) -> None:
    assert chat.find(text) is None


def test_a_remark_asks_for_nothing() -> None:
    assert chat.only_remarks("隔壁又在放歌")
    assert not chat.only_remarks("打架了要罚款多少")
    assert not chat.only_remarks("阿巴阿巴")
