"""python -m benchmarks.prove.nursery: brings up the station's processes by forking, with everything imported beforehand.

A start costs a tenth of a second instead of two and a half, which on a busy machine decides whether a process that is killed
every few seconds ever gets to work. What is forked is the same command, in a process of its own.
"""

import gc
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

IMPORTED = ("bot.cli.send", "bot.cli.serve", "bot.dispatch", "bot.service", "bot.runtime", "nlp.understand")


class Nursery:
    """The side of whoever asks for processes."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.prove.nursery"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._one_birth = threading.Lock()

    def start(self, command: Sequence[str], environment: Mapping[str, str], log: Path) -> int:
        """The process id. The command is what stands behind `python`: -m, a module, and its words."""
        words = json.dumps({"command": list(command), "environment": dict(environment), "log": str(log)})
        with self._one_birth:
            assert self._process.stdin
            assert self._process.stdout
            self._process.stdin.write(words + "\n")
            self._process.stdin.flush()
            return int(self._process.stdout.readline())

    def close(self) -> None:
        self._process.communicate()


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def _serve_births() -> None:
    import importlib

    for module in IMPORTED:
        importlib.import_module(module)
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead are buried by the kernel
    for line in sys.stdin:
        asked = json.loads(line)
        pid = os.fork()
        if pid == 0:
            _live(asked)
        print(pid, flush=True)


def _live(asked: dict[str, object]) -> None:
    import runpy

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    log = os.open(str(asked["log"]), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(log, stream)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.environ.clear()
    os.environ.update(asked["environment"])  # type: ignore[call-overload]
    _, module, *words = asked["command"]  # type: ignore[misc]
    sys.argv = [module, *words]
    code = 0
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    finally:
        os._exit(code)


if __name__ == "__main__":
    _serve_births()
