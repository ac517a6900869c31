"""What must not stand in a post and what must not be missing from it, each with the rule, the law and better words."""

from collections.abc import Iterator, Mapping
from typing import Any

from nlp import lexicon, posts, red_flags
from nlp.findings import Finding, structural
from nlp.posts import abroad, charges, limits
from nlp.posts.layout import lay_out
from nlp.red_flags import Rule

MISSING = "missing_elements"


def review(text: str, fields: Mapping[str, Any] | None = None) -> tuple[Finding, ...]:
    """The gravest first. `fields` are what the record holds besides the text, by the names of `Post`."""
    found = [*broken(text), *_missing(text, fields or {})]
    return tuple(sorted(found, key=lambda finding: ("block", "review", "notice").index(finding.severity)))


def lacking(fields: Mapping[str, Any]) -> tuple[Finding, ...]:
    """The elements of the notice of 2026 that a record, by the names of `Post`, does not hold."""
    return tuple(_lacks(element) for name, element in _elements().items() if not fields.get(name))


def broken(text: str) -> Iterator[Finding]:
    """The rules that the words break."""
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
    free = charges.without_free(plain)
    cleaned: dict[str, str] = {}
    for kind, rule in readers.items():
        known_limit = kind in limits.KINDS
        cleaned[rule] = limits.without_harmless(cleaned.get(rule, plain), kind) if known_limit else free
    return cleaned


def _finding(rule: Rule, said: str) -> Finding:
    return Finding(
        rule.id,
        rule.category,
        rule.severity,
        said,
        rule.reason,
        rule.legal_basis,
        rule.tell_worker,
        rule.suggestion.replace("{said}", said),
    )


def _missing(text: str, fields: Mapping[str, Any]) -> Iterator[Finding]:
    """One finding for each element of the notice of 2026 that neither the text nor the record states."""
    post = posts.read(text, now=fields.get("now"))
    for field, element in _elements().items():
        if not (fields.get(field) or getattr(post, field)):
            yield _lacks(element)


def _elements() -> Mapping[str, Mapping[str, str]]:
    elements: Mapping[str, Mapping[str, str]] = lexicon.document("review.yaml")["elements"]
    return elements


def _lacks(element: Mapping[str, str]) -> Finding:
    name = element["name"]
    return structural(MISSING, said=name, reason=f"招聘信息应写明{name}", suggestion=element["wording"])
