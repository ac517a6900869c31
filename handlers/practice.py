"""岗前实训: whoever is hired from home is told of the practice class that goes with the post, and the seat is tied to that post."""

from datetime import datetime

from sqlmodel import Session

from db import applications, courses, enrolments
from db.models import Course, Enrolment, Vacancy, Worker
from handlers import course_fit, texts
from nlp import trades

PROGRAMME = "practice"
AT_HOME = ("unverified", "registered", "seeking", "returned", "idle")


def before_leaving(session: Session, worker: Worker, vacancy: Vacancy, *, now: datetime) -> str:
    """Empty for somebody at work already, and where no class of this industry has room for them."""
    if worker.status not in AT_HOME:
        return ""
    if (kept := _tied(session, worker, vacancy, now=now)) is not None:
        return texts.training.practises_already(kept)
    course = offered(session, worker, vacancy, now=now)
    return texts.training.practise_first(course) if course is not None else ""


def offered(session: Session, worker: Worker, vacancy: Vacancy, *, now: datetime) -> Course | None:
    """The class with room that goes with the post and that this person may join."""
    every = courses.open_for_enrolment(session, now=now)
    free = (course for course in every if _fits(course, vacancy) and course.taken < course.seats)
    return next((course for course in free if _may_join(course, worker)), None)


def tie(session: Session, row: Enrolment, worker: Worker, course: Course) -> Vacancy | None:
    """The seat is taken for the post this person was hired for last, of the industry that is practised."""
    hired = [vacancy for row, vacancy in applications.of_worker(session, worker, live=True) if row.status == "hired"]
    vacancy = next((vacancy for vacancy in hired if _fits(course, vacancy)), None)
    if vacancy is not None:
        row.for_post = vacancy.number
    return vacancy


def held_for(
    session: Session, worker: Worker, vacancy: Vacancy, *, now: datetime
) -> tuple[Enrolment, Course] | None:  # fmt: skip
    """The seat that was taken for this very post, while the class has not begun."""
    rows = enrolments.upcoming_of(session, worker, now=now)
    return next(
        ((row, course) for row, course in rows if row.for_post == vacancy.number and course.starts_at > now), None
    )


def _tied(session: Session, worker: Worker, vacancy: Vacancy, *, now: datetime) -> Course | None:
    """Somebody who is in the class already practises for the post from now on."""
    for row, course in enrolments.upcoming_of(session, worker, now=now):
        if _fits(course, vacancy):
            row.for_post = row.for_post or vacancy.number
            return course
    return None


def _may_join(course: Course, worker: Worker) -> bool:
    """By the household the records hold; where they hold none the sign-up asks."""
    if not worker.household_category or worker.household_category in course_fit.LIFTED_HOUSEHOLDS:
        return True
    return course_fit.fits(course, (course_fit.OTHER, *course_fit.known(worker)))


def _fits(course: Course, vacancy: Vacancy) -> bool:
    taught = {industry.id for industry in trades.industries(f"{course.title} {course.field}")}
    return course.programme == PROGRAMME and vacancy.industry in taught
