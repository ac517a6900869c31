"""The word of a school holds for what it was asked about; a no has a reason; what is given up is not answered any more."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session, select

from db import placements
from db.models import Audit
from db.placements import Kept, NotWaiting, OtherSchool
from tests.builders import NINE, a_follower, a_member_of_staff, a_worker

FACTS = {"year": 2, "age": 17, "arranged_by": "school", "starts_on": date(2027, 3, 1), "ends_on": date(2027, 8, 31)}


def test_another_school_or_another_time_is_asked_anew(session: Session) -> None:
    worker, follower, head = a_worker(session), a_follower(session), a_member_of_staff(session, scope="all")

    def keep(school: str, **other: object) -> Kept:
        return placements.keep(session, worker=worker, follower=follower, school=school, now=NINE, **FACTS | other)  # type: ignore[arg-type]

    kept = keep("德宏职业学院")
    assert (kept.asks, kept.anew) == (True, False)
    with pytest.raises(OtherSchool):
        placements.school_agrees(session, kept.row, school="瑞丽职校", by=head, now=NINE)
    placements.school_agrees(session, kept.row, school="德宏职院", by=head, now=NINE)
    same = keep(" 德宏 职业学院", class_name="机电2班")
    assert (same.asks, same.row.status, same.row.class_name) == (False, "agreed", "机电2班")
    for changed in ({"starts_on": date(2027, 4, 1)}, {"arranged_by": "self"}, {"school": "瑞丽职校"}):
        anew = keep(**{"school": "德宏职业学院", **changed})  # type: ignore[arg-type]
        assert (anew.asks, anew.anew, anew.row.status, anew.row.school_agreed_at) == (True, True, "waiting", None)
        placements.school_agrees(session, anew.row, by=head, now=NINE)


def test_a_no_is_told_with_its_reason_and_what_is_given_up_is_not_answered(session: Session) -> None:
    worker, follower, head = a_worker(session), a_follower(session), a_member_of_staff(session, scope="all")
    far = a_member_of_staff(session, code="S77", role="county_liaison", scope="533123")
    row = placements.keep(session, worker=worker, follower=follower, school="甲校", now=NINE, **FACTS).row  # type: ignore[arg-type]
    assert [len(placements.waiting(session, by=member, name=worker.name)) for member in (head, far)] == [1, 0]
    with pytest.raises(ValueError, match="why"):
        placements.school_refuses(session, row, reason=" ", by=head, now=NINE)
    placements.school_refuses(session, row, reason="课没上完", by=head, now=NINE)
    assert (row.status, row.refusal, row.school_refused_at) == ("refused", "课没上完", NINE)
    with pytest.raises(NotWaiting):
        placements.school_agrees(session, row, by=head, now=NINE)
    assert placements.live_of(session, worker) is None
    later = placements.keep(
        session,
        worker=worker,
        follower=follower,
        school="甲校",
        now=NINE + timedelta(days=9),
        **FACTS,  # type: ignore[arg-type]
    )
    assert (later.asks, later.row.refusal, later.row.noted_at) == (True, "", NINE + timedelta(days=9))
    assert placements.withdraw(session, later.row, now=NINE) == "waiting"
    with pytest.raises(NotWaiting):
        placements.school_refuses(session, row, reason="x", by=head, now=NINE)
    assert placements.waiting(session, by=head) == []
    assert [row for row, _ in placements.settled(session, by=head)] == [row]
    assert session.exec(select(Audit.action)).all() == ["school_refused"]
