"""An employer writes its posts itself (单位自己填岗位), by a link from the station: checked at once, reviewed by staff, with the
reason when one is sent back."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from fastapi import APIRouter
from sqlmodel import Session
from starlette.datastructures import FormData
from starlette.responses import Response

from bot.pages import employer_links
from bot.pages.drawn import FilledIn, page, said
from bot.runtime import Runtime
from db import vacancy_drafts
from db.models import Employer, Vacancy
from handlers import post_fields, post_review, texts
from handlers.post_fields import FIELDS, Filled
from handlers.post_review import Reviewed
from nlp.findings import Finding

PURPOSE = "employer-post"
ASKED = tuple(field for field in FIELDS if field.name not in ("employer", "source"))
MOST_WAITING = 20  # posts of one employer that nobody has looked at yet
FRESH = timedelta(days=90)


class EmployerPages:
    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def routes(self) -> APIRouter:
        return employer_links.routes(PURPOSE, show=self.show, take=self.take)

    def show(self, token: str) -> Response:
        with self._runtime.records.read() as session:
            employer = self._employer(session, token)
            return self._form(session, employer) if employer else _over()

    def take(self, token: str, form: FilledIn) -> Response:
        """Nobody waits for the records while the words are looked through."""
        with self._runtime.records.read() as session:
            employer = self._employer(session, token)
            if employer is None:
                return _over()
            values = _said(form, employer)
            filled = post_fields.read(values, now=self._runtime.clock())
            row = self._row(employer, filled)
            reviewed = post_review.check(row, employer, post_review.minimum(session), now=row.posted_at)
            if filled.troubles or any(_must_be_mended(one.finding) for one in reviewed.found):
                return self._form(session, employer, values, filled.troubles, reviewed)
        return self._keep(employer, row)

    def _row(self, employer: Employer, filled: Filled) -> Vacancy:
        columns = {name: value for name, value in filled.facts.items() if name != "phone"}
        beside = {"phone": filled.facts["phone"]} if filled.facts.get("phone") else {}
        first = {"number": "", "title": "", "posted_at": self._runtime.clock()}
        return Vacancy(**{**first, **columns, "employer_id": employer.key, "facts": beside})

    def _keep(self, employer: Employer, row: Vacancy) -> Response:
        with self._runtime.records.write() as session:
            if vacancy_drafts.count_waiting(session, employer) >= MOST_WAITING:
                return page("done.html", 429, title=texts.employer_page.TITLE, lines=[texts.employer_page.TOO_MANY])
            kept = vacancy_drafts.keep(session, row, status="review", by=None, now=row.posted_at)
            return page(
                "done.html", title=texts.employer_page.TITLE, lines=[texts.employer_page.handed_in(kept.number)]
            )

    def _form(
        self, session: Session, employer: Employer, values: Mapping[str, str] | None = None,
        troubles: Mapping[str, str] | None = None, reviewed: Reviewed | None = None,
    ) -> Response:  # fmt: skip
        own = vacancy_drafts.handed_in(session, employer, since=self._runtime.clock() - FRESH)
        wrong = {field.name: _wrong(field.name, troubles or {}, reviewed) for field in ASKED}
        return page(
            "employer.html", 422 if troubles or reviewed else 200, title=texts.employer_page.TITLE, fields=ASKED,
            employer=employer.name, values=values or {}, wrong=wrong, own=own, texts=texts.employer_page,
        )  # fmt: skip

    def _employer(self, session: Session, token: str) -> Employer | None:
        return employer_links.employer_of(self._runtime, session, PURPOSE, token, now=self._runtime.clock())


def _said(form: FormData, employer: Employer) -> dict[str, str]:
    values = {field.name: said(form, field.name).replace("\0", "")[:500] for field in ASKED}
    return {**values, "employer": employer.name, "source": texts.employer_page.SOURCE}


def _must_be_mended(finding: Finding) -> bool:
    """A limit that the law allows for some posts is for staff to put in, with its reason; papers are staff's to check."""
    return finding.severity == "block" and finding.rule != "unverified_employer"


def _wrong(name: str, troubles: Mapping[str, str], reviewed: Reviewed | None) -> list[str]:
    """What could not be read, then what may not stand there, with the better words."""
    found: list[Any] = [troubles[name]] if name in troubles else []
    if reviewed is None or found:
        return found
    return [f"“{one.said}”{one.reason}。{one.suggestion}" for one in reviewed.of(name) if one.severity == "block"]


def _over() -> Response:
    return employer_links.over(texts.employer_page.TITLE)
