"""What must not stand in a post and what must not be missing from it, each with the rule, the law and better words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from nlp import lexicon, posts, red_flags
from nlp.posts import abroad, charges, limits
from nlp.posts.layout import lay_out
from nlp.red_flags import Rule, Severity

MISSING = "missing_elements"


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


def review(text: str, fields: Mapping[str, Any] | None = None) -> tuple[Finding, ...]:
    """The gravest first. `fields` are what the record holds besides the text, by the names of `Post`."""
    found = [*_broken(text), *_missing(text, fields or {})]
    return tuple(sorted(found, key=lambda finding: ("block", "review", "notice").index(finding.severity)))


def _broken(text: str) -> Iterator[Finding]:
    plain = lay_out(text).text
    read = _as_read(plain)
    cleaned = _cleaned(plain)
    for rule in red_flags.rules().values():
        said = read.get(rule.id) or red_flags.hit(rule, cleaned.get(rule.id, plain))
        if said:
            yield _finding(rule, said)


def _as_read(plain: str) -> dict[str, str]:
    """What the readers of limits, charges and work abroad find, under the rules it breaks."""
    readers: dict[str, str] = lexicon.document("review.yaml")["readers"]
    elsewhere = abroad.find(plain)
    found = {"work_abroad": elsewhere.said} if elsewhere else {}
    said = [(limit.kind, limit.said) for limit in limits.find_all(plain)]
    said += [(charge.kind, charge.said) for charge in charges.find_all(plain)]
    for kind, words in said:
        found.setdefault(readers[kind], words)
    return found


def _cleaned(plain: str) -> dict[str, str]:
    """For the rules that have a reader: the text without the statements that the reader knows to be harmless."""
    readers: dict[str, str] = lexicon.document("review.yaml")["readers"]
    harmless = {kind: limits.without_harmless(plain, kind) for kind in limits.KINDS}
    free = charges.without_free(plain)
    return {rule: harmless.get(kind, free) for kind, rule in readers.items()}


def _finding(rule: Rule, said: str) -> Finding:
    return Finding(
        rule.id,
        rule.category,
        rule.severity,
        said,
        rule.reason,
        rule.legal_basis,
        rule.tell_worker,
        rule.suggestion,
    )


@cache
def _missing_rule() -> dict[str, str]:
    structural = lexicon.document("red_flags.yaml")["structural_rules"]
    return next(rule for rule in structural if rule["id"] == MISSING)


def _missing(text: str, fields: Mapping[str, Any]) -> Iterator[Finding]:
    """One finding for each element of the notice of 2026 that neither the text nor the record states."""
    rule = _missing_rule()
    post = posts.read(text, now=fields.get("now"))
    for field, element in lexicon.document("review.yaml")["elements"].items():
        if not (fields.get(field) or getattr(post, field)):
            yield Finding(
                MISSING,
                rule["category"],
                "review",
                element["name"],
                f"缺少{element['name']}：{rule['reason']}",
                rule["legal_basis"],
                "",
                element["wording"],
            )
