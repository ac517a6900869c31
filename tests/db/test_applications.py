"""One application under way per person and post, with a dated history."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func
from sqlmodel import Session, select

from db import applications, vacancies
from db.models import Application
from tests.builders import NINE, a_follower, a_member_of_staff, a_vacancy, a_worker


def test_applying_is_stored_with_its_date_and_its_phone(session: Session) -> None:
    post, worker, phone = a_vacancy(session), a_worker(session), a_follower(session)
    made = applications.apply(session, worker=worker, vacancy=post, follower=phone, now=NINE)
    assert (made.status, made.applied_at, made.follower_id) == ("applied", NINE, phone.id)
    assert [row.status for row in applications.history(session, made)] == ["applied"]


def test_the_same_person_cannot_apply_twice_for_one_post(session: Session) -> None:
    post, worker, phone = a_vacancy(session), a_worker(session), a_follower(session)
    first = applications.apply(session, worker=worker, vacancy=post, follower=phone, now=NINE)
    with pytest.raises(applications.AlreadyApplied) as refused:
        applications.apply(session, worker=worker, vacancy=post, follower=phone, now=NINE)
    assert refused.value.application.id == first.id
    assert session.exec(select(func.count()).select_from(Application)).one() == 1


def test_after_withdrawing_one_may_apply_again(session: Session) -> None:
    post, worker, phone = a_vacancy(session), a_worker(session), a_follower(session)
    first = applications.apply(session, worker=worker, vacancy=post, follower=phone, now=NINE)
    applications.withdraw(session, first, now=NINE)
    second = applications.apply(session, worker=worker, vacancy=post, follower=phone, now=NINE)
    assert [application.id for application, _ in applications.of_worker(session, worker, live=True)] == [second.id]
    assert len(applications.of_worker(session, worker)) == 2


@pytest.mark.parametrize("facts", [{"valid_until": date(2026, 11, 25)}, {"headcount": 1, "filled": 1}])
def test_a_post_that_takes_nobody_refuses(session: Session, facts: dict[str, object]) -> None:
    post = a_vacancy(session, **facts)
    with pytest.raises(vacancies.VacancyClosed):
        applications.apply(session, worker=a_worker(session), vacancy=post, follower=a_follower(session), now=NINE)


def test_a_minor_is_kept_from_posts_for_adults(session: Session) -> None:
    seventeen = a_worker(session, birth_date=date(2009, 11, 27))
    phone = a_follower(session)
    with pytest.raises(applications.ForAdults):
        applications.apply(session, worker=seventeen, vacancy=a_vacancy(session), follower=phone, now=NINE)
    open_to_all = a_vacancy(session, age_min=16)
    assert applications.apply(session, worker=seventeen, vacancy=open_to_all, follower=phone, now=NINE).live


@pytest.mark.parametrize(("born", "age"), [(date(2008, 11, 26), 18), (date(2008, 11, 27), 17), (None, None)])
def test_age_counts_whole_years(session: Session, born: date | None, age: int | None) -> None:
    assert applications.age_of(a_worker(session, birth_date=born), now=NINE) == age


def test_each_move_is_dated_with_who_said_so(session: Session) -> None:
    post, clerk = a_vacancy(session), a_member_of_staff(session)
    made = applications.apply(session, worker=a_worker(session), vacancy=post, follower=a_follower(session), now=NINE)
    then = NINE + timedelta(days=1)
    applications.set_status(session, made, status="referred", now=then, source="staff", staff=clerk)
    again = applications.set_status(session, made, status="referred", now=then, source="staff", staff=clerk)
    assert again is None
    rows = applications.history(session, made)
    assert [(row.status, row.at, row.staff_id) for row in rows] == [
        ("applied", NINE, None),
        ("referred", then, clerk.id),
    ]


def test_an_interview_moved_to_another_time_is_a_new_line(session: Session) -> None:
    made = applications.apply(
        session, worker=a_worker(session), vacancy=a_vacancy(session), follower=a_follower(session), now=NINE
    )
    for note in ("周五14:00", "周六14:00"):
        assert applications.set_status(session, made, status="interview", now=NINE, source="staff", note=note)


def test_being_hired_takes_a_place_and_not_coming_gives_it_back(session: Session) -> None:
    post = a_vacancy(session, headcount=1)
    made = applications.apply(session, worker=a_worker(session), vacancy=post, follower=a_follower(session), now=NINE)
    for status, why in (("hired", "filled"), ("started", "filled"), ("absent", "")):
        applications.set_status(session, made, status=status, now=NINE, source="staff")
        session.refresh(post)
        assert vacancies.why_closed(post, now=NINE) == why
    assert not made.live


def test_those_nobody_has_moved_wait_in_order(session: Session) -> None:
    post, phone = a_vacancy(session), a_follower(session)
    first, second = (
        applications.apply(
            session, worker=a_worker(session), vacancy=post, follower=phone, now=NINE + timedelta(hours=n)
        )
        for n in range(2)
    )
    moved = applications.apply(session, worker=a_worker(session), vacancy=post, follower=phone, now=NINE)
    applications.set_status(session, moved, status="referred", now=NINE, source="staff")
    assert [application.id for application, _, _ in applications.untouched(session)] == [first.id, second.id]
