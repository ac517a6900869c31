"""XML as the platform writes it, and the strict reading of what an account answers."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from typing import TypeAlias


class Plain(str):
    """A text that the platform writes without CDATA."""

    __slots__ = ()


Value: TypeAlias = "str | int | float | Mapping[str, Value] | Sequence[Mapping[str, Value]] | None"
Fields: TypeAlias = Mapping[str, Value]


class MarkupError(Exception):
    """An answer that is not the XML it should be."""


class _NoDoctype(ET.TreeBuilder):
    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise MarkupError(f"document type {name} {pubid} {system} is not allowed")


def document(fields: Fields) -> str:
    return f"<xml>{_children(fields)}</xml>"


def read(text: str) -> ET.Element:
    try:
        root = ET.fromstring(text, ET.XMLParser(target=_NoDoctype()))  # noqa: S314 - without DOCTYPE no entities
    except ET.ParseError as error:
        raise MarkupError(f"not XML: {error}") from error
    if root.tag != "xml":
        raise MarkupError(f"root is <{root.tag}>, not <xml>")
    return root


def text_of(parent: ET.Element, tag: str) -> str:
    """The text of a child, empty when it is missing; names are case-sensitive."""
    return (parent.findtext(tag) or "").strip()


def _children(fields: Fields) -> str:
    return "".join(_element(tag, value) for tag, value in fields.items() if value is not None)


def _element(tag: str, value: Value) -> str:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "".join(_element(tag, one) for one in value)
    return f"<{tag}>{_content(value)}</{tag}>"


def _content(value: Value) -> str:
    if isinstance(value, Mapping):
        return _children(value)
    if isinstance(value, str) and not isinstance(value, Plain):
        return f"<![CDATA[{value.replace(']]>', ']]]]><![CDATA[>')}]]>"
    return str(value)
