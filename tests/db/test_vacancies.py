"""Posts get numbers, are changed and closed, and say why they take nobody."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session, select

from db import applications, search, vacancies
from db.models import Audit, Vacancy
from db.wanted import Wanted
from tests.builders import CUTTER, NINE, a_follower, a_member_of_staff, a_vacancy, a_worker


def test_numbers_go_on_from_the_highest_one(session: Session) -> None:
    a_vacancy(session, number="J060")
    a_vacancy(session, number="J999")
    assert a_vacancy(session).number == "J1000"
    assert a_vacancy(session).number == "J1001"


def test_the_first_number_is_j001(session: Session) -> None:
    assert a_vacancy(session).number == "J001"


@pytest.mark.parametrize("said", ["J012", "j12", "12", "J 012", "Ｊ０１２"])
def test_a_number_is_read_in_any_spelling(session: Session, said: str) -> None:
    post = a_vacancy(session, number="J012")
    assert vacancies.by_number(session, said).id == post.id


def test_an_unknown_number_is_refused(session: Session) -> None:
    with pytest.raises(vacancies.NoSuchVacancy) as refused:
        vacancies.by_number(session, "J404")
    assert refused.value.number == "J404"


def test_pay_over_a_month_is_worked_out_when_it_is_not_stated(session: Session) -> None:
    assert a_vacancy(session, pay_kind="hour", pay_min=25).month_pay == 4350
    assert a_vacancy(session, pay_kind="hour", pay_min=25, month_pay=5100).month_pay == 5100


def test_changed_pay_changes_the_pay_over_a_month(session: Session) -> None:
    post = a_vacancy(session, pay_min=5000)
    assert vacancies.change(session, post, cutter=CUTTER, now=NINE, pay_min=6200.0, title=post.title) == ("pay_min",)
    assert post.month_pay == 6200
    assert search.find(session, Wanted(pay_min=6000, pay_kind="month"), now=NINE, cutter=CUTTER) == (post.id,)


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({}, ""),
        ({"valid_until": date(2026, 11, 26)}, ""),
        ({"valid_until": date(2026, 11, 25)}, "expired"),
        ({"headcount": 3, "filled": 3}, "filled"),
        ({"status": "paused"}, "paused"),
        ({"status": "draft"}, "closed"),
    ],
)
def test_a_post_says_why_it_takes_nobody(facts: dict[str, object], why: str) -> None:
    post = Vacancy(**{"number": "J001", "title": "焊工", "status": "published", "posted_at": NINE, **facts})
    assert vacancies.why_closed(post, now=NINE) == why


def test_closing_names_everyone_whose_application_is_under_way(session: Session) -> None:
    post, phone = a_vacancy(session), a_follower(session)
    waiting, gone = a_worker(session, name="玉演香"), a_worker(session, name="赵演五")
    for worker in (waiting, gone):
        applications.apply(session, worker=worker, vacancy=post, follower=phone, now=NINE)
    applications.withdraw(session, applications.live_one(session, gone, post), now=NINE)
    told = vacancies.close(session, post, now=NINE, staff=a_member_of_staff(session))
    assert [(worker.name, follower.id) for _, worker, follower in told if follower] == [("玉演香", phone.id)]
    assert (post.status, post.closed_at) == ("closed", NINE)


def test_posts_whose_last_day_is_over_expire_and_can_be_extended(session: Session) -> None:
    post = a_vacancy(session, valid_until=date(2026, 11, 26))
    tomorrow = NINE + timedelta(days=1)
    assert vacancies.expire(session, now=NINE) == 0
    assert vacancies.expire(session, now=tomorrow) == 1
    vacancies.extend(session, post, until=date(2026, 12, 31), cutter=CUTTER, now=tomorrow)
    assert vacancies.why_closed(post, now=tomorrow) == ""
    assert search.find(session, Wanted(), now=tomorrow, cutter=CUTTER) == (post.id,)


def test_who_published_and_closed_stands_in_the_audit(session: Session) -> None:
    clerk = a_member_of_staff(session, code="S02")
    post = vacancies.publish(
        session, Vacancy(number="", title="焊工", posted_at=NINE), cutter=CUTTER, now=NINE, staff=clerk
    )
    vacancies.close(session, post, now=NINE, staff=clerk)
    rows = session.exec(select(Audit).where(Audit.about == f"vacancy:{post.id}").order_by(Audit.id)).all()
    assert [(row.action, row.staff_id) for row in rows] == [("vacancy_publish", clerk.id), ("vacancy_close", clerk.id)]
