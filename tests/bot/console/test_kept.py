"""Figures that cost time: made once for some minutes, then beside whoever looks, who waits only for what is too old."""

import time
from datetime import timedelta
from threading import Event

from bot.console.kept import SHOWN_ONCE_MORE, Kept
from tests.builders import NINE


def test_old_figures_are_shown_once_more_while_they_are_counted_anew() -> None:
    kept, held, made = Kept[str](timedelta(minutes=5)), Event(), list[str]()

    def beside() -> str:
        assert held.wait(10)
        made.append("beside")
        return "new"

    assert kept.get("a", lambda: "old", now=NINE, beside=beside) == (NINE, "old")
    soon, later, late = NINE + timedelta(minutes=4), NINE + timedelta(minutes=6), NINE + SHOWN_ONCE_MORE
    for now in (soon, later, later):
        assert kept.get("a", lambda: "made at once", now=now, beside=beside) == (NINE, "old")
    held.set()
    until = time.monotonic() + 10
    while kept.get("a", lambda: "made at once", now=later, beside=beside)[1] == "old" and time.monotonic() < until:
        time.sleep(0.01)
    assert (kept.get("a", lambda: "made at once", now=later), made) == ((later, "new"), ["beside"])
    assert kept.get("b", lambda: "old", now=NINE)[1] == "old"
    assert kept.get("b", lambda: "made at once", now=late, beside=beside) == (late, "made at once")
    assert kept.get("b", lambda: "earlier", now=NINE, beside=beside) == (NINE, "earlier")
