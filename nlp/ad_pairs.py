"""An ad beside a post, two letters at a time: what they share, and what the ad has that the post does not."""

from collections.abc import Collection, Set
from itertools import pairwise

from nlp import ad_look

ANY_AD = frozenset({"操作", "作工", "工作", "普工", "包装", "员工", "服务", "务员", "检查", "需要", "管理", "理员"})
OF_THE_POST = 1 / 3  # a clause that shares so much with the post says what the post says


def pairs(text: str) -> set[str]:
    """Every two characters that stand together, but for words of any ad."""
    return {first + second for first, second in pairwise(text) if (first + second).isalpha()} - ANY_AD


def left_over(plain: str, known: Set[str], hit: Collection[str] = ()) -> str:
    """The clauses of an ad in the normal form that say something else than the post, of which `known` are the pairs.

    What a rule has `hit` is left over too, in whatever words of the post it stands (无尘服押金400).
    """
    return ",".join(clause for clause in ad_look.clauses(plain) if _is_other(clause, known) or _holds(clause, hit))


def _is_other(clause: str, known: Set[str]) -> bool:
    own = pairs(clause)
    return bool(own) and len(own & known) < OF_THE_POST * len(own)


def _holds(clause: str, hit: Collection[str]) -> bool:
    return any(said in clause or clause in said for said in hit)
