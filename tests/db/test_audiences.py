"""Who is meant by an audience, and whom of them a message can reach."""

from sqlmodel import Session

from db import audiences, enrolments, followers
from db.audience_filters import Audience
from db.audience_phones import STOP_KINDS
from db.station import Station
from tests.builders import NINE, a_course, a_follower, a_worker
from tests.db.broadcasting import EVERYONE, people


def test_the_head_count_tells_reached_stopped_and_not_following_apart(session: Session) -> None:
    made = people(session, 4)
    followers.stop(session, follower=made[0][1], kind="jobs", now=NINE)
    followers.leave(session, follower=made[1][1], now=NINE)
    a_worker(session, name="木然", county="盈江", region="533123", status="seeking")
    a_worker(session, name="木苏", county="瑞丽", region="533102", status="seeking")
    seeking = Audience(counties=("盈江",), statuses=("seeking",))
    found = audiences.count(session, seeking, kind="jobs")
    assert (found.people, found.reachable, found.stopped, found.not_following) == (5, 2, 1, 2)
    assert audiences.count(session, seeking, kind="courses").stopped == 0


def test_everyone_is_every_account_that_follows_known_by_name_or_not(session: Session) -> None:
    people(session, 2)
    a_follower(session)
    followers.leave(session, follower=a_follower(session), now=NINE)
    found = audiences.count(session, EVERYONE, kind="jobs")
    assert (found.people, found.reachable, found.phones) == (3, 3, 3)
    assert audiences.anybody(session, EVERYONE, kind="jobs")
    assert not audiences.anybody(session, Audience(everyone=True, region="6326"), kind="jobs")


def test_a_notice_is_kept_from_whoever_has_stopped_every_kind(session: Session) -> None:
    (_, follower), _ = people(session, 2)
    for kind in STOP_KINDS:
        assert audiences.count(session, EVERYONE, kind="notice").phones == 2
        followers.stop(session, follower=follower, kind=kind, now=NINE)
    assert audiences.count(session, EVERYONE, kind="notice").phones == 1


def test_somebody_with_two_phones_is_written_to_on_the_newest_and_two_on_one_phone_once(session: Session) -> None:
    (worker, _), (_, shared) = people(session, 2)
    new = a_follower(session)
    followers.link(session, follower=new, worker=worker, now=NINE)
    wife = a_worker(session, name="玉罕", county="盈江", region="533123", status="seeking")
    followers.link(session, follower=shared, worker=wife, now=NINE)
    found = audiences.count(session, Audience(counties=("盈江",)), kind="jobs")
    assert (found.people, found.reachable, found.phones) == (3, 3, 2)
    page = audiences.phones(session, Audience(counties=("盈江",)), kind="jobs", limit=10)
    assert [follower for follower, _ in page] == sorted([new.key, shared.key])


def test_the_older_phone_is_written_to_once_the_newest_no_longer_follows(session: Session) -> None:
    ((worker, old),) = people(session, 1)
    new = a_follower(session)
    followers.link(session, follower=new, worker=worker, now=NINE)
    followers.leave(session, follower=new, now=NINE)
    assert audiences.phones(session, Audience(counties=("盈江",)), kind="jobs", limit=10) == [(old.key, worker.key)]


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


def test_a_whole_county_is_told_from_a_part_of_it() -> None:
    assert EVERYONE.only_county == ""
    assert Audience(counties=("盈江",), region="5331").only_county == "盈江"
    assert Audience(counties=("盈江",), statuses=("seeking",)).only_county is None
    assert Audience(counties=("盈江", "瑞丽")).only_county is None


def test_a_course_in_the_audience_means_those_in_it_or_those_waiting(session: Session) -> None:
    course = a_course(session, code="C05", seats=1)
    for name in ("岩罕", "玉罕"):
        enrolments.submit(
            session, worker=a_worker(session, name=name), course=course, station=Station(), now=NINE, may_wait=True
        )
    assert [person.name for person in audiences.people(session, Audience(course="C05"))] == ["岩罕"]
    assert [person.name for person in audiences.people(session, Audience(course="C05", waiting=True))] == ["玉罕"]
