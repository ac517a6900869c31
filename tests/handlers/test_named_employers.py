"""Employers are known by the part of their name that people say."""

import pytest

from handlers import named_employers

NAMES = (
    "示例星桥电子(青浦)有限公司", "示例麦香源食品有限公司", "示例盛泽织造有限公司", "示例人和人力资源有限公司",
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("星桥电子招不招人", ("星桥电子",)),
        ("星桥给还要人", ("星桥",)),
        ("麦香源还招吗", ("麦香源",)),
        ("盛泽的厂", ()),
        ("工人和老板", ()),
        ("青浦的电子厂", ()),
    ],
)
def test_an_employer_is_named_in_full_or_for_short(said: str, named: tuple[str, ...]) -> None:
    assert named_employers.find(said, NAMES) == named


def test_a_name_is_spoken_without_brackets_and_legal_form() -> None:
    assert named_employers.spoken("示例绿源蔬菜专业合作社") == "绿源蔬菜"
