"""The written rules for posts, of lexicon/red_flags.yaml and lexicon/review.yaml, and what of a text they hit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from nlp import late, lexicon

Severity = Literal["block", "review", "notice"]


@dataclass(frozen=True)
class Rule:
    """`patterns` may be empty for a rule that only a reader finds."""

    id: str
    name: str
    category: str
    severity: Severity
    reason: str
    legal_basis: str
    tell_worker: str
    suggestion: str
    patterns: tuple[re.Pattern[str], ...]
    unless_before: re.Pattern[str] | None
    unless: re.Pattern[str] | None


@cache
def rules() -> dict[str, Rule]:
    """In the order of the files."""
    added = lexicon.document("review.yaml")
    entries = [*lexicon.document("red_flags.yaml")["post_rules"], *added["rules"]]
    return {entry["id"]: _rule(entry, added["more"].get(entry["id"], []), added["wording"]) for entry in entries}


def _rule(entry: dict[str, Any], more: list[str], wording: dict[str, str]) -> Rule:
    return Rule(
        id=entry["id"],
        name=entry["name"],
        category=entry["category"],
        severity=entry["severity"],
        reason=entry["reason"],
        legal_basis=entry["legal_basis"],
        tell_worker=entry["tell_worker"],
        suggestion=wording.get(entry["id"], ""),
        patterns=tuple(late.pattern(pattern, re.IGNORECASE) for pattern in (*entry["patterns"], *more)),
        unless_before=_compiled(entry.get("unless_before")),
        unless=_compiled(entry.get("unless")),
    )


def _compiled(pattern: str | None) -> re.Pattern[str] | None:
    return late.pattern(pattern, re.IGNORECASE) if pattern else None


def hit(rule: Rule, text: str) -> str | None:
    """The first words that break the rule and are not taken back by what stands before them."""
    said = next(_hits(rule, text), None)
    return None if said is None or (rule.unless and rule.unless.search(text)) else said


def _hits(rule: Rule, text: str) -> Iterator[str]:
    for pattern in rule.patterns:
        for match in pattern.finditer(text):
            if not (rule.unless_before and rule.unless_before.search(text[: match.start()])):
                yield match.group()
