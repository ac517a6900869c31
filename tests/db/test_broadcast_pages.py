"""Broadcasts of the time before pages, with a row for each person, lose nobody on the way to pages and back."""

from alembic import command
from sqlalchemy import text
from sqlmodel import Session

from db import broadcast_reports, followers, schema
from db.engine import Records
from db.models import Broadcast
from tests.builders import NINE, a_worker
from tests.db.broadcasting import ALL_BY_NAME, EVERYONE, approved, author, pages, people, plan

ROWS = "SELECT broadcast_id, result, follower_id, worker_id, chunk_id IS NOT NULL FROM broadcast_recipient ORDER BY 1, 2, 3, 4"


def test_rows_become_pages_and_pages_rows(records: Records) -> None:
    with records.write() as session:
        made, writer = people(session, 6, talking=1), author(session)
        followers.stop(session, follower=made[1][1], kind="jobs", now=NINE)
        a_worker(session, name="木然", county="盈江", region="533123", status="seeking")
        by_name, to_all = approved(session, ALL_BY_NAME, by=writer), approved(session, EVERYONE, by=writer)
        for row in (by_name, to_all):
            row.people = 2000
            plan(session, row, page=3)
        before = [_told(session, row) for row in (by_name, to_all)]
    with records.engine.begin() as connection:
        command.downgrade(schema._config(connection), "0019")
        kept = [tuple(row) for row in connection.execute(text(ROWS))]
    mine, his = by_name.key, to_all.key
    lists = [0, 2, 3, 4, 5]
    assert kept == sorted(
        [(mine, "chunk", made[place][1].key, made[place][0].key, True) for place in lists]
        + [(his, "chunk", made[place][1].key, None, True) for place in lists]
        + [row for row in kept if row[2] is None]
    )
    assert sorted(row[1] for row in kept if row[2] is None) == ["not_following", "stopped"]
    schema.upgrade(records.engine)
    with records.read() as session:
        assert [_told(session, row) for row in (by_name, to_all)] == before


def _told(session: Session, row: Broadcast) -> object:
    found = pages(session, row)
    lists = sorted((page.seq, page.followers, page.persons, page.first_id, page.last_id) for page in found if page.seq)
    return lists, broadcast_reports.report(session, row).results, broadcast_reports.count_to_call(session, row)
