"""Who is asking: the session behind the browser's cookie, and how far they have come in."""

from dataclasses import dataclass
from enum import StrEnum

from starlette.requests import Request
from starlette.responses import Response

from bot.console.office import Office
from db import logins
from db.models import Account, Login, Staff


class Step(StrEnum):
    """What is asked next."""

    NAME = "name"  # account and password
    FACTOR = "factor"  # the QR code, to be scanned once
    CODE = "code"
    CHANGE = "change"  # a one-time password must go
    IN = "in"


@dataclass(frozen=True)
class Visitor:
    """Somebody whose password was right."""

    login: Login
    account: Account
    staff: Staff

    @property
    def step(self) -> Step:
        if self.login.proved_at is None:
            return Step.CODE if self.account.factor_since else Step.FACTOR
        return Step.CHANGE if self.account.one_time else Step.IN


def find(office: Office, request: Request) -> Visitor | None:
    """Reads the session, and writes now and then that somebody uses it."""
    token = request.cookies.get(office.cookie)
    if not token:
        return None
    now, records = office.runtime.clock(), office.runtime.records
    with records.read() as session:
        found = logins.find(session, token, now=now)
    if found is None:
        return None
    if logins.is_stale(found[0], now=now) and "x-renews" not in request.headers:  # a page that renews itself is no use
        with records.write() as session:
            logins.touch(session, found[0], now=now)
    return Visitor(*found)


def of(request: Request) -> Visitor | None:
    return getattr(request.state, "visitor", None)


def member(request: Request) -> Staff | None:
    """The one who is wholly in."""
    visitor = of(request)
    return visitor.staff if visitor and visitor.step is Step.IN else None


def remember(office: Office, answer: Response, token: str) -> None:
    answer.set_cookie(
        office.cookie, token, httponly=True, samesite="lax", secure=office.is_https, path="/",
        max_age=int(logins.LONGEST.total_seconds()),
    )  # fmt: skip


def forget(office: Office, answer: Response) -> None:
    answer.delete_cookie(office.cookie, path="/", secure=office.is_https, httponly=True, samesite="lax")
