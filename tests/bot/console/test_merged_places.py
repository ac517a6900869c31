"""Two records of one person made one: what both had is had once, the second place goes on, and both phones lead there."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import Session, col, select

from bot.intake import Intake
from bot.play.stage import Messages, StageClock
from bot.scheduled import remind_of_courses
from db import applications, doubles, enrolments, event_signups, followers, placements, visits
from db.models import Course, Enrolment, Event, EventSignup, FollowUp, Outbox, Visit, Worker
from db.station import Station
from tests.bot.console.clerk import Station as Console
from tests.builders import NINE, a_course, a_follower, a_member_of_staff, a_vacancy, a_worker

RULES = Station()
DESK = "S61"


@pytest.fixture(autouse=True)
def at_the_desk(console: Console) -> None:
    with console.runtime.records.write() as session:
        a_member_of_staff(session, code=DESK, role="station_head", scope="all")


FIRST, SECOND = "15400000654", "15400000655"


class Twice:
    """刀演双, registered from two phones; the second record came later. A stranger waits for the class."""

    def __init__(self, session: Session, **facts: object) -> None:
        self.phones = [a_follower(session), a_follower(session)]
        self.workers = [
            a_worker(session, name="刀演双", county="陇川", phone=phone, **facts) for phone in (FIRST, SECOND)
        ]
        for phone, worker in zip(self.phones, self.workers, strict=True):
            followers.link(session, follower=phone, worker=worker, now=NINE)
        self.ids = [worker.key for worker in self.workers]


def _join(session: Session, worker: Worker, course: Course, *, after: int = 0) -> Enrolment:
    return enrolments.submit(
        session, worker=worker, course=course, station=RULES, now=NINE + timedelta(minutes=after), may_wait=True
    )


@pytest.fixture
def twice(console: Console) -> Twice:
    """Both sit in a class of two seats, for which somebody waits."""
    with console.runtime.records.write() as session:
        found = Twice(session)
        course = a_course(session, code="C77", seats=2, title="面点岗位练兵")
        for after, worker in enumerate(found.workers):
            _join(session, worker, course, after=after)
        waits = a_worker(session, name="排着的", county="瑞丽")
        followers.link(session, follower=a_follower(session), worker=waits, now=NINE)
        _join(session, waits, course, after=5)
    return found


def _live(console: Console) -> list[tuple[str, str, bool]]:
    with console.runtime.records.read() as session:
        rows = session.exec(
            select(Worker.name, Enrolment.status, Enrolment.holds_seat)
            .join(Worker, col(Worker.id) == Enrolment.worker_id)
            .where(col(Enrolment.live))
            .order_by(col(Enrolment.id))
        ).all()
    return [(row[0], row[1], row[2]) for row in rows]


def _owed(console: Console, words: str) -> list[int]:
    with console.runtime.records.read() as session:
        rows = session.exec(select(Outbox).order_by(col(Outbox.id))).all()
        return [row.follower_id or 0 for row in rows if words in str(row.message) and row.state == "owed"]


def _merge(console: Console, kept: int, gone: int) -> str:
    return console.enter(DESK).post(f"/workers/{kept}/merge", {"with": str(gone)}).text


@pytest.mark.parametrize("stays", [0, 1])
def test_the_second_seat_goes_to_the_first_in_line(console: Console, twice: Twice, stays: int) -> None:
    said = _merge(console, twice.ids[stays], twice.ids[1 - stays])
    assert ("报重的只留一份：面点岗位练兵" in said, "已问候补 1 人" in said) == (True, True)
    assert "两份都有" not in said
    assert _live(console) == [("刀演双", "enrolled", True), ("排着的", "offered", True)]
    with console.runtime.records.read() as session:
        kept = session.exec(select(Enrolment).where(col(Enrolment.live), Enrolment.status == "enrolled")).one()
        assert (kept.worker_id, kept.enrolled_at) == (twice.ids[stays], NINE)  # the earlier place
        assert session.exec(select(Course)).one().taken == 2
    assert len(_owed(console, "只留一份")) == 1
    assert len(_owed(console, "有位子")) == 1


def test_both_phones_lead_to_the_one_record_and_are_reminded_once(
    console: Console, twice: Twice, clock: StageClock
) -> None:
    runtime, (kept, gone) = console.runtime, twice.ids
    _merge(console, kept, gone)
    with runtime.records.read() as session:
        begins = session.exec(select(Course)).one().starts_at
        openids = [session.get_one(type(phone), phone.id).openid or "" for phone in twice.phones]
    evening = (begins - timedelta(days=1)).replace(hour=19, minute=0)
    remind_of_courses.run(runtime, evening)
    assert len(_owed(console, "【培训提醒】刀演双")) == 1
    says, intake = Messages(clock), Intake(runtime)
    for openid in openids:
        assert "面点岗位练兵" in str(intake.take(says.make(openid, "text", "我报的培训")).text)
    intake.take(says.make(openids[1], "text", "不去了"))
    intake.take(says.make(openids[1], "text", "1"))
    assert "刀演双" not in [name for name, _, _ in _live(console)]


def test_parted_again_the_seat_is_there_or_is_told_as_lost(console: Console, twice: Twice) -> None:
    kept, gone = twice.ids
    _merge(console, kept, gone)
    clerk = console.enter(DESK)
    said = clerk.post("/merges/1/undo").text
    assert "现在拿不回来的：培训报名 1 条" in said  # it was offered to the next in line
    with console.runtime.records.read() as session:
        back = session.exec(select(Enrolment).where(Enrolment.worker_id == gone, col(Enrolment.live))).one()
        assert (back.status, back.queued_at) == ("waiting", NINE + timedelta(minutes=1))
    with console.runtime.records.write() as session:
        session.exec(select(Course)).one().seats = 4
    _merge(console, kept, gone)
    assert [name for name, _, _ in _live(console)].count("刀演双") == 1


def test_a_free_seat_comes_back_when_they_are_parted(console: Console) -> None:
    with console.runtime.records.write() as session:
        two = Twice(session)
        course = a_course(session)
        for worker in two.workers:
            _join(session, worker, course)
    _merge(console, *two.ids)
    assert len(_live(console)) == 1
    assert "拿不回来" not in console.enter(DESK).post("/merges/1/undo").text
    assert _live(console) == [("刀演双", "enrolled", True)] * 2
    with console.runtime.records.read() as session:
        assert session.exec(select(Course)).one().taken == 2


def test_events_visits_and_posts_are_had_once_too(console: Console) -> None:
    at = (NINE + timedelta(days=2)).replace(hour=15)
    with console.runtime.records.write() as session:
        two = Twice(session)
        a_member_of_staff(session, code="S31")
        a_member_of_staff(session, code="S32")
        fair, left = (_an_event(session, code) for code in ("F81", "F82"))
        post = a_vacancy(session)
        for after, (worker, phone) in enumerate(zip(two.workers, two.phones, strict=True)):
            now = NINE + timedelta(minutes=after)
            event_signups.sign_up(session, event=fair, worker=worker, follower=phone, now=now)
            mine = event_signups.sign_up(session, event=left, worker=worker, follower=phone, now=now)
            if after == 0:
                event_signups.leave(session, mine)
            visits.book(
                session, worker=worker, follower=phone, place="华新宿舍", starts_at=at, topic="", station=RULES, now=now
            )
            applied = applications.apply(session, worker=worker, vacancy=post, follower=phone, now=now)
        applications.set_status(session, applied, status="interview", now=NINE, source="staff")
    said = _merge(console, *two.ids)
    assert "两份都有" not in said
    kept, gone = two.ids
    with console.runtime.records.read() as session:
        worker = session.get_one(Worker, kept)
        coming = {event.code for _, event, _ in event_signups.of_worker(session, worker, now=NINE)}
        assert coming == {"F81", "F82"}
        assert [event.taken for event in session.exec(select(Event).order_by(col(Event.id))).all()] == [1, 1]
        assert len(visits.upcoming(session, worker, now=NINE)) == 1
        assert [row.status for row, _ in applications.of_worker(session, worker, live=True)] == ["interview"]
        signed = session.exec(select(EventSignup.status).where(EventSignup.worker_id == gone)).all()
        assert set(signed) == {"cancelled"}
    console.enter(DESK).post("/merges/1/undo")
    with console.runtime.records.read() as session:
        for number, here in ((kept, {"F81"}), (gone, {"F81", "F82"})):
            worker = session.get_one(Worker, number)
            assert {event.code for _, event, _ in event_signups.of_worker(session, worker, now=NINE)} == here
            assert len(visits.upcoming(session, worker, now=NINE)) == 1
            assert len(applications.of_worker(session, worker, live=True)) == 1
        assert [event.taken for event in session.exec(select(Event).order_by(col(Event.id))).all()] == [2, 1]
        assert session.exec(select(Visit.status)).all() == ["booked", "booked"]


def test_visits_at_two_times_are_both_kept(console: Console) -> None:
    with console.runtime.records.write() as session:
        two = Twice(session)
        a_member_of_staff(session, code="S31")
        for hour, worker in zip((10, 15), two.workers, strict=True):
            at = (NINE + timedelta(days=2)).replace(hour=hour)
            visits.book(
                session, worker=worker, follower=None, place="宿舍", starts_at=at, topic="", station=RULES, now=NINE
            )
    _merge(console, *two.ids)
    with console.runtime.records.read() as session:
        assert len(visits.upcoming(session, session.get_one(Worker, two.ids[0]), now=NINE)) == 2


def test_the_placement_that_still_runs_is_the_one_that_stays(console: Console) -> None:
    with console.runtime.records.write() as session:
        two = Twice(session)
        rows = [_a_placement(session, worker, phone, after=after) for after, (worker, phone) in enumerate(zip(two.workers, two.phones, strict=True))]  # fmt: skip
        placements.withdraw(session, rows[0], now=NINE)
    _merge(console, *two.ids)
    with console.runtime.records.read() as session:
        assert placements.live_of(session, session.get_one(Worker, two.ids[0])) is not None
        assert placements.live_of(session, session.get_one(Worker, two.ids[1])) is None
    console.enter(DESK).post("/merges/1/undo")
    with console.runtime.records.read() as session:
        assert placements.live_of(session, session.get_one(Worker, two.ids[0])) is None
        assert placements.live_of(session, session.get_one(Worker, two.ids[1])) is not None


def test_a_pair_put_before_staff_stands_where_they_look_and_the_task_is_closed(console: Console, twice: Twice) -> None:
    kept, gone = twice.ids
    clerk = console.enter(DESK)
    assert f"（G{kept}）、（G{gone}）" in clerk.get("/tasks").text
    assert f"/workers/{kept}/merge?with={gone}" in clerk.get("/merges").text
    _merge(console, kept, gone)
    with console.runtime.records.read() as session:
        assert session.exec(select(FollowUp.status).where(FollowUp.kind == doubles.KIND)).all() == ["done"]
    clerk.post("/merges/1/undo")
    with console.runtime.records.read() as session:
        assert session.exec(select(FollowUp.status).where(FollowUp.kind == doubles.KIND)).all() == ["new"]


def _an_event(session: Session, code: str) -> Event:
    begins: datetime = NINE + timedelta(days=6)
    event = Event(code=code, kind="fair", title=f"招聘会{code}", starts_at=begins, ends_at=begins + timedelta(hours=4))
    session.add(event)
    session.flush()
    return event


def _a_placement(session: Session, worker: Worker, phone: object, *, after: int):  # type: ignore[no-untyped-def]
    return placements.keep(
        session, worker=worker, follower=phone, school="德宏职业学院", year=2, age=17, arranged_by="school",  # type: ignore[arg-type]
        now=NINE + timedelta(minutes=after),
    ).row  # fmt: skip
