"""Scores fields read from job ads: micro-F1, whole ads right, and the three warnings."""

from collections.abc import Mapping
from typing import Any

from nlp.doors.posts import answer

WARNINGS = ("discrimination", "fee", "overseas")
Line = Mapping[str, Any]


def measure(lines: list[Line]) -> tuple[dict[str, float], list[str]]:
    found = [answer(dict(line))["fields"] for line in lines]
    wrong = [wrong_fields(line, fields) for line, fields in zip(lines, found, strict=True)]
    figures = {"micro_f1": _micro_f1(lines, found, WARNINGS)} | {
        "micro_f1_with_warnings": _micro_f1(lines, found, ()),
        "whole_ad_right": sum(not errors for errors in wrong) / len(lines),
    }
    for warning in WARNINGS:
        figures |= _precision_and_recall(warning, lines, found)
    return figures, [_shown(line, errors) for line, errors in zip(lines, wrong, strict=True) if errors]


def wrong_fields(line: Line, fields: Line) -> dict[str, Any]:
    """What was answered instead, by field; None where the field was left out."""
    named = line["fields"].keys() | fields.keys()
    return {name: fields.get(name) for name in sorted(named) if not _right(name, line, fields.get(name))}


def _right(name: str, line: Line, value: Any) -> bool:
    """`also` lists what is accepted besides; None in it accepts leaving the field out."""
    accepted = (line["fields"].get(name), *line.get("also", {}).get(name, []))
    return _comparable(value) in map(_comparable, accepted)


def _comparable(value: Any) -> Any:
    """Lists are read without order; a list of one is its value."""
    values = value if isinstance(value, list) else [value]
    return frozenset((type(item) is bool, item) for item in values)


def _micro_f1(lines: list[Line], found: list[Line], left_out: tuple[str, ...]) -> float:
    hits = answered = asked = 0
    for line, fields in zip(lines, found, strict=True):
        given = {name: value for name, value in fields.items() if name not in left_out}
        hits += sum(_right(name, line, value) for name, value in given.items())
        answered += len(given)
        asked += sum(
            name not in left_out and _counts(name, line, given) for name in line["fields"].keys() | given.keys()
        )
    return 2 * hits / (answered + asked)


def _counts(name: str, line: Line, given: Line) -> bool:
    """Stated fields count, those that may be left out or added only where they are given."""
    if name not in line["fields"]:
        return _right(name, line, given.get(name))
    return name in given or None not in line.get("also", {}).get(name, [])


def _precision_and_recall(warning: str, lines: list[Line], found: list[Line]) -> dict[str, float]:
    pairs = [(line["fields"][warning], fields[warning]) for line, fields in zip(lines, found, strict=True)]
    both = sum(wanted and given for wanted, given in pairs)
    given_at_all, wanted_at_all = (sum(column) for column in list(zip(*pairs, strict=True))[::-1])
    return {
        f"{warning}_precision": both / given_at_all if given_at_all else 1.0,
        f"{warning}_recall": both / wanted_at_all if wanted_at_all else 1.0,
    }


def _shown(line: Line, wrong: Mapping[str, Any]) -> str:
    parts = [
        f"  {name}: {line['fields'].get(name)!r} also {line.get('also', {}).get(name, [])!r}, read {value!r}"
        for name, value in wrong.items()
    ]
    return "\n".join([f"{line['id']} {line['text']!r}", *parts])
