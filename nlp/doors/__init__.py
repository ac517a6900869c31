"""The doors for measuring: one JSON line in, one out, a task each."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

Answer = Callable[[dict[str, Any]], dict[str, Any]]
TASKS = ("time", "intents", "queries", "posts")


def door(task: str) -> Answer | None:
    """What answers the lines of a task; None for a task there is no door for."""
    if task not in TASKS:
        return None
    answer: Callable[..., dict[str, Any]] = import_module(f"{__name__}.{task}").answer
    if task != "intents":
        return answer
    from nlp.understand import Understander

    return partial(answer, understander=Understander())
