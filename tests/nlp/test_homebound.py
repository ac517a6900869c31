"""Who leaves for home, and who asks for work there."""

import pytest

from nlp import homebound


@pytest.mark.parametrize(
    "words",
    [
        "不想干咯，想克屋头", "过完年不来了，回盈江算咯", "我要回老家了，再见", "不出来了 想家", "明天就走了，辞工回芒市", "老爹病了要回家照顾，以后不来了",
        "想转回去", "我不想在外面打工了", "准备回老家带娃了，不来上海了", "辞工转回梁河克了，多谢你们", "想回家",
        "只有回老家了", "厂里不要人，只好转回盈江", "下个月就回老家了", "后天的火车，回瑞丽不出来了", "老妈喊我回家",
    ],
)  # fmt: skip
def test_leaving_is_heard_in_whatever_words(words: str) -> None:
    assert homebound.leaves(words)


@pytest.mark.parametrize(
    "words",
    [
        "我已经回家了", "想家了", "不想回家", "我想回家看看娃娃，过年买不到票", "我老公要回家了", "要回去睡觉了", "我要回去上班了", "请几天假回趟家", "过年回家有没有专列",
        "辞工回家工资给结", "想回克开个小吃店，找哪个", "带我妈来上海，不回去了", "找个离家近的厂",
        "昨天只好回家了", "只能回宿舍了", "下周回家的票买不到，不来了", "妈喊他回家",
    ],
)  # fmt: skip
def test_some_days_others_and_other_wishes_are_no_leaving(words: str) -> None:
    assert not homebound.leaves(words)


@pytest.mark.parametrize("words", ["屋头有活没", "家里有没有近点的厂", "回家能干什么", "回梁河能干哪样"])
def test_work_at_home_is_asked_for(words: str) -> None:
    assert homebound.asks_for_work(words)


@pytest.mark.parametrize("words", ["家里有没有困难补助", "家里有事", "有没有活"])
def test_other_questions_are_not_of_work_at_home(words: str) -> None:
    assert not homebound.asks_for_work(words)
