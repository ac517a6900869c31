"""Scores intents by the label guide, without and with the role; further answers of `also` are right too."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from nlp import intents
from nlp.doors import intents as door
from nlp.understand import Understander

REPORTED = ("wage_arrears", "work_injury", "scam_check", intents.OUT_OF_SCOPE)


@dataclass(frozen=True)
class Judged:
    """`counted` is the answer, or the wanted intent when the answer is one of the further accepted ones."""

    wanted: str
    counted: str
    in_three: bool


def judge(line: dict[str, Any], got: dict[str, Any]) -> Judged:
    accepted = {line["intent"], *line.get("also", [])}
    counted = line["intent"] if got["intent"] in accepted else got["intent"]
    return Judged(line["intent"], counted, not accepted.isdisjoint(got["top3"]))


def recall(judged: Iterable[Judged], intent: str) -> float:
    right = [one.counted == intent for one in judged if one.wanted == intent]
    return sum(right) / max(len(right), 1)


def precision(judged: Iterable[Judged], intent: str) -> float:
    right = [one.wanted == intent for one in judged if one.counted == intent]
    return sum(right) / max(len(right), 1)


def macro_f1(judged: list[Judged]) -> float:
    """The mean over the intents that occur in the set."""
    pairs = [(recall(judged, intent), precision(judged, intent)) for intent in {one.wanted for one in judged}]
    return sum(2 * r * p / (r + p) if r + p else 0.0 for r, p in pairs) / max(len(pairs), 1)


def figures(judged: list[Judged]) -> dict[str, float]:
    crisis = {"crisis recall": recall(judged, "crisis"), "crisis precision": precision(judged, "crisis")}
    return {
        "accuracy": sum(one.wanted == one.counted for one in judged) / max(len(judged), 1),
        "macro-F1": macro_f1(judged),
        "in the first three": sum(one.in_three for one in judged) / max(len(judged), 1),
        **crisis,
        **{f"{intent} recall": recall(judged, intent) for intent in REPORTED},
    }


def measure(lines: list[dict[str, Any]]) -> tuple[dict[str, float], list[str]]:
    """The figures without and with role, and a line of text for every wrong answer without it."""
    understander = Understander()
    alone = [{key: value for key, value in line.items() if key != "role"} for line in lines]
    answers = [door.answer(line, understander) for line in alone]
    judged = [judge(line, got) for line, got in zip(lines, answers, strict=True)]
    informed = [judge(line, door.answer(line, understander)) for line in lines]
    errors = [
        _error(line, got) for line, got, one in zip(lines, answers, judged, strict=True) if one.wanted != one.counted
    ]
    mixed = Counter((one.wanted, one.counted) for one in judged if one.wanted != one.counted)
    confusions = [f"{count} x {wanted} read as {counted}" for (wanted, counted), count in mixed.most_common(10)]
    named = {f"{name}, role known": value for name, value in figures(informed).items()}
    return figures(judged) | named, [*errors, *confusions]


def _error(line: dict[str, Any], got: dict[str, Any]) -> str:
    return f"{line['id']} {line['text']}\n    {line['intent']}, got {got['intent']}; {' '.join(got['top3'])}"
