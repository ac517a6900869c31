"""Binding of staff: a code works once, for half an hour, the newest only; who is bound and on duty can be called."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from db import followers, staff
from db.models import BindingCode
from db.staff import CODE_LIVES, NoSuchStaff, UnknownCode
from tests.builders import NINE, a_follower, a_member_of_staff


def test_a_code_binds_once(session: Session) -> None:
    member, follower = a_member_of_staff(session), a_follower(session)
    code = staff.issue_code(session, staff=member, now=NINE)
    assert staff.bind(session, code=f" {code.lower()} ", follower=follower, now=NINE) == member
    assert staff.of_follower(session, follower) == member
    with pytest.raises(UnknownCode):
        staff.bind(session, code=code, follower=a_follower(session), now=NINE)


def test_a_code_is_kept_as_a_digest_only(session: Session) -> None:
    code = staff.issue_code(session, staff=a_member_of_staff(session), now=NINE)
    assert code not in str(session.exec(select(BindingCode)).one().model_dump())


def test_a_code_that_is_too_old_or_replaced_binds_nobody(session: Session) -> None:
    member = a_member_of_staff(session)
    first = staff.issue_code(session, staff=member, now=NINE)
    second = staff.issue_code(session, staff=member, now=NINE)
    for code, now in ((first, NINE), (second, NINE + CODE_LIVES), ("", NINE), ("ABCDEFGH", NINE)):
        with pytest.raises(UnknownCode):
            staff.bind(session, code=code, follower=a_follower(session), now=now)


def test_a_new_phone_lets_go_of_the_old_one_and_a_phone_has_one_member(session: Session) -> None:
    one, two = a_member_of_staff(session, code="S02"), a_member_of_staff(session, code="S03")
    old, new = a_follower(session), a_follower(session)
    staff.bind_directly(session, staff=one, follower=old, now=NINE)
    staff.bind_directly(session, staff=one, follower=new, now=NINE)
    assert staff.of_follower(session, old) is None
    staff.bind_directly(session, staff=two, follower=new, now=NINE)
    assert staff.of_follower(session, new) == two
    assert [member.code for member, _ in staff.bound(session)] == ["S03"]


def test_only_the_active_who_still_follow_are_called(session: Session) -> None:
    phones = {}
    for code in ("S01", "S02", "S03"):
        phones[code] = a_follower(session)
        member = a_member_of_staff(session, code=code, role="job_officer", active=code != "S02")
        staff.bind_directly(session, staff=member, follower=phones[code], now=NINE)
    followers.leave(session, follower=phones["S03"], now=NINE + timedelta(hours=1))
    assert [member.code for member, _ in staff.bound(session, roles=("job_officer",))] == ["S01"]
    assert staff.bound(session, roles=("station_head",)) == []
    assert staff.of_follower(session, phones["S02"]) is None
    with pytest.raises(NoSuchStaff):
        staff.by_code(session, "S02")
