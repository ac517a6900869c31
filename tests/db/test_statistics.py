"""Figures equal a count by hand over a random town; every counter has a definition and never mixes people and times."""

from collections import Counter as Tally
from datetime import date, datetime, timedelta
from random import Random

import pytest
from sqlmodel import Session, select

from db import statistics
from db.columns import CHINA
from db.counters import COUNTERS, DATED
from db.models import Application, ApplicationStatus, Course, DayCount, Enrolment, Vacancy, Visit, Worker
from db.statistics import Stretch
from db.workers import COUNTY_CODES
from tests.builders import NINE, a_course, a_worker

WEEK = Stretch(datetime(2026, 11, 23, tzinfo=CHINA), datetime(2026, 11, 30, tzinfo=CHINA))
COUNTIES = (*COUNTY_CODES, "")
GONE = ("cancelled", "declined", "lapsed")


class Town:
    """Sixty people of all counties with enrolments, applications and visits over three weeks, kept as plain lists."""

    def __init__(self, session: Session, seed: int) -> None:
        self.dice = Random(seed)
        self.session = session
        self.courses = [a_course(session, code=f"C{number:02d}") for number in range(1, 4)]
        self.posts = [self._post(number) for number in range(1, 5)]
        self.people = [self._person(number) for number in range(60)]
        self.enrolled = [self._enrolment(*pair) for pair in self._pairs(self.courses)]
        self.applied = [self._application(*pair) for pair in self._pairs(self.posts)]
        self.visits = [self._visit() for _ in range(40)]
        session.flush()

    def moment(self) -> datetime:
        """Any minute of three weeks, midnights of the week's ends included often enough to matter."""
        edge = self.dice.choice([WEEK.begins, WEEK.ends, WEEK.ends - timedelta(seconds=1)])
        return edge if self.dice.random() < 0.2 else NINE + timedelta(minutes=self.dice.randrange(-20000, 10000))

    def _pairs(self, others: list[Course] | list[Vacancy]) -> list[tuple[Worker, Course | Vacancy]]:
        return [(person, other) for person in self.people for other in others if self.dice.random() < 0.5]

    def _person(self, number: int) -> Worker:
        county = self.dice.choice(COUNTIES)
        facts = {"county": county, "region": COUNTY_CODES.get(county, "533100")}
        status = self.dice.choice(["employed", "seeking", "idle", "returned", "lost", "deleted"])
        person = a_worker(self.session, name=f"岩演{number}", status=status, **facts)
        person.registered_at = self.moment()
        person.deleted_at = NINE if status == "deleted" else None
        return person

    def _post(self, number: int) -> Vacancy:
        row = Vacancy(
            number=f"J{number:03d}", title="普工", town=self.dice.choice(["华新", "重固"]), headcount=10, filled=number,
            posted_at=NINE, status=self.dice.choice(["published", "closed"]), valid_until=date(2026, 11, 25 + number),
        )  # fmt: skip
        self.session.add(row)
        self.session.flush()
        return row

    def _enrolment(self, person: Worker, course: Course | Vacancy) -> Enrolment:
        status = self.dice.choice(["enrolled", "waiting", *GONE])
        row = Enrolment(
            worker_id=person.key, course_id=course.key, status=status, live=status not in GONE,
            enrolled_at=self.moment(), region=person.region,
        )  # fmt: skip
        self.session.add(row)
        return row

    def _application(self, person: Worker, post: Worker | Course | Vacancy) -> Application:
        row = Application(
            worker_id=person.key, vacancy_id=post.key, status=self.dice.choice(["applied", "hired", "withdrawn"]),
            applied_at=self.moment(), region=person.region,
        )  # fmt: skip
        self.session.add(row)
        self.session.flush()
        for _ in range(self.dice.randrange(3)):
            status = self.dice.choice(["referred", "hired"])
            self.session.add(
                ApplicationStatus(application_id=row.key, status=status, at=self.moment(), source="employer")
            )
        return row

    def _visit(self) -> Visit:
        person = self.dice.choice([None, *self.people])
        starts_at = self.moment()
        row = Visit(
            worker_id=person.key if person else None, region=person.region if person else "533100",
            status=self.dice.choice(["booked", "done", "absent"]), starts_at=starts_at, asked_at=starts_at,
            ends_at=starts_at + timedelta(hours=1), people_met=self.dice.choice([None, 1, 12]),
        )  # fmt: skip
        self.session.add(row)
        return row

    def of(self, row: Enrolment | Application | Visit) -> Worker | None:
        return next((person for person in self.people if person.id == row.worker_id), None)


def _in_week(moment: datetime) -> bool:
    return WEEK.begins <= moment < WEEK.ends


