"""Pasted ads: told from other messages, checked, and mended only where words can mend them."""

import pytest

from handlers import post_ads
from tests.builders import NINE

CLEAN = "示例麦香源食品有限公司招包装工10名，18周岁以上，工资5000-6000一个月，白鹤镇，做食品装箱，有效期至12月31日，电话15400000099"


@pytest.mark.parametrize(
    "ad",
    [
        CLEAN,
        "【急聘】徐泾写字楼保洁主管1名、保洁员6名；月休4天，5000+；要求身体健康；联系人：陈姐 15400000003",
        "快达速运（华新）急招分拣员50人 夜班 22元/小时 包住 18到50岁都可以 当天上班 电话15400000001",
    ],
)
def test_a_pasted_ad_is_told_by_what_it_says(ad: str) -> None:
    assert post_ads.looks_like_one(ad, NINE)


@pytest.mark.parametrize(
    "words",
    [
        "这周报名多少，按县分，再把上周的也给我一份，要跟走访的数字放在一起看",
        "各位老乡，明天降温，注意保暖，夜班的同志多穿衣服，宿舍用电注意安全，有事找工作站",
        "招普工20人",
    ],
)
def test_other_messages_are_no_ads(words: str) -> None:
    assert not post_ads.looks_like_one(words, NINE)


@pytest.mark.parametrize(
    ("more", "fatal", "open_rules", "may_keep"),
    [
        ("", False, set(), True),
        ("，入职交押金200", True, set(), True),
        ("，只要女的", False, {"gender"}, True),
        ("，河南人勿扰", False, {"region"}, False),
        ("，本地人优先", False, {"region"}, True),
        ("，本地人优先，外地人不要", False, {"region"}, False),
        ("，景颇族的不要", False, {"ethnicity"}, False),
        ("，信佛的不要", False, {"religion"}, False),
        ("，女工须已婚已育", False, {"marital"}, False),
        ("，高薪诚聘", False, {"puffery"}, True),
    ],
)
def test_what_may_stand_be_reworded_or_never(more: str, *, fatal: bool, open_rules: set[str], may_keep: bool) -> None:
    found = post_ads.check(f"{CLEAN}{more}", NINE)
    assert bool(found.fatal) is fatal
    assert open_rules <= {one.rule for one in found.open}
    assert found.may_keep is may_keep


def test_only_the_clause_that_breaks_a_rule_goes_and_the_better_words_come() -> None:
    found = post_ads.check(f"{CLEAN}，只要女的", NINE).open
    assert post_ads.cleaned("18周岁以上;只要女的", found) == "18周岁以上；男女不限"
    assert post_ads.cleaned("18周岁以上,有健康证", found) == "18周岁以上,有健康证"
    assert post_ads.cleaned("18周岁以上;只要女的", ()) == "18周岁以上;只要女的"
