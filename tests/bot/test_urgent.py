"""What may be a call for help is heard at the door."""

import pytest

from bot.play.stage import Messages, StageClock
from bot.urgent import LONGEST, is_urgent


@pytest.mark.parametrize("words", ["救命", "宿舍着火了！！", "有人被机器夹到手了 流好多血", "我不想活了"])
def test_calls_for_help_are_heard(words: str, clock: StageClock) -> None:
    assert is_urgent(Messages(clock).make("oURGENT", "text", words))


@pytest.mark.parametrize("words", ["青浦的电子厂", "你好", "工资还没发", "我要报名", "救命" + "的" * LONGEST])
def test_other_words_may_wait(words: str, clock: StageClock) -> None:
    assert not is_urgent(Messages(clock).make("oURGENT", "text", words))


def test_a_picture_may_wait(clock: StageClock) -> None:
    assert not is_urgent(Messages(clock).make("oURGENT", "picture", "MEDIA"))
