"""A moment said back to the worker."""

from datetime import datetime

from nlp import times
from nlp.doors.time import CHINA, answer


def test_a_moment_is_said_with_its_weekday() -> None:
    now = datetime(2026, 11, 25, 10, 0, tzinfo=CHINA)
    assert times.say(datetime(2026, 12, 2, 20, 0, tzinfo=CHINA), now=now) == "12月2日(周三)20:00"


def test_the_year_is_said_when_it_is_another_one() -> None:
    now = datetime(2026, 12, 30, 10, 0, tzinfo=CHINA)
    assert times.say(datetime(2027, 1, 3, 9, 5, tzinfo=CHINA), now=now) == "2027年1月3日(周日)09:05"


def test_the_measuring_door_answers_in_local_time_without_a_zone() -> None:
    line = {"id": "a1", "text": "明天下午三点", "reference": "2026-11-25T10:00:00"}
    assert answer(line) == {"id": "a1", "start": "2026-11-26T15:00", "end": "2026-11-26T15:01"}
    assert answer(line | {"text": "昨天来过了"}) == {"id": "a1", "start": None, "end": None}
