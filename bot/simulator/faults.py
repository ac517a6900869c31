"""What can be made to go wrong, for the calls of the account and for the deliveries to it."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatch
from threading import Lock
from typing import TypeVar


class ApiFaultKind(StrEnum):
    ERROR = "error"
    SLOW = "slow"
    RESET_BEFORE = "reset_before"
    RESET_AFTER = "reset_after"
    LOST_ANSWER = "lost_answer"
    BAD_GATEWAY = "bad_gateway"
    EMPTY = "empty"
    TRUNCATED = "truncated"
    HTML = "html"


class PushFaultKind(StrEnum):
    DUPLICATE = "duplicate"
    DELAYED = "delayed"
    REORDERED = "reordered"
    BAD_SIGNATURE = "bad_signature"
    WRONG_APPID = "wrong_appid"
    OLD_KEY = "old_key"
    BAD_BASE64 = "bad_base64"
    HUGE = "huge"
    UNKNOWN_TYPE = "unknown_type"
    UNKNOWN_EVENT = "unknown_event"
    MISSING_FIELDS = "missing_fields"
    ENTITY_EXPANSION = "entity_expansion"
    LOST_EVENT = "lost_event"


@dataclass
class ApiFault:
    """Hits calls whose path fits (a pattern: *message/custom/send), for one person if openid is given.

    times counts down (None: until reset), rate is the share of fitting calls that are hit. LOST_ANSWER is
    processed and then answered only after `seconds` of real time, longer than a client should wait.
    """

    kind: ApiFaultKind
    path: str = "*"
    code: int = -1
    times: int | None = 1
    rate: float = 1.0
    openid: str | None = None
    seconds: float = 10.0

    @property
    def is_after(self) -> bool:
        return self.kind in (
            ApiFaultKind.RESET_AFTER,
            ApiFaultKind.LOST_ANSWER,
            ApiFaultKind.EMPTY,
            ApiFaultKind.TRUNCATED,
            ApiFaultKind.HTML,
        )


@dataclass
class PushFault:
    """Hits deliveries, only those of one event or message type if name is given."""

    kind: PushFaultKind
    name: str | None = None
    times: int | None = 1
    rate: float = 1.0
    seconds: float = 0.5


F = TypeVar("F", ApiFault, PushFault)


class Faults:
    def __init__(self, seed: int = 1) -> None:
        self.api: list[ApiFault] = []
        self.push: list[PushFault] = []
        self._dice = random.Random(seed)
        self._lock = Lock()

    def take_api(self, path: str, body: str) -> ApiFault | None:
        with self._lock:
            return self._first(self.api, lambda one: fnmatch(path, one.path) and (one.openid or "") in body)

    def take_push(self, name: str) -> PushFault | None:
        with self._lock:
            return self._first(self.push, lambda one: one.name in (None, name))

    def reset(self) -> None:
        with self._lock:
            self.api.clear()
            self.push.clear()

    def _first(self, faults: list[F], fits: Callable[[F], bool]) -> F | None:
        hit = next((one for one in faults if fits(one) and self._dice.random() < one.rate), None)
        if hit is not None and hit.times is not None:
            hit.times -= 1
            if hit.times <= 0:
                faults.remove(hit)
        return hit
