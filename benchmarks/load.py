"""A load generator of bare sockets: closed loop for a rate, open loop for latencies under a fixed arrival rate."""

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

Request = bytes


@dataclass(frozen=True)
class Outcome:
    """Latencies in seconds, counted from the moment a request was meant to leave; `rate` in requests a second."""

    latencies: Sequence[float]
    failures: int
    seconds: float

    @property
    def rate(self) -> float:
        return len(self.latencies) / self.seconds

    def percentile(self, share: float) -> float:
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def closed_loop(port: int, requests: Iterator[Request], *, connections: int, seconds: float) -> Outcome:
    """As many as the server takes: every connection sends its next request when the last was answered."""
    return asyncio.run(_closed(port, requests, connections, seconds))


def each_once(port: int, requests: Iterator[Request], *, connections: int) -> Outcome:
    """Every request once, as fast as the server takes them."""
    return asyncio.run(_closed(port, requests, connections, float("inf")))


def open_loop(port: int, requests: Iterator[Request], *, rate: float, connections: int, seconds: float) -> Outcome:
    """A fixed rate whatever the server does; a request that finds no free connection waits, and the wait counts."""
    return asyncio.run(_open(port, requests, rate, connections, seconds))


async def _closed(port: int, requests: Iterator[Request], connections: int, seconds: float) -> Outcome:
    latencies: list[float] = []
    failures = 0
    begin = time.perf_counter()
    until = begin + seconds

    async def one() -> None:
        nonlocal failures
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while time.perf_counter() < until and (request := next(requests, None)) is not None:
            sent = time.perf_counter()
            ok = await _ask(reader, writer, request)
            latencies.append(time.perf_counter() - sent)
            failures += not ok
        writer.close()

    await asyncio.gather(*(one() for _ in range(connections)))
    return Outcome(latencies, failures, time.perf_counter() - begin)


async def _open(port: int, requests: Iterator[Request], rate: float, connections: int, seconds: float) -> Outcome:
    queue: asyncio.Queue[tuple[float, Request] | None] = asyncio.Queue()
    latencies: list[float] = []
    failures = 0

    async def one() -> None:
        nonlocal failures
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while (job := await queue.get()) is not None:
            meant, request = job
            ok = await _ask(reader, writer, request)
            latencies.append(time.perf_counter() - meant)
            failures += not ok
        writer.close()

    workers = [asyncio.create_task(one()) for _ in range(connections)]
    begin = time.perf_counter()
    for number in range(int(rate * seconds)):
        meant = begin + number / rate
        await asyncio.sleep(max(0.0, meant - time.perf_counter()))
        queue.put_nowait((meant, next(requests)))
    for _ in workers:
        queue.put_nowait(None)
    await asyncio.gather(*workers)
    return Outcome(latencies, failures, time.perf_counter() - begin)


async def _ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: Request) -> bool:
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(
        int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")
    )
    body = await reader.readexactly(length)
    return head.startswith(b"HTTP/1.1 200") and body != b"success"


def http(path: str, body: bytes) -> Request:
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/xml\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def endless(make: Callable[[int], Request]) -> Iterator[Request]:
    number = 0
    while True:
        yield make(number)
        number += 1
