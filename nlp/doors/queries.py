"""The measuring door for job queries: one line of text in, the slots that were understood out."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from nlp import queries

CHINA = ZoneInfo("Asia/Shanghai")


def answer(line: Mapping[str, Any]) -> dict[str, Any]:
    now = datetime.fromisoformat(line["reference"]).replace(tzinfo=CHINA)
    return {"id": line["id"], "slots": queries.read(line["text"], now=now).slots()}
