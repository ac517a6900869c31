"""Logs as one JSON object a line: ids only, never a number, an openid or what somebody wrote."""

import logging
import re
import traceback
from collections.abc import Iterator

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

# These write addresses, the access token among them.
NOISY = ("urllib3", "httpx", "httpcore", "uvicorn.access", "apscheduler")
# An address with a query string: the access token or a signature stands in it.
_QUERY = re.compile(r"\?[^\s\"'<>]*=[^\s\"'<>]*")


def set_up(level: str) -> None:
    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=False),
        only_places,
        no_queries,
    ]
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processor=structlog.processors.JSONRenderer(ensure_ascii=False), foreign_pre_chain=shared
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for noisy in NOISY:
        logging.getLogger(noisy).setLevel(logging.WARNING)


def only_places(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    """Where something broke and what kind of error it was; the error's own words may quote what somebody wrote."""
    told = event.pop("exc_info", None)
    error = told[1] if isinstance(told, tuple) else told
    if isinstance(error, BaseException):
        event["exception"] = "".join(_places(error))
    return event


def no_queries(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    event["event"] = _QUERY.sub("?…", str(event.get("event", "")))
    return event


def _places(error: BaseException) -> Iterator[str]:
    """The cause first, as Python prints it."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _places(before)
    yield from traceback.format_tb(error.__traceback__)
    yield f"{type(error).__name__}\n"
