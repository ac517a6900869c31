"""What besides money is not as it was said, and who wants to know who hears of it."""

import pytest

from nlp import promises, who_hears


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("住宿不一样，说单间结果8个人", ["lodging"]), ("说是四人间，来了八个人住", ["lodging"]), ("说好包吃，结果扣伙食费300", ["meals"]),
        ("工资一样，就是加班多", ["hours"]), ("说好做质检，结果去搬货", ["work"]), ("22块一小时，说好是26", ["rate"]),
        ("吃的一样，住的不一样", ["lodging"]), ("工资差一点，住宿是好的", []), ("宿舍好的，就是工资少了", []), ("不一样", []), ("都一样的", []),
    ],
)  # fmt: skip
def test_the_kinds_that_are_not_as_promised(said: str, kinds: list[str]) -> None:
    assert promises.broken(said) == kinds


@pytest.mark.parametrize(
    "said",
    ["会不会告诉老板", "莫说是我讲的", "你们问这个搞哪样", "老板晓得是我讲的不", "先不用，怕得罪人", "别跟厂里说啊", "不要写我名字", "问这些干嘛"],
)  # fmt: skip
def test_who_will_hear_of_it(said: str) -> None:
    assert who_hears.asks(said)


@pytest.mark.parametrize(
    "said", ["老板说15号发", "公司扣了我200", "跟厂里要", "组长收了300", "签了 没给我", "劳务收的"]
)
def test_who_is_only_named(said: str) -> None:
    assert not who_hears.asks(said)
