"""What makes a forwarded job ad dangerous for whoever answers it: money, papers, borders, cards, tasks, loans, escorts."""

from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache

from nlp import ad_look, ad_pairs, ad_rules, ad_sound, ad_spelling, ad_trust, late
from nlp.ad_trust import Heard

# By four sets that no look had learned from; lower finds more dangers and calls more honest ads dangerous.
TRUSTED_FROM = 0.58
# 电话139xxxx: a number that whoever passed the ad on has covered is no sum.
MASKED = late.pattern(r"(?<!\d)1\d{1,6}[x×*＊Xｘ某]{2,}\d{0,4}")
# Money that the ad is said to take, and words that it takes any.
MONEY_KINDS = frozenset({"fee", "bond"})
CHARGE = late.pattern("交|缴|押|垫|付|转|扣|收(?!入)|保证金|定金|[^返高资]费|赔|违约")
# What a copy adds to an honest post: by its sound alone, and where a rule quotes it.
ADDED_FROM, ADDED_TRUSTED_FROM = 0.7, 0.3


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
    ad = MASKED.sub(" ", ad)
    plain = ad_spelling.normal(ad)
    kind, _ = ad_look.likeliest(ad)
    said = ad_rules.find(plain)
    if not ad_rules.is_blunt(plain) and ad_trust.trust(plain, ad_trust.heard(ad, plain), said) < TRUSTED_FROM:
        return ()
    return _told(said, sure=True) if said else _sounds(kind, ad, plain)


def is_quoted(ad: str) -> bool:
    """Whether a rule hits any of its words, which is not yet a danger; without that there is no sure one."""
    return bool(ad_rules.find(ad_spelling.normal(ad)))


def find_added(ad: str, known: Set[str]) -> tuple[Danger, ...]:
    """Dangers of an ad whose other words are an honest post: what the post does not say is looked at by itself.

    `known` are the pairs of the post's letters.
    """
    plain = ad_spelling.normal(ad)
    said = ad_rules.find(plain)
    left = ad_pairs.left_over(plain, known, said.values())
    kind, share = ad_look.likeliest(left) if left else ("", 0.0)
    if said and ad_trust.trust(left, Heard(share, ad_sound.danger(left)), said) >= ADDED_TRUSTED_FROM:
        return _told(said, sure=True)
    return _sounds(kind, left, plain) if share >= ADDED_FROM else ()


def _told(said: dict[str, str], *, sure: bool) -> tuple[Danger, ...]:
    kinds = ad_rules.kinds().items()
    return tuple(Danger(name, said[name], kind.name, kind.tell, sure) for name, kind in kinds if name in said)


def _sounds(kind: str, ad: str, plain: str) -> tuple[Danger, ...]:
    """Nothing that a rule could quote: what it pulls people with is the reason, where no clause speaks of paying."""
    clause = _most_like(kind, ad)
    if kind in MONEY_KINDS and not CHARGE.search(clause) and (lures := ad_rules.lures(plain)):
        return tuple(Danger(name, said, lure.name, lure.tell, False) for name, (lure, said) in lures.items())
    return _told({kind: clause}, sure=False)


def _most_like(kind: str, ad: str) -> str:
    """The clause that sounds most like the danger."""
    return max(ad_look.clauses(ad), key=lambda clause: ad_look.shares(clause)[kind], default="")