def _parts(tally: Tally[str]) -> dict[str, int]:
    return {name: number for name, number in tally.items() if number}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_figures_equal_a_count_by_hand_over_a_random_town(session: Session, seed: int) -> None:
    town = Town(session, seed)
    enrolled = [row for row in town.enrolled if _in_week(row.enrolled_at) and row.status not in GONE]
    by_hand = Tally(worker.county for row in enrolled if (worker := town.of(row)))
    figure = statistics.count(session, "enrolments", now=NINE, stretch=WEEK, by="county")
    assert (figure.total, figure.people) == (len(enrolled), len({row.worker_id for row in enrolled}))
    assert dict(figure.parts) == _parts(by_hand)
    assert sum(number for _, number in figure.parts) == figure.total

    applied = [row for row in town.applied if _in_week(row.applied_at) and row.status != "withdrawn"]
    by_post = statistics.count(session, "applications", now=NINE, stretch=WEEK, by="vacancy")
    numbers = {post.id: post.number for post in town.posts}
    assert dict(by_post.parts) == _parts(Tally(numbers[row.vacancy_id] for row in applied))

    done = [row for row in town.visits if row.status == "done" and _in_week(row.starts_at)]
    met = sum(row.people_met if row.people_met is not None else int(row.worker_id is not None) for row in done)
    assert statistics.count(session, "visits", now=NINE, stretch=WEEK).total == len(done)
    assert statistics.count(session, "people_met", now=NINE, stretch=WEEK).total == met

    new = [person for person in town.people if _in_week(person.registered_at) and person.status != "deleted"]
    assert statistics.count(session, "new_workers", now=NINE, stretch=WEEK).total == len(new)
    for state in ("employed", "seeking", "idle", "returned", "lost"):
        there = Tally(person.county for person in town.people if person.status == state)
        assert dict(statistics.count(session, state, now=NINE, by="county").parts) == _parts(there)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_hire_is_counted_once_on_the_day_it_was_decided(session: Session, seed: int) -> None:
    Town(session, seed)
    rows = session.exec(select(ApplicationStatus)).all()
    by_hand = {row.application_id for row in rows if row.status == "hired" and _in_week(row.at)}
    assert statistics.count(session, "hires", now=NINE, stretch=WEEK).total == len(by_hand)


def test_open_posts_and_places_left_follow_the_posts(session: Session) -> None:
    town = Town(session, 5)
    taking = [
        post for post in town.posts
        if post.status == "published" and post.valid_until is not None and post.valid_until >= NINE.date()
    ]  # fmt: skip
    by_town = statistics.count(session, "open_posts", now=NINE, by="town")
    assert dict(by_town.parts) == _parts(Tally(post.town for post in taking))
    left = sum((post.headcount or 0) - post.filled for post in taking)
    assert statistics.count(session, "places_left", now=NINE).total == left


def test_a_county_sees_only_its_own_people(session: Session) -> None:
    town = Town(session, 4)
    own = [row for row in town.enrolled if _in_week(row.enrolled_at) and row.status not in GONE]
    of_county = [row for row in own if (worker := town.of(row)) and worker.region == "533123"]
    seen = statistics.count(session, "enrolments", now=NINE, stretch=WEEK, by="county", region="533123")
    assert seen.total == len(of_county)
    assert {name for name, _ in seen.parts} <= {"盈江"}
    assert statistics.count(session, "enrolments", now=NINE, stretch=WEEK, region="-").total == 0


def test_narrowing_by_a_column_that_a_counter_lacks_changes_nothing(session: Session) -> None:
    Town(session, 6)
    everything = statistics.count(session, "enrolments", now=NINE, stretch=WEEK)
    course = statistics.count(session, "enrolments", now=NINE, stretch=WEEK, only={"course": ["C01"]})
    other = statistics.count(session, "enrolments", now=NINE, stretch=WEEK, only={"vacancy": ["J001"]})
    assert 0 < course.total < everything.total == other.total
    assert statistics.count(session, "followers", now=NINE, by="county").by == ""


def test_counting_a_day_again_replaces_it(session: Session) -> None:
    town = Town(session, 7)
    day = date(2026, 11, 25)
    assert statistics.count_day(session, day, now=NINE) == statistics.count_day(session, day, now=NINE)
    on_the_day = [row for row in town.enrolled if row.enrolled_at.date() == day and row.status not in GONE]
    assert statistics.days(session, "enrolments", since=day, until=day + timedelta(days=1)) == [(day, len(on_the_day))]
    kept = session.exec(
        select(DayCount).where(DayCount.counter == "enrolments", DayCount.region != statistics.WHOLE)
    ).all()
    in_counties = [row for row in on_the_day if (worker := town.of(row)) and worker.region != "533100"]
    assert sum(row.value for row in kept) == len(in_counties)


def test_every_counter_says_what_it_counts(session: Session) -> None:
    assert all(counter.definition and counter.unit and counter.title for counter in COUNTERS.values())
    assert all(
        (counter.people is not None) == (counter.unit == "人次") for counter in DATED if counter.name != "people_met"
    )
    for name in COUNTERS:
        assert statistics.count(session, name, now=NINE, stretch=WEEK).total == 0


def test_days_counted_at_once_are_the_days_counted_one_by_one(session: Session) -> None:
    for back, people in enumerate((2, 0, 3)):
        for _ in range(people):
            a_worker(session).registered_at = NINE - timedelta(days=back)
    session.flush()
    days = [NINE.date() - timedelta(days=back) for back in (3, 2, 1, 0)]
    singly = [statistics.count(session, "new_workers", now=NINE, stretch=Stretch.of_day(day)).total for day in days]
    assert statistics.by_days(session, "new_workers", days, now=NINE) == singly == [0, 3, 0, 2]
