"""The page where a worker agrees to notices (订阅通知), opened by a link from the chat.

What they chose reaches us as an event of WeChat's; the page itself is not believed, it only closes its link.
"""

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fastapi import APIRouter, FastAPI, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse
from starlette.staticfiles import StaticFiles

from bot.links import BadLink
from bot.runtime import Runtime
from bot.wechat.failures import SendFailure
from bot.wechat.page_ticket import PageTickets
from db import used_links
from handlers import texts

log = logging.getLogger(__name__)

HERE = Path(__file__).parent
PURPOSE = "subscribe"
# WeChat's open tags bring styles and frames of their own.
POLICY = (
    "default-src 'none'; script-src 'self' https://res.wx.qq.com; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: https://*.qpic.cn https://res.wx.qq.com; frame-src https://*.qq.com; "
    "connect-src 'self' https://*.qq.com; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {"Content-Security-Policy": POLICY, "Referrer-Policy": "no-referrer", "Cache-Control": "no-store"}


def add(app: FastAPI, runtime: Runtime) -> None:
    app.include_router(Pages(runtime).routes())
    app.mount("/subscribe-static", StaticFiles(directory=HERE / "static"))


class Pages:
    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._tickets = PageTickets(runtime.account, runtime.clock) if runtime.account else None
        self._drawn = Environment(
            loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined
        )

    def routes(self) -> APIRouter:
        router = APIRouter()
        router.get("/subscribe/{token}")(self.show)
        router.post("/subscribe/{token}/done")(self.done)
        return router

    def show(self, token: str) -> Response:
        now, settings = self._runtime.clock(), self._runtime.settings
        try:
            self._runtime.links.read(PURPOSE, token, now=now)
        except BadLink:
            return self._page(404, words=texts.subscribing.LINK_OVER)
        with self._runtime.records.read() as session:
            used = used_links.is_used(session, token)
        if used:
            return self._page(410, words=texts.subscribing.LINK_USED)
        if self._tickets is None or not settings.subscriptions:
            return self._page(503, words=texts.subscribing.NOT_NOW)
        try:
            page_pass = self._tickets.sign(f"{settings.public_url.rstrip('/')}/subscribe/{token}")
        except SendFailure as failure:
            log.warning("no ticket for the page: %s", failure)
            return self._page(503, words=texts.subscribing.NOT_NOW)
        notices = [
            (template_id, texts.subscribing.TITLES.get(name, name))
            for name, template_id in settings.subscriptions.items()
        ]
        return self._page(200, words=texts.subscribing.WHY, token=token, page_pass=page_pass, notices=notices)

    def done(self, token: str) -> Response:
        """The link has done its work. Doing so twice changes nothing."""
        now = self._runtime.clock()
        try:
            _, until = self._runtime.links.read(PURPOSE, token, now=now)
        except BadLink:
            return Response(status_code=404)
        with self._runtime.records.write() as session:
            used_links.use(session, token, now=now, until=until)
        return Response(status_code=204)

    def _page(self, status: int, **facts: Any) -> Response:
        blank: Mapping[str, Any] = {"token": "", "page_pass": None, "notices": ()}
        told = {**blank, **facts, "jssdk": self._runtime.settings.jssdk_url, "texts": texts.subscribing}
        html = self._drawn.get_template("subscribe.html").render(told)
        return HTMLResponse(html, status, headers=HEADERS)
