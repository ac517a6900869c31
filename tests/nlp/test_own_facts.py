"""What somebody puts right of their own record, in many words; and what is no such thing."""

import pytest

from nlp import own_facts


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("我名字写错了，是岩罕不是岩旱", "name", "岩罕"),
        ("名字打错了应该是岩罕", "name", "岩罕"),
        ("我不叫岩旱，叫岩罕", "name", "岩罕"),
        ("名字写成岩旱了，是岩罕", "name", "岩罕"),
        ("我的名字你们写错了，岩罕", "name", "岩罕"),
        ("写错了，我叫岩罕", "name", "岩罕"),
        ("我名字里的罕字写错了", "name", ""),
        ("电话换了，13712345678", "phone", "13712345678"),
        ("刚才电话打错了，是13712345678不是13812345678", "phone", "13712345678"),
        ("原来那个号停机了，现在用13712345678", "phone", "13712345678"),
        ("我换了个新号，13712345678", "phone", "13712345678"),
        ("把电话改成13712345678", "phone", "13712345678"),
        ("电话写错了，1371234", "phone", "1371234"),
        ("我电话换了", "phone", ""),
        ("老家写错了，是陇川", "county", "陇川"),
        ("老家从芒市改成陇川", "county", "陇川"),
        ("乡镇填错了，是弄璋", "county", "盈江弄璋镇"),
        ("我老家的乡镇不对，应该是盈江平原镇", "county", "盈江平原镇"),
        ("我是章凤的，不是景罕的", "county", "陇川章凤镇"),
        ("我不是芒市镇的，是遮放镇的", "county", "芒市遮放镇"),
        ("乡镇写错了", "county", ""),
    ],
)
def test_what_is_right_is_read_from_the_words(words: str, field: str, value: str) -> None:
    fact = own_facts.find(words)
    assert fact is not None
    assert (fact.field, fact.value) == (field, value)


@pytest.mark.parametrize(
    "words",
    [
        "我叫岩罕，电话13712345678", "老板电话换了13712345678", "我老婆电话换了，13712345678", "课程名字写错了", "我报错名了",
        "名额换了", "工资写错了", "把时间改到八点", "不是家政是客房", "我换厂了，新厂在昆山", "电话多少", "我手机坏了",
        "我在华新，不在徐泾", "我是来打工的不是来玩的", "我不是盈江的班，是电工的",
    ],
)  # fmt: skip
def test_other_corrections_and_other_people_are_left_alone(words: str) -> None:
    assert own_facts.find(words) is None


def test_whether_it_is_said_to_be_their_own() -> None:
    assert [own_facts.find(words).mine for words in ("我电话换了", "电话换了", "改一下我的电话")] == [True, False, True]  # type: ignore[union-attr]
