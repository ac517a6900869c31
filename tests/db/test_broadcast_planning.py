"""Planning: everybody in exactly one message, lists of at least two, one call where it fits, the month's four respected."""

from datetime import timedelta
from itertools import chain

import pytest
from sqlalchemy import delete
from sqlmodel import Session

from db import (
    audiences,
    broadcast_planning,
    broadcast_reports,
    broadcast_results,
    broadcast_sending,
    broadcasts,
    followers,
)
from db.audience_filters import Audience
from db.mass_rules import SERVICE, SUBSCRIPTION, MassRules
from db.models import AccountTag, BroadcastChunk, TagMember
from tests.builders import NINE, a_follower, a_worker
from tests.db.broadcasting import (
    ALL_BY_NAME,
    EVERYONE,
    MESSAGE,
    SMALL,
    approved,
    author,
    chunks,
    owed,
    pages,
    people,
    plan,
    recipients,
    settle,
)


def test_everybody_is_planned_into_exactly_one_message(session: Session) -> None:
    made = people(session, 9, talking=3)
    row = approved(session)
    plan(session, row)
    found = recipients(session, row)
    assert sorted(one.follower_id or 0 for one in found) == sorted(follower.key for _, follower in made)
    single = {one.follower_id for one in found if one.seq is None}
    assert single == {follower.key for _, follower in made[:3]}
    messages = owed(session, row)
    assert [message.route for message in messages] == ["custom"] * 3 + ["mass"]
    assert messages[-1].owed_as == f"broadcast:{row.key}:chunk:1"
    assert messages[0].owed_as == f"broadcast:{row.key}:follower:{made[0][1].key}"
    assert (row.status, row.plan) == ("sending", None)


def test_lists_of_any_page_hold_at_least_two(session: Session) -> None:
    made, writer = people(session, 2), author(session)
    for count in range(2, 10):
        row = approved(session, by=writer)
        plan(session, row, page=3, rules=MassRules(each=10))
        lists = chunks(session, row)
        assert sum(chunk.people for chunk in lists) == count
        assert all(2 <= chunk.people <= 3 for chunk in lists)
        sent_to = [broadcast_sending.openids(session, chunk.key) for chunk in lists]
        assert [len(openids) for openids in sent_to] == [chunk.people for chunk in lists]
        assert list(chain.from_iterable(sent_to)) == [follower.openid for _, follower in made]
        made += people(session, 1)


def test_lists_go_out_one_after_the_other_sixty_a_minute(session: Session) -> None:
    people(session, 6)
    row = approved(session)
    plan(session, row, page=2)
    assert [message.due_at - NINE for message in owed(session, row)] == [timedelta(seconds=place) for place in range(3)]


def test_nothing_is_owed_before_everybody_is_planned(session: Session) -> None:
    people(session, 7, talking=2)
    row = approved(session)
    steps = 0
    while broadcast_planning.plan(session, row, message=MESSAGE, now=NINE, rules=SMALL):
        steps += 1
        if (row.plan or {})["part"] not in ("owe_own", "owe_chunks"):
            assert not owed(session, row)
        assert broadcasts.due(session, now=NINE) == [row]
    assert steps > 5


def test_a_step_that_is_broken_off_is_done_again_and_doubles_nobody(session: Session) -> None:
    people(session, 8, talking=2)
    row = approved(session)
    more, step = True, 0
    while more:
        step += 1
        if step % 2:
            with session.begin_nested() as half:
                broadcast_planning.plan(session, row, message=MESSAGE, now=NINE, rules=SMALL)
                half.rollback()
        session.refresh(row)
        more = broadcast_planning.plan(session, row, message=MESSAGE, now=NINE, rules=SMALL)
    assert len(recipients(session, row)) == 8
    assert [chunk.people for chunk in chunks(session, row)] == [2, 2, 2]
    assert len(owed(session, row)) == 5


