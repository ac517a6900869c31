"""What is wrong with a post, and what its reader should be told."""

from dataclasses import dataclass
from typing import Any

from nlp import lexicon
from nlp.red_flags import Severity


@dataclass(frozen=True)
class Finding:
    """`said` is the place in the post, or the name of the element that it lacks."""

    rule: str
    category: str
    severity: Severity
    said: str
    reason: str
    legal_basis: str
    tell_worker: str
    suggestion: str


def structural(rule_id: str, *, said: str, reason: str, suggestion: str, severity: Severity | None = None) -> Finding:
    """A finding under one of the structural rules, whose law and severity stand in lexicon/red_flags.yaml."""
    rules: list[dict[str, Any]] = lexicon.document("red_flags.yaml")["structural_rules"]
    rule = next(rule for rule in rules if rule["id"] == rule_id)
    severity = severity or rule["severity"]
    return Finding(rule_id, rule["category"], severity, said, reason, rule["legal_basis"], "", suggestion)
