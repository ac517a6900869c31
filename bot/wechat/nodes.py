"""WeChat's XML as plain nested values, within limits of size, depth and width."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.parsers.expat import ExpatError

import xmltodict

from nlp import late

MAX_DEPTH = 6
MAX_NODES = 400
# Nothing but the declaration may stand before the root: a DOCTYPE, and with it every entity, could only stand there.
PROLOG = late.pattern(r"\s*(<\?xml\s[^<>]*\?>\s*)?<xml[\s>]")


class Malformed(Exception):
    """Properly signed and yet unreadable: repeating it would not help, so it is answered with `success`."""


@dataclass(frozen=True)
class Node:
    """An element with children; what is missing, repeated or nested where text belongs reads as empty."""

    children: Mapping[str, Any]

    def word(self, name: str) -> str:
        value = self.children.get(name)
        return value if isinstance(value, str) else ""

    def number(self, name: str) -> int | None:
        word = self.word(name)
        return int(word) if word.isascii() and word.isdigit() and len(word) <= 20 else None

    def node(self, name: str) -> "Node":
        value = self.children.get(name)
        return Node(value if isinstance(value, dict) else {})

    def nodes(self, name: str) -> list["Node"]:
        """WeChat repeats an element for a list, so one entry and several look different in XML but not here."""
        return [Node(value) for value in _as_list(self.children.get(name)) if isinstance(value, dict)]

    def words(self, name: str) -> list[str]:
        return [value for value in _as_list(self.children.get(name)) if isinstance(value, str)]


def read(text: str) -> Node:
    if not PROLOG.match(text):
        raise Malformed("no <xml> root")
    try:
        root = xmltodict.parse(text)["xml"]
    except (ExpatError, ValueError):
        raise Malformed("not well-formed") from None
    if not isinstance(root, dict):
        raise Malformed("empty <xml>")
    _check_size(root)
    return Node(root)


def _check_size(root: dict[str, Any]) -> None:
    count = 0
    level: list[Any] = [root]
    for _ in range(MAX_DEPTH):
        level = [child for value in level for child in _children(value)]
        count += len(level)
        if not level:
            return
        if count > MAX_NODES:
            raise Malformed("too wide")
    raise Malformed("too deep")


def _children(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for child in value.values():
            yield from _as_list(child)


def _as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
