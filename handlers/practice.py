"""岗前实训: whoever is hired from home is told of the practice class that goes with the post."""

from datetime import datetime

from sqlmodel import Session

from db import courses, enrolments
from db.models import Course, Vacancy, Worker
from handlers import course_line, texts
from nlp import trades

PROGRAMME = "practice"
AT_HOME = ("unverified", "registered", "seeking", "returned", "idle")


def before_leaving(session: Session, worker: Worker, vacancy: Vacancy, *, now: datetime) -> str:
    """Empty for somebody at work already, and where no class of this industry has room."""
    if worker.status not in AT_HOME:
        return ""
    fitting = next((course for course in courses.open_for_enrolment(session, now=now) if _fits(course, vacancy)), None)
    if fitting is None or enrolments.find_live(session, worker=worker, course=fitting) is not None:
        return ""
    return texts.training.practise_first(fitting)


def _fits(course: Course, vacancy: Vacancy) -> bool:
    taught = {industry.id for industry in trades.industries(f"{course.title} {course.field}")}
    return course.programme == PROGRAMME and vacancy.industry in taught and course_line.has_room(course)
