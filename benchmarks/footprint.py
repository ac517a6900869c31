"""What understanding one message costs, how long the serving process takes to be ready, and how much memory it holds.

python -m benchmarks.footprint. The baseline of the ratios is a bare FastAPI process on the same machine in the same run.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks import load, turn
from bot.runtime import learn

TEXTS = Path(__file__).parent / "understanding" / "blind" / "intents.jsonl"
BARE = "import uvicorn, fastapi, sys; uvicorn.run(fastapi.FastAPI(), port=int(sys.argv[1]), log_level='error')"


def main() -> None:
    _understanding()
    bare_ready, bare_memory = _process([sys.executable, "-c", BARE], {}, "/", warm=False)
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "DEHONG_DATABASE_URL": f"sqlite:///{folder}/x.sqlite", "DEHONG_DATA_DIR": folder, "DEHONG_APP_ID": turn.APP_ID,
            "DEHONG_ACCOUNT": turn.ACCOUNT, "DEHONG_TOKEN": turn.TOKEN, "DEHONG_AES_KEY": turn.AES_KEY,
            "DEHONG_LOG_LEVEL": "ERROR", "DEHONG_API_BASE": "http://127.0.0.1:9",
        }  # fmt: skip
        command = [sys.executable, "-m", "bot", "serve"]
        _process(command, environment, "/readyz", warm=True)  # the first start also makes the database
        ready, memory = _process(command, environment, "/readyz", warm=True)
    print(f"bare FastAPI: ready in {bare_ready:.2f} s, {bare_memory:.0f} MB")
    print(
        f"serve:        ready in {ready:.2f} s (x {ready / bare_ready:.1f}), {memory:.0f} MB (x {memory / bare_memory:.1f})"
    )


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


def _process(command: list[str], environment: dict[str, str], path: str, *, warm: bool) -> tuple[float, float]:
    """Seconds until it answers, and its resident memory in MB after some hundred messages."""
    port = turn.free_port()
    full = [*command, str(port)] if command[1] == "-c" else command
    begin = time.perf_counter()
    running = subprocess.Popen(full, env=os.environ | environment | {"DEHONG_PORT": str(port)})
    try:
        _wait(port, path)
        ready = time.perf_counter() - begin
        if warm:
            load.closed_loop(port, load.endless(turn.request), connections=4, seconds=4)
        status = Path(f"/proc/{running.pid}/status").read_text()
        kilobytes = int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))
        return ready, kilobytes / 1024
    finally:
        running.terminate()
        running.wait(timeout=60)


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
