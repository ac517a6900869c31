"""The pay wished for."""

import pytest

from nlp.wishes import pay


@pytest.mark.parametrize(
    ("text", "low", "kind"),
    [
        ("现在厂里4800,想找6000以上的", 6000, "month"),
        ("说好六千二结果发四千一,要真的有六千的", 6000, "month"),
        ("工资低于六千五的就别发给我了", 6500, "month"),
        ("25块以下的不考虑", 25, "hour"),
        ("一小时十八块太少了,有没有二十以上的", 20, "hour"),
        ("小时工22的我不干,最少25", 25, "hour"),
        ("去年在温州一个月才四千二,今年想苦个六千", 6000, "month"),
        ("现在这家一小时才19,想找22以上的", 22, "hour"),
        ("不要计件,要计时,22以上", 22, "hour"),
        ("老板一天给我两百,我嫌少,想找三百的", 300, "day"),
        ("原来在昆山做,一个月六千多,后来厂搬了,五千五能接受", 5500, "month"),
        ("两百五以下我不干", 250, "day"),
        ("时薪低于20不考虑", 20, "hour"),
        ("现在想找工资八千以上的", 8000, "month"),
        ("一个月寄两千给家里,想找六千的", 6000, "month"),
    ],
)
def test_the_wish_is_told_from_what_was_paid(text: str, low: float, kind: str) -> None:
    found = pay.find(text)
    assert found
    assert (found.low, found.kind) == (low, kind)


@pytest.mark.parametrize(
    "text",
    [
        "上个月工资三千八,太少了",
        "现在厂里4800",
        "我欠别人两万块",
        "身上只剩两百块了",
        "现在送快递,一个月七千都不想干了,想换个室内的",
        "不超过45的要不,我44",
        "每个月要两千块生活费",
    ],
)
def test_complaints_and_debts_are_no_wish(text: str) -> None:
    assert pay.find(text) is None
