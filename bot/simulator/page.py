"""The phone page: a WeChat chat in the browser, and the pictures that are shown in it."""

from pathlib import Path

from fastapi import APIRouter, FastAPI
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles

from bot.simulator.errors import ApiError
from bot.simulator.wechat_server import Simulator

HERE = Path(__file__).parent
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"


def add(app: FastAPI, simulator: Simulator) -> None:
    app.include_router(_router(simulator))
    app.mount("/phone-static", StaticFiles(directory=HERE / "static"))


def media(simulator: Simulator) -> APIRouter:
    """The addresses of pictures that accounts are given; served without the page too."""
    routes = APIRouter()

    @routes.get("/sim-media/{media_id}")
    def medium(media_id: str) -> Response:
        try:
            kept = simulator.world.media.get(media_id, simulator.clock())
        except ApiError:
            return Response("已过期", 404, media_type="text/plain")
        return Response(kept.content, media_type=kept.media_type)

    return routes


def _router(simulator: Simulator) -> APIRouter:
    routes = APIRouter()
    pages = Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined)

    @routes.get("/phone")
    def phone() -> HTMLResponse:
        html = pages.get_template("phone.html").render(account=simulator.account)
        return HTMLResponse(html, headers={"Content-Security-Policy": POLICY})

    return routes
