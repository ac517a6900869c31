"""python -m benchmarks.prove.moved_clock FILE: what sends, with a clock that is off by the seconds written in FILE."""

import sys
from datetime import datetime, timedelta
from pathlib import Path

from bot import service
from bot.cli.send import until_told
from bot.clock import system_clock
from bot.settings import Settings

if __name__ == "__main__":
    off = Path(sys.argv[1])

    def clock() -> datetime:
        return system_clock() + timedelta(seconds=float(off.read_text() or 0))

    until_told(service.build(Settings(), clock=clock))
