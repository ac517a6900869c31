"""The station's own processes: started as an operator would, killed, frozen, ended, and started again by a watcher."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

END_SECONDS = 40.0
LOOK_SECONDS = 0.05


class Station:
    """One process, kept alive until `close`: whatever kills it, a new one is started."""

    def __init__(
        self, name: str, command: Sequence[str], environment: Mapping[str, str], folder: Path, *, place: Path | None = None,
    ) -> None:  # fmt: skip
        self.name, self._command, self._environment = name, list(command), os.environ | dict(environment)
        self._place = place
        self._log = (folder / f"{name}.log").open("ab")
        self._kept = threading.Event()
        self._frozen = threading.Lock()
        self.starts = 0
        self._process = self._start()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def kill(self) -> None:
        """kill -9, at whatever it is doing."""
        self._process.kill()

    def freeze(self, seconds: float) -> None:
        with self._frozen:
            process = self._process
            process.send_signal(signal.SIGSTOP)
            time.sleep(seconds)
            process.send_signal(signal.SIGCONT)

    def end(self) -> float:
        """SIGTERM, and the seconds it took to end by itself; the watcher starts the next one."""
        process, began = self._process, time.monotonic()
        process.terminate()
        process.wait(END_SECONDS)
        return time.monotonic() - began

    def leave(self) -> float:
        """SIGTERM, and nobody starts it again. Returns the seconds it took to end."""
        self._kept.set()
        self._watcher.join()
        return self.end()

    def lose(self) -> None:
        """The machine is gone; nobody starts it again."""
        self._kept.set()
        self._watcher.join()
        self._process.kill()
        self._process.wait()
        self._log.close()

    def close(self) -> None:
        self._kept.set()
        self._watcher.join()
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(END_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._log.close()

    def _start(self) -> "subprocess.Popen[bytes]":
        self.starts += 1
        return subprocess.Popen(
            [sys.executable, *self._command], env=self._environment, cwd=self._place, stdout=self._log, stderr=self._log
        )  # fmt: skip

    def _watch(self) -> None:
        while not self._kept.wait(LOOK_SECONDS):
            if self._process.poll() is not None:
                self._process = self._start()
