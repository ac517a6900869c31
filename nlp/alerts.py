"""Danger, injury, unpaid wages and fraud, found by the rules of lexicon/alerts.yaml before anything else is asked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from nlp import late, lexicon
from nlp.necessary import Several

BLANK = "·"
GRAVEST = "crisis"
SPACE = late.pattern(r"\s+")
NEVER = "\0"  # no message holds it


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


@dataclass(frozen=True)
class Hit:
    """`certain` when one of the rule's sure patterns said it."""

    rule: Rule
    said: str
    certain: bool


@dataclass(frozen=True)
class RuleBook:
    """`certain`, `near` and `unless` stand at the places of the rules; what a rule does not have is NEVER."""

    harmless: Several
    asking: re.Pattern[str]
    wondering: re.Pattern[str]
    past: re.Pattern[str]
    rules: tuple[Rule, ...]
    certain: Several
    near: Several
    unless: tuple[str, ...]


def _any_of(patterns: list[str], words: dict[str, list[str]]) -> str:
    text = "|".join(f"(?:{pattern})" for pattern in patterns)
    for name, members in words.items():
        text = text.replace("{" + name + "}", "|".join(sorted(members, key=len, reverse=True)))
    return text


@cache
def rule_book() -> RuleBook:
    written = lexicon.document("alerts.yaml")
    words, rules = written["words"], written["rules"]

    def each(key: str) -> tuple[str, ...]:
        return tuple(_any_of(rule.get(key) or [NEVER], words) for rule in rules)

    return RuleBook(
        harmless=Several([_any_of(written["harmless"], {})]),
        asking=late.pattern(_any_of(written["asking"], {})),
        wondering=late.pattern(_any_of(written["wondering"], {})),
        past=late.pattern(_any_of(written["past"], {})),
        rules=tuple(Rule(rule["id"], rule["kind"], rule["level"]) for rule in rules),
        certain=Several(each("sure")),
        near=Several(each("near")),
        unless=each("unless"),
    )


def hits(plain: str) -> list[Hit]:
    """Every rule that hits a plain text, in rule order."""
    book = rule_book()
    text = SPACE.sub("", plain)
    if book.harmless.open_for(frozenset(text)):
        text = book.harmless[0].sub(BLANK, text)
    letters = frozenset(text)
    certain, near = book.certain.open_for(letters), book.near.open_for(letters)
    found = (_hit(book, place, text, near=place in near) for place in sorted(certain | near))
    return [hit for hit in found if hit]


def _hit(book: RuleBook, place: int, text: str, *, near: bool) -> Hit | None:
    certain = book.certain[place].search(text)
    match = certain or (book.near[place].search(text) if near else None)
    if match is None or _compiled(book.unless[place]).search(text):
        return None
    return Hit(book.rules[place], match.group(), certain is not None)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """For patterns that are asked only once another has hit: most of them never are."""
    return late.pattern(pattern)


def _stated(rule: Rule, plain: str) -> bool:
    book = rule_book()
    doubted = book.past if rule.level == "urgent" else book.wondering
    return not book.asking.search(plain) and not doubted.search(plain)


def pick(found: Sequence[Hit], plain: str) -> Alert | None:
    """The alert that counts: the first certain hit, else the first near one."""
    hit = min(found, key=lambda hit: not hit.certain, default=None)
    if hit is None:
        return None
    rule = hit.rule
    return Alert(rule.kind, rule.level, rule.id, hit.certain and _stated(rule, plain), hit.said)


def find(plain: str) -> Alert | None:
    return pick(hits(plain), plain)
