"""The measuring door for times: one line of text in, the start and end that were understood out."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from nlp import times

CHINA = ZoneInfo("Asia/Shanghai")


def answer(line: Mapping[str, Any]) -> dict[str, Any]:
    """Local times without a zone; null for both when the text names nothing to book."""
    now = datetime.fromisoformat(line["reference"]).replace(tzinfo=CHINA)
    found = times.find(line["text"], now=now)
    start, end = (found.start, found.end) if found else (None, None)
    return {"id": line["id"], "start": _local(start), "end": _local(end)}


def _local(moment: datetime | None) -> str | None:
    return moment.replace(tzinfo=None).isoformat(timespec="minutes") if moment else None
