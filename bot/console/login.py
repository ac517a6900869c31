"""The way in and out: one page that asks for the visitor's next step, and the library's question who is asking."""

import segno
from fastapi.concurrency import run_in_threadpool
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.templating import Jinja2Templates
from starlette_admin.auth import AdminUser, BaseAuthProvider
from starlette_admin.helpers import index_url, safe_redirect_url

from bot.console import visitors
from bot.console.office import BASE, Office
from bot.console.steps import Steps
from bot.console.visitors import Step, Visitor
from db import factors

SEE_OTHER = 303
REFUSED = 422


class Door(BaseAuthProvider):
    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office, self._steps = office, Steps(office)

    async def authenticate(self, request: Request) -> AdminUser | None:
        """Also leaves the visitor on the request, for those who need more than a name."""
        if request.url.path.startswith(f"{BASE}/static/"):
            return None
        visitor = await run_in_threadpool(visitors.find, self._office, request)
        request.state.visitor = visitor
        return AdminUser(username=visitor.staff.name) if visitor and visitor.step is Step.IN else None

    def get_routes(self, templates: Jinja2Templates) -> list[Route]:
        async def ask(request: Request) -> Response:
            return await run_in_threadpool(self._ask, request, templates)

        async def take(request: Request) -> Response:
            form = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
            return await run_in_threadpool(self._take, request, form, templates)

        async def leave(request: Request) -> Response:
            return await run_in_threadpool(self._leave, request)

        return [
            Route("/login", ask, methods=["GET"], name="login"),
            Route("/login", take, methods=["POST"], name="login"),
            Route("/logout", leave, methods=["POST"], name="logout"),
        ]

    def _ask(self, request: Request, templates: Jinja2Templates, trouble: str = "") -> Response:
        visitor = visitors.of(request)
        step = visitor.step if visitor else Step.NAME
        if step is Step.IN:
            return RedirectResponse(_next(request), SEE_OTHER)
        over = visitor is None and not trouble and self._office.cookie in request.cookies
        facts = {"step": step, "trouble": trouble, "staff": visitor.staff if visitor else None, "over": over}
        if visitor and step is Step.FACTOR:
            facts["code"] = _drawn(self._steps.scan(visitor))
        if visitor and step is Step.CODE:
            facts["shown"] = self._shown(visitor)
        status = REFUSED if trouble else 200
        return templates.TemplateResponse(request=request, name="login.html", context=facts, status_code=status)

    def _take(self, request: Request, form: dict[str, str], templates: Jinja2Templates) -> Response:
        address = request.client.host if request.client else ""
        went = self._steps.take(visitors.of(request), form, address)
        if went.trouble:
            return self._ask(request, templates, went.trouble)
        answer = RedirectResponse(str(request.url), SEE_OTHER)
        if went.token:
            visitors.remember(self._office, answer, went.token)
        return answer

    def _leave(self, request: Request) -> Response:
        visitor = visitors.of(request)
        if visitor:
            self._steps.leave(visitor)
        answer = RedirectResponse(f"{BASE}/login", SEE_OTHER)
        visitors.forget(self._office, answer)
        return answer

    def _shown(self, visitor: Visitor) -> str:
        """The code itself, in demonstrations only: nobody sets up an authenticator for a pretend town."""
        runtime = self._office.runtime
        if not runtime.settings.simulator:
            return ""
        return factors.code_now(visitor.account, ring=self._office.keys.ring, now=runtime.clock())


def _next(request: Request) -> str:
    here = index_url(request)
    return safe_redirect_url(request.query_params.get("next") or here, request, here)


def _drawn(address: str) -> Markup:
    return Markup(segno.make(address, micro=False).svg_inline(scale=5, border=2))  # noqa: S704 - drawn by us
