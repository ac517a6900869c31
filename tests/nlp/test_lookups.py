"""Whom staff mean when they look somebody up."""

import pytest

from nlp import lookups
from nlp.lookups import Lookup


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("查 岩罕", Lookup(name="岩罕", asks=True)),
        ("帮我查一下李小兰的电话", Lookup(name="李小兰", asks=True)),
        ("看看张三的档案", Lookup(name="张三", asks=True)),
        ("岩罕在哪上班", Lookup(name="岩罕", about=True)),
        ("W003什么情况", Lookup(handle="W003")),
        ("ｗ12", Lookup(handle="W12")),
        ("找一下154****0001的", Lookup(phone_begins="154", phone_ends="0001", asks=True)),
        ("查手机尾号5678", Lookup(phone_ends="5678", asks=True, by_its_end=True)),
        ("电话末四位 5678 的", Lookup(phone_ends="5678", by_its_end=True)),
        ("木然罕的电话是多少", Lookup(name="木然罕", about=True)),
        ("盈江的石木干", Lookup(name="石木干", county="盈江", about=True)),
        ("陇川县叫岩罕的", Lookup(name="岩罕", county="陇川", about=True)),
        ("上次走访的那个岩罕", Lookup(name="岩罕", about=True)),
        ("W12 身份证号", Lookup(handle="W12", identity=True)),
        ("帮我查个人 13800000000", Lookup(phone_begins="13800000000", phone_ends="13800000000", asks=True)),
    ],
)
def test_a_person_is_read_from_a_search(said: str, found: Lookup) -> None:
    assert lookups.read(said) == found


@pytest.mark.parametrize(
    "said", ["查岗位J030", "名单", "C05名单", "盈江在找工作的有哪些人", "这周报名多少", "芒市的岗位", "昨天的走访"]
)
def test_other_questions_name_nobody(said: str) -> None:
    assert not lookups.read(said).says_somebody


def test_what_looks_unlike_a_name_is_a_maybe_only_after_a_word_of_searching() -> None:
    assert lookups.read("查一下演").maybe == "演"
    assert lookups.read("演").maybe == ""
