"""Where a finding points (指向): the class, the person or the post of a row, by name, with the page that shows it."""

from typing import TypeVar

from sqlmodel import SQLModel

from bot.console.pages import Ask
from db import guard, scopes
from db.models import Application, Attendance, Certificate, Course, Enrolment, RosterRow, Vacancy, Visit, Worker
from db.scopes import NotSeen

Row = TypeVar("Row", bound=SQLModel)


def at(ask: Ask, name: str) -> tuple[str, str]:
    """Of "roster_row:16" what it is in words, and the address of a page or nothing. A row that the member may not see, or
    that is gone, keeps its number."""
    table, _, number = name.partition(":")
    kind = guard.CALLED.get(table, table)
    said, address = _said(ask, table, number)
    return f"{kind} {said or number}", address


def _said(ask: Ask, table: str, number: str) -> tuple[str, str]:
    match table:
        case "claim":
            return "", f"/claims/{number}"
        case "worker":
            return _of_worker(_seen(ask, Worker, number))
        case "visit":
            return "", f"/visits/{number}" if _seen(ask, Visit, number) else ""
        case "vacancy":
            post = _seen(ask, Vacancy, number)
            return (f"{post.number} {post.title}", f"/vacancies/{post.key}") if post else ("", "")
        case "application":
            applied = _seen(ask, Application, number)
            return _of_worker(_seen(ask, Worker, applied.worker_id)) if applied else ("", "")
    return _in_class(ask, table, number)


def _in_class(ask: Ask, table: str, number: str) -> tuple[str, str]:
    """Whoever is in a class is found on its page."""
    if table == "course":
        return _of_class(_seen(ask, Course, number), "")
    if table == "roster_row":
        listed = _seen(ask, RosterRow, number)
        return _of_class(_seen(ask, Course, listed.course_id), listed.name) if listed else ("", "")
    if table == "certificate":
        paper = ask.session.get(Certificate, scopes.whole(number) or 0)
        return _of_class(_seen(ask, Course, paper.course_id), paper.number) if paper else ("", "")
    if table == "attendance":
        came = ask.session.get(Attendance, scopes.whole(number) or 0)
        number = str(came.enrolment_id) if came else ""
    enrolled = _seen(ask, Enrolment, number) if table in ("attendance", "enrolment") else None
    if enrolled is None:
        return "", ""
    person = _seen(ask, Worker, enrolled.worker_id)
    return _of_class(_seen(ask, Course, enrolled.course_id), person.name if person else "")


def _of_worker(worker: Worker | None) -> tuple[str, str]:
    return (worker.name, f"/workers/{worker.key}") if worker else ("", "")


def _of_class(course: Course | None, who: str) -> tuple[str, str]:
    return (f"{course.code} {who or course.title}", f"/courses/{course.key}") if course else ("", "")


def _seen(ask: Ask, table: type[Row], number: object) -> Row | None:
    try:
        return scopes.one(ask.session, table, number, by=ask.by, looking=True)
    except NotSeen:
        return None
