"""Who may join which programme."""

import pytest

from db.models import Course, Worker
from handlers import course_fit
from tests.builders import IN_A_FORTNIGHT, NINE


def _course(programme: str = "drill", audience: str = "") -> Course:
    return Course(
        code="C1",
        programme=programme,
        title="课",
        seats=1,
        audience=audience,
        starts_at=IN_A_FORTNIGHT,
        ends_at=IN_A_FORTNIGHT,
    )


@pytest.mark.parametrize(
    ("words", "groups"),
    [
        ("我是脱贫户", ("lifted",)),
        ("建档立卡的", ("lifted",)),
        ("监测对象", ("lifted",)),
        ("在酒店上班", ("employee",)),
        ("我在昆山打工", ("employee",)),
        ("我是职校学生", ("student",)),
        ("我是职校的老师", ("teacher",)),
        ("自己开店", ("founder",)),
        ("一般农户，在家务农", ("other",)),
        ("脱贫户，现在在电子厂上班", ("lifted", "employee")),
        ("不是脱贫户", ("other",)),
        ("不清楚", ("unsure",)),
        ("想学厨师", ()),
        ("好的", ()),
        ("我没工作，不是厂里的", ("other",)),
        ("以前在厂里，现在辞了", ("other",)),
        ("辞了上家，现在在青浦的厂里上班", ("employee",)),
        ("我不在厂里上班", ()),
        ("不读书了 我在厂里上班", ("employee",)),
        ("职校娃娃", ("student",)),
        ("是卡户", ("lifted",)),
        ("原来是贫困户", ("lifted",)),
        ("不晓得是不是监测户", ("unsure",)),
    ],
)
def test_people_are_placed_by_what_they_say_of_themselves(words: str, groups: tuple[str, ...]) -> None:
    assert course_fit.groups(words) == groups


def test_an_ordinary_household_says_nothing_of_work() -> None:
    drill, aid = _course("drill", "企业职工、职校学生"), _course("aid")
    assert course_fit.leaves_open(drill, "我是普通人家")
    assert not course_fit.leaves_open(aid, "我是普通人家")
    assert not course_fit.leaves_open(drill, "普通农户，在家种地")


def test_what_is_denied_no_longer_holds() -> None:
    assert course_fit.told_anew(["student"], "我不读书了，在厂里上班") == ("employee",)
    assert course_fit.told_anew(["employee"], "上个月从厂里辞了") == ("other",)


def test_the_audience_line_goes_before_the_programme() -> None:
    assert course_fit.audience(_course("practice", "来青务工脱贫劳动力、学生")) == ("lifted", "student")
    assert course_fit.audience(_course("aid")) == ("lifted",)


def test_one_fitting_group_is_enough_and_becomes_the_basis() -> None:
    drill = _course("drill", "企业职工、职校学生")
    assert course_fit.fits(drill, ["lifted", "employee"])
    assert course_fit.basis(drill, ["lifted", "employee"]) == "employee"
    assert not course_fit.fits(drill, ["lifted"])


def test_somebody_unsure_may_sign_up_and_is_marked_so() -> None:
    assert course_fit.fits(_course("aid"), ["unsure"])
    assert course_fit.basis(_course("aid"), ["unsure"]) == "unsure"


def test_only_a_verified_household_counts_as_known() -> None:
    facts = {"public_id": "x", "name": "岩罕", "registered_at": NINE, "household_category": "脱贫户"}
    assert course_fit.known(Worker(**facts, status="seeking")) == ()
    verified = Worker(**facts, status="employed", household_verified_at=NINE.date())
    assert course_fit.known(verified) == ("lifted", "employee")
    assert course_fit.known(None) == ()


@pytest.mark.parametrize(
    ("before", "words", "after"),
    [
        (["employee"], "我还是个学生", {"student", "employee"}),
        (["employee"], "我是脱贫户", {"lifted", "employee"}),
        (["lifted", "employee"], "我是普通农户", {"other", "employee"}),
        (["student", "employee"], "我不是学生", {"employee"}),
        (["lifted"], "我家不算脱贫户，我在厂里上班", {"employee"}),
        (["other"], "我是职校生", {"student"}),
    ],
)
def test_more_is_told_of_oneself(before: list[str], words: str, after: set[str]) -> None:
    told = course_fit.told_anew(before, words)
    assert told is not None
    assert set(told) == after


@pytest.mark.parametrize("words", ["我算不算脱贫户", "脱贫户怎么认定", "我在厂里上班", "盈江的", "我不是学生"])
def test_nothing_new_is_told(words: str) -> None:
    assert course_fit.told_anew(["employee"], words) is None
