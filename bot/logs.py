"""Logs as one JSON object a line: ids only, never a number, an openid or what somebody wrote."""

import json
import logging
import traceback
from collections.abc import Iterator
from datetime import datetime

from db.columns import CHINA
from nlp import late

# These write addresses, the access token among them.
NOISY = ("urllib3", "httpx", "httpcore", "uvicorn.access", "apscheduler")
# An address with a query string: the access token or a signature stands in it.
_QUERY = late.pattern(r"\?[^\s\"'<>]*=[^\s\"'<>]*")


class Lines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "event": _QUERY.sub("?…", record.getMessage()),
            "level": record.levelname.lower(),
            "logger": record.name,
            "timestamp": datetime.fromtimestamp(record.created, CHINA).isoformat(timespec="milliseconds"),
        }
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            line["exception"] = "".join(_places(error))
        return json.dumps(line, ensure_ascii=False)


def set_up(level: str) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(Lines())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for noisy in NOISY:
        logging.getLogger(noisy).setLevel(logging.WARNING)
    logging.getLogger("starlette_admin").setLevel(logging.ERROR)  # below that it quotes what staff search for


def _places(error: BaseException) -> Iterator[str]:
    """Where it broke and what kind of error it was, the cause first; its own words may quote what somebody wrote."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _places(before)
    yield from traceback.format_tb(error.__traceback__)
    yield f"{type(error).__name__}\n"
