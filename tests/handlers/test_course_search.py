"""Which course a sentence means."""

import pytest

from db.models import Course
from handlers import course_search
from tests.builders import IN_A_FORTNIGHT

ROWS = (
    ("C04", "家政与生活服务岗位练兵", "生活服务", "盈江县", "盈江", "企业职工、职校学生"),
    ("C09", "保安员上岗培训", "物业安保", "陇川县", "陇川", "脱贫劳动力(含监测对象)"),
    ("C13", "低压电工上岗培训", "电子制造", "芒市", "芒市", "脱贫劳动力(含监测对象)"),
    ("C14", "保安员上岗培训(第2期)", "物业安保", "瑞丽市", "瑞丽", "脱贫劳动力(含监测对象)"),
    ("C15", "客房与餐饮服务岗位练兵(第2期)", "餐旅服务", "梁河县", "梁河", "企业职工、职校学生"),
)
COURSES = [
    Course(
        code=code,
        title=title,
        field=field,
        place=place,
        county=county,
        audience=audience,
        programme="drill",
        seats=1,
        starts_at=IN_A_FORTNIGHT,
        ends_at=IN_A_FORTNIGHT,
    )
    for code, title, field, place, county, audience in ROWS
]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("报C13", ["C13"]),
        ("想学家政", ["C04"]),
        ("保洁有没有班", ["C04"]),
        ("电工", ["C13"]),
        ("保安", ["C09", "C14"]),
        ("陇川的保安", ["C09"]),
        ("盈江有培训吗", ["C04"]),
        ("酒店客房那个", ["C15"]),
        ("培训", []),
        ("我要报名", []),
        ("有什么课", []),
    ],
)
def test_courses_are_found_by_code_subject_and_county(words: str, codes: list[str]) -> None:
    found = course_search.named(COURSES, course_search.read(words))
    assert [course.code for course in found] == codes


def test_a_neighbouring_subject_is_near_but_not_what_was_asked_for() -> None:
    wish = course_search.read("想学厨师")
    assert [course.code for course in course_search.named(COURSES, wish)] == ["C15"]
    assert course_search.about(COURSES, wish) == []
    assert wish.topic == "厨师"


def test_the_list_is_narrowed_to_who_is_asking() -> None:
    found = course_search.matching(COURSES, course_search.read("学生能报什么"))
    assert [course.code for course in found] == ["C04", "C15"]


def test_a_wish_nobody_meets_leaves_the_whole_list() -> None:
    assert course_search.matching(COURSES, course_search.read("有没有教刺绣的")) == COURSES
