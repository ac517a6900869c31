"""For whoever watches the process: alive, and able to serve."""

from fastapi import APIRouter, Response
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.runtime import Runtime
from db import schema


def routes(runtime: Runtime) -> APIRouter:
    router = APIRouter()

    @router.get("/healthz")
    def alive() -> Response:
        return Response("ok", media_type="text/plain")

    @router.get("/readyz")
    def ready() -> Response:
        try:
            with runtime.records.read() as session:
                session.execute(text("SELECT 1"))
            current = schema.is_current(runtime.records.reading)
        except SQLAlchemyError:
            return Response("records unreachable", status_code=503, media_type="text/plain")
        return Response(
            "ok" if current else "migrate first", status_code=200 if current else 503, media_type="text/plain"
        )

    return router
