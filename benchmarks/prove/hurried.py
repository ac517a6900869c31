"""python -m benchmarks.prove.hurried FILE: the station by a clock that runs faster and jumps, as FILE says."""

import json
import sys
import threading
from datetime import datetime, timedelta
from pathlib import Path

from bot import service
from bot.cli.send import until_told
from bot.cli.serve import door
from bot.clock import Clock, system_clock
from bot.settings import Settings

# The timetable goes by the clock on the wall: what it does every minute is done every second here.
LOOK_SECONDS = 0.5
PIECES = ("start_broadcasts", "drain", "ask_of_mass_sends")


def hurry(file: Path, *, speed: float) -> None:
    """So many seconds in each second from now on."""
    _write(file, {"since": system_clock().isoformat(), "speed": speed, "ahead": 0.0})


def jump(file: Path, by: timedelta) -> None:
    kept = json.loads(file.read_text())
    _write(file, kept | {"ahead": kept["ahead"] + by.total_seconds()})


def clock_of(file: Path) -> Clock:
    def clock() -> datetime:
        kept = json.loads(file.read_text())
        since = datetime.fromisoformat(kept["since"])
        return since + (system_clock() - since) * kept["speed"] + timedelta(seconds=kept["ahead"])

    return clock


def _write(file: Path, kept: dict[str, object]) -> None:
    """At once, for other processes read it all the time."""
    beside = file.with_suffix(".new")
    beside.write_text(json.dumps(kept))
    beside.replace(file)


def _look_often(running: service.Service) -> None:
    for name in PIECES:
        running.runtime.wake(name)
    again = threading.Timer(LOOK_SECONDS, _look_often, [running])
    again.daemon = True
    again.start()


if __name__ == "__main__":
    settings = Settings()
    station = service.build(settings, clock=clock_of(Path(sys.argv[1])))
    _look_often(station)
    if settings.is_sqlite or "--door" in sys.argv:
        door(station).run()
    else:
        until_told(station)
