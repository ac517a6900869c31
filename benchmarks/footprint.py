"""What understanding one message costs, how long the serving process takes to be ready, and how much memory it holds.

python -m benchmarks.footprint. The baseline of the ratios is a bare FastAPI process on the same machine in the same run.
Byte code is made first, as it is when the image is built. Processor seconds say what a start costs when others are at work.
"""

import compileall
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks import load, turn
from bot.runtime import learn

ROOT = Path(__file__).parents[1]
TEXTS = Path(__file__).parent / "understanding" / "blind" / "intents.jsonl"
BARE = "import uvicorn, fastapi, sys; uvicorn.run(fastapi.FastAPI(), port=int(sys.argv[1]), log_level='error')"
STARTS = 3
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Start:
    """Seconds until it answered, on the clock and of the processor; the first messages in milliseconds; memory in MB."""

    ready: float
    processor: float
    messages: tuple[float, ...]
    memory: float


def main() -> None:
    _understanding()
    for room in ("bot", "handlers", "nlp", "db"):
        compileall.compile_dir(ROOT / room, quiet=1)
    bare = min((_bare() for _ in range(STARTS)), key=lambda start: start.processor)
    print(f"bare FastAPI: {_said(bare)}")
    firsts, others = [], []
    for _ in range(STARTS):
        with tempfile.TemporaryDirectory() as folder:
            firsts.append(_serve(folder))
            others.append(_serve(folder))
    for name, starts in (("no database yet", firsts), ("later starts", others)):
        best = min(starts, key=lambda start: start.processor)
        one, two, three, *_ = best.messages
        print(f"serve, {name}: {_said(best)}, first messages {one:.0f}, {two:.0f}, {three:.0f} ms")
        print(f"    x {best.ready / bare.ready:.1f} of bare FastAPI, memory x {best.memory / bare.memory:.1f}")


def _understanding() -> None:
    understander = learn()
    lines = [json.loads(line)["text"] for line in TEXTS.read_text(encoding="utf-8").splitlines()]
    for text in lines[:50]:
        understander.understand(text)
    taken = []
    for text in lines:
        begin = time.perf_counter()
        understander.understand(text)
        taken.append((time.perf_counter() - begin) * 1000)
    p95 = statistics.quantiles(taken, n=20)[-1]
    print(f"understanding {len(lines)} messages: mean {statistics.mean(taken):.2f} ms, p95 {p95:.2f} ms")


def _said(start: Start) -> str:
    return f"ready in {start.ready:.2f} s ({start.processor:.2f} s of processor), {start.memory:.0f} MB"


def _bare() -> Start:
    port = turn.free_port()
    with _started([sys.executable, "-c", BARE, str(port)], {}) as running:
        return Start(*_ready(running.pid, port, "/"), (), _memory(running.pid))


def _serve(folder: str) -> Start:
    """Its memory is that after some hundred messages."""
    port = turn.free_port()
    environment = {
        "DEHONG_DATABASE_URL": f"sqlite:///{folder}/x.sqlite", "DEHONG_DATA_DIR": folder, "DEHONG_APP_ID": turn.APP_ID,
        "DEHONG_ACCOUNT": turn.ACCOUNT, "DEHONG_TOKEN": turn.TOKEN, "DEHONG_AES_KEY": turn.AES_KEY,
        "DEHONG_LOG_LEVEL": "ERROR", "DEHONG_API_BASE": "http://127.0.0.1:9", "DEHONG_PORT": str(port),
    }  # fmt: skip
    with _started([sys.executable, "-m", "bot", "serve"], environment) as running:
        ready, processor = _ready(running.pid, port, "/readyz")
        one_by_one = load.open_loop(port, load.endless(turn.request), rate=4, connections=1, seconds=1)
        load.closed_loop(port, load.endless(turn.request), connections=4, seconds=3)
        messages = tuple(seconds * 1000 for seconds in one_by_one.latencies)
        return Start(ready, processor, messages, _memory(running.pid))


@contextmanager
def _started(command: Sequence[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    running = subprocess.Popen(command, env=os.environ | environment)
    try:
        yield running
    finally:
        running.terminate()
        running.wait(timeout=60)


def _ready(pid: int, port: int, path: str) -> tuple[float, float]:
    begin = time.perf_counter()
    _wait(port, path)
    _, _, rest = Path(f"/proc/{pid}/stat").read_text().rpartition(")")
    user, system = rest.split()[11:13]
    return time.perf_counter() - begin, (int(user) + int(system)) / TICKS


def _memory(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) / 1024


def _wait(port: int, path: str) -> None:
    for _ in range(3000):
        try:
            urlopen(f"http://127.0.0.1:{port}{path}", timeout=1)
        except URLError as trouble:
            if getattr(trouble, "code", None) is not None:
                return
            time.sleep(0.02)
        else:
            return
    raise TimeoutError("the process did not answer")


if __name__ == "__main__":
    main()
