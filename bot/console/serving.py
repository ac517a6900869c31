"""Pages and acts as routes: who may, in which transaction, and what becomes of a refusal."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from fastapi.concurrency import run_in_threadpool
from sqlmodel import Session
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette_admin import BaseAdmin
from starlette_admin.flash import flash
from starlette_admin.routing import route
from starlette_admin.views import CustomView

from bot.console import making, visitors
from bot.console.making import attached
from bot.console.office import BASE, Office
from bot.console.pages import Act, Answer, Ask, File, Go, Made, Page, Shown
from db import outbox, rights
from db.engine import RecordsTrouble
from db.refusals import Refusal
from db.rights import Right
from db.scopes import NotSeen
from handlers import refusals
from handlers.dialogue.replies import Reply, Text

log = logging.getLogger(__name__)

SEE_OTHER = 303
BUSY = "刚才系统正忙，没有存上。请再做一次；一直不行请找技术人员。"


@dataclass(frozen=True)
class Filled:
    """What a form brought."""

    words: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, UploadFile] = field(default_factory=dict)


class _SaidNo(Exception):
    """A refusal in words."""

    def __init__(self, replies: Sequence[Reply]) -> None:
        super().__init__()
        self.replies = replies


class PageView(CustomView):
    """A page as the library's menu knows it."""

    def __init__(self, page: Page, office: Office) -> None:
        super().__init__(
            menu_label=page.title, icon=page.icon, path=page.path, route_name=name_of(page.path),
            add_to_menu=bool(page.icon),
        )  # fmt: skip
        self._page, self._office = page, office

    def is_accessible(self, request: Request) -> bool:
        member = visitors.member(request)
        return member is not None and (not self._page.needs or rights.may_see(member, *self._page.needs))

    @route("")
    async def index(self, request: Request) -> Response:
        return await run_in_threadpool(self._look, request)

    def _look(self, request: Request) -> Response:
        with self._office.runtime.records.read() as session:
            try:
                answer = self._page.show(_ask(session, self._office, request, Filled()))
            except NotSeen:
                raise HTTPException(404) from None
        return _given(self._admin, request, answer, self._page.title)


def act_route(admin: BaseAdmin, office: Office, act: Act) -> Route:
    async def serve(request: Request) -> Response:
        member = visitors.member(request)
        if member is None or not any(rights.has(member, right) for right in act.needs):
            raise HTTPException(403)
        async with request.form() as said:
            words = {name: value for name, value in said.items() if isinstance(value, str)}
            files = {name: value for name, value in said.items() if isinstance(value, UploadFile)}
            answer = await run_in_threadpool(_change, office, act, request, Filled(words, files))
        if not isinstance(answer, Made):
            return _given(admin, request, answer, "")
        made = await run_in_threadpool(making.hand_over, office, answer, member)
        return made if isinstance(made, Response) else _given(admin, request, made, "")

    return Route(act.path, serve, methods=["POST"], name=f"{name_of(act.path)}:act")


def name_of(path: str) -> str:
    return f"page:{path.strip('/')}" if path != "/" else "index"


def _change(office: Office, act: Act, request: Request, filled: Filled) -> Answer:
    try:
        with office.runtime.records.write() as session:
            try:
                answer = act.do(_ask(session, office, request, filled))
            except NotSeen:
                raise
            except Refusal as refusal:
                # In words while what it carries can still be read; the records are rolled back all the same.
                raise _SaidNo(refusals.words(refusal)) from refusal
            owed = outbox.OWED in session.info
    except NotSeen:
        raise HTTPException(404) from None
    except _SaidNo as no:
        words = [reply.words for reply in no.replies if isinstance(reply, Text)]
        return Go(_back(request), "".join(words), well=False)
    except RecordsTrouble:
        # Most often two who changed the same at once; done again it will succeed.
        log.exception("the act %s failed", act.path)
        return Go(_back(request), BUSY, well=False)
    if owed:
        office.runtime.wake("drain")
    return answer


def _ask(session: Session, office: Office, request: Request, filled: Filled) -> Ask:
    member = visitors.member(request)
    if member is None:
        raise HTTPException(403)
    return Ask(
        session=session, by=member, now=office.runtime.clock(), office=office, path=request.path_params,
        query=request.query_params, form=filled.words, files=filled.files,
    )  # fmt: skip


def _given(admin: BaseAdmin | None, request: Request, answer: Answer, title: str) -> Response:
    if isinstance(answer, Go):
        if answer.said:
            flash(request, answer.said, "success" if answer.well else "error")
        return RedirectResponse(BASE + answer.to, SEE_OTHER)
    if isinstance(answer, File):
        return Response(answer.content, media_type=answer.media_type, headers=attached(answer.name))
    if admin is None or isinstance(answer, Made):
        raise TypeError("the page stands in no console")
    return _rendered(admin, request, answer, title)


def _rendered(admin: BaseAdmin, request: Request, shown: Shown, title: str) -> Response:
    by = visitors.member(request)
    facts = {"title": title, "by": by, "may": lambda right: rights.has(by, Right(right)), **shown.facts}
    if shown.part:
        return admin.templates.TemplateResponse(request=request, name=shown.template, context=facts)
    return admin._template_response(request=request, name=shown.template, context=facts)


def _back(request: Request) -> str:
    """The page of ours that the form stood on."""
    came_from = urlsplit(request.headers.get("referer", ""))
    if not came_from.path.startswith(f"{BASE}/"):
        return "/"
    return came_from.path.removeprefix(BASE) + (f"?{came_from.query}" if came_from.query else "")
