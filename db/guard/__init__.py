"""The claim guard (申领核查): checks that flag and never refuse. Each names the rows it points at; people decide."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlmodel import Session

from db.guard import (
    arrivals,
    asked_for,
    care,
    check_ins,
    claimed,
    clashes,
    classes,
    deed_claims,
    deeds,
    fairs,
    firms,
    hiring,
    ledger_facts,
    lessons,
    lists,
    names,
    numbers,
    order,
    papers,
    persons,
    posts,
    presence,
    register,
    review,
    rosters,
    schooling,
    steps,
    travel,
    trips,
)
from db.guard.evidence import Evidence
from db.guard.flags import CALLED, Flag, Hit, Rule

PARTS = (
    *(persons, names, rosters, clashes, classes, lessons, presence, register, check_ins, papers, numbers),
    *(asked_for, review, claimed, travel, lists, trips, deed_claims),
    *(deeds, care, fairs, arrivals, firms, posts, hiring, steps, schooling, ledger_facts, order),
)
RULES: Mapping[str, Rule] = {rule.name: rule for part in PARTS for rule in part.RULES}

__all__ = ["CALLED", "RULES", "Flag", "Hit", "Rule", "check", "title_of"]


def title_of(name: str) -> str:
    """What a rule is called; one that no longer exists keeps its name."""
    return RULES[name].title if name in RULES else name


def check(session: Session, *, now: datetime) -> Sequence[Hit]:
    """Everything the checks see in the records now; the same rows under the same rule once."""
    evidence = Evidence(session, now=now)
    found: dict[str, Hit] = {}
    for rule in RULES.values():
        for flag in rule.check(evidence):
            hit = Hit(rule, flag)
            found.setdefault(hit.mark, hit)
    return list(found.values())
