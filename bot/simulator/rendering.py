"""What a person reads of a message: the plain text of a bubble and the parts the phone page draws."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

_ANCHOR = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.IGNORECASE | re.DOTALL)
# WeChat makes a link of an address that stands bare in a text.
_ADDRESS = re.compile(r"https?://[^\s<>\"'，。；！？）]+")
_HREF = re.compile(r"""href\s*=\s*["']([^"']*)["']""", re.IGNORECASE)

Segment = dict[str, str]


@dataclass(frozen=True)
class Shown:
    kind: str
    text: str
    detail: Mapping[str, Any] = field(default_factory=dict)


def text(content: str) -> Shown:
    parts = list(segments(content))
    return Shown("text", "".join(part["text"] for part in parts), {"segments": parts})


def picture(media_id: str) -> Shown:
    return Shown("image", "[图片]", {"media_id": media_id})


def voice(media_id: str) -> Shown:
    return Shown("voice", "[语音]", {"media_id": media_id})


def film(media_id: str, title: str, description: str) -> Shown:
    return Shown("video", f"[视频] {title}".rstrip(), {"media_id": media_id, "description": description})


def music(title: str, description: str, url: str) -> Shown:
    return Shown("music", f"[音乐] {title}".rstrip(), {"description": description, "url": url})


def news(articles: Sequence[Mapping[str, str]]) -> Shown:
    lines = [line for one in articles for line in (one.get("title", ""), one.get("description", "")) if line]
    return Shown("news", "\n".join(lines), {"articles": [dict(one) for one in articles]})


def menu(head: str, choices: Sequence[Mapping[str, str]], tail: str) -> Shown:
    lines = [head, *(one["content"] for one in choices), tail]
    detail = {"head": head, "tail": tail, "choices": [dict(one) for one in choices]}
    return Shown("msgmenu", "\n".join(line for line in lines if line), detail)


def card(kind: str, title: str) -> Shown:
    return Shown(kind, f"[{title}]", {"title": title})


def line(kind: str, words: str) -> Shown:
    """A grey line in the middle of the chat."""
    return Shown(kind, words)


def notice(title: str, values: Mapping[str, str], url: str) -> Shown:
    lines = [title, *(f"{label}：{value}" for label, value in values.items())]
    rows = [{"label": label, "value": value} for label, value in values.items()]
    return Shown("notice", "\n".join(lines), {"title": title, "rows": rows, "url": url})


def segments(content: str) -> Iterable[Segment]:
    """Text, links, and links that send a text when tapped, in order."""
    start = 0
    for anchor in _ANCHOR.finditer(content):
        yield from _bare(content[start : anchor.start()])
        yield _link(anchor[1], anchor[2])
        start = anchor.end()
    yield from _bare(content[start:])


def _bare(content: str) -> Iterable[Segment]:
    start = 0
    for address in _ADDRESS.finditer(content):
        if address.start() > start:
            yield {"text": content[start : address.start()]}
        yield {"text": address[0], "href": address[0]}
        start = address.end()
    if start < len(content):
        yield {"text": content[start:]}


def _link(attributes: str, label: str) -> Segment:
    found = _HREF.search(attributes)
    address = unescape(found[1]) if found else ""
    if not address.startswith("weixin://bizmsgmenu"):
        return {"text": label, "href": address}
    asked = parse_qs(urlsplit(address).query)
    return {
        "text": label,
        "says": asked.get("msgmenucontent", [label])[0],
        "menu_id": asked.get("msgmenuid", [""])[0],
    }
