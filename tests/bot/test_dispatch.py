"""Wakes across machines: heard by another process, heard once, harmless when lost, and gone with the dead."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import text

from bot import dispatch
from bot.dispatch import PLACES, Queue
from db.engine import Records

SECONDS = 10.0
COUNT = text("SELECT count(*) FROM procrastinate.procrastinate_jobs")


# At home the process's own clock wakes the work.
pytestmark = pytest.mark.parametrize("records", ["postgres"], indirect=True)


@pytest.fixture
def shared(records: Records) -> Records:
    dispatch.prepare(records)
    return records


class Work:
    """Counts its runs; holds each one while `held` is clear."""

    def __init__(self) -> None:
        self.runs, self.began, self.ended, self.held = 0, threading.Event(), threading.Event(), threading.Event()
        self.held.set()

    def __call__(self) -> None:
        self.began.set()
        self.held.wait(SECONDS)
        self.runs += 1
        self.ended.set()


@contextmanager
def running(records: Records, work: Work | None = None) -> Iterator[Queue]:
    queue = Queue(records)
    queue.start({"drain": work} if work else {}, names=["drain"])
    assert queue.opened.wait(SECONDS)
    try:
        yield queue
    finally:
        queue.stop()


def waiting(records: Records) -> int:
    with records.engine.connect() as connection:
        return int(connection.execute(COUNT).scalar_one())


def test_a_wake_is_heard_by_another_process_and_leaves_nothing_behind(shared: Records) -> None:
    work = Work()
    with running(shared, work), running(shared) as door:
        door.wake("drain")
        assert work.ended.wait(SECONDS)
    assert (work.runs, waiting(shared)) == (1, 0)


def test_a_thousand_wakes_are_no_more_than_there_are_places(shared: Records) -> None:
    work = Work()
    with running(shared) as door:
        for _ in range(1000):
            door.wake("drain")
        door.wake("nothing of that name")
    assert 1 <= waiting(shared) <= PLACES
    with running(shared, work):
        assert work.ended.wait(SECONDS)
    assert 1 <= work.runs <= PLACES


def test_a_wake_while_the_work_runs_is_not_lost(shared: Records) -> None:
    work = Work()
    work.held.clear()
    with running(shared, work) as queue:
        queue.wake("drain")
        assert work.began.wait(SECONDS)
        work.began.clear()
        queue.wake("drain")
        work.held.set()
        assert work.began.wait(SECONDS)
    assert work.runs == 2


def test_work_that_fails_stands_in_nobodys_way(shared: Records) -> None:
    failed, work = threading.Event(), Work()

    def fails() -> None:
        failed.set()
        raise ZeroDivisionError

    queue = Queue(shared)
    queue.start({"drain": fails}, names=["drain"])
    assert queue.opened.wait(SECONDS)
    queue.wake("drain")
    assert failed.wait(SECONDS)
    queue.stop()
    with running(shared, work) as other:
        other.wake("drain")
        assert work.ended.wait(SECONDS)


def test_what_a_dead_process_was_doing_is_struck_off(shared: Records) -> None:
    with shared.engine.begin() as connection:
        connection.execute(text("SET LOCAL search_path TO procrastinate"))
        dead = connection.execute(
            text("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 hour') RETURNING id")
        ).scalar_one()
        connection.execute(
            text(
                "INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock, status, worker_id) "
                "VALUES ('work', 'drain', 'drain:0', 'doing', :dead)"
            ),
            {"dead": dead},
        )
    with running(shared) as queue:
        queue.tidy()
    assert waiting(shared) == 0


def test_connections_cut_off_are_made_anew(shared: Records) -> None:
    """As after a restart of the database."""
    work = Work()
    with running(shared, work) as queue:
        with shared.engine.connect() as connection:
            connection.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            )
        for _ in range(40):
            queue.wake("drain")
            if work.ended.wait(0.5):
                break
    assert work.runs >= 1


def test_tables_of_an_older_shape_are_made_anew(shared: Records) -> None:
    with shared.engine.begin() as connection:
        connection.execute(text("COMMENT ON SCHEMA procrastinate IS 'an older one'"))
        connection.execute(text("ALTER TABLE procrastinate.procrastinate_jobs DROP COLUMN priority"))
    dispatch.prepare(shared)
    work = Work()
    with running(shared, work) as queue:
        queue.wake("drain")
        assert work.ended.wait(SECONDS)


def test_without_its_tables_a_process_starts_and_stops_all_the_same(shared: Records) -> None:
    with shared.engine.begin() as connection:
        connection.execute(text("DROP SCHEMA procrastinate CASCADE"))
    with running(shared, work := Work()) as queue:
        queue.wake("drain")
    assert work.runs == 0
