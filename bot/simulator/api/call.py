"""One call of the account as the endpoints see it, and what they can answer."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.simulator.account import Right
from bot.simulator.errors import ApiError
from bot.simulator.state import World

Json = dict[str, Any]


@dataclass(frozen=True)
class Upload:
    filename: str
    content: bytes
    media_type: str


@dataclass(frozen=True)
class Call:
    method: str
    path: str
    query: Mapping[str, str]
    body: bytes
    client_ip: str
    now: datetime
    files: Mapping[str, Upload] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)

    def json(self) -> Json:
        """The body whatever its Content-Type says: 44002 when empty, 47001 when it is not an object."""
        if not self.body.strip():
            raise ApiError(44002)
        try:
            read = json.loads(self.body)
        except (UnicodeDecodeError, json.JSONDecodeError) as error:
            raise ApiError(47001) from error
        if not isinstance(read, dict):
            raise ApiError(47001)
        return read


@dataclass(frozen=True)
class Binary:
    content: bytes
    media_type: str
    filename: str = ""


@dataclass(frozen=True)
class Elsewhere:
    """A redirect of the browser."""

    url: str


Result = Json | Binary | Elsewhere
Answering = Callable[[World, Call], Result]


@dataclass(frozen=True)
class Endpoint:
    path: str
    method: str
    answer: Answering
    right: Right | None = None
    needs_token: bool = True


def get(path: str, answer: Answering, right: Right | None = None, *, needs_token: bool = True) -> Endpoint:
    return Endpoint(path, "GET", answer, right, needs_token)


def post(path: str, answer: Answering, right: Right | None = None, *, needs_token: bool = True) -> Endpoint:
    return Endpoint(path, "POST", answer, right, needs_token)


def either(path: str, answer: Answering, right: Right | None = None, *, needs_token: bool = True) -> Endpoint:
    return Endpoint(path, "ANY", answer, right, needs_token)


def ok(**more: object) -> Json:
    return {"errcode": 0, "errmsg": "ok", **more}


def inner(body: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """An object inside the body, or 40035."""
    found = body.get(name)
    if not isinstance(found, Mapping):
        raise ApiError(40035, f"{name} is missing")
    return found


def words(body: Mapping[str, Any], name: str) -> str:
    """A text of the body, empty when it is missing, or 40035."""
    found = body.get(name, "")
    if not isinstance(found, str):
        raise ApiError(40035, f"{name} is not a text")
    return found
