"""A broadcast to very many: the process killed between call and answer, answers lost, calls refused, a pause, a stop."""

import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlmodel import Session, col, select

from benchmarks.prove import crowd
from benchmarks.prove.homes import Home
from benchmarks.prove.hurried import clock_of, hurry, jump
from benchmarks.prove.report import Report
from benchmarks.prove.stand import ACCOUNT, Stand
from benchmarks.prove.stations import Station
from benchmarks.turn import free_port
from bot.clock import Clock
from bot.play.over_http import serving
from bot.simulator.clock import SimClock
from bot.simulator.faults import ApiFault, ApiFaultKind
from bot.simulator.web import create_app
from bot.simulator.wechat_server import Simulator
from db import broadcast_halting, broadcasts, routes
from db.audience_filters import Audience
from db.engine import Records
from db.models import BroadcastChunk, Staff

SEND = "*message/mass/send"
TOO_OFTEN_TODAY, TOO_OFTEN_NOW, TOO_FAST, BUSY = 45009, 45011, 42010, -1
# A call is answered so late that a process killed when WeChat accepts it has not heard of it.
ANSWER_SECONDS = 0.25
LOOK_SECONDS = 0.02
ANSWERED_WITHIN = 30.0


@dataclass(frozen=True)
class Plan:
    """`people` in lists of `size`; so many `kills` between call and answer. The clock runs `speed` times as fast."""

    people: int = 1_000_000
    size: int = 10_000
    kills: int = 20
    refused: float = 0.05
    lost: float = 0.1
    speed: float = 60.0
    lease: float = 3.0
    processes: int = 2
    patience: float = 900.0
    seed: int = 1


def prove(plan: Plan, home: Home, _stand: Stand) -> Report:
    file = home.folder / "clock.json"
    hurry(file, speed=plan.speed)
    report = Report(f"broadcast, {home.way}: {plan.people:,} people in lists of {plan.size:,}")
    with _pretend_wechat(clock_of(file), free_port()) as (stand, port):
        crowd.settle_in(home, stand, people=plan.people, size=plan.size)
        with _stations(plan, home, stand, file, port) as running:
            _whole(plan, home, stand, file, running, report)
            _stopped(plan, home, stand, file, report)
        report.figures["starts of processes"] = sum(one.starts for one in running)
    return report


def _whole(
    plan: Plan, home: Home, stand: Stand, file: Path, running: Sequence[Station], report: Report
) -> None:  # fmt: skip
    """Everybody gets it once, whatever happens on the way."""
    _break_calls(plan, stand)
    began, records = time.monotonic(), home.records()
    key = _let_go(records, clock_of(file), "全部的人")
    killed = _havoc(plan, records, stand, file, running, key)
    settled = _until(lambda: _over(records, key, file), plan.patience)
    accepted = stand.simulator.world.mass.all()
    times = Counter(openid for send in accepted for openid in send.openids)
    chunks = _chunks(records, key)
    report.figures |= {
        "kills between call and answer": killed,
        "calls accepted": len(accepted),
        "errcodes met": dict(_codes(stand)),
        "people in no call, in one, in more": f"{plan.people - len(times)}, {_times(times, 1)}, {_more(times)}",
        "calls by outcome": dict(Counter(chunk.outcome for chunk in chunks)),
        "seconds": f"{time.monotonic() - began:.0f}",
    }
    report.hold("it came to an end", settled)
    report.hold("everybody is in exactly one accepted call", len(times) == plan.people and not _more(times))
    report.hold("the records know each call by WeChat's number", {chunk.remote_id for chunk in chunks}
                == {str(send.msg_id) for send in accepted})  # fmt: skip
    report.hold("the records count everybody once", sum(chunk.people for chunk in chunks) == plan.people)
    report.hold("every call has its outcome", all(chunk.outcome == "sent" for chunk in chunks))
    records.close()


def _stopped(plan: Plan, home: Home, stand: Stand, file: Path, report: Report) -> None:
    """A second one, stopped when a part of it is out: nobody gets it twice, and nothing goes out after the stop."""
    world, records = stand.simulator.world, home.records()
    world.faults.reset()
    world.faults.api.append(_late_answers())
    before = len(world.mass.all())
    key = _let_go(records, clock_of(file), "停下的")
    _until(lambda: len(world.mass.all()) > before, plan.patience)
    with records.write() as session:
        row = broadcasts.get(session, key)
        spared = broadcast_halting.stop(session, row, by=_author(session), now=clock_of(file)())
    _until(lambda: _over(records, key, file), ANSWERED_WITHIN)
    at_stop = len(world.mass.all())
    time.sleep(3 * LOOK_SECONDS + 2.0)
    accepted = world.mass.all()[before:]
    reached = Counter(openid for send in accepted for openid in send.openids)
    report.figures["stopped: reached, spared"] = f"{len(reached)}, {spared}"
    report.hold("nobody gets a stopped one twice", not _more(reached))
    report.hold("nothing goes out after a stop", len(world.mass.all()) == at_stop)
    report.hold("who was spared and who was reached are all there are", len(reached) + spared == plan.people)
    records.close()


