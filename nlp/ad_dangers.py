"""What makes a forwarded job ad dangerous for whoever answers it: money, papers, borders, cards, tasks, loans, escorts."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from nlp import ad_look, ad_pairs, ad_rules, ad_spelling
from nlp.posts.layout import lay_out

SUSPECT_FROM = 0.45  # of own ads by cross-validation; lower finds more dangers and calls more honest ads dangerous
CLEARED_BELOW = 0.25  # so little does any part sound like a danger that what a rule hits is none
NOTICE_FROM = (
    0.9  # what tells people what not to do, or is paid back for the receipt, must sound like it through and through
)
ADDED_FROM = 0.62  # what a copy adds to an honest post


@dataclass(frozen=True)
class Danger:
    """`name` and `tell` are words for the worker; `said` is the place in the ad; not `sure` when it only sounds so."""

    kind: str
    said: str
    name: str
    tell: str
    sure: bool


@lru_cache(maxsize=64)
def find(ad: str) -> tuple[Danger, ...]:
    """One for each kind, in the order of the lexicon; none is no proof that the ad is honest."""
    plain = ad_spelling.unhidden(lay_out(ad).text)
    kind, share = ad_look.likeliest(ad)
    if ad_rules.is_bulletin(plain) and share < NOTICE_FROM:
        return ()
    said = ad_rules.find(plain)
    if said and share < CLEARED_BELOW and _around(plain, said) < CLEARED_BELOW:
        said = {}
    if said:
        return _told(said, sure=True)
    suspect_from = NOTICE_FROM if ad_rules.is_repaid(plain) else SUSPECT_FROM
    return _told({kind: _most_like(kind, ad)}, sure=False) if share >= suspect_from else ()


def find_added(ad: str, known: set[str]) -> tuple[Danger, ...]:
    """Dangers of an ad whose other words are an honest post: what the post does not say is looked at by itself.

    `known` are the pairs of the post's letters.
    """
    if found := [danger for danger in find(ad) if danger.sure]:
        return tuple(found)
    left = ad_pairs.left_over(ad_spelling.unhidden(lay_out(ad).text), known)
    kind, share = ad_look.likeliest(left) if left else ("", 0.0)
    return _told({kind: _most_like(kind, left)}, sure=False) if share >= ADDED_FROM else ()


def _told(said: dict[str, str], *, sure: bool) -> tuple[Danger, ...]:
    kinds = ad_rules.kinds().items()
    return tuple(Danger(name, said[name], kind.name, kind.tell, sure) for name, kind in kinds if name in said)


def _around(plain: str, said: dict[str, str]) -> float:
    """How much the clauses in which a rule hit sound like a danger, with those beside them and without the rest."""
    clauses = ad_look.clauses(plain)
    hit = {clause for clause in clauses if any(clause in words or words in clause for words in said.values())}
    pairs = (f"{one},{other}" for one, other in pairwise(clauses) if {one, other} & hit)
    return max((ad_look.likeliest(part)[1] for part in [*(hit or clauses), *pairs]), default=0.0)


def _most_like(kind: str, ad: str) -> str:
    """The clause that sounds most like the danger."""
    return max(ad_look.clauses(ad), key=lambda clause: ad_look.shares(clause)[kind], default="")
