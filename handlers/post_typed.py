"""What the rules find in single answers of the posting form (逐栏审核): typed or put right, the same as in a pasted ad."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from handlers import post_ads
from nlp import review
from nlp.findings import Finding

# The answers in words, under the labels by which the rules read them.
LABELS: Mapping[str, str] = {
    "employer": "单位", "title": "岗位", "requirements": "要求", "duties": "工作内容", "place": "地址", "pay": "工资",
}  # fmt: skip
IN_A_NAME = frozenset({"discrimination", "money"})  # 派遣 in the name of a firm says nothing of this post


def words(value: Any, field: str) -> str:
    """As the post will show it: of a place its words, of the pay what was said."""
    if isinstance(value, Mapping):
        return str(value["text"] if field == "pay" else value["words"] or value["name"])
    return str(value)


@lru_cache(maxsize=512)
def found(field: str, said: str) -> tuple[Finding, ...]:
    broken = review.broken(f"{LABELS[field]}：{said}")
    return tuple(one for one in broken if field != "employer" or one.category in IN_A_NAME)


def must_go(findings: Sequence[Finding], *, to_reword: bool = False) -> list[Finding]:
    """Those that no reason can let stand; with `to_reword` also those that one could."""
    some = [one for one in findings if one.severity != "notice"]
    return [one for one in some if to_reword or (one.severity == "block" and not post_ads.may_be_lawful(one))]