def _havoc(
    plan: Plan, records: Records, stand: Stand, file: Path, running: Sequence[Station], key: int
) -> int:  # fmt: skip
    """Kills at moments when WeChat has accepted a call and not yet answered; in the middle of it a pause."""
    calls = -(-plan.people // plan.size)
    moments = set(random.Random(plan.seed).sample(range(1, calls), min(plan.kills, calls - 1)))
    until, killed, paused = time.monotonic() + plan.patience, 0, False
    while time.monotonic() < until and (accepted := len(stand.simulator.world.mass.all())) < calls:
        if reached := {moment for moment in moments if moment <= accepted}:
            moments, killed = moments - reached, killed + 1
            for one in running:
                one.kill()
        if accepted >= calls // 2 and not paused:
            paused = _pause(records, key, stand, file)
        _wait_out(records, file)
        time.sleep(LOOK_SECONDS)
    return killed


def _pause(records: Records, key: int, stand: Stand, file: Path) -> bool:
    """For some seconds nothing goes out but the call that is being made. False when it could not be paused yet."""
    now = clock_of(file)()
    with records.write() as session:
        row = broadcasts.get(session, key)
        if row.status != "sending":
            return False
        broadcast_halting.pause(session, row, by=_author(session), now=now)
    time.sleep(1.0)
    with records.write() as session:
        broadcast_halting.resume(
            session, broadcasts.get(session, key), by=_author(session), due_at=now, now=clock_of(file)()
        )
    return True


def _wait_out(records: Records, file: Path) -> None:
    """A day's quota that is used up is over the next morning: the clock goes there at once."""
    now = clock_of(file)()
    with records.read() as session:
        until = routes.closed_until(session, route="mass", now=now)
    if until is not None and until - now > timedelta(minutes=5):
        jump(file, until - now)


def _break_calls(plan: Plan, stand: Stand) -> None:
    faults = stand.simulator.world.faults.api
    for code, times in ((TOO_OFTEN_TODAY, 1), (TOO_OFTEN_NOW, 2), (TOO_FAST, 2)):
        faults.append(ApiFault(ApiFaultKind.ERROR, SEND, code, times=times, rate=0.2))
    faults.append(ApiFault(ApiFaultKind.ERROR, SEND, BUSY, times=None, rate=plan.refused))
    faults.append(ApiFault(ApiFaultKind.RESET_AFTER, SEND, times=None, rate=plan.lost))
    faults.append(_late_answers())


def _late_answers() -> ApiFault:
    return ApiFault(ApiFaultKind.LOST_ANSWER, SEND, times=None, seconds=ANSWER_SECONDS)


def _let_go(records: Records, clock: Clock, words: str) -> int:
    with records.write() as session:
        row = broadcasts.draft(
            session, author=_author(session), kind="jobs", words=words, audience=Audience(everyone=True), said="",
            send_at=clock(), now=clock(),
        )  # fmt: skip
        broadcasts.submit(session, row, limit=10_000_000, now=clock())
        return row.key


def _over(records: Records, key: int, file: Path) -> bool:
    _wait_out(records, file)
    chunks = _chunks(records, key)
    with records.read() as session:
        status = broadcasts.get(session, key).status
    return status in ("done", "stopped") and not any(one.outcome in ("planned", "accepted") for one in chunks)


@contextmanager
def _pretend_wechat(clock: Clock, port: int) -> Iterator[tuple[Stand, int]]:
    """By the same clock; it reports on mass sends to the station's door."""
    simulator = Simulator(clock=SimClock(clock), callback=f"http://127.0.0.1:{port}/wechat", account=ACCOUNT)
    for quota in (simulator.world.quotas.daily, simulator.world.quotas.per_minute):
        quota.update(dict.fromkeys(quota, 10_000_000))
    ended = threading.Event()

    def live() -> None:
        while not ended.wait(LOOK_SECONDS):
            simulator.tick()

    reporting = threading.Thread(target=live, daemon=True)
    reporting.start()
    with serving(create_app(simulator)) as address:
        yield Stand(simulator, address), port
        ended.set()
        reporting.join()
    simulator.close()


@contextmanager
def _stations(plan: Plan, home: Home, stand: Stand, file: Path, port: int) -> Iterator[list[Station]]:
    command = ["-m", "benchmarks.prove.hurried", str(file)]
    names = ["serve"] if home.way == "home" else [f"send{number}" for number in range(plan.processes)]
    # At home leases go by the clock that hurries, across machines by the database's.
    lease = plan.lease * plan.speed if home.way == "home" else plan.lease
    environment = home.environment(stand, lease=lease, port=port)
    running = [
        Station(name, [*command, *([] if place else ["--door"])], environment, home.folder)
        for place, name in enumerate(names)
    ]
    try:
        yield running
    finally:
        for one in running:
            one.close()


def _chunks(records: Records, key: int) -> Sequence[BroadcastChunk]:
    with records.read() as session:
        return session.exec(select(BroadcastChunk).where(col(BroadcastChunk.broadcast_id) == key)).all()


def _author(session: Session) -> Staff:
    return session.exec(select(Staff)).one()


def _codes(stand: Stand) -> Counter[int]:
    return Counter(call.errcode for call in stand.simulator.world.calls if call.path.endswith("mass/send"))


def _until(met: Callable[[], bool], patience: float) -> bool:
    until = time.monotonic() + patience
    while not (done := met()) and time.monotonic() < until:
        time.sleep(LOOK_SECONDS * 10)
    return done


def _times(times: Counter[str], count: int) -> int:
    return sum(one == count for one in times.values())


def _more(times: Counter[str]) -> int:
    return sum(one > 1 for one in times.values())
