"""The simulator as a web application: the account's calls, and on wish the control calls and the phone page."""

from fastapi import FastAPI

from bot.simulator import control as control_calls
from bot.simulator import page
from bot.simulator.api import http
from bot.simulator.edge import Marked
from bot.simulator.wechat_server import Simulator


def create_app(simulator: Simulator, *, control: bool = False) -> FastAPI:
    """With control the phone page is at /phone and the control calls are under /__sim/; both are off by default."""
    app = FastAPI(title="WeChat simulator", docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(Marked)
    app.include_router(http.router(lambda: simulator.world, lambda seconds: simulator.pause(seconds)))
    app.include_router(page.media(simulator))
    if control:
        app.include_router(control_calls.router(simulator))
        page.add(app, simulator)
    return app
