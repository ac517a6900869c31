"""The name and the last four, in whatever words they come."""

import re
import time

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


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("DEMO-C07-001", "DEMO-C07-001"), ("查一下证书 5331032026000123 真的假的", "5331032026000123"),
        ("编号ｄｈ２０２６－００１", "dh2026-001"), ("DH—2026—0007", "DH-2026-0007"),
    ],
)  # fmt: skip
def test_a_whole_number_is_read_however_it_is_written(words: str, number: str) -> None:
    assert certificates.number_in(words) == number


@pytest.mark.parametrize(
    "words",
    ["9996", "J012", "V01", "13912340001", "533103199203149991", "2026-11-26", "20261126", "赵演五 9996", "533103********9996", "hello"],
)  # fmt: skip
def test_what_is_no_number_of_a_certificate(words: str) -> None:
    assert certificates.number_in(words) == ""


def test_a_long_message_is_passed_over_at_once() -> None:
    began = time.perf_counter()
    assert (
        re.fullmatch(certificates.WITH_NUMBER, "我是的真假证书" * 60 + "DEMO-C07-001" + "是真的假的" * 60 + "饭")
        is None
    )
    assert time.perf_counter() - began < 0.5
