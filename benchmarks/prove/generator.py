"""python -m benchmarks.prove.generator: writes to the station as WeChat carries it, from a process of its own.

Reads one order a line and answers with one line: what became of each message. An order is an open loop (`seconds` long, every
message at its moment whatever the station does) or a rush (`at_once`: each message on a connection of its own, all opened together).
"""

import asyncio
import gc
import json
import random
import subprocess
import sys
import time
from collections.abc import Awaitable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from benchmarks import load
from benchmarks.prove import mix
from benchmarks.prove.lines import Lines
from benchmarks.prove.report import percentile
from benchmarks.prove.stand import ACCOUNT
from bot.clock import system_clock
from bot.simulator import answers, envelope, messages
from bot.simulator.messages import Push

FIRST_NUMBER = 24_300_000_000_000_000
DELIVERIES = 3
REPLY, SUCCESS = "reply", "success"


@dataclass(frozen=True)
class Order:
    """Messages number `first` and on, as many as `count`; the follower of each is one of `people`, in turn, from number
    `whose` on. `hangs_up`: how long one delivery may take, 5 s with WeChat, which brings a message three times."""

    ports: Sequence[int]
    first: int
    count: int
    whose: int
    people: int
    seconds: float = 0.0
    at_once: bool = False
    evenly: bool = False
    hangs_up: float = 5.0
    seed: int = 1


@dataclass(frozen=True)
class Heard:
    """`seconds` since the message was meant to leave; `answer` is a reply, success, or what was wrong with it."""

    number: int
    seconds: float
    deliveries: int
    answer: str

    @property
    def key(self) -> str:
        return key_of(self.number)


@dataclass(frozen=True)
class Result:
    """`late`: the slowest hundredth of messages left so many seconds after their moment, by the generator's own doing."""

    seconds: float
    late: float
    heard: Sequence[Heard]


class Generator:
    """The side of whoever gives the orders."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.prove.generator"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def carry_out(self, order: Order) -> Result:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(asdict(order)) + "\n")
        self._process.stdin.flush()
        told = json.loads(self._process.stdout.readline())
        return replace(Result(**told), heard=[Heard(*one) for one in told["heard"]])

    def close(self) -> None:
        self._process.communicate()


def key_of(number: int) -> str:
    return str(FIRST_NUMBER + number)


def openid_of(person: int) -> str:
    """As benchmarks.prove.crowd names them."""
    return f"oPROVE{person:08d}"


class Run:
    def __init__(self, order: Order) -> None:
        self._order, self._lines = order, Lines()
        self._late: list[float] = []
        self._taken: list[tuple[Push, Heard, bytes]] = []

    async def carry_out(self) -> Result:
        began = time.perf_counter()
        await (self._at_once() if self._order.at_once else self._open_loop(began))
        seconds = time.perf_counter() - began
        self._lines.close()
        # Read only now, so that the reading does not slow the writing.
        heard = [replace(one, answer=one.answer or _answer(body, push)) for push, one, body in self._taken]
        return Result(seconds, percentile(self._late, 0.99), heard)

    async def _open_loop(self, began: float) -> None:
        """At random moments, as people write who know nothing of each other, or evenly."""
        order, dice = self._order, random.Random(self._order.seed)
        evenly = [order.seconds * place / order.count for place in range(order.count)]
        moments = evenly if order.evenly else sorted(dice.uniform(0, order.seconds) for _ in evenly)
        async with asyncio.TaskGroup() as under_way:
            for place, moment in enumerate(moments):
                await asyncio.sleep(max(0.0, began + moment - time.perf_counter()))
                self._late.append(time.perf_counter() - began - moment)
                under_way.create_task(self._bring(self._push(place), began + moment))

    async def _at_once(self) -> None:
        pushes = [self._push(place) for place in range(self._order.count)]
        requests = [_request(push) for push in pushes]
        bringing: list[Awaitable[None]] = [
            self._bring(push, None, request) for push, request in zip(pushes, requests, strict=True)
        ]
        await asyncio.gather(*bringing)

    def _push(self, place: int) -> Push:
        order, number = self._order, self._order.first + place
        person = order.whose + number % order.people
        now = int(system_clock().timestamp())
        return Push(openid_of(person), now, messages.text(mix.message(number)), FIRST_NUMBER + number)

    async def _bring(self, push: Push, meant: float | None, request: bytes = b"") -> None:
        """Up to three times, as WeChat does."""
        number = (push.msg_id or 0) - FIRST_NUMBER
        meant, trouble, body, deliveries = meant or time.perf_counter(), "", b"", 0
        while deliveries < DELIVERIES:
            deliveries += 1
            port = self._order.ports[(number + deliveries) % len(self._order.ports)]
            try:
                async with asyncio.timeout(self._order.hangs_up):
                    status, body = await self._lines.exchange(port, request or _request(push))
                trouble = "" if status == 200 else f"status {status}"
            except (OSError, EOFError, TimeoutError) as broken:
                trouble = type(broken).__name__
            if not trouble:
                break
            request = b""
        heard = Heard(number, time.perf_counter() - meant, deliveries, trouble)
        self._taken.append((push, heard, body))


def _request(push: Push) -> bytes:
    sealed = envelope.build(push, ACCOUNT, int(system_clock().timestamp()))
    return load.http(f"/wechat?{'&'.join(f'{name}={value}' for name, value in sealed.params.items())}", sealed.body)


def _answer(body: bytes, push: Push) -> str:
    try:
        return SUCCESS if answers.read(body, push, ACCOUNT).is_silent else REPLY
    except answers.AnswerError as wrong:
        return f"not readable: {wrong}"


def _told(result: Result) -> dict[str, Any]:
    heard = [(one.number, round(one.seconds, 5), one.deliveries, one.answer) for one in result.heard]
    return {"seconds": result.seconds, "late": result.late, "heard": heard}


if __name__ == "__main__":
    gc.freeze()
    gc.disable()
    for line in sys.stdin:
        print(json.dumps(_told(asyncio.run(Run(Order(**json.loads(line))).carry_out()))), flush=True)
