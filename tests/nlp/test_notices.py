"""Which kinds of messages are to stop, to go on, to come again; and what is about something else."""

import pytest

from nlp import notices
from nlp.notices import EVERY, Wish


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("走访通知别发了", ("visits",)),
        ("走访提醒关了", ("visits",)),
        ("走访的提醒也不要", ("visits",)),
        ("走访消息不收了", ("visits",)),
        ("培训的短信别发了", ("courses",)),
        ("培训通知不要了", ("courses",)),
        ("培训的也莫发", ("courses",)),
        ("以后培训的莫通知我", ("courses",)),
        ("不想收到培训短信了", ("courses",)),
        ("别把培训的发给我", ("courses",)),
        ("培训通知能不能别发了？", ("courses",)),
        ("培训通知烦死了，关了", ("courses",)),
        ("莫再发招聘的给我了", ("jobs",)),
        ("岗位提醒关掉", ("jobs",)),
        ("近况那个莫问了", ("asks",)),
        ("招聘、培训都别发了", ("jobs", "courses")),
        ("招聘和走访的消息不要了", ("jobs", "visits")),
        ("全部都别发", EVERY),
        ("关掉所有提醒", EVERY),
        ("什么都别发给我了", EVERY),
        ("统统莫发", EVERY),
    ],
)
def test_the_kind_named_is_stopped(said: str, kinds: tuple[str, ...]) -> None:
    assert notices.read(said) == Wish(stop=kinds)


@pytest.mark.parametrize(
    "said",
    [
        "关了哪些岗位",
        "这周停了几个招聘",
        "岗位关了没有",
        "为啥招聘通知停了",
        "招聘停了吗",
        "培训什么时候停的",
        "招聘停了？",
        "取消了哪几个岗位",
    ],
)
def test_a_question_about_what_ended_stops_nothing(said: str) -> None:
    assert notices.asks_what_ended(said)
    assert notices.read(said) is None


@pytest.mark.parametrize(
    "said",
    [
        "岗位消息关掉",
        "为什么天天发招聘，别发了",
        "能不能不发招聘了？",
        "招聘信息可以停了吗，烦死了，可以吗",
        "招聘不要停",
    ],
)
def test_a_wish_to_stop_is_no_such_question(said: str) -> None:
    assert not notices.asks_what_ended(said)


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("招聘不要停", ("jobs",)),
        ("招聘的莫停", ("jobs",)),
        ("别把招聘停了", ("jobs",)),
        ("别退订招聘", ("jobs",)),
        ("莫关招工的", ("jobs",)),
        ("走访的继续发", ("visits",)),
        ("别取消培训通知", ("courses",)),
        ("全部不要停", EVERY),
        ("都不要停", EVERY),
    ],
)
def test_a_negated_stop_stops_nothing(said: str, kinds: tuple[str, ...]) -> None:
    assert notices.read(said) == Wish(keep=kinds)


@pytest.mark.parametrize(
    ("said", "stop", "keep"),
    [
        ("培训的停，招聘不要停", ("courses",), ("jobs",)),
        ("培训别发招聘要留着", ("courses",), ("jobs",)),
        ("不要发培训，招聘继续发", ("courses",), ("jobs",)),
        ("除了招聘都别发", ("courses", "visits", "asks"), ("jobs",)),
        ("除了招聘以外全部停掉", ("courses", "visits", "asks"), ("jobs",)),
        ("只要招聘的，别的都别发", ("courses", "visits", "asks"), ("jobs",)),
        ("除了走访，其他通知都不要", ("jobs", "courses", "asks"), ("visits",)),
    ],
)
def test_one_is_stopped_and_another_kept(said: str, stop: tuple[str, ...], keep: tuple[str, ...]) -> None:
    assert notices.read(said) == Wish(stop, keep)


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("打开走访提醒", ("visits",)),
        ("走访通知恢复", ("visits",)),
        ("再开岗位推送", ("jobs",)),
        ("把招工那些打开嘛", ("jobs",)),
        ("培训和走访的恢复", ("courses", "visits")),
        ("全部恢复", EVERY),
    ],
)
def test_the_kind_named_comes_again(said: str, kinds: tuple[str, ...]) -> None:
    wish = notices.read(said)
    assert wish is not None
    assert (wish.stop, wish.keep, wish.start) == ((), (), kinds)


@pytest.mark.parametrize("said", ["别再喊我上课了", "别叫我去培训了", "走访停了", "培训也停", "把走访的关了", "全停了"])
def test_what_may_be_the_thing_itself_is_in_doubt(said: str) -> None:
    wish = notices.read(said)
    assert wish is not None
    assert wish.stop
    assert not wish.plain


@pytest.mark.parametrize(
    "said",
    [
        "培训不要了", "取消培训", "我不去培训了", "培训停了吗", "工作停了", "有培训通知我", "有新岗位通知我", "继续培训", "别发了",
        "不要夜班的工作", "取消走访", "招聘会什么时候", "通知老师我不去了", "岗位通知",
    ],
)  # fmt: skip
def test_what_is_about_something_else_is_left(said: str) -> None:
    assert notices.read(said) is None


@pytest.mark.parametrize(
    ("said", "touched"),
    [
        ("培训那个通知烦得很真的不要发了", True),
        ("课程短信我真心不想收了", True),
        ("我不去培训了", False),
        ("通知老师我不去了", False),
    ],
)
def test_a_part_about_messages_is_heard(said: str, touched: bool) -> None:
    assert notices.touches(said) is touched


def test_why_something_was_stopped_is_a_question_and_how_to_stop_it_is_none() -> None:
    asked = ("咋个就停了", "怎么又关了嘛", "为哪样停了", "怎么突然不招了")
    assert all(notices.asks_what_ended(words) for words in asked)
    wished = ("咋个把消息停了", "怎么才能关了这些通知", "招聘消息停了吧")
    assert not any(notices.asks_what_ended(words) for words in wished)
