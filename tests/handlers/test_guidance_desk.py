"""What staff note after an hour with an expert: advice, or that nobody came."""

import pytest

from handlers import guidance_desk


@pytest.mark.parametrize("words", ["没来", "请假没来", "有事没到场", "人没来，在加班", "未到", "爽约了", "请假"])
def test_who_did_not_come_is_no_advice(words: str) -> None:
    assert guidance_desk.says_missed(words)


@pytest.mark.parametrize(
    "words",
    ["先办健康证", "没来得及问社保，先报养老护理", "没来，建议下次先考证", "不要请假，先把课上完", "下月再约一次"],
)
def test_advice_is_no_absence(words: str) -> None:
    assert not guidance_desk.says_missed(words)
