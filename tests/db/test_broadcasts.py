"""Broadcasts: who is reached, planned into exactly one message, approved by another, stopped, and what became of it."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlmodel import Session, col, select

from db import (
    audiences,
    broadcast_halting,
    broadcast_results,
    broadcast_sending,
    broadcasts,
    enrolments,
    followers,
    outbox,
)
from db.audiences import Audience
from db.models import Broadcast, BroadcastChunk, BroadcastRecipient, Follower, MassCount, Outbox, Staff, Worker
from db.station import Station
from tests.builders import NINE, a_course, a_follower, a_member_of_staff, a_worker

MESSAGE = {"type": "text", "words": "招聘会改到周日"}
EVERYONE = Audience(everyone=True)


def _people(session: Session, count: int, *, county: str = "盈江", talking: int = 0) -> list[tuple[Worker, Follower]]:
    """`talking` of them have just written, so that they may be written to by customer service."""
    made = []
    for place in range(count):
        worker = a_worker(session, name=f"岩演{place}", county=county, region="533123", status="seeking")
        follower = a_follower(session)
        followers.link(session, follower=follower, worker=worker, now=NINE)
        if place < talking:
            followers.open_window(session, follower=follower, kind="message", now=NINE)
        made.append((worker, follower))
    return made


def _author(session: Session) -> Staff:
    return a_member_of_staff(session, code="S02", role="job_officer")


def _approved(session: Session, audience: Audience = EVERYONE, *, kind: str = "jobs") -> Broadcast:
    row = broadcasts.draft(
        session, author=_author(session), kind=kind, words="招聘会", audience=audience, said="所有人", send_at=NINE,
        now=NINE,
    )  # fmt: skip
    assert broadcasts.submit(session, row, limit=1000, now=NINE)
    return row


def _plan(session: Session, row: Broadcast, *, page: int = 100) -> None:
    while broadcast_sending.plan(session, row, message=MESSAGE, now=NINE, page=page):
        pass


def _recipients(session: Session, row: Broadcast) -> Sequence[BroadcastRecipient]:
    return session.exec(
        select(BroadcastRecipient).where(BroadcastRecipient.broadcast_id == row.id).order_by(col(BroadcastRecipient.id))
    ).all()


def _owed(session: Session, row: Broadcast) -> Sequence[Outbox]:
    prefix = broadcasts.key_of(row)
    return session.exec(select(Outbox).where(col(Outbox.owed_as).startswith(prefix)).order_by(col(Outbox.id))).all()


def _settle(session: Session, row: Outbox, state: str, *, code: int | None = None, remote_id: str = "") -> None:
    row.state, row.failure_code, row.remote_id, row.settled_at = state, code, remote_id, NINE
    session.flush()


def test_the_head_count_tells_reached_stopped_and_not_following_apart(session: Session) -> None:
    people = _people(session, 4)
    followers.stop(session, follower=people[0][1], kind="jobs", now=NINE)
    followers.leave(session, follower=people[1][1], now=NINE)
    a_worker(session, name="木然", county="盈江", region="533123", status="seeking")
    a_worker(session, name="木苏", county="瑞丽", region="533102", status="seeking")
    seeking = Audience(counties=("盈江",), statuses=("seeking",))
    found = audiences.count(session, seeking, kind="jobs")
    assert (found.people, found.reachable, found.stopped, found.not_following) == (5, 2, 1, 2)
    assert audiences.count(session, seeking, kind="courses").stopped == 0


def test_a_notice_is_kept_from_whoever_has_stopped_every_kind(session: Session) -> None:
    (_, follower), _ = _people(session, 2)
    for kind in audiences.STOP_KINDS:
        assert audiences.count(session, EVERYONE, kind="notice").phones == 2
        followers.stop(session, follower=follower, kind=kind, now=NINE)
    assert audiences.count(session, EVERYONE, kind="notice").phones == 1


def test_somebody_with_two_phones_is_written_to_on_the_newest_and_two_on_one_phone_once(session: Session) -> None:
    (worker, _), (_, shared) = _people(session, 2)
    new = a_follower(session)
    followers.link(session, follower=new, worker=worker, now=NINE)
    wife = a_worker(session, name="玉罕", county="盈江", region="533123", status="seeking")
    followers.link(session, follower=shared, worker=wife, now=NINE)
    found = audiences.count(session, Audience(counties=("盈江",)), kind="jobs")
    assert (found.people, found.reachable, found.phones) == (3, 3, 2)
    page = audiences.phones(session, Audience(counties=("盈江",)), kind="jobs", limit=10)
    assert [follower for follower, _ in page] == sorted([new.key, shared.key])


def test_filters_hold_together_and_counties_beside_townships(session: Session) -> None:
    made = a_worker(session, name="岩罕", county="盈江", township="盏西镇", status="employed", trade="welder")
    other = a_worker(session, name="岩香", county="瑞丽", status="employed", trade="welder")
    a_worker(session, name="玉香", county="芒市", status="employed", trade="welder")
    named = audiences.people(session, Audience(townships=("盏西",), counties=("瑞丽",), trades=("welder",)))
    assert {person.id for person in named} == {made.id, other.id}
    assert not audiences.people(session, Audience(counties=("盈江",), statuses=("seeking",)))
    assert audiences.people(session, Audience(region="533123")) == []


def test_an_audience_survives_as_json(session: Session) -> None:
    audience = Audience(counties=("盈江",), employers=(3,), course="C05", waiting=True)
    assert Audience.of(audience.as_json()) == audience
    assert Audience.of({"counties": ["盈江"], "forgotten": 1}) == Audience(counties=("盈江",))
    assert audience.narrows
    assert not Audience(region="533123").narrows


def test_a_course_in_the_audience_means_those_in_it_or_those_waiting(session: Session) -> None:
    course = a_course(session, code="C05", seats=1)
    for name in ("岩罕", "玉罕"):
        enrolments.submit(
            session, worker=a_worker(session, name=name), course=course, station=Station(), now=NINE, may_wait=True
        )
    assert [person.name for person in audiences.people(session, Audience(course="C05"))] == ["岩罕"]
    assert [person.name for person in audiences.people(session, Audience(course="C05", waiting=True))] == ["玉罕"]


def test_everybody_is_planned_into_exactly_one_message(session: Session) -> None:
    people = _people(session, 9, talking=3)
    row = _approved(session)
    _plan(session, row)
    recipients = _recipients(session, row)
    assert sorted(one.follower_id or 0 for one in recipients) == sorted(follower.key for _, follower in people)
    single = [one for one in recipients if one.chunk_id is None]
    assert {one.follower_id for one in single} == {follower.key for _, follower in people[:3]}
    owed = _owed(session, row)
    assert [message.route for message in owed] == ["custom"] * 3 + ["mass"]
    assert owed[-1].owed_as == f"broadcast:{row.key}:chunk:1"
    assert row.status == "sending"


@pytest.mark.parametrize("count", [2, 3, 4, 5, 7, 8])
def test_chunks_of_any_page_hold_at_least_two(session: Session, count: int) -> None:
    _people(session, count)
    row = _approved(session)
    _plan(session, row, page=3)
    chunks = session.exec(select(BroadcastChunk)).all()
    assert sum(chunk.people for chunk in chunks) == count
    assert all(2 <= chunk.people <= 3 for chunk in chunks)
    for chunk in chunks:
        assert len(broadcast_sending.openids(session, chunk.key)) == chunk.people
    assert len(_recipients(session, row)) == count


def test_planning_again_after_an_interruption_doubles_nobody(session: Session) -> None:
    _people(session, 7, talking=2)
    row = _approved(session)
    broadcast_sending.plan(session, row, message=MESSAGE, now=NINE, page=3)
    assert row.status == "planning"
    assert broadcasts.due(session, now=NINE) == [row]
    _plan(session, row, page=3)
    row.status = "planning"
    _plan(session, row, page=3)
    assert len(_recipients(session, row)) == 7
    chunks = session.exec(select(BroadcastChunk)).all()
    assert sum(chunk.people for chunk in chunks) == 5


def test_one_person_alone_shares_a_chunk_with_one_who_could_be_written_to(session: Session) -> None:
    _people(session, 2, talking=1)
    row = _approved(session)
    _plan(session, row)
    chunk = session.exec(select(BroadcastChunk)).one()
    assert (chunk.people, len(broadcast_sending.openids(session, chunk.key))) == (2, 2)
    assert [message.state for message in _owed(session, row)] == ["cancelled", "owed"]
    broadcast_results.reconcile(session, row, now=NINE)
    assert {one.result for one in _recipients(session, row)} == {"planned"}


def test_one_person_alone_whom_nothing_reaches_goes_on_the_call_list(session: Session) -> None:
    ((worker, _),) = _people(session, 1)
    row = _approved(session)
    _plan(session, row)
    assert not _owed(session, row)
    assert broadcast_results.call_list(session, row) == [(worker, "out_of_window")]
    broadcast_results.reconcile(session, row, now=NINE)
    assert row.status == "done"


def test_a_fifth_mass_message_in_a_month_is_held_back(session: Session) -> None:
    people = _people(session, 3)
    full = people[0][1]
    session.add(MassCount(follower_id=full.key, month="2026-11", used=4))
    session.flush()
    row = _approved(session)
    _plan(session, row)
    results = {one.follower_id: one.result for one in _recipients(session, row)}
    assert results[full.key] == "held"
    used = {count.follower_id: count.used for count in session.exec(select(MassCount)).all()}
    assert used == {full.key: 4, people[1][1].key: 1, people[2][1].key: 1}


def test_persons_whom_no_message_may_reach_are_kept_by_name_and_reason(session: Session) -> None:
    people = _people(session, 4)
    followers.stop(session, follower=people[0][1], kind="jobs", now=NINE)
    followers.leave(session, follower=people[1][1], now=NINE)
    stranger = a_worker(session, name="木然", county="盈江", region="533123", status="seeking")
    row = _approved(session, Audience(counties=("盈江",)))
    _plan(session, row)
    results = {one.worker_id: one.result for one in _recipients(session, row) if one.follower_id is None}
    assert results == {
        people[0][0].key: "stopped", people[1][0].key: "unfollowed", stranger.key: "not_following",
    }  # fmt: skip
    assert [worker.name for worker, _ in broadcast_results.call_list(session, row)] == ["岩演1", "木然"]


def test_above_the_limit_a_second_person_must_approve_and_never_the_author(session: Session) -> None:
    _people(session, 3)
    author, head = _author(session), a_member_of_staff(session, code="S01", role="station_head")
    row = broadcasts.draft(
        session, author=author, kind="jobs", words="招聘会", audience=EVERYONE, said="所有人", send_at=NINE, now=NINE
    )
    assert not broadcasts.submit(session, row, limit=2, now=NINE)
    assert not broadcasts.due(session, now=NINE)
    with pytest.raises(broadcasts.OwnBroadcast):
        broadcasts.approve(session, row, by=author, now=NINE)
    broadcasts.approve(session, row, by=head, now=NINE)
    assert broadcasts.is_approved(row)
    assert broadcasts.due(session, now=NINE) == [row]
    with pytest.raises(broadcasts.WrongState):
        broadcasts.approve(session, row, by=head, now=NINE)


@pytest.mark.parametrize(
    "change", [{"words": "改了"}, {"audience": Audience(everyone=True, region="5331"), "said": "德宏"}]
)
def test_any_change_voids_the_approval(session: Session, change: dict[str, object]) -> None:
    _people(session, 3)
    author, head = _author(session), a_member_of_staff(session, code="S01", role="station_head")
    row = broadcasts.draft(
        session, author=author, kind="jobs", words="招聘会", audience=EVERYONE, said="所有人", send_at=NINE, now=NINE
    )
    broadcasts.submit(session, row, limit=2, now=NINE)
    broadcasts.approve(session, row, by=head, now=NINE)
    assert broadcasts.change(session, row, by=author, now=NINE, **change)  # type: ignore[arg-type]
    assert not broadcasts.is_approved(row)
    assert not broadcasts.submit(session, row, limit=2, now=NINE)
    assert row.status == "waiting"


def test_what_has_started_is_not_changed_any_more(session: Session) -> None:
    _people(session, 3)
    row = _approved(session)
    _plan(session, row)
    with pytest.raises(broadcasts.WrongState):
        broadcasts.change(session, row, by=session.get_one(Staff, row.author_id), now=NINE, words="晚了")


def test_a_message_to_nobody_is_no_broadcast(session: Session) -> None:
    with pytest.raises(broadcasts.NobodyToReach):
        _approved(session)


def test_stopping_spares_everybody_whose_message_has_not_gone(session: Session) -> None:
    _people(session, 5, talking=2)
    row = _approved(session)
    _plan(session, row)
    first = _owed(session, row)[0]
    _settle(session, first, "sent")
    assert broadcast_halting.stop(session, row, by=_author_of(session, row), now=NINE) == 4
    assert [message.state for message in _owed(session, row)] == ["sent", "cancelled", "cancelled"]
    broadcast_results.reconcile(session, row, now=NINE)
    found = broadcast_results.report(session, row)
    assert (found.of("sent"), found.of("called_off"), row.status) == (1, 4, "stopped")
    with pytest.raises(broadcasts.WrongState):
        broadcast_halting.stop(session, row, by=_author_of(session, row), now=NINE)


def test_a_paused_broadcast_is_taken_by_nobody_until_it_goes_on(session: Session) -> None:
    _people(session, 4, talking=2)
    row = _approved(session)
    _plan(session, row)
    broadcast_halting.pause(session, row)
    assert not outbox.take(session, by="me", now=NINE)
    later = NINE + timedelta(hours=1)
    broadcast_halting.resume(session, row, due_at=later)
    assert not outbox.take(session, by="me", now=NINE)
    assert len(outbox.take(session, by="me", now=later)) == 3


def test_causes_are_told_apart(session: Session) -> None:
    people = _people(session, 6, talking=6)
    row = _approved(session)
    _plan(session, row)
    ends = [
        ("sent", None),
        ("refused", 45015),
        ("refused", 43004),
        ("refused", 48002),
        ("expired", None),
        ("unknown", None),
    ]
    for message, (state, code) in zip(_owed(session, row), ends, strict=True):
        _settle(session, message, state, code=code)
    broadcast_results.reconcile(session, row, now=NINE)
    found = broadcast_results.report(session, row)
    assert found.results == {"sent": 1, "out_of_window": 1, "unfollowed": 2, "failed": 1, "unknown": 1}
    assert len(broadcast_results.call_list(session, row)) == len(people) - 1
    assert row.status == "done"


def test_a_mass_send_is_reached_when_wechat_reports_and_only_then(session: Session) -> None:
    _people(session, 4)
    row = _approved(session)
    _plan(session, row)
    _settle(session, _owed(session, row)[0], "sent", remote_id="1000000001")
    broadcast_results.reconcile(session, row, now=NINE)
    assert broadcast_results.report(session, row).of("planned") == 4
    counts = {"total": 4, "filtered": 3, "sent": 3, "failed": 1}
    for _ in range(2):
        assert broadcast_results.mass_finished(
            session, remote_id="1000000001", status="send success", counts=counts, now=NINE
        )
    found = broadcast_results.report(session, row)
    assert (found.of("sent"), found.of("failed"), found.unnamed, row.status) == (3, 1, 1, "done")
    assert not broadcast_results.mass_finished(session, remote_id="7", status="send success", counts=counts, now=NINE)


def test_a_refused_mass_send_fails_for_all_and_costs_nobody_a_message(session: Session) -> None:
    _people(session, 3)
    row = _approved(session)
    _plan(session, row)
    _settle(session, _owed(session, row)[0], "sent", remote_id="5")
    broadcast_results.mass_finished(session, remote_id="5", status="err(20001)", counts={"sent": 0}, now=NINE)
    found = broadcast_results.report(session, row)
    assert (found.of("failed"), found.refused) == (3, ("err(20001)",))
    assert {count.used for count in session.exec(select(MassCount)).all()} == {0}


def test_a_lost_report_leaves_it_unknown_after_a_day(session: Session) -> None:
    _people(session, 3)
    row = _approved(session)
    _plan(session, row)
    _settle(session, _owed(session, row)[0], "sent", remote_id="5")
    broadcast_results.reconcile(session, row, now=NINE + timedelta(hours=25))
    assert broadcast_results.report(session, row).of("unknown") == 3
    assert row.status == "done"


def test_a_correction_goes_to_those_who_were_reached(session: Session) -> None:
    people = _people(session, 3, talking=3)
    row = _approved(session)
    _plan(session, row)
    for message, state in zip(_owed(session, row), ["sent", "sent", "refused"], strict=True):
        _settle(session, message, state)
    broadcast_results.reconcile(session, row, now=NINE)
    again = audiences.phones(session, Audience(received=row.key), kind="jobs", limit=10)
    assert [follower for follower, _ in again] == [follower.key for _, follower in people[:2]]


def _author_of(session: Session, row: Broadcast) -> Staff:
    return session.get_one(Staff, row.author_id)
