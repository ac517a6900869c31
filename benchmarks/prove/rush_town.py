"""The town of the rush: posts, very many who follow, a broadcast on its way to them, and the processes that answer."""

import resource
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import timedelta

from sqlmodel import select

from benchmarks import posts
from benchmarks.prove import crowd
from benchmarks.prove.generator import openid_of
from benchmarks.prove.homes import Home
from benchmarks.prove.stand import ACCOUNT, Stand
from benchmarks.prove.stations import READY_SECONDS, Station, until_ready
from bot.clock import system_clock
from bot.play.over_http import serving
from bot.simulator.clock import SimClock
from bot.simulator.web import create_app
from bot.simulator.wechat_server import Simulator
from bot.simulator.world.windows import Action, Bucket
from db import broadcasts, station
from db.audience_filters import Audience
from db.models import Staff

PLENTY = 10_000_000
# WeChat's own pace: a broadcast that makes a call a second.
CALLS_A_MINUTE = 60
LOOK_SECONDS = 0.05
WORDS = "本周六上午九点，青浦区有专场招聘会，带上身份证就行。"


@contextmanager
def pretend_wechat(port: int) -> Iterator[Stand]:
    """It reports on each call of the broadcast to the station's door, as WeChat does."""
    simulator = Simulator(clock=SimClock(system_clock), callback=f"http://127.0.0.1:{port}/wechat", account=ACCOUNT)
    for quota in (simulator.world.quotas.daily, simulator.world.quotas.per_minute):
        quota.update(dict.fromkeys(quota, PLENTY))
    ended = threading.Event()

    def live() -> None:
        while not ended.wait(LOOK_SECONDS):
            simulator.tick()

    reporting = threading.Thread(target=live, daemon=True)
    with serving(create_app(simulator)) as address:
        reporting.start()
        yield Stand(simulator, address)
        ended.set()
        reporting.join()
    simulator.close()


def settle(home: Home, stand: Stand, *, open_posts: int, people: int, size: int, writing: int) -> None:
    """Persons number 1 to `writing` will write; whoever writes may be answered by customer service as often as needed."""
    posts.fill(home.url, open_posts)
    crowd.settle_in(home, stand, people=people, size=size)
    records, now = home.records(), system_clock()
    with records.write() as session:
        station.change(session, name="mass_calls_a_minute", value=str(CALLS_A_MINUTE), now=now)
    if not records.is_sqlite:
        with records.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("SET statement_timeout = 0")
            connection.exec_driver_sql("ANALYZE")
    records.close()
    world = stand.simulator.world
    with world.lock:
        for person in range(1, writing + 1):
            found = world.followers.find(openid_of(person))
            assert found
            found.windows.buckets[Action.MESSAGE] = Bucket(PLENTY, now + timedelta(days=2))


@contextmanager
def stations(
    home: Home, stand: Stand, ports: Sequence[int], *, admission: int, connections: int
) -> Iterator[list[Station]]:  # fmt: skip
    """Everything that answers, ready; across machines with one process that sends."""
    made = []
    with ExitStack() as open_ones:
        for port in ports:
            environment = home.environment(stand, port=port, DEHONG_ADMISSION=str(admission))
            made.append(_started(home, f"serve{port}", ["-m", "bot", "serve"], environment, open_ones))
        if home.way == "machines":
            made.append(_started(home, "send", home.commands, home.environment(stand), open_ones))
        for one in made:
            _allow_files(one.pid, connections)
        for port in ports:
            until_ready(f"http://127.0.0.1:{port}")
        yield made


def _started(
    home: Home, name: str, command: Sequence[str], environment: dict[str, str], open_ones: ExitStack
) -> Station:  # fmt: skip
    one = Station(name, command, environment, home.folder, nursery=home.nursery)
    open_ones.callback(one.close)
    return one


def _allow_files(pid: int, connections: int) -> None:
    """A connection is an open file; what an operator sets with LimitNOFILE."""
    wanted = connections + 1000
    soft, hard = resource.prlimit(pid, resource.RLIMIT_NOFILE)
    resource.prlimit(pid, resource.RLIMIT_NOFILE, (min(max(soft, wanted), hard), hard))


def let_broadcast_go(home: Home) -> None:
    """To everybody, in lists."""
    records, now = home.records(), system_clock()
    with records.write() as session:
        author = session.exec(select(Staff)).one()
        row = broadcasts.draft(
            session, author=author, kind="jobs", words=WORDS, audience=Audience(everyone=True), said="", send_at=now,
            now=now,
        )  # fmt: skip
        broadcasts.submit(session, row, limit=PLENTY, now=now)
    records.close()


def until_it_drains(stand: Stand) -> None:
    """WeChat has accepted the first call."""
    until = time.monotonic() + READY_SECONDS
    while not accepted(stand):
        if time.monotonic() > until:
            raise TimeoutError("the broadcast does not begin")
        time.sleep(LOOK_SECONDS)


def accepted(stand: Stand) -> int:
    """Calls of the broadcast."""
    return len(stand.simulator.world.mass.all())