@pytest.mark.parametrize("way", ["lists", "one call", "no lists"])
def test_stretch_by_stretch_everybody_is_in_one_place(
    session: Session, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:  # fmt: skip
    """Lists go on from one stretch to the next; pages of a call or of nobody's are as many as it takes."""
    made = people(session, 9, talking=1)
    followers.link(session, follower=made[0][1], worker=made[8][0], now=NINE)
    for database in broadcast_planning.STRETCH:
        monkeypatch.setitem(broadcast_planning.STRETCH, database, 2)
    row = approved(session, EVERYONE if way == "one call" else ALL_BY_NAME)
    if way != "one call":
        row.people = broadcast_planning.FEW + 1
    plan(session, row, page=3, rules=SUBSCRIPTION if way == "no lists" else SERVICE)
    found = recipients(session, row)
    meant = [follower.key for _, follower in made[:8]] + ([made[8][1].key] if way == "one call" else [])
    assert sorted(one.follower_id or 0 for one in found) == sorted(meant)
    counts = [chunk.people for chunk in chunks(session, row)]
    assert counts == {"lists": [3, 3, 2], "one call": [9], "no lists": []}[way]
    for chunk in chunks(session, row):
        mine = [page for page in pages(session, row) if page.seq == chunk.seq]
        numbers = [number for page in mine for number in page.followers]
        assert (chunk.people, chunk.first_id, chunk.last_id) == (len(numbers), min(numbers), max(numbers))
    for page in pages(session, row):
        assert (page.people, page.first_id, page.last_id) == (
            len(page.followers), min(page.followers), max(page.followers)
        )  # fmt: skip


def test_one_person_alone_shares_a_list_with_one_who_could_be_written_to(session: Session) -> None:
    people(session, 2, talking=1)
    row = approved(session)
    plan(session, row)
    (chunk,) = chunks(session, row)
    assert (chunk.people, len(broadcast_sending.openids(session, chunk.key))) == (2, 2)
    assert [message.route for message in owed(session, row)] == ["mass"]


def test_one_person_alone_whom_nothing_reaches_goes_on_the_call_list(session: Session) -> None:
    ((worker, _),) = people(session, 1)
    row = approved(session)
    plan(session, row)
    assert not owed(session, row)
    assert not chunks(session, row)
    assert broadcast_reports.call_list(session, row) == [(worker, "out_of_window")]
    broadcast_results.reconcile(session, row, now=NINE)
    assert row.status == "done"


def test_a_fifth_mass_message_in_a_month_goes_by_customer_service_or_is_held(session: Session) -> None:
    made, writer = people(session, 5), author(session)
    for _ in range(4):
        plan(session, approved(session, by=writer))
    followers.open_window(session, follower=made[1][1], kind="message", now=NINE)
    for _ in range(3):
        newcomer = a_worker(session, name="后来的", county="盈江", status="seeking")
        followers.link(session, follower=a_follower(session), worker=newcomer, now=NINE)
    fifth = approved(session, by=writer)
    plan(session, fifth)
    found = {one.follower_id: one.result for one in recipients(session, fifth)}
    assert [found[follower.key] for _, follower in made] == ["held", "planned", "held", "held", "held"]
    assert [chunk.people for chunk in chunks(session, fifth)] == [3]
    assert [message.route for message in owed(session, fifth)] == ["custom", "mass"]
    assert broadcast_reports.report(session, fifth).of("held") == 4
    assert len(broadcast_reports.call_list(session, fifth)) == 4


def test_the_next_month_and_what_never_went_out_count_for_nothing(session: Session) -> None:
    people(session, 3)
    writer = author(session)
    rows = [approved(session, by=writer) for _ in range(4)]
    for row in rows:
        plan(session, row)
    settle(session, owed(session, rows[0])[0], "refused", code=45002)
    broadcast_results.reconcile(session, rows[0], now=NINE)
    fifth = approved(session, by=writer)
    plan(session, fifth)
    assert [chunk.people for chunk in chunks(session, fifth)] == [3]
    sixth, december = approved(session, by=writer), NINE + timedelta(days=10)
    while broadcast_planning.plan(session, sixth, message=MESSAGE, now=december):
        pass
    assert [chunk.people for chunk in chunks(session, sixth)] == [3]


def test_above_a_thousand_people_an_open_window_makes_no_difference(session: Session) -> None:
    people(session, 4, talking=2)
    row = approved(session)
    row.people = broadcast_planning.FEW + 1
    plan(session, row)
    assert [chunk.people for chunk in chunks(session, row)] == [4]


def test_persons_whom_no_message_may_reach_are_kept_by_name_and_reason(session: Session) -> None:
    made = people(session, 4)
    newer = a_follower(session)
    followers.link(session, follower=newer, worker=made[0][0], now=NINE)
    followers.stop(session, follower=newer, kind="jobs", now=NINE)  # at the phone in use; the old one is not written to
    followers.leave(session, follower=made[1][1], now=NINE)
    stranger = a_worker(session, name="木然", county="盈江", region="533123", status="seeking")
    row = approved(session, Audience(counties=("盈江",)))
    plan(session, row)
    results = {one.worker_id: one.result for one in recipients(session, row) if one.follower_id is None}
    assert results == {made[0][0].key: "stopped", made[1][0].key: "unfollowed", stranger.key: "not_following"}
    assert [worker.name for worker, _ in broadcast_reports.call_list(session, row)] == ["岩演1", "木然"]
    assert broadcast_reports.count_to_call(session, row) == 2
    assert audiences.count(session, Audience(counties=("盈江",)), kind="jobs") == audiences.Counted(5, 2, 1, 2, 2)


def test_everyone_is_one_call_once_a_day_and_lists_after_that(session: Session) -> None:
    people(session, 5, talking=2)
    a_follower(session)
    writer = author(session)
    first = approved(session, EVERYONE, by=writer)
    plan(session, first, page=2)
    (chunk,) = chunks(session, first)
    assert (chunk.route, chunk.people, chunk.seq) == ("everyone", 6, 1)
    assert broadcast_sending.whom(session, chunk.key) == broadcast_sending.Whom(everyone=True)
    assert [message.owed_as for message in owed(session, first)] == [f"broadcast:{first.key}:chunk:1"]
    second = approved(session, EVERYONE, by=writer)
    plan(session, second, page=2)
    assert {chunk.route for chunk in chunks(session, second)} == {"list"}


def test_whoever_has_stopped_makes_lists_of_everyone(session: Session) -> None:
    made = people(session, 5)
    followers.stop(session, follower=made[2][1], kind="jobs", now=NINE)
    row = approved(session, EVERYONE)
    plan(session, row)
    assert [(chunk.route, chunk.people) for chunk in chunks(session, row)] == [("list", 4)]


def _tag(session: Session, members: list[int]) -> None:
    """The tag of 盈江 for posts, carried by these and nobody else."""
    session.merge(AccountTag(id=1, name="盈江招聘", county="盈江", kind="jobs", remote_id=101))
    session.execute(delete(TagMember))
    session.add_all([TagMember(tag_id=1, follower_id=member) for member in members])
    session.flush()


def test_a_tag_that_is_exactly_the_audience_is_one_call(session: Session) -> None:
    made = people(session, 4)
    people(session, 2, county="瑞丽")
    _tag(session, [follower.key for _, follower in made])
    row = approved(session, Audience(counties=("盈江",)))
    plan(session, row, page=2)
    (chunk,) = chunks(session, row)
    assert (chunk.route, chunk.tag_id, chunk.people) == ("tag", 101, 4)
    assert broadcast_sending.whom(session, chunk.key).tag_id == 101


def test_a_tag_that_is_not_exactly_the_audience_is_not_used(session: Session) -> None:
    made, writer = [*people(session, 4), *people(session, 1, county="瑞丽")], author(session)
    one_short, one_other, one_more = [0, 1, 2], [0, 1, 2, 4], [0, 1, 2, 3, 4]
    for members in (one_short, one_other, one_more):
        _tag(session, [made[place][1].key for place in members])
        row = approved(session, Audience(counties=("盈江",)), by=writer)
        plan(session, row)
        assert {chunk.route for chunk in chunks(session, row)} == {"list"}


def test_a_subscription_account_sends_to_all_once_a_day_and_has_no_lists(session: Session) -> None:
    people(session, 4, talking=1)
    writer = author(session)
    first = approved(session, EVERYONE, by=writer)
    plan(session, first, rules=SUBSCRIPTION)
    assert [chunk.route for chunk in chunks(session, first)] == ["everyone"]
    second = approved(session, ALL_BY_NAME, by=writer)
    plan(session, second, rules=SUBSCRIPTION)
    assert not chunks(session, second)
    results = [one.result for one in recipients(session, second)]
    assert sorted(results) == ["held", "held", "held", "planned"]
    tomorrow = approved(session, ALL_BY_NAME, by=writer)
    while broadcast_planning.plan(session, tomorrow, message=MESSAGE, now=NINE + timedelta(days=1), rules=SUBSCRIPTION):
        pass
    assert sorted(one.result for one in recipients(session, tomorrow)) == ["no_list"] * 3 + ["planned"]


def test_calls_of_the_day_and_of_the_minute_are_counted_and_run_one_at_a_time(session: Session) -> None:
    people(session, 6)
    row = approved(session)
    plan(session, row, page=2)
    first, second, third = owed(session, row)
    rules = MassRules(calls_a_day=2, calls_a_minute=1)
    assert broadcast_sending.admit(session, first, now=NINE, rules=rules) is None
    first.state, first.lease_until = "sending", NINE + timedelta(minutes=1)
    session.flush()
    assert broadcast_sending.admit(session, second, now=NINE, rules=rules) == NINE + timedelta(seconds=1)
    first.state = "sent"
    session.flush()
    assert broadcast_sending.admit(session, second, now=NINE, rules=rules) == NINE + timedelta(minutes=1)
    assert broadcast_sending.admit(session, second, now=NINE + timedelta(minutes=1), rules=rules) is None
    midnight = (NINE + timedelta(days=1)).replace(hour=0)
    assert broadcast_sending.admit(session, third, now=NINE + timedelta(minutes=2), rules=rules) == midnight
    assert session.get_one(BroadcastChunk, first.chunk_id).route == "list"
