"""Compares our followers with WeChat's list every night: events of following and leaving do get lost."""

import logging
from collections.abc import Sequence
from datetime import datetime

from bot.runtime import Runtime
from bot.wechat.failures import SendFailure
from db import follower_list
from db.follower_list import Listed

log = logging.getLogger(__name__)

AT_ONCE = 500


def run(runtime: Runtime, now: datetime) -> None:
    """Page by page, in short transactions. A list that broke off half-way makes nobody leave."""
    if runtime.account is None:
        return
    began, total, seen, found, next_openid = now, 0, 0, 0, ""
    try:
        while True:
            page = runtime.account.followers(next_openid)
            total, seen, next_openid = page.total, seen + len(page.openids), page.next_openid
            found += _note(runtime, page.openids, now)
            if not next_openid:
                break
    except SendFailure as failure:
        log.warning("the list of followers broke off: %s", failure)
        return
    gone = _sweep(runtime, Listed(total, seen, began), now)
    log.info("followers compared: %s listed, %s new to us, %s gone", seen, found, gone)


def _note(runtime: Runtime, openids: Sequence[str], now: datetime) -> int:
    found = 0
    for start in range(0, len(openids), AT_ONCE):
        with runtime.records.write() as session:
            found += follower_list.note(session, openids[start : start + AT_ONCE], now=now)
    return found


def _sweep(runtime: Runtime, listed: Listed, now: datetime) -> int:
    with runtime.records.read() as session:
        if not follower_list.may_sweep(session, listed):
            log.error("the list of followers names too few: nobody was taken for gone")
            return 0
    gone = 0
    while True:
        with runtime.records.write() as session:
            part = follower_list.sweep(session, listed, now=now, limit=AT_ONCE)
        gone += part
        if part < AT_ONCE:
            return gone
