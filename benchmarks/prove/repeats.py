"""Every message delivered three times at once, to two processes that are killed in turn: one effect, one reply, in time."""

import threading
import time
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import httpx
from sqlmodel import func, select

from benchmarks.prove.homes import Home
from benchmarks.prove.report import Report, percentile
from benchmarks.prove.stand import ACCOUNT, Stand
from benchmarks.prove.stations import Station, until_ready
from benchmarks.turn import free_port
from bot.clock import system_clock
from bot.simulator import answers, envelope, messages
from bot.simulator.messages import Push
from db.engine import Records
from db.models import Inbox, Message

DELIVERIES = 3
IN_TIME_SECONDS = 4.5
WEIXIN_SECONDS = 5.0
FIRST_NUMBER = 24_300_000_000_000_000


@dataclass(frozen=True)
class Plan:
    """`at_once`: deliveries under way at a time."""

    count: int = 10_000
    kills: int = 20
    at_once: int = 12
    processes: int = 2


@dataclass(frozen=True)
class Heard:
    number: int
    seconds: float
    status: int | None  # None: the line broke, as it does when a process is killed
    text: str = ""


def prove(plan: Plan, home: Home, stand: Stand) -> Report:
    ports = [free_port() for _ in range(plan.processes)]
    running = [
        Station(
            f"serve{port}",
            ["-m", "bot", "serve"],
            home.environment(stand, port=port),
            home.folder,
            nursery=home.nursery,
        )
        for port in ports
    ]
    doors = [f"http://127.0.0.1:{port}" for port in ports]
    over = threading.Event()
    try:
        for door in doors:
            until_ready(door)
        heard: list[Heard] = []
        killer = threading.Thread(target=_kill_in_turn, args=[plan, running, doors, heard, over])
        killer.start()
        _deliver_all(plan, doors, heard)
        over.set()
        killer.join()
    finally:
        over.set()
        for station in running:
            station.close()
    records = home.records()
    report = _judge(plan, heard, records, running)
    records.close()
    return report


def _deliver_all(plan: Plan, doors: Sequence[str], heard: list[Heard]) -> None:
    jobs = [(number, turn) for number in range(plan.count) for turn in range(DELIVERIES)]
    limits = httpx.Limits(max_connections=plan.at_once * 2)
    with (
        httpx.Client(timeout=WEIXIN_SECONDS, limits=limits, trust_env=False) as client,
        ThreadPoolExecutor(plan.at_once) as pool,
    ):
        list(pool.map(lambda job: heard.append(_deliver(client, doors[job[1] % len(doors)], job[0])), jobs))


def _deliver(client: httpx.Client, door: str, number: int) -> Heard:
    now = int(system_clock().timestamp())
    push = Push(f"oREPEAT{number:06d}", now, messages.text(f"菜单{number}"), FIRST_NUMBER + number)
    request, began = envelope.build(push, ACCOUNT, now), time.monotonic()
    try:
        answer = client.post(f"{door}/wechat", params=request.params, content=request.body)
    except httpx.TimeoutException:
        return Heard(number, time.monotonic() - began, 0)
    except httpx.TransportError:
        return Heard(number, time.monotonic() - began, None)
    seconds = time.monotonic() - began
    text = answers.read(answer.content, push, ACCOUNT).text if answer.status_code == 200 else ""
    return Heard(number, seconds, answer.status_code, text)


def _kill_in_turn(
    plan: Plan, running: Sequence[Station], doors: Sequence[str], heard: Sequence[Heard], over: threading.Event
) -> None:
    """Evenly over the deliveries, and never both at once: the next is killed when the last one answers again."""
    for number in range(plan.kills):
        while len(heard) < plan.count * DELIVERIES * (number + 1) // (plan.kills + 1):
            if over.wait(0.02):
                return
        running[number % len(running)].kill()
        until_ready(doors[number % len(doors)])


def _judge(plan: Plan, heard: Sequence[Heard], records: Records, running: Sequence[Station]) -> Report:
    replies: dict[int, set[str]] = defaultdict(set)
    for one in heard:
        if one.status == 200:
            replies[one.number].add(one.text)
    with records.read() as session:
        seen = session.exec(select(func.count()).select_from(Inbox)).one()
        taken = session.exec(select(func.count()).select_from(Message).where(Message.direction == "in")).one()
    answered = [one.seconds for one in heard if one.status is not None]
    report = Report(f"repeats: {plan.count} messages × {DELIVERIES} on {plan.processes} processes")
    report.figures |= {
        "kills": sum(station.starts - 1 for station in running),
        "deliveries answered, broken off": f"{len(answered)}, {len(heard) - len(answered)}",
        "effects": taken,
        "answers with words": sum(any(texts) for texts in replies.values()),
        "answered in seconds, median, p99, last": ", ".join(
            f"{value:.3f}" for value in (percentile(answered, 0.5), percentile(answered, 0.99), max(answered))
        ),
    }
    report.hold("one effect of each message", seen == taken == plan.count)
    report.hold("every message is answered", len(replies) == plan.count)
    report.hold("the same reply each time", all(len(texts - {""}) <= 1 for texts in replies.values()))
    report.hold("no answer later than 4.5 s", max(answered) <= IN_TIME_SECONDS)
    return report
