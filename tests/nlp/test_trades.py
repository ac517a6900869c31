"""Trades and industries by the words of workers."""

import pytest

from nlp import trades


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("想做分拣", ["快递分拣员"]),
        ("叉车或者保安", ["叉车司机", "保安员"]),
        ("食品厂普工", ["食品厂普工"]),
        ("电子厂", []),
        ("找活路", []),
        ("洗碗洗碗工", ["洗碗工"]),
        ("CNC学徒", ["数控操作工"]),
        ("看个门扫个地都行", ["保安员", "保洁员"]),
        ("铺过床", ["客房服务员"]),
        ("照看瘫在床上的老人", ["养老护理员"]),
        ("帮人带一岁多的娃", ["育儿嫂"]),
        ("菜鸟驿站看店", ["驿站店员"]),
        ("会修水管通下水道", ["管道工"]),
    ],
)
def test_trades_have_one_name(text: str, names: list[str]) -> None:
    assert [trade.name for trade in trades.find_all(text.lower())] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [("电子厂", ["电子"]), ("鞋厂", ["服装"]), ("做口罩的厂子", ["医药"]), ("洗衣厂", []), ("想学电焊", [])],
)
def test_a_kind_of_factory_is_an_industry(text: str, names: list[str]) -> None:
    assert [industry.name for industry in trades.industries(text)] == names


def test_every_added_word_belongs_to_a_trade_of_the_shared_table() -> None:
    assert all(trade is None or trade.name in trades.by_name() for trade in trades.words().values())
