"""Pages for one person, opened from the chat by a link that is good once and for half an hour: ID number, proof of a bank card, own data."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from fastapi import APIRouter
from sqlmodel import Session
from starlette.datastructures import FormData, UploadFile
from starlette.responses import Response

from bot import keys
from bot.links import BadLink
from bot.pages.drawn import FilledIn, page, said
from bot.pages.pictures import NoPicture, drawn_again
from bot.runtime import Runtime
from db import identities, own_data, proofs, station, used_links, workers
from db.identities import IdentityKeys
from db.models import Worker
from db.refusals import Refusal
from handlers import refusals, texts
from handlers.dialogue.replies import words_of

GONE = (texts.own_pages.LINK_OVER, 404)
USED = (texts.own_pages.LINK_USED, 410)


@dataclass(frozen=True)
class Sheet:
    """One kind of page: what is said before consent, the consent it asks, the form, and what is done with it."""

    purpose: str
    words: texts.own_pages.Words
    consent: str
    template: str
    read: Callable[[FormData], Any]
    take: Callable[["Taking"], str]


@dataclass(frozen=True)
class Taking:
    """What a page was filled in with. `take` raises a Refusal, and then nothing is stored and the link stays good."""

    session: Session
    worker: Worker
    value: Any
    now: datetime
    runtime: Runtime
    keys: IdentityKeys


class Wrong(Exception):
    """Something to be filled in again; the words say what."""


class OwnPages:
    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    @cached_property
    def _keys(self) -> IdentityKeys:
        return keys.identity_keys(self._runtime.settings)

    def routes(self) -> APIRouter:
        router = APIRouter()
        for sheet in SHEETS:
            self._add(router, sheet)
        return router

    def _add(self, router: APIRouter, sheet: Sheet) -> None:
        def show(token: str) -> Response:
            return self._show(sheet, token)

        def take(token: str, form: FilledIn) -> Response:
            return self._take(sheet, token, form)

        router.get(f"/{sheet.purpose}/{{token}}")(show)
        router.post(f"/{sheet.purpose}/{{token}}")(take)

    def _show(self, sheet: Sheet, token: str) -> Response:
        with self._runtime.records.read() as session:
            worker, _, trouble = self._opened(session, sheet, token)
            if worker is None:
                return _end(*trouble)
            return self._notice(session, sheet, worker)

    def _notice(self, session: Session, sheet: Sheet, worker: Worker) -> Response:
        here = station.load(session)
        return page(
            "notice.html", title=sheet.words.title, whose=texts.own_pages.whose(worker.name),
            notice=sheet.words.notice(here.operator), agree=sheet.words.agree, texts=texts.own_pages,
        )  # fmt: skip

    def _take(self, sheet: Sheet, token: str, form: FormData) -> Response:
        """Consent first, then the form, then it is kept: nothing is stored before the last of the three."""
        if said(form, "agreed") != "yes":
            return self._show(sheet, token)
        if said(form, "filled") != "yes" and sheet.template:
            return self._again(sheet, token)
        try:
            return self._keep(sheet, token, sheet.read(form))
        except (Wrong, Refusal) as trouble:
            why = str(trouble) if isinstance(trouble, Wrong) else _said(trouble)
            return self._again(sheet, token, why)

    def _keep(self, sheet: Sheet, token: str, value: Any) -> Response:
        now = self._runtime.clock()
        with self._runtime.records.write() as session:
            worker, until, trouble = self._opened(session, sheet, token)
            if worker is None:
                return _end(*trouble)
            if not used_links.use(session, token, now=now, until=until):
                return _end(*USED)
            done = sheet.take(Taking(session, worker, value, now, self._runtime, self._keys))
            if sheet.consent:
                version = station.load(session).consent_version
                workers.consent(session, worker, kind=sheet.consent, version=version, now=now)
            return page("done.html", title=sheet.words.title, lines=done.split("\n"))

    def _again(self, sheet: Sheet, token: str, why: str = "") -> Response:
        with self._runtime.records.read() as session:
            worker, _, trouble = self._opened(session, sheet, token)
            return _form(sheet, worker, why) if worker else _end(*trouble)

    def _opened(
        self, session: Session, sheet: Sheet, token: str
    ) -> tuple[Worker | None, datetime, tuple[str, int]]:  # fmt: skip
        """Whose page it is, until when, and otherwise what is the matter."""
        now = self._runtime.clock()
        try:
            worker_id, until = self._runtime.links.read(sheet.purpose, token, now=now)
        except BadLink:
            return None, now, GONE
        if used_links.is_used(session, token):
            return None, until, USED
        worker = session.get(Worker, worker_id)
        return (worker, until, GONE) if worker and worker.deleted_at is None else (None, until, GONE)


def _form(sheet: Sheet, worker: Worker, why: str = "") -> Response:
    whose = texts.own_pages.whose(worker.name)
    return page(
        sheet.template, 422 if why else 200, title=sheet.words.title, whose=whose, why=why, texts=texts.own_pages
    )


def _end(words: str, status: int) -> Response:
    return page("done.html", status, title=texts.own_pages.STATION, lines=words.split("\n"))


def _said(refusal: Refusal) -> str:
    return "\n".join(words_of(reply) for reply in refusals.words(refusal))


def _read_number(form: FormData) -> str:
    number = identities.spelled(said(form, "number"))
    if not identities.is_valid(number):
        raise Wrong(texts.own_pages.BAD_NUMBER)
    return number


def _take_number(given: Taking) -> str:
    identities.give(given.session, given.worker, given.value, keys=given.keys, now=given.now)
    return texts.own_pages.number_kept(identities.mask(given.value))


def _read_photo(form: FormData) -> bytes:
    file = form.get("photo")
    if not isinstance(file, UploadFile):
        raise Wrong(texts.own_pages.NO_PHOTO)
    try:
        return drawn_again(file.file.read())
    except NoPicture:
        raise Wrong(texts.own_pages.NO_PHOTO) from None


def _take_photo(given: Taking) -> str:
    folder = given.runtime.settings.data_dir
    proofs.keep(given.session, given.worker, given.value, folder=folder, ring=given.keys.ring, now=given.now)
    return texts.own_pages.PROOF_KEPT


def _copy(given: Taking) -> str:
    lines = [f"{label}：{value}" for label, value in own_data.of(given.session, given.worker, texts.own_copy.NAMES)]
    return "\n".join([*lines, texts.own_pages.COPY_AFTER])


SHEETS = (
    Sheet("my-id", texts.own_pages.IDENTITY, "identity", "number.html", _read_number, _take_number),
    Sheet("my-proof", texts.own_pages.PROOF, "bank", "photo.html", _read_photo, _take_photo),
    Sheet("my-data", texts.own_pages.COPY, "", "", lambda _form: None, _copy),
)
