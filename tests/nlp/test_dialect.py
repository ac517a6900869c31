"""Dialect words in standard Chinese."""

import pytest

from nlp import dialect


@pytest.mark.parametrize(
    ("said", "standard"),
    [
        ("咋个报名", "怎么报名"),
        ("给有电子厂", "有没有电子厂"),
        ("给招人", "是不是招人"),
        ("我想克上海", "我想去上海"),
        ("我着骗了", "我被骗了"),
        ("老板差我三千", "老板欠我三千"),
        ("哪点克", "去哪里"),
        ("工资好多", "工资多少"),
        ("不消交钱", "不用交钱"),
        ("莫打电话给我", "别打电话给我"),
    ],
)
def test_dialect_is_put_into_standard_words(said: str, standard: str) -> None:
    assert dialect.standard(said) == standard


@pytest.mark.parametrize("said", ["差不多六千", "应该可以", "巧克力", "辛苦了", "给我介绍一个"])
def test_ordinary_words_stay(said: str) -> None:
    assert dialect.standard(said) == said


@pytest.mark.parametrize(
    ("said", "plainly"),
    [
        ("来我这点款哈白", "来我这里聊聊天"),
        ("咯是约好了", "是不是约好了"),
        ("整点活路干干", "找点活干"),
        ("再瞧瞧", "再看看"),
        ("挣得着钱呢", "挣得到钱的"),
    ],
)
def test_more_is_put_into_standard_words_where_it_must_be_clear(said: str, plainly: str) -> None:
    assert dialect.plainly(said) == plainly
