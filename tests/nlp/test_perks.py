"""What else a post may offer is read from wishes, unless it is refused."""

import pytest

from nlp import perks


@pytest.mark.parametrize(
    ("said", "tags"),
    [
        ("有没有双休的", ("double_rest",)),
        ("交五险的厂", ("five_insurances",)),
        ("要五险一金", ("five_insurances_fund",)),
        ("坐着上班的", ("sitting_work",)),
        ("有夫妻房有班车", ("couple_room", "shuttle_bus")),
        ("不要穿无尘服", ()),
        ("包吃包住长白班", ()),
        ("青浦的电子厂", ()),
    ],
)
def test_perks_are_read_as_tags(said: str, tags: tuple[str, ...]) -> None:
    assert perks.wanted(said) == tags


def test_every_tag_has_a_name() -> None:
    assert perks.names()["double_rest"] == "双休"
    assert all(perks.names().values())
