"""What became of a broadcast: by cause, by WeChat's report whenever it comes, by asking when it does not."""

from datetime import timedelta

from sqlmodel import Session

from db import audiences, broadcast_reports, broadcast_results, followers
from db.audience_filters import Audience
from db.models import Broadcast
from tests.builders import NINE
from tests.db.broadcasting import EVERYONE, approved, chunks, owed, people, plan, settle

COUNTS = {"total": 4, "filtered": 3, "sent": 3, "failed": 1}


def _planned(session: Session, count: int, *, talking: int = 0) -> Broadcast:
    people(session, count, talking=talking)
    row = approved(session)
    plan(session, row)
    return row


def _accepted(session: Session, count: int, *, remote_id: str = "1000000001") -> Broadcast:
    row = _planned(session, count)
    settle(session, owed(session, row)[0], "sent", remote_id=remote_id)
    broadcast_results.reconcile(session, row, now=NINE)
    return row


def _report(session: Session, status: str = "send success", *, remote_id: str = "1000000001") -> None:
    broadcast_results.mass_finished(session, remote_id=remote_id, status=status, counts=COUNTS, now=NINE)


def test_causes_are_told_apart(session: Session) -> None:
    row = _planned(session, 6, talking=6)
    ends = [
        ("sent", None), ("refused", 45015), ("refused", 43004), ("refused", 48002), ("expired", None), ("unknown", None),
    ]  # fmt: skip
    for message, (state, code) in zip(owed(session, row), ends, strict=True):
        settle(session, message, state, code=code)
    broadcast_results.reconcile(session, row, now=NINE)
    found = broadcast_reports.report(session, row)
    assert found.results == {"sent": 1, "out_of_window": 1, "unfollowed": 2, "failed": 1, "unknown": 1}
    assert len(broadcast_reports.call_list(session, row)) == 5
    assert row.status == "done"


def test_a_message_taken_back_because_they_left_is_told_from_one_called_off(session: Session) -> None:
    made = people(session, 3, talking=3)
    row = approved(session)
    plan(session, row)
    followers.leave(session, follower=made[0][1], now=NINE)
    settle(session, owed(session, row)[1], "cancelled")
    broadcast_results.reconcile(session, row, now=NINE)
    assert broadcast_reports.report(session, row).results == {"unfollowed": 1, "called_off": 1, "planned": 1}
    assert row.status == "sending"


def test_a_mass_send_is_reached_when_wechat_reports_and_only_then(session: Session) -> None:
    row = _accepted(session, 4)
    assert broadcast_reports.report(session, row).results == {"accepted": 4}
    for _ in range(2):
        _report(session)
    broadcast_results.reconcile(session, row, now=NINE)
    found = broadcast_reports.report(session, row)
    assert (found.of("sent"), found.of("failed"), found.unnamed, row.status) == (3, 1, 1, "done")


def test_a_report_that_comes_before_the_number_of_the_send_is_known_is_not_lost(session: Session) -> None:
    row = _planned(session, 4)
    _report(session)
    settle(session, owed(session, row)[0], "sent", remote_id="1000000001")
    broadcast_results.reconcile(session, row, now=NINE)
    assert (broadcast_reports.report(session, row).of("sent"), row.status) == (3, "done")


def test_a_report_on_a_send_from_elsewhere_changes_nothing(session: Session) -> None:
    row = _accepted(session, 4)
    _report(session, remote_id="7")
    broadcast_results.reconcile(session, row, now=NINE)
    assert (broadcast_reports.report(session, row).of("accepted"), row.status) == (4, "sending")


def test_a_refused_mass_send_fails_for_all_and_costs_nobody_a_message(session: Session) -> None:
    row = _accepted(session, 3)
    assert chunks(session, row)[0].counted_on == NINE.date()
    _report(session, "err(20001)")
    found = broadcast_reports.report(session, row)
    assert (found.of("failed"), found.refused) == (3, ("err(20001)",))
    assert chunks(session, row)[0].counted_on is None
    assert len(broadcast_reports.call_list(session, row)) == 3


def test_wechat_is_asked_after_ten_minutes_without_a_report(session: Session) -> None:
    people(session, 6)
    row = approved(session)
    plan(session, row, page=2)
    for place, message in enumerate(owed(session, row)):
        settle(session, message, "sent", remote_id=f"{place + 1}")
    broadcast_results.reconcile(session, row, now=NINE)
    assert not broadcast_results.to_ask(session, now=NINE + timedelta(minutes=9), limit=10)
    later = NINE + timedelta(minutes=10)
    waiting = broadcast_results.to_ask(session, now=later, limit=10)
    for chunk, status in zip(waiting, ("SENDING", "SEND_SUCCESS", "SEND_FAIL"), strict=True):
        broadcast_results.asked(session, chunk.key, status=status, now=later)
    assert broadcast_reports.report(session, row).results == {"accepted": 2, "sent": 2, "failed": 2}
    assert not broadcast_results.to_ask(session, now=later + timedelta(minutes=9), limit=10)
    assert len(broadcast_results.to_ask(session, now=later + timedelta(minutes=10), limit=10)) == 1


def test_a_lost_report_leaves_it_unknown_after_a_day(session: Session) -> None:
    row = _accepted(session, 3)
    broadcast_results.reconcile(session, row, now=NINE + timedelta(hours=25))
    assert broadcast_reports.report(session, row).of("unknown") == 3
    assert row.status == "done"


def test_a_correction_goes_to_those_who_were_or_may_have_been_reached(session: Session) -> None:
    made = people(session, 6, talking=3)
    row = approved(session)
    plan(session, row)
    *own, chunk = owed(session, row)
    for message, state in zip(own, ["sent", "unknown", "refused"], strict=True):
        settle(session, message, state)
    settle(session, chunk, "sent", remote_id="1")
    broadcast_results.reconcile(session, row, now=NINE)
    again = audiences.phones(session, Audience(received=row.key), kind="jobs", limit=10)
    assert [follower for follower, _ in again] == [
        follower.key for place, (_, follower) in enumerate(made) if place != 2
    ]
    assert audiences.count(session, Audience(received=row.key), kind="jobs").phones == 5
    assert audiences.count(session, EVERYONE, kind="jobs").phones == 6
