"""Asks WeChat what became of mass sends on which it has not reported: a report may be lost."""

import logging
from datetime import datetime

from bot.runtime import Runtime
from bot.wechat.failures import SendFailure
from db import broadcast_results

log = logging.getLogger(__name__)

AT_ONCE = 20


def run(runtime: Runtime, now: datetime) -> None:
    if runtime.account is None:
        return
    with runtime.records.read() as session:
        waiting = [(row.key, row.remote_id) for row in broadcast_results.to_ask(session, now=now, limit=AT_ONCE)]
    for key, remote_id in waiting:
        try:
            status = runtime.account.mass_status(remote_id)
        except SendFailure as failure:
            log.warning("mass send %s: %s", remote_id, failure)
            return
        with runtime.records.write() as session:
            broadcast_results.asked(session, key, status=status, now=now)
