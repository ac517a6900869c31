"""Everything that can be said: words, words with numbers to press, a chart, a recording."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Text:
    words: str


@dataclass(frozen=True)
class Choices:
    """A question with numbers to press; `after` stands below the numbers."""

    words: str
    options: tuple[str, ...]
    after: str = ""


@dataclass(frozen=True)
class Chart:
    """Bars drawn as a picture when it is delivered; `note` says what is counted."""

    title: str
    bars: tuple[tuple[str, int], ...]
    note: str = ""


@dataclass(frozen=True)
class Voice:
    """A recording, by its number; `about` is what staff read in its place."""

    recording: int
    about: str


Reply = Text | Choices | Chart | Voice


def numbered(options: Sequence[str]) -> str:
    return "\n".join(f"{number} {label}" for number, label in enumerate(options, start=1))


def words_of(reply: Reply) -> str:
    """What a reply looks like in a plain text message."""
    if isinstance(reply, Choices):
        return "\n".join(part for part in (reply.words, numbered(reply.options), reply.after) if part)
    if isinstance(reply, Chart):
        lines = [f"{label}：{value}" for label, value in reply.bars]
        return "\n".join([reply.title, *lines, *([reply.note] if reply.note else [])])
    return "" if isinstance(reply, Voice) else reply.words


def pack(reply: Reply) -> dict[str, Any]:
    """As plain JSON for the outbox."""
    if isinstance(reply, Chart):
        bars = [[label, value] for label, value in reply.bars]
        return {"type": "chart", "title": reply.title, "bars": bars, "note": reply.note}
    if isinstance(reply, Voice):
        return {"type": "voice", "recording": reply.recording, "words": f"[语音] {reply.about}"}
    return {"type": "text", "words": words_of(reply)}


# The template notices the account needs (类目模板), and their fields with the names staff choose them by.
NOTICES = ("reminder", "offer", "outcome", "staff")
NOTICE_FIELDS = {"thing1": "事项", "time2": "时间", "thing3": "地点"}


def notice(words: str, template: str, fields: dict[str, str]) -> dict[str, Any]:
    """A text that may also go out as a template notice, when the follower's window has closed."""
    return {"type": "text", "words": words, "template": {"name": template, "data": fields}}
