"""Broadcasts written, approved by another, changed."""

import pytest
from sqlmodel import Session

from db import broadcasts
from db.audience_filters import Audience
from db.models import Staff
from tests.builders import NINE, a_member_of_staff
from tests.db.broadcasting import EVERYONE, approved, author, people, plan


def test_above_the_limit_a_second_person_must_approve_and_never_the_author(session: Session) -> None:
    people(session, 3)
    writer, head = author(session), a_member_of_staff(session, code="S01", role="station_head")
    row = broadcasts.draft(
        session, author=writer, kind="jobs", words="招聘会", audience=EVERYONE, said="所有人", send_at=NINE, now=NINE
    )
    assert not broadcasts.submit(session, row, limit=2, now=NINE)
    assert not broadcasts.due(session, now=NINE)
    with pytest.raises(broadcasts.OwnBroadcast):
        broadcasts.approve(session, row, by=writer, now=NINE)
    broadcasts.approve(session, row, by=head, now=NINE)
    assert broadcasts.is_approved(row)
    assert broadcasts.due(session, now=NINE) == [row]
    with pytest.raises(broadcasts.WrongState):
        broadcasts.approve(session, row, by=head, now=NINE)


@pytest.mark.parametrize(
    "change", [{"words": "改了"}, {"audience": Audience(everyone=True, region="5331"), "said": "德宏"}]
)
def test_any_change_voids_the_approval(session: Session, change: dict[str, object]) -> None:
    people(session, 3)
    writer, head = author(session), a_member_of_staff(session, code="S01", role="station_head")
    row = broadcasts.draft(
        session, author=writer, kind="jobs", words="招聘会", audience=EVERYONE, said="所有人", send_at=NINE, now=NINE
    )
    broadcasts.submit(session, row, limit=2, now=NINE)
    broadcasts.approve(session, row, by=head, now=NINE)
    assert broadcasts.change(session, row, by=writer, now=NINE, **change)  # type: ignore[arg-type]
    assert not broadcasts.is_approved(row)
    assert not broadcasts.submit(session, row, limit=2, now=NINE)
    assert row.status == "waiting"


def test_what_has_started_is_not_changed_any_more(session: Session) -> None:
    people(session, 3)
    row = approved(session)
    plan(session, row)
    with pytest.raises(broadcasts.WrongState):
        broadcasts.change(session, row, by=session.get_one(Staff, row.author_id), now=NINE, words="晚了")


def test_a_message_to_nobody_is_no_broadcast(session: Session) -> None:
    with pytest.raises(broadcasts.NobodyToReach):
        approved(session)
