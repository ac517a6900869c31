"""One normal form, and repairs of domain words alone."""

import pytest

from nlp import spelling


@pytest.mark.parametrize(
    ("said", "normal"),
    [
        ("６８００", "6800"),
        ("後天來青浦區的電子廠", "后天来青浦区的电子厂"),
        ("好的😀👍", "好的"),
        ("[微笑]在吗/::)", "在吗"),
        ("青 浦 包 住", "青浦包住"),
        ("青浦  电子厂\n6000", "青浦 电子厂 6000"),
        ("CNC，ＱＣ！", "cnc,qc!"),
        ("1️⃣2️⃣", "12"),
        ("5000—6000～7000", "5000-6000~7000"),
    ],
)
def test_one_normal_form_for_many_spellings(said: str, normal: str) -> None:
    assert spelling.normalise(said) == normal


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("想在青蒲找工作", "想在青浦找工作"),
        ("芒实的", "芒市的"),
        ("招公吗", "招工吗"),
        ("要包祝的", "要包住的"),
        ("陇串人", "陇川人"),
        ("ruili", "瑞丽"),
        ("Mangshi", "芒市"),
        ("qing pu", "青浦"),
        ("baozhu dianzichang", "包住电子厂"),
        ("qingpu电子厂 baochizhu", "青浦电子厂 包吃住"),
        ("电子常要人没", "电子厂要人没"),
    ],
)
def test_domain_words_are_put_right_when_they_sound_the_same(said: str, meant: str) -> None:
    repaired = spelling.repair(said)
    assert repaired.text == meant
    assert not repaired.doubtful


@pytest.mark.parametrize(("said", "meant"), [("端丽", "瑞丽"), ("qinpu", "青浦"), ("忙是", "芒市")])
def test_a_near_miss_is_only_a_suggestion(said: str, meant: str) -> None:
    repaired = spelling.repair(said)
    assert repaired.text == meant
    assert all(not change.sure for change in repaired.changes)


@pytest.mark.parametrize(
    "said",
    [
        "我叫李青蒲",
        "10个人共多少",
        "最近忙是没空",
        "公司在哪点",
        "我想找我老公",
        "cnc op qc",
        "他家的事实在太多",
        "老板不发工资，我着骗了",
    ],
)
def test_names_and_free_text_are_left_alone(said: str) -> None:
    assert spelling.repair(said).changes == ()


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("么得夜班", "没得夜班"), ("给有么得押金呢", "给有没得押金呢"), ("冇得住", "没得住"), ("冇钱", "没钱"), ("木得空", "没得空"), ("什么得空", "什么得空"),
        ("怎么得了", "怎么得了"), ("要么得加钱", "要么得加钱"),
    ],
)  # fmt: skip
def test_not_having_is_written_in_one_way(said: str, plain: str) -> None:
    assert spelling.normalise(said) == plain
