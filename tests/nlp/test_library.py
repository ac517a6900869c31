"""Finding the entry that answers a question."""

import pytest

from db.load.seed import answer_rows
from nlp import asking, library, spelling
from nlp.library import Library, Question


@pytest.fixture(scope="module")
def shelf() -> Library:
    return Library(Question(row["id"], row["topic"], [row["question"]]) for row in answer_rows())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("试用期工资能不能打五折", "contract-probation-pay"),
        ("娃娃克上海读书咋个整", "child-school"),
        ("老板拿走我的身份证给合法", "fraud-idcard"),
        ("工資條不給我看", "wage-slip"),
        ("坐月子給有钱领", "women-allowance"),
        ("噪声大震得耳朵疼", "injury-disease"),
        ("回老家的话社保咋个转走", "si-transfer"),
        ("住院半个月，老板一分病假工资没发", "wage-sick"),
        ("厂里没单子叫我们回家等，给不给工资", "wage-stopwork"),
        ("干满一年了给有年假", "wage-annual-leave"),
        ("公积金咋个取", "si-fund-out"),
        ("工伤等级去哪点评", "injury-grade"),
        ("我们公司想在你们这里招工人", "emp-post"),
    ],
)
def test_dialect_traditional_letters_and_other_words_find_the_entry(shelf: Library, text: str, code: str) -> None:
    assert [found.code for found in shelf.answers(text)][:1] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "青蛙怎么养",
        "明天几点日出",
        "帮我写一封情书",
        "",
        "？？？",
        "哈哈",
        "1",
        "发了工资买哪款电视好",
        "老板的狗几岁了",
        "宿舍里怎么养鱼",
        "孩子画画比赛几点开始",
    ],
)
def test_what_no_entry_answers_is_not_answered(shelf: Library, text: str) -> None:
    assert shelf.answers(text) == []


def test_two_entries_are_given_when_either_may_be_meant(shelf: Library) -> None:
    assert {found.code for found in shelf.answers("返费")} == {"job-rebate", "job-rebate-unpaid"}


def test_when_neither_is_sure_both_are_given_rather_than_none(shelf: Library) -> None:
    first, second = shelf.answers("返费")
    assert first.score < library.ENOUGH
    assert first.score + second.score >= library.TOGETHER


def test_the_subject_known_from_elsewhere_lifts_its_entries(shelf: Library) -> None:
    text = "没有合同的怎么申请"
    plain = {found.code: found.score for found in shelf.find(text, most=140)}
    liked = {found.code: found.score for found in shelf.find(text, topics=("subsidy",), most=140)}
    assert liked["sub-material"] > plain["sub-material"]
    assert liked["contract-none"] == plain["contract-none"]


def test_an_entry_that_is_withdrawn_is_not_found() -> None:
    rows = [row for row in answer_rows() if row["id"] != "si-card"]
    shelf = Library(Question(row["id"], row["topic"], [row["question"]]) for row in rows)
    assert "si-card" not in [found.code for found in shelf.find("社保卡丢了怎么办", most=140)]


def test_an_entry_added_by_staff_is_found_before_any_training() -> None:
    rows = answer_rows()
    new = Question("parcel-room", "living", ["快递代收点几点开？"])
    shelf = Library([*(Question(row["id"], row["topic"], [row["question"]]) for row in rows), new])
    assert [found.code for found in shelf.answers("快递代收点几点开门")] == ["parcel-room"]


def test_no_entries_answer_nothing() -> None:
    assert Library(()).answers("上海最低工资多少") == []


def test_every_entry_of_a_new_database_is_trained() -> None:
    assert {row["id"] for row in answer_rows()} == set(library.trained().intents) - {library.BEYOND}


def test_every_entry_finds_itself_by_its_own_question(shelf: Library) -> None:
    missed = [
        row["id"] for row in answer_rows() if row["id"] not in [one.code for one in shelf.find(row["question"], most=2)]
    ]
    assert missed == []


def test_ways_of_saying_the_same_are_made_one() -> None:
    said, meant = (asking.about(spelling.normalise(text)) for text in ("娃娃的车费", "小孩的路费"))
    assert said == meant


def test_empty_words_tell_nothing() -> None:
    assert not asking.about("请问怎么办呢")
