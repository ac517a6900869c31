"""Scores job queries by the label guide: micro-F1 over slots and whole queries, with the further answers of `also`."""

from collections import Counter
from typing import Any

from nlp import lexicon
from nlp.doors import queries

INDUSTRY_NAMES = {row["id"]: row["name"] for row in lexicon.document("occupations.yaml")["industries"]}
INDUSTRY_ALIASES = {name: INDUSTRY_NAMES[id_] for name, (id_,) in lexicon.groups("industry_names.txt").items()}


def same(slot: str, wanted: Any, got: Any) -> bool:
    """Lists count without order; an industry also by its name in the trade table."""
    wanted, got = ([*value] if isinstance(value, list) else [value] for value in (wanted, got))
    if slot == "industry":
        wanted, got = ([INDUSTRY_ALIASES.get(name, name) for name in names] for names in (wanted, got))
    return sorted(map(str, wanted)) == sorted(map(str, got))


def judge(slot: str, line: dict[str, Any], got: Any) -> str:
    """right, missed, invented, wrong or free (a slot that may be left out and was, or was not asked for)."""
    accepted = [*([line["slots"][slot]] if slot in line["slots"] else [None]), *line.get("also", {}).get(slot, [])]
    if got is None:
        return "free" if None in accepted else "missed"
    if any(answer is not None and same(slot, answer, got) for answer in accepted):
        return "right"
    return "wrong" if slot in line["slots"] else "invented"


def measure(lines: list[dict[str, Any]]) -> tuple[dict[str, float], list[str]]:
    """The figures, and one line of text for every query that is not wholly right."""
    totals: Counter[str] = Counter()
    errors: list[str] = []
    for line in lines:
        got = queries.answer(line)["slots"]
        verdicts = {slot: judge(slot, line, got.get(slot)) for slot in sorted({*line["slots"], *got})}
        totals.update(verdicts.values())
        if not {*verdicts.values()} <= {"right", "free"}:
            errors.append(_error(line, got, verdicts))
    false_positives = totals["wrong"] + totals["invented"]
    false_negatives = totals["wrong"] + totals["missed"]
    return {
        "lines": len(lines),
        "micro_f1": 2 * totals["right"] / max(2 * totals["right"] + false_positives + false_negatives, 1),
        "whole_query_accuracy": 1 - len(errors) / max(len(lines), 1),
        "missed": totals["missed"],
        "invented": totals["invented"],
        "wrong": totals["wrong"],
    }, errors


def _error(line: dict[str, Any], got: dict[str, Any], verdicts: dict[str, str]) -> str:
    faults = [
        f"{slot} {verdict}: wanted {line['slots'].get(slot)} got {got.get(slot)}"
        for slot, verdict in verdicts.items()
        if verdict not in {"right", "free"}
    ]
    return f"{line['id']} [{line['reference']}] {line['text']}\n    " + "\n    ".join(faults)
