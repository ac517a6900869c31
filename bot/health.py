"""For whoever watches the process: alive, able to serve, and figures."""

from fastapi import APIRouter, Response
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot import keys, meters
from bot.runtime import Runtime
from db import schema

TEXT = "text/plain"


def routes(runtime: Runtime) -> APIRouter:
    router = APIRouter()

    @router.get("/healthz")
    def alive() -> Response:
        return Response("ok", media_type=TEXT)

    @router.get("/readyz")
    def ready() -> Response:
        wrong = not_ready(runtime)
        return Response(wrong or "ok", status_code=503 if wrong else 200, media_type=TEXT)

    @router.get("/metrics")
    def figures() -> Response:
        return Response(runtime.meters.page() if runtime.meters else b"", media_type=meters.MEDIA_TYPE)

    return router


def not_ready(runtime: Runtime) -> str:
    """Why no message can be taken now; "" when one can."""
    if runtime.stopping.is_set():
        return "stopping"
    try:
        with runtime.records.read() as session:
            session.execute(text("SELECT 1"))
        if not schema.is_current(runtime.records.reading):
            return "migrate first"
    except SQLAlchemyError:
        return "records unreachable"
    try:
        keys.identity_keys(runtime.settings)
    except (OSError, ValueError):
        return "keys unreadable"
    return ""
