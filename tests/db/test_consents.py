"""Consents withdrawn one by one: what rested on one ends, and nothing else."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from db import applications, consents, identities, station, visits, workers
from db.identities import IdentityKeys
from db.models import Application, Consent, Worker
from db.sealing import KeyRing
from tests.builders import NINE, a_follower, a_member_of_staff, a_vacancy

KEYS = IdentityKeys(KeyRing([b"k" * 32]), b"b" * 32)


@pytest.fixture
def worker(session: Session) -> Worker:
    person = workers.register(
        session, follower=a_follower(session), name="岩温", phone="15400007777", county="盈江", consent_version="1",
        now=NINE,
    )  # fmt: skip
    for kind, about in (("visit", ""), ("identity", ""), ("share", "甲厂"), ("share", "乙厂"), ("share", "甲厂")):
        workers.consent(session, person, kind=kind, version="1", now=NINE, about=about)
    return person


def take_back(session: Session, worker: Worker, kind: str, about: str = "") -> consents.Ended:
    row = next(row for row in consents.holding(session, worker) if (row.kind, row.about) == (kind, about))
    return consents.withdraw(session, worker, row, now=NINE)


def test_each_kind_and_employer_is_listed_once(session: Session, worker: Worker) -> None:
    assert [(row.kind, row.about) for row in consents.holding(session, worker)] == [
        ("service", ""), ("visit", ""), ("identity", ""), ("share", "甲厂"), ("share", "乙厂"),
    ]  # fmt: skip


def test_one_employer_less_and_the_other_goes_on(session: Session, worker: Worker) -> None:
    made = {}
    for employer, status in (("甲厂", "referred"), ("乙厂", "applied")):
        post = a_vacancy(session, employer_name=employer)
        made[employer] = applications.apply(
            session, worker=worker, vacancy=post, follower=a_follower(session), now=NINE
        )
        if status != "applied":
            applications.set_status(session, made[employer], status=status, now=NINE, source="staff")
    ended = take_back(session, worker, "share", "甲厂")
    assert [row.id for row in ended.shared] == [made["甲厂"].id]
    states = {row.id: row.status for row in session.exec(select(Application)).all()}
    assert states == {made["甲厂"].id: "withdrawn", made["乙厂"].id: "applied"}
    assert not workers.has_consent(session, worker, kind="share", about="甲厂")
    assert workers.has_consent(session, worker, kind="share", about="乙厂")


def test_the_id_number_goes_with_its_consent(session: Session, worker: Worker) -> None:
    identities.store(session, worker, "533103199001011236", keys=KEYS, now=NINE)
    take_back(session, worker, "identity")
    assert identities.masked(session, worker) == ""
    assert workers.has_consent(session, worker, kind="service")


def test_no_visit_is_made_any_more(session: Session, worker: Worker) -> None:
    a_member_of_staff(session)
    visits.book(
        session, worker=worker, follower=None, place="凤溪公寓", starts_at=NINE + timedelta(days=1), topic="",
        station=station.load(session), now=NINE,
    )  # fmt: skip
    ended = take_back(session, worker, "visit")
    assert [visit.status for visit in ended.visits] == ["cancelled"]
    assert visits.upcoming(session, worker, now=NINE) == []


def test_the_record_itself_is_a_matter_of_deletion(session: Session, worker: Worker) -> None:
    with pytest.raises(ValueError, match="deletion"):
        take_back(session, worker, "service")
    assert session.exec(select(Consent).where(Consent.kind == "service")).one().withdrawn_at is None


def test_nobody_agrees_to_what_has_no_name(session: Session, worker: Worker) -> None:
    with pytest.raises(ValueError, match="no such consent"):
        workers.consent(session, worker, kind="anything", version="1", now=NINE)


def test_without_the_monthly_word_of_an_employer_what_was_applied_for_there_goes_on(
    session: Session, worker: Worker
) -> None:  # fmt: skip
    workers.consent(session, worker, kind="share_monthly", version="1", now=NINE, about="甲厂")
    post = a_vacancy(session, employer_name="甲厂")
    made = applications.apply(session, worker=worker, vacancy=post, follower=a_follower(session), now=NINE)
    assert take_back(session, worker, "share_monthly", "甲厂").shared == ()
    assert made.status == "applied"
    assert workers.has_consent(session, worker, kind="share", about="甲厂")
    assert not workers.has_consent(session, worker, kind="share_monthly", about="甲厂")
