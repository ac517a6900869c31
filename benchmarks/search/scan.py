"""The plain scan: a loop over posts by what the slots mean. It knows nothing of the records and their search."""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from benchmarks.search.posts import Post

A_MONTH = {"hour": 174, "day": 21.75, "week": 4.33, "month": 1, "piece": 1, "year": 1 / 12}


def scan(posts: Sequence[Post], question: Mapping[str, Any], today: date) -> set[int]:
    """The places in the list, from 1, of every post that is open today and fits."""
    return {place for place, post in enumerate(posts, start=1) if is_open(post, today) and fits(post, question)}


def is_open(post: Post, today: date) -> bool:
    if post.status != "published":
        return False
    if post.valid_until is not None and post.valid_until < today:
        return False
    return post.headcount is None or post.filled < post.headcount


def fits(post: Post, question: Mapping[str, Any]) -> bool:
    if (post.audience == "students") is not bool(question.get("students")):
        return False
    if any(not set(group) & set(post.tags) for group in question.get("tags", ())):
        return False
    if question.get("place"):
        names = (post.town, post.district, post.city, post.province)
        if not any(asked in names for asked in question["place"]):
            return False
    if any(
        refused in (post.town, post.district, post.city, post.province) for refused in question.get("no_places", ())
    ):
        return False
    if post.trade in question.get("no_works", ()) or post.industry in question.get("no_works", ()):
        return False
    kinds = [*question.get("trade", ()), *question.get("industry", ())]
    if kinds and post.trade not in question.get("trade", ()) and post.industry not in question.get("industry", ()):
        return False
    return _pays(post, question) and _treats(post, question) and _says(post, question)


def _pays(post: Post, question: Mapping[str, Any]) -> bool:
    kind, low = question.get("pay_kind"), question.get("pay_min")
    if kind is None:
        return True
    if low is None:
        by = {"day": "daily_pay", "week": "weekly_pay"}.get(kind)
        return post.pay_kind == kind or by in post.tags
    if post.pay_kind == kind:
        return post.pay_min is not None and post.pay_min >= low
    return post.month_pay is not None and post.month_pay >= low * A_MONTH[kind]


def _treats(post: Post, question: Mapping[str, Any]) -> bool:
    if question.get("board") and post.board is not True:
        return False
    if question.get("lodging") and post.lodging is not True:
        return False
    if question.get("minor") and (post.age_min is None or post.age_min > question["minor"]):
        return False
    shift = question.get("shift")
    if shift == "不上夜班":
        return post.night is False
    return shift is None or post.shift == shift


def _says(post: Post, question: Mapping[str, Any]) -> bool:
    title, text = (unicodedata.normalize("NFKC", said).lower() for said in (post.title, post.text))
    return all(word.lower() in title or word.lower() in text for word in question.get("words", ()))
