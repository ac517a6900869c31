"""Where the time of a full turn goes, in microseconds by stage, measured in one thread without HTTP."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from bot import intake as intake_module
from bot.clock import system_clock
from bot.intake import Intake
from bot.play.stage import Messages
from bot.runtime import Runtime, learn
from bot.settings import Settings
from db import callers, followers, inbox, messages, search, station
from db.engine import Records
from handlers import routes

ROUNDS, PEOPLE = 400, 50


def show(url: str, words: Callable[[int], str]) -> None:
    records = Records(url)
    runtime = Runtime(Settings(database_url=url), records, system_clock, learn())
    taken: dict[str, list[float]] = defaultdict(list)
    with _watched(taken, runtime):
        make, desk = Messages(lambda: system_clock() + timedelta(seconds=1)), Intake(runtime)
        for number in range(PEOPLE + ROUNDS):
            if number == PEOPLE:  # everybody has written before
                for times in taken.values():
                    times.clear()
            message = make.make(f"oSTAGE{number % PEOPLE:04d}", "text", words(number))
            begin = time.perf_counter()
            desk.take(message)
            taken["whole turn (without HTTP and crypto)"].append(time.perf_counter() - begin)
    records.close()
    for stage, times in sorted(taken.items(), key=lambda item: -sum(item[1])):
        print(f"{sum(times) / ROUNDS * 1e6:8.0f} µs  {stage}")


@contextmanager
def _watched(taken: dict[str, list[float]], runtime: Runtime) -> Iterator[None]:
    """Time the functions of each stage while the block runs; nested stages count in the stage around them too."""
    stages: tuple[tuple[str, Any, str], ...] = (
        ("who writes, locked and read", callers, "arrive"),
        ("inbox key", inbox, "claim"),
        ("station settings", station, "load"),
        ("window renewed", followers, "open_window"),
        ("understanding", runtime.understander, "understand"),
        ("handlers, search included", routes, "answer"),
        ("search", search, "find"),
        ("transcript", messages, "note_all"),
        ("reply composed", intake_module, "compose"),
        ("reply stored", inbox, "answer"),
    )
    kept = [(owner, name, getattr(owner, name)) for _, owner, name in stages]
    for stage, owner, name in stages:
        setattr(owner, name, _timed(getattr(owner, name), taken[stage]))
    try:
        yield
    finally:
        for owner, name, plain in kept:
            setattr(owner, name, plain)


def _timed(plain: Callable[..., Any], times: list[float]) -> Callable[..., Any]:
    def timed(*args: Any, **rest: Any) -> Any:
        begin = time.perf_counter()
        try:
            return plain(*args, **rest)
        finally:
            times.append(time.perf_counter() - begin)

    return timed
