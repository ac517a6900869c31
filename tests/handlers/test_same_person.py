"""A second place is refused for the sign by which the person was known, and for no other."""

import pytest

from db.doubles import SamePerson
from db.models import Course
from handlers import refusals
from handlers.dialogue.replies import words_of
from tests.builders import NINE


@pytest.mark.parametrize(("by", "said"), [("identity", "身份证号一样"), ("phone", "同名同手机号"), ("birth", "生日")])
def test_it_says_by_what_the_person_was_known(by: str, said: str) -> None:
    course = Course(code="C1", programme="drill", title="面点", starts_at=NINE, ends_at=NINE, seats=1)
    (reply,) = refusals.words(SamePerson(course, by=by))
    assert said in words_of(reply)
    assert ("手机号" in words_of(reply)) == (by == "phone")
