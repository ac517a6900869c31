"""The work asked for, and work that is only mentioned."""

import pytest

from nlp.wishes import what


@pytest.mark.parametrize(
    ("text", "trades"),
    [
        ("以前开大车的,想找个看门的", ("保安员",)),
        ("现在在做保安,想换叉车", ("叉车司机",)),
        ("我老公在华新送快递,我想做保洁", ("保洁员",)),
        ("两口子,老公是焊工,我做保洁", ("焊工", "保洁员")),
        ("白天要带娃,只能上晚班", ()),
        ("想找个带娃的活", ("育儿嫂",)),
        ("焊工做过三年", ("焊工",)),
        ("做了三年外卖,想找稳定的", ()),
        ("不想打螺丝了", ()),
        ("食堂洗碗", ("洗碗工",)),
        ("去年做注塑,味道大,今年不想做了,我会平车", ("缝纫工",)),
        ("我媳妇带娃,只能上白天", ()),
        ("叉车证还没考,能先当普工不", ("普工(行业不限)",)),
        ("面试了那个保安,人家嫌我矮,送货也行", ("厢货司机",)),
        ("理发店学徒", ("美发师",)),
        ("六千以上包吃住", ()),
    ],
)
def test_only_the_work_asked_for_counts(text: str, trades: tuple[str, ...]) -> None:
    assert what.occupations(text) == trades


@pytest.mark.parametrize(
    ("text", "industries"),
    [
        ("电子厂或者食品厂", ("电子", "食品")),
        ("食品厂普工", ("食品",)),
        ("餐厅服务员", ()),
        ("服装店导购", ()),
        ("我老公工地摔断腿,我想找个工资高的", ()),
        ("电子厂做了六年升到线长", ()),
        ("化工厂给钱多也不去", ()),
        ("注塑厂招不招", ("塑料",)),
    ],
)
def test_a_workplace_is_an_industry_unless_it_is_part_of_a_trade_or_of_the_past(
    text: str, industries: tuple[str, ...]
) -> None:
    assert what.industries(text) == industries
