"""A code that stands somewhere in a sentence checks its writer in, and nobody else."""

import pytest
from sqlmodel import select

from bot.intake import Intake
from bot.play.stage import Messages, StageClock
from bot.runtime import Runtime
from db import attendance, followers
from db.models import Attendance, Enrolment
from tests.builders import NINE, a_course, a_follower, a_worker


@pytest.fixture
def learner(runtime: Runtime, clock: StageClock) -> tuple[str, str]:
    """The phone of somebody in class, and the code on the board."""
    with runtime.records.write() as session:
        worker, course, phone = a_worker(session, name="岩学员"), a_course(session, starts_at=NINE), a_follower(session)
        session.add(Enrolment(worker_id=worker.key, course_id=course.key, holds_seat=True, enrolled_at=NINE))
        followers.link(session, follower=phone, worker=worker, now=NINE)
        return str(phone.openid), attendance.open_code(session, course, now=clock.now).code


@pytest.mark.parametrize(
    ("words", "stored"),
    [
        ("在教室了，码是{}", 1),
        ("老师我到课堂啦，黑板上写的{}", 1),
        ("到了，帮我签到，{}", 1),
        ("帮同桌签到 {}", 0),
        ("{}块一个月，到了就上班", 0),
    ],
)
def test_a_code_in_a_sentence(
    runtime: Runtime, clock: StageClock, learner: tuple[str, str], words: str, stored: int
) -> None:
    openid, code = learner
    heard = str(Intake(runtime).take(Messages(clock).make(openid, "text", words.format(code))).text)
    with runtime.records.read() as session:
        assert len(session.exec(select(Attendance)).all()) == stored
    assert ("签到好了" in heard) == bool(stored)
