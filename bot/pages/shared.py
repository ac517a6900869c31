"""Pages of posts and classes by their number, to be handed on in groups: nobody's data, and closed ones say that they are closed."""

from fastapi import APIRouter
from starlette.responses import Response

from bot.pages.drawn import page
from bot.runtime import Runtime
from db import courses, seats, station, vacancies
from db.models import Course, Employer, Vacancy
from db.models.vacancies import UNPUBLISHED
from handlers import texts
from nlp import late

# What stands in drafts and in what is being looked through is not for the public yet.
SPELLED = late.pattern(r"[A-Za-z0-9-]{1,24}")


class SharedPages:
    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def routes(self) -> APIRouter:
        router = APIRouter()
        router.get("/j/{number}")(self.post)
        router.get("/c/{code}")(self.course)
        return router

    def post(self, number: str) -> Response:
        now = self._runtime.clock()
        with self._runtime.records.read() as session:
            vacancy = vacancies.find(session, number) if SPELLED.fullmatch(number) else None
            if vacancy is None or vacancy.status in UNPUBLISHED:
                return _missing(texts.own_pages.NO_SUCH_POST)
            employer = session.get(Employer, vacancy.employer_id) if vacancy.employer_id else None
            why = vacancies.why_closed(vacancy, now=now)
            card = texts.vacancy.card(vacancy, employer, "")
        closed = texts.vacancy.CLOSED.get(why, "")
        return _shown(f"{vacancy.number} {vacancy.title}", card, closed, vacancy.number, _where(vacancy))

    def course(self, code: str) -> Response:
        now = self._runtime.clock()
        with self._runtime.records.read() as session:
            try:
                course = courses.by_code(session, code.upper() if SPELLED.fullmatch(code) else "-")
            except courses.NoSuchCourse:
                return _missing(texts.own_pages.NO_SUCH_COURSE)
            if course.status == "planned":
                return _missing(texts.own_pages.NO_SUCH_COURSE)
            said = texts.training.seats(
                course, can_wait=seats.can_wait(course, station=station.load(session), now=now)
            )  # fmt: skip
            card = texts.training.card(course, said, "")
            closed = "" if courses.is_open(course, now=now) else texts.own_pages.CLOSED_COURSE
        return _shown(course.title, card, closed, course.code, _when(course))


def _shown(title: str, card: str, closed: str, number: str, about: str) -> Response:
    """The card as it stands in the chat, its title left to the head of the page."""
    return page(
        "shared.html", shared=True, title=title, about=about, closed=closed, lines=card.split("\n")[1:],
        after=[texts.own_pages.in_chat(number), texts.own_pages.FREE, texts.own_pages.STATION],
    )  # fmt: skip


def _missing(words: str) -> Response:
    return page("done.html", 404, shared=True, title=texts.own_pages.STATION, lines=words.split("\n"))


def _where(vacancy: Vacancy) -> str:
    return f"{texts.vacancy.wages(vacancy)}，{vacancy.place}"


def _when(course: Course) -> str:
    return f"{texts.training.when(course)}，{course.place}"
