"""What waits for its rest and what never does, and how the parts are put together."""

import pytest

from handlers.dialogue import bursts
from handlers.dialogue.incoming import Incoming, Kind
from tests.builders import NINE


def said(words: str, kind: Kind = Kind.TEXT, menu_id: str = "") -> Incoming:
    return Incoming(key="m", openid="o", account="gh", kind=kind, sent_at=NINE, text=words, menu_id=menu_id)


@pytest.mark.parametrize(
    "words", ["在吗", "你好，在吗？", "我要报名", "请问一下", "我想找工作，", "我叫", "工资的事…", "HELLO"]
)
def test_an_opener_or_words_that_trail_off_wait(words: str) -> None:
    assert bursts.may_wait(said(words))


@pytest.mark.parametrize(
    "words", ["1", "取消", "人工", "我要报电工班", "救命", "13800001234", "", "   ", "我要报名" * 20]
)
def test_a_number_a_command_or_a_whole_wish_never_waits(words: str) -> None:
    assert not bursts.may_wait(said(words))


def test_only_typed_words_wait() -> None:
    assert not bursts.may_wait(said("在吗", Kind.VOICE))
    assert not bursts.may_wait(said("在吗", menu_id="3"))


def test_the_parts_become_one_message() -> None:
    assert bursts.join(["在吗", " 我要报名，", "", "电工"]) == "在吗，我要报名，电工"
