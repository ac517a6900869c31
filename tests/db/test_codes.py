"""Codes go on from the highest number that was given."""

import pytest

from db import codes
from db.engine import Records
from db.models import Course
from tests.builders import a_course


@pytest.mark.parametrize(
    ("given", "following"), [((), "C01"), (("C01", "C03"), "C04"), (("C09",), "C10"), (("C99", "CX"), "C100")]
)
def test_one_above_the_highest(given: tuple[str, ...], following: str, records: Records) -> None:
    with records.write() as session:
        for code in given:
            a_course(session, code=code)
        assert codes.following(session, Course.code, "C") == following
