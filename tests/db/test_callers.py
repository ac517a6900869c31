"""Who is writing, read after the follower's row is ours and not a moment before."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from sqlalchemy import text
from sqlmodel import Session

from db import callers, followers, staff
from db.engine import Records
from tests.builders import NINE, a_member_of_staff, a_worker

OPENID = "oTWOATONCE"


def test_a_message_that_waited_for_another_sees_what_the_other_left(records: Records) -> None:
    """Read committed takes the snapshot when the statement begins, so the lock and the reading are two statements."""
    with records.write() as session:
        callers.arrive(session, openid=OPENID, now=NINE)
    began = Event()

    def second() -> dict[str, object] | None:
        began.set()
        with records.write() as session:
            return callers.arrive(session, openid=OPENID, now=NINE).conversation.form

    with ThreadPoolExecutor(1) as pool:
        with records.write() as session:
            first = callers.arrive(session, openid=OPENID, now=NINE)
            waiting = pool.submit(second)
            began.wait()
            _until_it_waits(records, session)
            first.conversation.form = {"name": "job_application"}
        assert waiting.result() == {"name": "job_application"}


def test_a_new_follower_is_made_with_a_conversation_and_nobody_behind_it(session: Session) -> None:
    caller = callers.arrive(session, openid=OPENID, now=NINE)
    assert (caller.worker, caller.staff, caller.muted, caller.holds) == (None, None, False, False)
    assert caller.conversation.follower_id == caller.follower.id


def test_the_active_person_and_the_bound_member_come_along(session: Session) -> None:
    follower = callers.arrive(session, openid=OPENID, now=NINE).follower
    earlier, now_speaking = a_worker(session, name="岩一"), a_worker(session, name="岩二")
    for person in (earlier, now_speaking):
        followers.link(session, follower=follower, worker=person, now=NINE)
    member = a_member_of_staff(session)
    staff.bind_directly(session, staff=member, follower=follower, now=NINE)
    caller = callers.arrive(session, openid=OPENID, now=NINE)
    assert caller.worker == now_speaking
    assert caller.staff == member


def _until_it_waits(records: Records, session: Session) -> None:
    """On SQLite the second writer stands in line for the only connection, which nothing shows from outside."""
    if records.is_sqlite:
        return
    blocked = text(
        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    )
    while not session.execute(blocked).scalar_one():
        session.execute(text("SELECT pg_stat_clear_snapshot()"))
