"""Scores one warning at a time (discrimination, fee, overseas) over short ads of which only that is known."""

from typing import Any

from nlp import posts
from nlp.posts.post import Post


def measure(lines: list[dict[str, Any]]) -> tuple[dict[str, float], list[str]]:
    """Precision and recall of each warning; every wrong line with what was read instead."""
    read = [_warns(posts.read(line["text"]), line["warning"]) for line in lines]
    figures: dict[str, float] = {"lines": len(lines)}
    for warning in dict.fromkeys(line["warning"] for line in lines):
        pairs = [(line["holds"], got) for line, got in zip(lines, read, strict=True) if line["warning"] == warning]
        both = sum(holds and got for holds, got in pairs)
        figures[f"{warning}_precision"] = both / max(sum(got for _, got in pairs), 1)
        figures[f"{warning}_recall"] = both / max(sum(holds for holds, _ in pairs), 1)
    return figures, [
        f"{line['id']} {line['warning']} {line['holds']}, read {got}: {line['text']!r}"
        for line, got in zip(lines, read, strict=True)
        if line["holds"] != got
    ]


def _warns(post: Post, warning: str) -> bool:
    warnings = {
        "discrimination": post.discrimination_types,
        "fee": post.fee_types,
        "overseas": post.overseas,
    }
    return bool(warnings[warning])
