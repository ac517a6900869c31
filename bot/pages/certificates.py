"""Anybody checks a certificate by the number on it (证书查验): whose, of which class, since when; not so often that numbers
could be tried out."""

from typing import Any

from fastapi import APIRouter, Request
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.responses import Response

from bot.pages.drawn import page
from bot.runtime import Runtime
from db import certificates, station
from handlers import texts

PATH = "/certificate"
LONGEST = 40  # characters of a number, as on the desk's form
# From one address, in five minutes.
PER_ADDRESS = RateLimitItemPerMinute(20, 5)
words = texts.certificate_page


class CertificatePage:
    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._limits = MovingWindowRateLimiter(MemoryStorage())

    def routes(self) -> APIRouter:
        router = APIRouter()
        router.get(PATH)(self.check)
        return router

    def check(self, request: Request, number: str = "") -> Response:
        """The number stands in the address, as a code printed on the certificate has it."""
        said = number.replace("\0", "").strip()[:LONGEST]
        if not said:
            return self._shown()
        if not self._limits.hit(PER_ADDRESS, request.client.host if request.client else ""):
            return self._shown(said, 429, wrong=words.TOO_OFTEN)
        with self._runtime.records.read() as session:
            known = certificates.by_number(session, said)
            phone = words.telephone(station.load(session).phone)
        if known is None:
            return self._shown(said, 404, wrong=words.NOT_FOUND, after=phone)
        verdict, lines = words.verdict(known), words.lines(known)
        good = known.issued and known.holds
        return self._shown(
            said, wrong="" if good else verdict, good=verdict if good else "", lines=lines, after=phone
        )  # fmt: skip

    def _shown(self, said: str = "", status: int = 200, **facts: Any) -> Response:
        shown: dict[str, Any] = {"wrong": "", "good": "", "lines": (), "after": ""} | facts
        return page("certificate.html", status, title=words.TITLE, texts=words, said=said, path=PATH, **shown)
