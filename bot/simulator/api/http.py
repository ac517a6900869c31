"""The calls as HTTP: reads a request into a Call, and writes an Outcome with whatever is to go wrong."""

import json
import time
from collections.abc import Callable
from io import BytesIO
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request
from python_multipart.multipart import parse_form
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.simulator.api import gate
from bot.simulator.api.call import Binary, Call, Elsewhere, Json, Result, Upload
from bot.simulator.api.gate import Outcome
from bot.simulator.edge import BrokenLine, raw_body
from bot.simulator.faults import ApiFault, ApiFaultKind
from bot.simulator.state import World

PREFIXES = ("cgi-bin", "wxaapi", "sns", "customservice", "connect")
HTML = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"


def router(world: Callable[[], World], pause: Callable[[float], None] = time.sleep) -> APIRouter:
    """world is asked for at each call, since a reset puts a new one in its place."""
    routes = APIRouter()

    def called(request: Request, body: Annotated[bytes, Depends(raw_body)]) -> Response:
        platform = world()
        call = read(request, body, platform)
        outcome = gate.answer(platform, call)
        fault = outcome.fault
        if fault is not None and fault.kind in (ApiFaultKind.SLOW, ApiFaultKind.LOST_ANSWER):
            pause(fault.seconds)
        return write(outcome)

    for prefix in PREFIXES:
        routes.add_api_route(f"/{prefix}/{{rest:path}}", called, methods=["GET", "POST"], include_in_schema=False)
    return routes


def read(request: Request, body: bytes, world: World) -> Call:
    form, files = _parts(request, body)
    return Call(
        method=request.method,
        path=request.url.path.removeprefix(request.scope.get("root_path", "")).strip("/"),
        query=dict(request.query_params),
        body=b"" if files else body,
        client_ip=request.client.host if request.client else "",
        now=world.clock(),
        files=files,
        form=form,
    )


def write(outcome: Outcome) -> Response:
    if outcome.fault is not None:
        spoilt = _spoilt(outcome.fault, outcome.result)
        if spoilt is not None:
            return spoilt
    result = outcome.result
    if isinstance(result, Binary):
        disposition = (
            {"Content-Disposition": f'attachment; filename="{quote(result.filename)}"'} if result.filename else {}
        )
        return Response(result.content, media_type=result.media_type, headers=disposition)
    if isinstance(result, Elsewhere):
        return RedirectResponse(result.url, 302)
    return _json(result)


def _json(result: Json) -> Response:
    if result.get("errcode") == 404:
        return Response("not found", 404, media_type="text/plain")
    return Response(json.dumps(result, ensure_ascii=False), media_type="application/json; encoding=utf-8")


def _spoilt(fault: ApiFault, result: Result) -> Response | None:
    match fault.kind:
        case ApiFaultKind.RESET_BEFORE | ApiFaultKind.RESET_AFTER:
            return BrokenLine()
        case ApiFaultKind.BAD_GATEWAY:
            return HTMLResponse(HTML, 502)
        case ApiFaultKind.EMPTY:
            return Response(b"", media_type="application/json")
        case ApiFaultKind.HTML:
            return HTMLResponse(HTML)
        case ApiFaultKind.TRUNCATED:
            whole = json.dumps(result if isinstance(result, dict) else {"errcode": 0})
            return Response(whole[: len(whole) // 2], media_type="application/json")
    return None


def _parts(request: Request, body: bytes) -> tuple[dict[str, str], dict[str, Upload]]:
    kind = request.headers.get("content-type", "")
    form: dict[str, str] = {}
    files: dict[str, Upload] = {}
    if not kind.startswith("multipart/form-data"):
        return form, files

    def take_field(field: object) -> None:
        form[field.field_name.decode()] = (field.value or b"").decode()  # type: ignore[attr-defined]

    def take_file(file: object) -> None:
        given = file.file_object  # type: ignore[attr-defined]
        given.seek(0)
        name = (file.file_name or b"").decode()  # type: ignore[attr-defined]
        files[file.field_name.decode()] = Upload(name, given.read(), _kind_of(name))  # type: ignore[attr-defined]

    parse_form({"Content-Type": kind.encode()}, BytesIO(body), take_field, take_file)
    return form, files


def _kind_of(filename: str) -> str:
    kinds = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "amr": "audio/amr"}
    return kinds.get(filename.rpartition(".")[2].lower(), "application/octet-stream")
