"""What a pasted ad already answers of the posting form, its words mended as staff decided."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from db import audiences
from handlers import post_ads
from handlers.dialogue.answers import Given
from handlers.dialogue.turn import Turn
from nlp.findings import Finding
from nlp.posts import Post, mentioned

ASIDE = ("人", "名", "位")


def ad_checked(turn: Turn, given: Given) -> post_ads.Checked:
    return post_ads.check(given.get("ad", ""), turn.now)


def post_of(turn: Turn, given: Given) -> Post:
    return post_ads.read(given.get("ad", ""), turn.now)


def candidates(turn: Turn, given: Given) -> Sequence[str]:
    said = post_of(turn, given).employer
    return [row.name for row in audiences.employers_named(turn.session, said)][:4] if said else []


def employer_named(turn: Turn, given: Given) -> str | None:
    """As the ad names it; a name that may be one of several in the records is asked."""
    said = post_of(turn, given).employer
    found = candidates(turn, given)
    return said if said and (said in found or not found) else None


def title(turn: Turn, given: Given) -> str | None:
    post = post_of(turn, given)
    if len(post.occupation) > 1 or not (post.occupation or post.title) or post.title == given.get("ad", "").strip():
        return None
    named = post.title or post.occupation[0]
    return _without_count(named.split("(", maxsplit=1)[0].strip())


def _without_count(named: str) -> str:
    """包装工 15人 → 包装工"""
    words = named.split()
    return words[0] if len(words) > 1 and words[-1].rstrip("".join(ASIDE)).isdigit() else named


def headcount(turn: Turn, given: Given) -> int | None:
    """The number of an ad for several trades belongs to all of them together."""
    post = post_of(turn, given)
    return post.headcount if len(post.occupation) < 2 else None


def requirements(turn: Turn, given: Given) -> str | None:
    return _words(post_of(turn, given).requirements, turn, given)


def duties(turn: Turn, given: Given) -> str | None:
    return _words(post_of(turn, given).duties, turn, given)


def place(turn: Turn, given: Given) -> dict[str, Any] | None:
    known = [name for name in post_of(turn, given).place if mentioned.gazetteer().get(name)]
    return {"name": known[0], "words": post_ads.address(given.get("ad", ""))[:60]} if len(known) == 1 else None


def pay(turn: Turn, given: Given) -> Mapping[str, Any] | None:
    post = post_of(turn, given)
    return post_ads.as_json(post) if post.pay_min is not None and post.pay_unit else None


def valid_until(turn: Turn, given: Given) -> str | None:
    day = post_of(turn, given).valid_until
    today = turn.now.date()
    return day.isoformat() if day and today <= day <= today + timedelta(days=366) else None


def _words(said: str, turn: Turn, given: Given) -> str | None:
    return post_ads.cleaned(said, _open_findings(turn, given)) or None


def _open_findings(turn: Turn, given: Given) -> Sequence[Finding]:
    """What must come out of the words: nothing when a reason lets it stand."""
    return () if given.get("ruling") == "keep" else ad_checked(turn, given).open


# The answers in words that an ad may give, by step.
IN_WORDS: Mapping[str, Callable[[Turn, Given], Any]] = {
    "employer": employer_named, "title": title, "requirements": requirements, "duties": duties, "place": place, "pay": pay,
}  # fmt: skip
