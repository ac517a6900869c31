"""An employer says once a month who is still there (单位每月确认) and whom of those sent to it it has hired, by a link from the
station: people who agreed to it, by name only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Depends
from sqlmodel import Session
from starlette.datastructures import FormData
from starlette.responses import Response

from bot.pages import employer_links
from bot.pages.drawn import filled_in, page, said
from bot.runtime import Runtime
from db import audits, employer_months, employer_sent, station
from db.employer_months import LEFT, SAID, THERE, Person, Word
from db.models import Employer, Staff
from db.station import Station
from handlers import outcomes, texts

PURPOSE = "employer-month"
MOST_PEOPLE = 400
Filled = Annotated[FormData, Depends(filled_in(most_fields=2 * MOST_PEOPLE + employer_sent.MOST + 10))]


class EmployerMonthPages:
    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def routes(self) -> APIRouter:
        return employer_links.routes(PURPOSE, show=self.show, take=self.take)

    def show(self, token: str) -> Response:
        now = self._runtime.clock()
        with self._runtime.records.read() as session:
            employer = self._employer(session, token, now)
            return _list(session, employer, _people(session, employer, now), now=now) if employer else _over()

    def take(self, token: str, form: Filled) -> Response:
        """All of it, or nothing when a day is missing somewhere; of people beyond the cut too, if they were shown before."""
        response, hired = self._take(token, form)
        if hired:
            self._runtime.wake("drain")
        return response

    def _take(self, token: str, form: FormData) -> tuple[Response, int]:
        """What is answered, and how many are hired."""
        now = self._runtime.clock()
        with self._runtime.records.write() as session:
            employer = self._employer(session, token, now)
            if employer is None:
                return _over(), 0
            people = _people(session, employer, now)
            told = {person.worker.key: word for person in people if (word := _word(form, person))}
            wrong = {number for number, word in told.items() if not _is_whole(word, now.date())}
            if wrong:
                return _list(session, employer, people, now=now, told=told, wrong=frozenset(wrong)), 0
            kept = employer_months.confirm(session, employer, told, now=now)
            hired = _hire(session, employer, form, now=now)
            if kept or hired:
                detail = texts.employer_page.confirmed(len(kept), hired)
                about = f"employer:{employer.key}"
                audits.note(session, staff=None, action="employer_confirmed", about=about, detail=detail, now=now)
            return _list(session, employer, _people(session, employer, now), now=now, thanks=True), hired

    def _employer(self, session: Session, token: str, now: datetime) -> Employer | None:
        return employer_links.employer_of(self._runtime, session, PURPOSE, token, now=now)


def _people(session: Session, employer: Employer, now: datetime) -> Sequence[Person]:
    month = employer_months.month_of(now.date())
    return employer_months.people(session, employer, month=month, now=now)


@dataclass(frozen=True)
class _Telling:
    """Whence the people are told what the employer said: nobody of the staff did."""

    session: Session
    now: datetime
    station: Station
    staff: Staff | None = None


def _hire(session: Session, employer: Employer, form: FormData, *, now: datetime) -> int:
    """Those ticked as hired; each of them hears whose word it is, and can gainsay it."""
    ticked = {row[0].key for row in employer_sent.of(session, employer) if said(form, f"hired:{row[0].key}")}
    moved = employer_sent.hire(session, employer, ticked, now=now)
    telling = _Telling(session, now, station.load(session))
    for (application, worker, vacancy), line in moved:
        words = texts.applying.told(vacancy, "hired", texts.employer_page.HIRED_SAYS_EMPLOYER)
        outcomes.tell(telling, (application, worker), vacancy, line, words=words)
    return len(moved)


def _list(
    session: Session, employer: Employer, people: Sequence[Person], *, now: datetime, told: Mapping[int, Word] | None = None,
    wrong: frozenset[int] = frozenset(), thanks: bool = False,
) -> Response:  # fmt: skip
    shown, beyond = people[:MOST_PEOPLE], people[MOST_PEOPLE:]
    return page(
        "employer_month.html", 422 if wrong else 200, title=texts.employer_page.month_title(now.date()),
        employer=employer.name, people=shown, told=told or {}, wrong=wrong, thanks=thanks, today=now.date(),
        waiting=_waiting(people), beyond=_waiting(beyond), texts=texts.employer_page,
        sent=employer_sent.of(session, employer), standings=texts.mine.APPLICATIONS,
    )  # fmt: skip


def _waiting(people: Sequence[Person]) -> int:
    return sum(person.said is None for person in people)


def _word(form: FormData, person: Person) -> Word | None:
    """What was ticked; with the button for the rest, everybody at work of whom nothing was said is there.

    Only who stood on the page handed in, known by the field for the day: handed in twice, it says nothing of those listed next.
    """
    number = person.worker.key
    ticked, day = said(form, f"said:{number}"), said(form, f"day:{number}")
    if ticked in SAID:
        return Word(ticked, _read_day(day))
    rest = said(form, "rest") == THERE and f"day:{number}" in form and person.said is None and not person.expected
    return Word(THERE) if rest else None


def _read_day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _is_whole(word: Word, today: date) -> bool:
    """Who left must have left on a day, and no day lies ahead."""
    if word.on is None:
        return word.said != LEFT
    return employer_months.EARLIEST <= word.on <= today


def _over() -> Response:
    return employer_links.over(texts.employer_page.MONTH)
