"""The station's own processes: started as an operator would, killed, frozen, ended, and started again by a watcher."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import httpx

from benchmarks.prove.nursery import Nursery, is_alive

END_SECONDS, READY_SECONDS = 40.0, 90.0
LOOK_SECONDS = 0.05


class Station:
    """One process, kept alive until `close`: whatever kills it, a new one is started. A nursery starts it quickly."""

    def __init__(
        self, name: str, command: Sequence[str], environment: Mapping[str, str], folder: Path, *,
        place: Path | None = None, nursery: Nursery | None = None,
    ) -> None:  # fmt: skip
        self.name, self._command, self._environment = name, list(command), os.environ | dict(environment)
        self._place, self._nursery, self._log = place, nursery, folder / f"{name}.log"
        self._kept = threading.Event()
        self._frozen = threading.Lock()
        self._own: subprocess.Popen[bytes] | None = None
        self.starts = 0
        self.pid = self._start()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()

    def kill(self) -> None:
        """kill -9, at whatever it is doing."""
        self._signal(signal.SIGKILL, self.pid)

    def freeze(self, seconds: float) -> None:
        with self._frozen:
            pid = self.pid
            self._signal(signal.SIGSTOP, pid)
            time.sleep(seconds)
            self._signal(signal.SIGCONT, pid)

    def end(self) -> float:
        """SIGTERM, and the seconds it took to end by itself; the watcher starts the next one."""
        pid, began = self.pid, time.monotonic()
        self._signal(signal.SIGTERM, pid)
        while self._is_alive(pid):
            if time.monotonic() - began > END_SECONDS:
                self._signal(signal.SIGKILL, pid)
            time.sleep(LOOK_SECONDS / 5)
        return time.monotonic() - began

    def leave(self) -> float:
        """SIGTERM, and nobody starts it again. Returns the seconds it took to end."""
        self._let_go()
        return self.end()

    def lose(self) -> None:
        """The machine is gone; nobody starts it again."""
        self._let_go()
        self.kill()
        while self._is_alive(self.pid):
            time.sleep(LOOK_SECONDS / 5)

    def close(self) -> None:
        self.leave()

    def _let_go(self) -> None:
        self._kept.set()
        self._watcher.join()

    def _start(self) -> int:
        self.starts += 1
        if self._nursery is not None:
            return self._nursery.start(self._command, self._environment, self._log)
        with self._log.open("ab") as log:
            self._own = subprocess.Popen(
                [sys.executable, *self._command], env=self._environment, cwd=self._place, stdout=log, stderr=log
            )  # fmt: skip
        return self._own.pid

    def _is_alive(self, pid: int) -> bool:
        if self._own is not None and self._own.pid == pid:
            return self._own.poll() is None
        return is_alive(pid)

    def _signal(self, number: int, pid: int) -> None:
        if self._is_alive(pid):
            os.kill(pid, number)

    def _watch(self) -> None:
        while not self._kept.wait(LOOK_SECONDS):
            if not self._is_alive(self.pid):
                self.pid = self._start()


def until_ready(door: str) -> None:
    """Waits until the process behind this address can answer. Raises TimeoutError."""
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until:
        try:
            if httpx.get(f"{door}/readyz", timeout=2, trust_env=False).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise TimeoutError(f"{door} did not become ready")
