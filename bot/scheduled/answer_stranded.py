"""Answers messages put by in a rush, and fragments whose process died before their rest came."""

import logging
from datetime import datetime, timedelta

from bot.intake import Busy, Intake
from bot.runtime import Runtime
from db import inbox

log = logging.getLogger(__name__)

# WeChat itself brings a message again after five and after ten seconds.
LEFT_ALONE = timedelta(seconds=20)
AT_ONCE = 500
# One of those put by lets so many seconds' worth of people at the door pass before it, and then is answered all the same.
LETS_PASS_SECONDS = 0.5


def run(runtime: Runtime, now: datetime) -> None:
    intake = Intake(runtime)
    with runtime.records.read() as session:
        waiting = inbox.stranded(session, held_before=now - LEFT_ALONE, limit=AT_ONCE)
    for key, openid in waiting:
        runtime.line.let_pass(LETS_PASS_SECONDS)
        if runtime.stopping.is_set():
            return
        try:
            intake.take_up(key, openid)
        except Busy:
            log.warning("message %s could not be answered yet", key)
