"""What a visit is about, out of a sentence, and what is that instead of a place."""

import pytest

from handlers import visit_topics


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("礼拜天早上9点半来我宿舍 安泰宿舍 想问社保咋个转", "想问社保咋个转"), ("明天来重固，主要想聊聊小孩上学", "主要想聊聊小孩上学"), ("想问加班费", "想问加班费"),
        ("想问你们能不能来看我", ""), ("想聊聊天", ""), ("想问加班费咋个算", ""), ("约走访 明天晚上", ""),
    ],
)  # fmt: skip
def test_a_topic_is_told_in_a_clause_of_its_own(words: str, told: str) -> None:
    assert visit_topics.told(words) == told


@pytest.mark.parametrize("words", ["想问证书", "工资一直不对", "宿舍太吵了"])
def test_a_topic_is_no_place(words: str) -> None:
    assert visit_topics.instead_of_a_place(words)


@pytest.mark.parametrize("words", ["香花桥宿舍", "云杉", "工资科旁边 3栋", "快递站对面", "重固那边宿舍", "我宿舍"])
def test_a_place_is_no_topic(words: str) -> None:
    assert not visit_topics.instead_of_a_place(words)


@pytest.mark.parametrize(
    ("words", "talk"), [("随便嘛", True), ("晓不得 你们看", True), ("云杉", False), ("华新那边", False)]
)
def test_talk_has_no_sign_of_a_place(words: str, talk: bool) -> None:
    assert visit_topics.is_talk(words) is talk
