"""Looking up workers: only those of one's own region, and a whole number only with a right and a reason."""

import pytest
from sqlmodel import Session, select

from db import rights, roster
from db.audiences import Audience
from db.models import Audit, Staff
from db.roster import Wanted
from tests.builders import NINE, a_member_of_staff, a_worker


def _liaison(session: Session, scope: str = "533123", role: str = "county_liaison") -> Staff:
    return a_member_of_staff(session, code=f"S{scope}", role=role, scope=scope)


def _town(session: Session) -> None:
    a_worker(session, name="岩罕", code="W001", county="盈江", region="533123", phone="15400000001", status="seeking")
    a_worker(session, name="岩罕", code="W002", county="瑞丽", region="533102", phone="15400000002", status="seeking")
    a_worker(session, name="岩罕保", county="", region="533100", phone="15400000003")
    a_worker(session, name="岩罕", code="W004", region="533123", deleted_at=NINE)


@pytest.mark.parametrize(
    ("scope", "role", "found"),
    [("all", "visit_officer", 3), ("533100", "dehong_viewer", 3), ("533123", "county_liaison", 1), ("533124", "county_liaison", 0)],
)  # fmt: skip
def test_each_sees_the_people_of_their_own_region(session: Session, scope: str, role: str, found: int) -> None:
    _town(session)
    assert len(roster.find(session, Wanted(name="岩罕"), by=_liaison(session, scope, role))) == found


@pytest.mark.parametrize("role", ["provider", "auditor", "sysadmin", "banma_viewer"])
def test_roles_without_the_right_find_nobody(session: Session, role: str) -> None:
    _town(session)
    with pytest.raises(rights.NotAllowed):
        roster.find(session, Wanted(name="岩罕"), by=a_member_of_staff(session, code="S90", role=role, scope="all"))


def test_a_person_is_found_by_number_phone_and_the_ends_of_one(session: Session) -> None:
    _town(session)
    officer = a_member_of_staff(session, scope="all")
    for wanted in (
        Wanted(code="w1"), Wanted(code="W001"), Wanted(phone_begins="154", phone_ends="0001"), Wanted(phone_ends="0001"),
    ):  # fmt: skip
        assert [worker.code for worker in roster.find(session, wanted, by=officer)] == ["W001"]
    assert roster.find(session, Wanted(), by=officer) == []


def test_who_registered_in_the_chat_has_a_handle_of_our_own(session: Session) -> None:
    _town(session)
    officer = a_member_of_staff(session, scope="all")
    (own,) = roster.find(session, Wanted(name="岩罕保"), by=officer)
    assert roster.handle(own) == f"G{own.key}"
    assert roster.by_handle(session, f"g{own.key}", by=officer) is own
    with pytest.raises(roster.NoSuchWorker):
        roster.by_handle(session, "G1", by=officer)


def test_a_whole_number_is_shown_with_a_reason_that_is_kept(session: Session) -> None:
    _town(session)
    liaison = _liaison(session)
    worker = roster.by_handle(session, "W001", by=liaison)
    assert roster.show_phone(session, worker, by=liaison, reason="核实户籍", now=NINE) == "15400000001"
    kept = session.exec(select(Audit).where(Audit.action == "phone_shown")).one()
    assert (kept.about, kept.reason, kept.staff_id) == (f"worker:{worker.key}", "核实户籍", liaison.id)


def test_no_number_without_the_right_outside_the_region_or_where_there_is_none(session: Session) -> None:
    _town(session)
    officer = a_member_of_staff(session, scope="all")
    other = roster.by_handle(session, "W002", by=officer)
    with pytest.raises(roster.NoSuchWorker):
        roster.show_phone(session, other, by=_liaison(session), reason="看看", now=NINE)
    with pytest.raises(rights.NotAllowed):
        roster.show_phone(session, other, by=_liaison(session, "533100", "dehong_viewer"), reason="看看", now=NINE)
    other.phone = ""
    with pytest.raises(roster.NoPhone):
        roster.show_phone(session, other, by=officer, reason="看看", now=NINE)
    assert not session.exec(select(Audit).where(Audit.action == "phone_shown")).all()


def test_a_group_is_cut_to_the_region_of_who_asks(session: Session) -> None:
    _town(session)
    seeking = Audience(statuses=("seeking",))
    assert [worker.code for worker in roster.of_group(session, seeking, by=_liaison(session))] == ["W001"]
    assert len(roster.of_group(session, seeking, by=a_member_of_staff(session, scope="all"))) == 2
