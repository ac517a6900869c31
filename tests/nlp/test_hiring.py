"""Who speaks as an employer, and who only speaks of one."""

import pytest

from nlp import hiring


@pytest.mark.parametrize(
    "words",
    [
        "我们厂想招人，怎么发布",
        "我们公司要招20个普工",
        "我是星桥电子的人事，想招10个组装工",
        "单位招人怎么弄",
        "想在你们这里招几个工人",
        "帮我们发布一个招聘",
        "我要发布岗位",
        "我们酒店缺服务员，能不能帮忙登一下招聘",
        "我们这边饭店急需两个师傅",
        "企业招工找谁",
    ],
)
def test_an_employer_is_heard(words: str) -> None:
    assert hiring.speaks(words)


@pytest.mark.parametrize(
    "words",
    [
        "我们厂招人吗",
        "我们厂还招不招人",
        "我们厂里有几个老乡",
        "我们公司拖欠工资",
        "我们厂招工骗人的",
        "我要找个厂",
        "我想找工作，哪家公司要人",
        "帮我找个招普工的厂",
        "我们厂要加班到几点",
        "公司不给我交社保",
        "我是星桥电子的工人",
        "帮我发个简历",
        "招聘会在哪里",
    ],
)
def test_workers_who_speak_of_a_factory_are_none(words: str) -> None:
    assert not hiring.speaks(words)


@pytest.mark.parametrize(
    "plea",
    [
        "帮我看哈这个招工：上海嘉定汽车零件厂，普工，月综合7500，包住",
        "帮我们查一下这条招聘：高薪诚聘夜场模特",
        "麻烦帮我瞧瞧这个招工广告：昆山招普工，26一小时",
    ],
)
def test_who_wants_an_ad_looked_at_hands_none_in(plea: str) -> None:
    assert not hiring.says_to_us(plea)
