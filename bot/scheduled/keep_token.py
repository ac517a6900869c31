"""Fetches the next access token before the old one ends, also while nobody writes."""

import logging
from datetime import datetime

from bot.runtime import Runtime
from bot.wechat.failures import SendFailure

log = logging.getLogger(__name__)


def run(runtime: Runtime, now: datetime) -> None:
    if runtime.account is None:
        return
    try:
        runtime.account.keep_token()
    except SendFailure as failure:
        log.warning("no access token: %s", failure)
