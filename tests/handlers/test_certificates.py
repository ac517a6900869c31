"""The name and the last four, in whatever words they come."""

import pytest

from handlers import certificates


@pytest.mark.parametrize(
    "words",
    [
        "赵演五 9996", "赵演五9996", "我是赵演五 后四位9996", "成绩出来没有 我是赵演五 后四位9996", "9996 赵演五", "她叫赵演五，身份证后四位9996",
        "帮我查下赵演五的证书 尾号9996", "赵演五 身份证 533123********9996", "身份证尾号9996，赵演五",
    ],
)  # fmt: skip
def test_name_and_digits_are_read_from_one_message(words: str) -> None:
    assert certificates.name_and_tail(words) == ("赵演五", "9996")


@pytest.mark.parametrize("words", ["查证书", "证书下来没有", "9996", "要培训 1500", "我的合格证呢"])
def test_nobody_is_named(words: str) -> None:
    assert certificates.name_and_tail(words) is None
