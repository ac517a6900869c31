"""Danger, injury, unpaid wages and fraud, found by the rules of lexicon/alerts.yaml before anything else is asked."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache
from typing import Any

from nlp import lexicon, necessary
from nlp.necessary import Guarded

BLANK = "·"
GRAVEST = "crisis"
SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Alert:
    """`sure` is a plain statement to act on at once; otherwise ask first whether it is happening now."""

    kind: str
    level: str
    rule: str
    sure: bool
    said: str


@dataclass(frozen=True)
class Rule:
    id: str
    kind: str
    level: str
    certain: Guarded
    near: Guarded | None
    unless: re.Pattern[str] | None


@dataclass(frozen=True)
class Hit:
    """`certain` when one of the rule's sure patterns said it."""

    rule: Rule
    said: str
    certain: bool


@dataclass(frozen=True)
class RuleBook:
    harmless: Guarded
    asking: re.Pattern[str]
    past: re.Pattern[str]
    rules: tuple[Rule, ...]


def _any_of(patterns: list[str], words: dict[str, list[str]]) -> re.Pattern[str]:
    text = "|".join(f"(?:{pattern})" for pattern in patterns)
    for name, members in words.items():
        text = text.replace("{" + name + "}", "|".join(sorted(members, key=len, reverse=True)))
    return re.compile(text)


def _rule(entry: dict[str, Any], words: dict[str, list[str]]) -> Rule:
    near, unless = (entry.get(key) for key in ("near", "unless"))
    return Rule(
        id=entry["id"],
        kind=entry["kind"],
        level=entry["level"],
        certain=necessary.guarded(_any_of(entry["sure"], words)),
        near=necessary.guarded(_any_of(near, words)) if near else None,
        unless=_any_of(unless, words) if unless else None,
    )


@cache
def rule_book() -> RuleBook:
    written = lexicon.document("alerts.yaml")
    words = written["words"]
    return RuleBook(
        harmless=necessary.guarded(_any_of(written["harmless"], {})),
        asking=_any_of(written["asking"], {}),
        past=_any_of(written["past"], {}),
        rules=tuple(_rule(entry, words) for entry in written["rules"]),
    )


def hits(plain: str) -> list[Hit]:
    """Every rule that hits a plain text, in rule order."""
    book = rule_book()
    text = book.harmless.sub(BLANK, SPACE.sub("", plain))
    letters = frozenset(text)
    found = (_hit(rule, text, letters) for rule in book.rules)
    return [hit for hit in found if hit]


def _hit(rule: Rule, text: str, letters: Set[str]) -> Hit | None:
    certain = rule.certain.search(text, letters)
    match = certain or (rule.near.search(text, letters) if rule.near else None)
    if match is None or (rule.unless and rule.unless.search(text)):
        return None
    return Hit(rule, match.group(), certain is not None)


def _stated(rule: Rule, plain: str) -> bool:
    book = rule_book()
    return not book.asking.search(plain) and not (rule.level == "urgent" and book.past.search(plain))


def pick(found: Sequence[Hit], plain: str) -> Alert | None:
    """The alert that counts: the first certain hit, else the first near one."""
    hit = min(found, key=lambda hit: not hit.certain, default=None)
    if hit is None:
        return None
    rule = hit.rule
    return Alert(rule.kind, rule.level, rule.id, hit.certain and _stated(rule, plain), hit.said)


def find(plain: str) -> Alert | None:
    return pick(hits(plain), plain)
