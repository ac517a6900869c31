"""How a phone page is drawn and filled in: no scripts, nothing from elsewhere, nothing kept by the browser."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException, Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse
from starlette.staticfiles import StaticFiles

HERE = Path(__file__).parent
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {"Content-Security-Policy": POLICY, "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff"}
OWN = {**HEADERS, "Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
# A photograph of 10 MB and what a form puts around it.
LARGEST_BODY = 11 * 1024 * 1024

_DRAWN = Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined)


def add_looks(app: FastAPI) -> None:
    app.mount("/pages-static", StaticFiles(directory=HERE / "static"))


def page(template: str, status: int = 200, *, shared: bool = False, **facts: Any) -> HTMLResponse:
    """`shared` pages hold no personal data and may be kept by whoever passes them on for a minute."""
    headers = {**HEADERS, "Cache-Control": "public, max-age=60"} if shared else OWN
    return HTMLResponse(_DRAWN.get_template(template).render(facts), status, headers=headers)


def filled_in(*, most_fields: int) -> Callable[[Request], AsyncIterator[FormData]]:
    """What was filled in, its files closed afterwards. A body that does not say how large it is, or is too large, is not
    read at all."""

    async def read(request: Request) -> AsyncIterator[FormData]:
        length = request.headers.get("content-length", "")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            raise HTTPException(413)
        async with request.form(max_files=1, max_fields=most_fields) as form:
            yield form

    return read


FilledIn = Annotated[FormData, Depends(filled_in(most_fields=30))]


def said(form: FormData, name: str) -> str:
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""
