"""WeChat's repeats on two processes over PostgreSQL: one effect, identical replies, also when a process dies midway."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func
from sqlmodel import select

from db import inbox
from db.engine import Records
from db.models import Inbox, Message
from tests.bot.wechat import weixin

MESSAGES, DELIVERIES = 300, 3
START_SECONDS = 60


def environment(records: Records, folder: Path, port: int) -> dict[str, str]:
    return os.environ | {
        "DEHONG_DATABASE_URL": records.url,
        "DEHONG_DATA_DIR": str(folder),
        "DEHONG_PORT": str(port),
        "DEHONG_APP_ID": weixin.APP_ID,
        "DEHONG_ACCOUNT": weixin.ACCOUNT,
        "DEHONG_TOKEN": weixin.TOKEN,
        "DEHONG_AES_KEY": weixin.AES_KEY,
        "DEHONG_API_BASE": "http://127.0.0.1:9",  # nothing listens: sending stays owed
        "DEHONG_LOG_LEVEL": "ERROR",
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(records: Records, folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "bot", "serve"], env=environment(records, folder, port))
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, process)
        yield address, process
    finally:
        process.terminate()
        process.wait(timeout=40)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        assert process.poll() is None, "the process ended at once"
        try:
            if httpx.get(f"{address}/readyz", timeout=2).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    pytest.fail("the process did not become ready")


def signed(number: int) -> tuple[dict[str, str], bytes]:
    """A message of this minute, each from a follower of its own."""
    seconds = int(time.time())
    xml = weixin.message_xml(
        "text",
        f"<Content><![CDATA[菜单{number}]]></Content>",
        openid=f"oREPEAT{number:04d}",
        message_id=str(10**16 + number),
    ).replace(str(weixin.SECONDS), str(seconds))
    encrypted = weixin.aes(weixin.frame(xml.encode()))
    return weixin.safe_query(encrypted, seconds=seconds), weixin.safe_body(encrypted)


def opened(answer: httpx.Response) -> str:
    if answer.text == "success":
        return ""
    message, _ = weixin.unaes(answer.text.split("<Encrypt><![CDATA[")[1].split("]]>")[0])
    return message.split("<Content><![CDATA[")[1].split("]]></Content>")[0]


def _put_by(records: Records) -> set[int]:
    """The numbers of those that wait: a machine too slow to answer in time puts them by, for the process that sends."""
    with records.read() as session:
        keys = session.exec(select(Inbox.key).where(Inbox.state.in_(inbox.WAITING))).all()  # type: ignore[attr-defined]
    return {int(key) - 10**16 for key in keys}


@pytest.mark.timeout(240)
def test_three_hundred_messages_delivered_three_times_at_once_have_three_hundred_effects(
    records: Records, tmp_path: Path
) -> None:
    if records.is_sqlite:
        pytest.skip("two serving processes are PostgreSQL's way of running")
    with served(records, tmp_path / "a") as (one, _), served(records, tmp_path / "b") as (other, _):
        # A connection that has rested is not used again: the server may be about to close it.
        limits = httpx.Limits(max_connections=60, keepalive_expiry=1)
        with httpx.Client(timeout=30, limits=limits) as client, ThreadPoolExecutor(24) as pool:

            def deliver(job: tuple[int, int]) -> tuple[int, int, str]:
                number, time_of_delivery = job
                query, body = signed(number)
                answer = client.post(f"{(one, other)[time_of_delivery % 2]}/wechat", params=query, content=body)
                return number, answer.status_code, opened(answer) if answer.status_code == 200 else ""

            jobs = [(number, delivery) for number in range(MESSAGES) for delivery in range(DELIVERIES)]
            answers = list(pool.map(deliver, jobs))
    assert {status for _, status, _ in answers} == {200}
    said = {
        number: {text for answered, _, text in answers if answered == number and text} for number in range(MESSAGES)
    }
    assert all(len(texts) <= 1 for texts in said.values())
    waiting = _put_by(records)
    assert {number for number, texts in said.items() if not texts} == waiting
    assert len(waiting) < MESSAGES // 2
    with records.read() as session:
        assert session.exec(select(func.count()).select_from(Inbox)).one() == MESSAGES
        heard = session.exec(select(func.count()).select_from(Message).where(Message.direction == "in")).one()
    assert heard == MESSAGES - len(waiting)


@pytest.mark.timeout(240)
def test_a_process_killed_midway_loses_nothing_that_is_delivered_again(records: Records, tmp_path: Path) -> None:
    if records.is_sqlite:
        pytest.skip("two serving processes are PostgreSQL's way of running")
    with served(records, tmp_path / "a") as (one, first), served(records, tmp_path / "b") as (other, _):
        with httpx.Client(timeout=30) as client, ThreadPoolExecutor(8) as pool:

            def deliver(number: int) -> None:
                query, body = signed(number)
                try:
                    client.post(f"{one}/wechat", params=query, content=body)
                except httpx.TransportError:
                    return

            waiting = [pool.submit(deliver, number) for number in range(60)]
            time.sleep(0.3)
            first.kill()
            for future in waiting:
                future.result()
        with httpx.Client(timeout=30) as client:
            for number in range(60):
                query, body = signed(number)
                assert opened(client.post(f"{other}/wechat", params=query, content=body))
    with records.read() as session:
        heard = session.exec(select(func.count()).select_from(Message).where(Message.direction == "in")).one()
    assert heard == 60
