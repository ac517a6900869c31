"""Somebody at the console by HTTP: logged in, sending forms as a browser sends them."""

import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from argon2 import PasswordHasher
from sqlmodel import select

from bot.app import create_app
from bot.console.office import Office
from bot.play.over_http import serving
from bot.runtime import Runtime
from db import accounts, factors, logins
from db.models import Account, Staff

TOKEN = "starlette_admin_csrftoken"
PASSWORD = "correct horse battery"
HASHED = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)  # quick to check
# Made anew for every client it would cost more than a page, and nothing here is encrypted.
UNUSED = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


class Clerk:
    def __init__(self, address: str) -> None:
        self.http = httpx.Client(
            base_url=address, headers={"origin": address}, follow_redirects=True, timeout=20, verify=UNUSED,
            trust_env=False,
        )  # fmt: skip

    def get(self, path: str, **more: Any) -> httpx.Response:
        answer = self.http.get(f"/console{path}", **more)
        self.http.headers["referer"] = str(answer.url)
        return answer

    def post(self, path: str, form: dict[str, str] | None = None, **more: Any) -> httpx.Response:
        token = self.http.cookies.get(TOKEN) or ""
        return self.http.post(f"/console{path}", data={"csrftoken": token, **(form or {})}, **more)


class Station:
    """The running console with the records behind it."""

    def __init__(self, runtime: Runtime, address: str) -> None:
        self.runtime, self.address = runtime, address
        self.ring = Office(runtime).keys.ring
        self._clerks: list[Clerk] = []

    def nobody(self) -> Clerk:
        """A browser that has seen the log-in page."""
        clerk = Clerk(self.address)
        self._clerks.append(clerk)
        clerk.get("/login")
        return clerk

    def close(self) -> None:
        for clerk in self._clerks:
            clerk.http.close()

    def enter(self, code: str) -> Clerk:
        """Somebody who is wholly in; how one gets there is the subject of test_login.py."""
        with self.runtime.records.write() as session:
            member = session.exec(select(Staff).where(Staff.code == code)).one()
            accounts.of(session, member) or accounts.open_with(
                session, staff=member, hashed=HASHED, now=self.runtime.clock()
            )
            token = logins.begin(session, staff=member, address="", now=self.runtime.clock(), proved=True)
        clerk = self.nobody()
        clerk.http.cookies.set(Office(self.runtime).cookie, token)
        return clerk

    def digits(self, code: str) -> str:
        """What the member's authenticator shows now."""
        with self.runtime.records.read() as session:
            member = session.exec(select(Staff).where(Staff.code == code)).one()
            account = session.exec(select(Account).where(Account.staff_id == member.id)).one()
        return factors.code_now(account, ring=self.ring, now=self.runtime.clock())


@contextmanager
def opened(runtime: Runtime) -> Iterator[Station]:
    with serving(create_app(runtime)) as address:
        station = Station(runtime, address)
        yield station
        station.close()


def reads(answer: httpx.Response, pattern: str) -> str:
    found = re.search(pattern, answer.text)
    assert found, f"{pattern} is not on {answer.url}"
    return found[1]
