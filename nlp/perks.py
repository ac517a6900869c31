"""What else a post may offer or ask, by the tags of the shared table: 双休, 五险一金, 空调宿舍, 坐班."""

from dataclasses import dataclass
from functools import cache

from nlp import lexicon, stances
from nlp.wordfinder import WordFinder

# Tags that other finders read, with more care, as board, lodging, shift or pay.
READ_ELSEWHERE = frozenset(
    {
        "meal_free", "lodging_free", "room_board_free", "day_shift", "two_shift", "three_shift", "four_three_shift",
        "night_shift", "hourly_rate", "piece_rate", "monthly_pay_day", "weekly_pay", "daily_pay", "rebate",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Mention:
    start: int
    end: int
    tag: str


@cache
def names() -> dict[str, str]:
    """Tag to its Chinese name, in the order of the table."""
    return {row["id"]: row["name"] for row in lexicon.document("benefits.yaml")["tags"]}


@cache
def _finder() -> WordFinder[str]:
    rows = lexicon.document("benefits.yaml")["tags"]
    words = ((word.lower(), row["id"]) for row in rows for word in (row["name"], *row["synonyms"]))
    return WordFinder((word, tag) for word, tag in words if tag not in READ_ELSEWHERE)


def wanted(text: str) -> tuple[str, ...]:
    """The tags a wish names and does not refuse, each once; `text` is in the normal form."""
    return tuple(dict.fromkeys(mention.tag for mention in stances.accepted(text, mentions(text))))


def mentions(text: str) -> list[Mention]:
    return [Mention(hit.start, hit.end, hit.value) for hit in _finder().hits(text)]
