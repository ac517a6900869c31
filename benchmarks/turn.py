"""One full turn in safe mode on SQLite, beside a bare echo in the same run: python -m benchmarks.turn.

A full turn: a signed, encrypted job search among 10,000 open posts; understood, searched, state, inbox and transcript
committed, the reply encrypted. Prints rates, their ratio, latencies at a fixed rate, and where the time goes.

All are measured in turns, and the median counts: a machine that others share changes its speed from minute to minute. The
echo is run twice: as uvicorn comes (the baseline since the first measure), and on uvloop and httptools as `serve` is.
"""

import os
import random
import secrets
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

from benchmarks import load, posts, stages
from bot.simulator import crypto

TOKEN, APP_ID, ACCOUNT = "benchtoken", "wxbench000000000", "gh_bench"
AES_KEY = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ"
POSTS = int(os.environ.get("BENCH_POSTS", "10000"))
SECONDS = float(os.environ.get("BENCH_SECONDS", "6"))
ROUNDS = 5
PEOPLE = 500
# Nobody sends what somebody else has just sent: sentences are put together anew for every message.
PLACES = (
    "青浦",
    "华新",
    "香花桥",
    "昆山",
    "松江",
    "徐泾",
    "朱家角",
    "练塘",
    "吴江",
    "太仓",
    "嘉善",
    "白鹤",
    "重固",
    "花桥",
)
WORK = (
    "电子厂",
    "分拣员",
    "普工",
    "仓管",
    "打包",
    "叉车工",
    "保洁",
    "服务员",
    "质检",
    "缝纫工",
    "装卸工",
    "保安",
    "厨师",
)
WISHES = (
    "包住",
    "包吃住",
    "六千以上",
    "六七千的",
    "不要夜班",
    "长白班",
    "25块一小时以上",
    "",
    "",
    "五千五以上包吃",
    "两班倒也行",
)
FORMS = (
    "{place}{wish}的{work}",
    "{place}{work}，{wish}",
    "找{place}的{work} {wish}",
    "给有{place}{work}，要{wish}的",
    "想克{place}做{work}{wish}",
)


def words(number: int) -> str:
    pick = random.Random(number).choice
    return pick(FORMS).format(place=pick(PLACES), work=pick(WORK), wish=pick(WISHES)).rstrip("， ")


def request(number: int) -> bytes:
    """A message nobody sent before, each from one of 500 followers."""
    stamp, nonce = str(int(time.time())), secrets.token_hex(8)
    xml = (
        f"<xml><ToUserName><![CDATA[{ACCOUNT}]]></ToUserName><FromUserName><![CDATA[oBENCH{number % PEOPLE:05d}]]></FromUserName>"
        f"<CreateTime>{stamp}</CreateTime><MsgType><![CDATA[text]]></MsgType>"
        f"<Content><![CDATA[{words(number)}]]></Content><MsgId>{time.time_ns()}{number % 10}</MsgId></xml>"
    )
    sealed = crypto.encrypt(xml, appid=APP_ID, key=AES_KEY)
    body = f"<xml><ToUserName><![CDATA[{ACCOUNT}]]></ToUserName><Encrypt><![CDATA[{sealed}]]></Encrypt></xml>".encode()
    query = {
        "signature": crypto.sign(TOKEN, stamp, nonce), "timestamp": stamp, "nonce": nonce, "encrypt_type": "aes",
        "msg_signature": crypto.sign(TOKEN, stamp, nonce, sealed),
    }  # fmt: skip
    return load.http(f"/wechat?{urlencode(query)}", body)


@contextmanager
def process(*command: str, port: int, path: str, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    running = subprocess.Popen([sys.executable, *command], env=os.environ | environment)
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            urlopen(f"http://127.0.0.1:{port}{path}", timeout=1)
            break
        except OSError as trouble:
            if "HTTP Error" in str(trouble):
                break
            time.sleep(0.1)
    try:
        yield running
    finally:
        running.terminate()
        running.wait(timeout=60)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/bench.sqlite"
        posts.fill(url, POSTS)
        print(
            f"{POSTS} open posts, {ROUNDS} rounds of {SECONDS:g} s, {os.cpu_count()} cores, load generator on the same cores\n"
        )
        with _echo("plain") as plain, _echo("ours") as quick, _bot(url, Path(folder)) as port:
            for echo in (plain, quick):
                load.closed_loop(echo, load.endless(request), connections=4, seconds=2)
            # Everybody has written before: the first word of a stranger is rarer than any search.
            load.each_once(port, map(request, range(PEOPLE)), connections=4)
            rounds = [(_at_full_speed(plain), _at_full_speed(quick), _at_full_speed(port)) for _ in range(ROUNDS)]
            steady = load.open_loop(port, load.endless(request), rate=100, connections=64, seconds=10)
        _show(rounds)
        print(
            f"at 100 a second: p50 {steady.percentile(0.5) * 1000:.1f} ms, p99 {steady.percentile(0.99) * 1000:.1f} ms, "
            f"failures {steady.failures}\n"
        )
        stages.show(url, words)


def _at_full_speed(port: int) -> load.Outcome:
    return load.closed_loop(port, load.endless(request), connections=8, seconds=SECONDS)


def _show(rounds: Sequence[tuple[load.Outcome, load.Outcome, load.Outcome]]) -> None:
    echo, quick, turn = (statistics.median(one[place].rate for one in rounds) for place in range(3))
    failures = sum(ours.failures for _, _, ours in rounds)
    print(f"bare echo, uvicorn as it comes      {echo:8.0f} a second")
    print(f"bare echo, on uvloop and httptools  {quick:8.0f} a second")
    print(f"full turn                           {turn:8.0f} a second   failures {failures}")
    for name, place in (("as it comes", 0), ("on uvloop", 1)):
        ratios = [one[2].rate / one[place].rate for one in rounds]
        by_round = ", ".join(f"{ratio:.3f}" for ratio in ratios)
        print(f"ratio to the echo {name:12}{statistics.median(ratios):.3f}   by round {by_round}")


@contextmanager
def _echo(server: str) -> Iterator[int]:
    port = free_port()
    environment = {
        "ECHO_TOKEN": TOKEN, "ECHO_AES_KEY": AES_KEY, "ECHO_APP_ID": APP_ID, "ECHO_PORT": str(port), "ECHO_SERVER": server,
    }  # fmt: skip
    with process("-m", "benchmarks.echo", port=port, path="/", **environment):
        yield port


@contextmanager
def _bot(url: str, folder: Path) -> Iterator[int]:
    port = free_port()
    environment = {
        "DEHONG_DATABASE_URL": url, "DEHONG_DATA_DIR": str(folder), "DEHONG_PORT": str(port), "DEHONG_APP_ID": APP_ID,
        "DEHONG_ACCOUNT": ACCOUNT, "DEHONG_TOKEN": TOKEN, "DEHONG_AES_KEY": AES_KEY, "DEHONG_LOG_LEVEL": "ERROR",
        "DEHONG_API_BASE": "http://127.0.0.1:9",
    }  # fmt: skip
    with process("-m", "bot", "serve", port=port, path="/readyz", **environment):
        yield port


if __name__ == "__main__":
    main()
