"""The word lists of this room: plain files, each read once."""

import csv
import zlib
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent


def text(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines that carry words; blank lines and lines starting with # are notes."""
    return tuple(line for line in text(name).splitlines() if line and not line.startswith("#"))


@cache
def groups(name: str) -> dict[str, tuple[str, ...]]:
    """Lines of the form `head: word word word`."""
    pairs = (line.split(":", 1) for line in lines(name))
    return {head.strip(): tuple(words.split()) for head, words in pairs}


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def document(name: str) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(text(name), Loader=loader)  # noqa: S506 - both loaders are safe


def digest(*names: str) -> str:
    """A short sign of what stands in these files."""
    return f"{zlib.crc32(b''.join((HERE / name).read_bytes() for name in names)):08x}"
