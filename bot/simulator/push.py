"""Delivers what people do to the account's address: five seconds, three attempts, and a strict look at the answer."""

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

import httpx

from bot.simulator import answers, crypto, envelope, rendering
from bot.simulator.answers import FAILED, NOTHING, Answer, AnswerError
from bot.simulator.errors import ApiError
from bot.simulator.faults import PushFault, PushFaultKind
from bot.simulator.messages import Push
from bot.simulator.rendering import Shown
from bot.simulator.state import World
from bot.simulator.world.chat import Route

SECONDS = 5.0
ATTEMPTS = 3
FORGERIES = frozenset({PushFaultKind.BAD_SIGNATURE, PushFaultKind.WRONG_APPID, PushFaultKind.BAD_BASE64})
HEADERS = {"Content-Type": "text/xml", "User-Agent": "Mozilla/4.0", "X-Simulated": "1"}


class Sender(Protocol):
    """What carries a delivery: httpx.Client fits, over the network or in_process."""

    def post(self, url: str, *, params: dict[str, str], content: bytes, headers: dict[str, str]) -> httpx.Response: ...

    def get(self, url: str, *, params: dict[str, str]) -> httpx.Response: ...


@dataclass(frozen=True)
class Attempt:
    seconds: float
    status: int | None
    note: str


@dataclass
class Delivery:
    """outcome: answered, silent, ignored (an answer nobody sees), failed, forged, held or lost."""

    number: int
    push: Push
    at: datetime
    attempts: list[Attempt] = field(default_factory=list)
    outcome: str = "held"
    answer: Answer = NOTHING
    reason: str = ""


class Pusher:
    def __init__(
        self,
        world: World,
        callback: str,
        sender: Sender,
        *,
        seconds: float = SECONDS,
        attempts: int = ATTEMPTS,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._world = world
        self._callback = callback
        self._sender = sender
        self._seconds = seconds
        self._attempts = attempts
        self._pause = pause
        self._held: deque[Delivery] = deque()
        self.deliveries: deque[Delivery] = deque(maxlen=1000)

    def verify(self) -> bool:
        """The check that is made when the address is saved: the echo must come back bare."""
        stamp, nonce, echo = str(self._stamp()), "486452656", str(self._world.number("echo", 5_000_000_000_000_000_000))
        signature = crypto.sign(self._world.account.token, stamp, nonce)
        params = {"signature": signature, "timestamp": stamp, "nonce": nonce, "echostr": echo}
        answer = self._sender.get(self._callback, params=params)
        return answer.status_code == 200 and answer.text == echo

    def deliver(self, push: Push) -> Delivery:
        delivery = Delivery(self._world.number("delivery"), push, self._world.clock())
        self.deliveries.append(delivery)
        fault = self._world.faults.take_push(push.event or push.kind)
        if fault is not None and fault.kind is PushFaultKind.LOST_EVENT:
            delivery.outcome = "lost"
            return delivery
        if fault is not None and fault.kind is PushFaultKind.REORDERED:
            self._held.append(delivery)
            return delivery
        self._carry_out(delivery, fault)
        while self._held:
            self._try(self._held.popleft(), None)
        return delivery

    def _carry_out(self, delivery: Delivery, fault: PushFault | None) -> None:
        kind = fault.kind if fault is not None else None
        if fault is not None and kind is PushFaultKind.DELAYED:
            self._pause(fault.seconds)
        if kind in FORGERIES:
            self._forge(delivery, kind)
        elif kind is PushFaultKind.DUPLICATE:
            self._twice(delivery)
        else:
            self._try(delivery, kind)

    def _forge(self, delivery: Delivery, kind: PushFaultKind | None) -> None:
        attempt, _ = self._attempt(delivery.push, kind)
        delivery.attempts.append(attempt)
        delivery.outcome = "forged"

    def _twice(self, delivery: Delivery) -> None:
        """The second arrives while the first is still running, as a real repeat does."""
        echo = Delivery(delivery.number, delivery.push, delivery.at)
        other = threading.Thread(target=self._one_more, args=(echo,))
        other.start()
        self._try(delivery, None)
        other.join()
        delivery.attempts.extend(echo.attempts)

    def _one_more(self, echo: Delivery) -> None:
        attempt, _ = self._attempt(echo.push, None)
        echo.attempts.append(attempt)

    def _try(self, delivery: Delivery, fault: PushFaultKind | None) -> None:
        for _ in range(self._attempts):
            attempt, body = self._attempt(delivery.push, fault)
            delivery.attempts.append(attempt)
            if body is not None:
                self._take(delivery, body)
                return
        self._fail(delivery, delivery.attempts[-1].note)

    def _attempt(self, push: Push, fault: PushFaultKind | None) -> tuple[Attempt, bytes | None]:
        request = envelope.build(push, self._world.account, self._stamp(), fault)
        began = time.monotonic()
        try:
            answer = self._sender.post(self._callback, params=request.params, content=request.body, headers=HEADERS)
        except httpx.HTTPError as error:
            return Attempt(time.monotonic() - began, None, type(error).__name__), None
        taken = time.monotonic() - began
        if taken > self._seconds:
            return Attempt(taken, answer.status_code, "too late"), None
        if answer.status_code != 200:
            return Attempt(taken, answer.status_code, f"status {answer.status_code}"), None
        return Attempt(taken, 200, "answered"), answer.content

    def _take(self, delivery: Delivery, body: bytes) -> None:
        try:
            delivery.answer = answers.read(body, delivery.push, self._world.account)
            shown = self._shown(delivery.answer)
        except (AnswerError, ApiError) as error:
            self._fail(delivery, str(error))
            return
        delivery.outcome = "silent" if delivery.answer.is_silent else "answered"
        if delivery.outcome == "answered" and not answers.is_wanted(delivery.push):
            delivery.outcome = "ignored"
        elif shown is not None:
            self._world.show(delivery.push.openid, Route.PASSIVE, shown)
        elif delivery.answer.kind == "transfer_customer_service":
            self._world.followers.get(delivery.push.openid).waits_for_human = True

    def _fail(self, delivery: Delivery, reason: str) -> None:
        delivery.outcome, delivery.reason, delivery.answer = "failed", reason, FAILED
        if answers.is_wanted(delivery.push):
            self._world.show_failure(delivery.push.openid)

    def _shown(self, answer: Answer) -> Shown | None:
        """Raises ApiError when the answer names a medium that is not there."""
        if answer.media_id:
            self._world.media.get(answer.media_id, self._world.clock())
        fields = answer.fields
        match answer.kind:
            case "text":
                return rendering.text(answer.text)
            case "image":
                return rendering.picture(answer.media_id)
            case "voice":
                return rendering.voice(answer.media_id)
            case "video":
                return rendering.film(answer.media_id, fields.get("Title", ""), fields.get("Description", ""))
            case "music":
                return rendering.music(
                    fields.get("Title", ""), fields.get("Description", ""), fields.get("MusicUrl", "")
                )
            case "news":
                return rendering.news(answer.articles)
        return None

    def _stamp(self) -> int:
        return int(self._world.clock().timestamp())
