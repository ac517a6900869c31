import socket
import threading
import time
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import uvicorn

from bot.simulator import in_process
from bot.simulator.clock import SimClock
from bot.simulator.web import create_app
from bot.simulator.wechat_server import Simulator
from tests.bot.simulator.toy_bot import ACCOUNT, Account, ToyBot

MONDAY = datetime(2025, 3, 3, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def toy():
    return ToyBot()


@pytest.fixture
def simulator(toy):
    return Simulator(
        clock=SimClock(lambda: MONDAY),
        callback="/wechat",
        account=ACCOUNT,
        sender=in_process.client(toy.app()),
        pause=lambda seconds: None,
    )


@pytest.fixture
def worker(simulator):
    worker = simulator.person("岩罕")
    worker.follows()
    return worker


@pytest.fixture
def account(simulator):
    return Account(in_process.client(create_app(simulator)))


@pytest.fixture
def serve():
    """Runs applications on real ports of this machine."""
    running = []

    def start(app):
        listening = socket.create_server(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        running.append((server, thread, listening))
        while not server.started:
            time.sleep(0.01)
        return f"http://127.0.0.1:{listening.getsockname()[1]}"

    yield start
    for server, thread, listening in running:
        server.should_exit = True
        thread.join()
        listening.close()
