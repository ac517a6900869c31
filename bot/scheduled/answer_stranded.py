"""Answers messages put by in a rush, and fragments whose process died before their rest came."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.intake import Busy, Intake
from bot.runtime import Runtime
from db import inbox

log = logging.getLogger(__name__)

# WeChat itself brings a message again after five and after ten seconds.
LEFT_ALONE = timedelta(seconds=20)
AT_ONCE = 500
# One of those put by lets so many seconds' worth of people at the door pass before it, and then is answered all the same.
LETS_PASS_SECONDS = 1.0


def run(runtime: Runtime, now: datetime) -> None:
    """Until nothing is left that was not tried: what is put by meanwhile does not wait for the next time."""
    if not runtime.line.answering_late.acquire(blocking=False):
        return
    try:
        _answer(runtime, now)
    finally:
        runtime.line.answering_late.release()


def _answer(runtime: Runtime, now: datetime) -> None:
    intake, tried = Intake(runtime), set[str]()
    while waiting := [one for one in _waiting(runtime, now) if one[0] not in tried]:
        for key, openid in waiting:
            runtime.line.let_pass(LETS_PASS_SECONDS)
            if runtime.stopping.is_set():
                return
            tried.add(key)
            try:
                intake.take_up(key, openid)
            except Busy:
                log.warning("message %s could not be answered yet", key)


def _waiting(runtime: Runtime, now: datetime) -> Sequence[tuple[str, str]]:
    with runtime.records.read() as session:
        return inbox.stranded(session, held_before=now - LEFT_ALONE, limit=AT_ONCE)
