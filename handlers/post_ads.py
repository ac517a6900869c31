"""A pasted job ad before it becomes a post: read, checked against the rules, its objectionable clauses taken out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from nlp import late, posts, review
from nlp.findings import Finding
from nlp.posts import Post
from nlp.posts.layout import lay_out
from nlp.posts.limits import puts_first
from nlp.review import MISSING

# Limits that the law itself allows for some posts, so that staff may give the reason: work closed to women
# (女职工劳动保护特别规定, annex), posts closed to carriers (人社部发〔2010〕12号), what a post demands of the body.
# To shut out an ethnic group, a faith or a place of registration no reason is lawful (就业促进法, art. 3, 28 and 31;
# 人力资源市场暂行条例, art. 24); that people of one place come first may be help for those hard to place (art. 52).
MAY_BE_LAWFUL = frozenset({"gender", "hbv", "disability_appearance"})
FIRST_BY_REASON = "region"
# Beside those, discrimination can be taken out of the words; a charge or a kept identity card stays what it is.
CAN_BE_REWORDED = frozenset({"discrimination", "age"})
CLAUSE = late.pattern(r"[,，。;；、\n]+")
BETTER = late.pattern(r"^(?:改为|写)“([^”]+)”")
FACTS = ("employer", "occupation", "place", "pay_min", "headcount", "phone", "duties")
ENOUGH, FEW = 4, 2
LONG = 40


@dataclass(frozen=True)
class Checked:
    """`fatal` stops the post for good, `open` wait for a decision, `notices` are only shown."""

    fatal: tuple[Finding, ...]
    open: tuple[Finding, ...]
    notices: tuple[Finding, ...]

    @property
    def may_keep(self) -> bool:
        """A reason typed by staff can let all of it stand."""
        return all(one.severity == "review" or may_be_lawful(one) for one in self.open)

    @property
    def rules(self) -> str:
        return " ".join(dict.fromkeys(one.rule for one in self.open))


@lru_cache(maxsize=64)
def read(ad: str, now: datetime) -> Post:
    return posts.read(ad, now=now)


@lru_cache(maxsize=64)
def check(ad: str, now: datetime) -> Checked:
    """What is missing is asked, so it counts as no finding here."""
    return sorted_out([one for one in review.review(ad, {"now": now}) if one.rule != MISSING])


def sorted_out(found: Sequence[Finding]) -> Checked:
    fatal = [one for one in found if one.severity == "block" and not _has_remedy(one)]
    waiting = [one for one in found if one.severity == "review" or (one.severity == "block" and _has_remedy(one))]
    return Checked(tuple(fatal), tuple(waiting), tuple(one for one in found if one.severity == "notice"))


def facts_in(words: str, now: datetime) -> int:
    post = read(words, now)
    return sum(bool(getattr(post, name)) for name in FACTS)


def looks_like_one(words: str, now: datetime) -> bool:
    """Long enough to have been pasted, and full of what ads say."""
    return len(words) >= LONG and facts_in(words, now) >= ENOUGH


def says_something(words: str, now: datetime) -> bool:
    return facts_in(words, now) >= FEW


def cleaned(text: str, findings: Sequence[Finding]) -> str:
    """The text without the clauses that broke a rule, with the better wording where there is a short one."""
    touched = [one for one in findings if one.said in text]
    if not touched:
        return text
    kept = [part.strip() for part in CLAUSE.split(text) if part.strip() and not _breaks(part, touched)]
    better = [match[1] for one in touched if (match := BETTER.match(one.suggestion)) and match[1] not in kept]
    return "；".join(dict.fromkeys([*kept, *better]))


def address(ad: str) -> str:
    """What stands behind 地址 in the ad."""
    return lay_out(ad).under("place").replace("\n", " ")


def as_json(post: Post) -> dict[str, Any]:
    """The pay of an ad as an answer of the form."""
    return {"low": post.pay_min, "high": post.pay_max, "kind": post.pay_unit, "text": post.pay_text}


def may_be_lawful(finding: Finding) -> bool:
    """A reason given by staff can let it stand, although the rule says that it must not be published."""
    first = finding.rule == FIRST_BY_REASON and puts_first(finding.said)
    return finding.severity == "block" and (finding.rule in MAY_BE_LAWFUL or first)


def _has_remedy(finding: Finding) -> bool:
    return may_be_lawful(finding) or finding.category in CAN_BE_REWORDED


def _breaks(part: str, findings: Sequence[Finding]) -> bool:
    return any(one.said in part or part.strip() in one.said for one in findings)
