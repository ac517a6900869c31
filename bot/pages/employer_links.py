"""Pages that an employer opens by a link from the station: one address to see and to hand in, and whose link it is."""

from collections.abc import Callable
from datetime import datetime

from fastapi import APIRouter
from sqlmodel import Session
from starlette.responses import Response

from bot.links import BadLink
from bot.pages.drawn import page
from bot.runtime import Runtime
from db.models import Employer
from handlers import texts


def routes(purpose: str, *, show: Callable[..., Response], take: Callable[..., Response]) -> APIRouter:
    router = APIRouter()
    router.get(f"/{purpose}/{{token}}")(show)
    router.post(f"/{purpose}/{{token}}")(take)
    return router


def employer_of(runtime: Runtime, session: Session, purpose: str, token: str, *, now: datetime) -> Employer | None:
    """None when the link is over, or none of ours."""
    try:
        number, _ = runtime.links.read(purpose, token, now=now)
    except BadLink:
        return None
    return session.get(Employer, number)


def over(title: str) -> Response:
    return page("done.html", 404, title=title, lines=[texts.employer_page.OVER])
