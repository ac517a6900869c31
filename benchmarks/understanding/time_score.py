"""Scores times by the label guide: alternative starts, start windows, `before`, and the tolerance of ends."""

from datetime import datetime, timedelta
from typing import Any

from nlp.doors import time

CLOCK_TOLERANCE = timedelta(minutes=3)
DAY_TOLERANCE = timedelta(days=1)
CLOCK_GRAINS = {"minute", "hour"}


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def end_is_right(expect: dict[str, Any], answer: dict[str, Any]) -> bool:
    """An end that the label leaves out is not compared."""
    wanted, got = _moment(expect.get("end")), _moment(answer["end"])
    if wanted is None or got is None:
        return wanted is None
    by_the_clock = expect.get("grain") in CLOCK_GRAINS or bool(wanted.hour or wanted.minute)
    return abs(wanted - got) <= (CLOCK_TOLERANCE if by_the_clock else DAY_TOLERANCE)


def start_is_right(expect: dict[str, Any], answer: dict[str, Any]) -> bool:
    if expect.get("mode") == "before":
        return answer["end"] is not None and end_is_right(expect, answer)
    wanted, got = _moment(expect["start"]), _moment(answer["start"])
    if wanted is None or got is None:
        return wanted is got
    window = expect.get("start_window")
    if not window and expect.get("grain") == "part" and expect.get("end"):
        # The label guide takes any start within the part of the day; a line may give the part itself from end to end.
        window = [expect["start"], expect["end"]]
    if window and datetime.fromisoformat(window[0]) <= got <= datetime.fromisoformat(window[1]):
        return True
    return got in {wanted, *map(_moment, expect.get("alt_starts", []))}


def measure(lines: list[dict[str, Any]]) -> tuple[dict[str, float], list[str]]:
    """The figures, and one line of text for every error."""
    judged = [(line, time.answer(line)) for line in lines]
    starts = [start_is_right(line["expect"], answer) for line, answer in judged]
    both = [
        right and end_is_right(line["expect"], answer) for right, (line, answer) in zip(starts, judged, strict=True)
    ]
    nulls = [right for right, (line, _) in zip(starts, judged, strict=True) if line["expect"]["start"] is None]
    dated = [right for right, (line, _) in zip(starts, judged, strict=True) if line["expect"]["start"] is not None]
    dated_both = [ok for ok, (line, _) in zip(both, judged, strict=True) if line["expect"]["start"] is not None]
    errors = [_error(line, answer) for ok, (line, answer) in zip(both, judged, strict=True) if not ok]
    return {
        "lines": len(lines),
        "start_accuracy": _mean(starts),
        "start_end_accuracy": _mean(both),
        "start_accuracy_of_dated": _mean(dated),
        "start_end_accuracy_of_dated": _mean(dated_both),
        "null_accuracy": _mean(nulls),
    }, errors


def _mean(values: list[bool]) -> float:
    return sum(values) / len(values) if values else 1.0


def _error(line: dict[str, Any], answer: dict[str, Any]) -> str:
    expect = line["expect"]
    wanted = f"{expect['start']}..{expect.get('end')} {expect.get('grain')} {expect.get('mode', '')}"
    return f"{line['id']} [{line['reference']}] {line['text']}\n    wanted {wanted}\n    got    {answer['start']}..{answer['end']}"
