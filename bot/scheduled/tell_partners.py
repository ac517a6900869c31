"""Tells partners of posts that were published or closed since they last heard, whichever way that came about."""

import logging
from datetime import datetime
from hashlib import blake2b
from typing import Any

from bot import keys
from bot.api import hooks, shapes
from bot.runtime import Runtime
from db import partners, vacancies
from db.models import Partner, PartnerNews, Vacancy

log = logging.getLogger(__name__)


def run(runtime: Runtime, now: datetime) -> None:
    """No transaction is open while a partner is spoken to."""
    with runtime.records.read() as session:
        if not partners.listening(session):
            return
    _note(runtime, now)
    with runtime.records.write() as session:
        taken = partners.take(session, now=now)
        to_whom = {row.partner_id: session.get_one(Partner, row.partner_id) for row in taken}
    shut: set[int] = set()
    for row in taken:
        if row.partner_id in shut:
            with runtime.records.write() as session:
                partners.put_back(session, row.key, now=now)
            continue
        failure = _tell(runtime, row, to_whom[row.partner_id], now)
        if failure:
            shut.add(row.partner_id)
            log.warning("news %s was not taken by partner %s: %s", row.key, row.partner_id, failure)
        with runtime.records.write() as session:
            partners.settle(session, row.key, failure=failure, now=now)


def _note(runtime: Runtime, now: datetime) -> None:
    """What is open now against what each partner knows as open: whatever differs is owed, and known from then on."""
    with runtime.records.write() as session:
        open_now = {post.number: post for post in vacancies.open_ones(session, now=now)}
        for partner in partners.listening(session):
            known = set(partner.knows)
            opened = [open_now[number] for number in sorted(open_now.keys() - known)]
            closed = [vacancies.find(session, number) for number in sorted(known - open_now.keys())]
            news = [("post.published", post) for post in opened] + [("post.closed", post) for post in closed if post]
            for event, post in news:
                shown = _shown(runtime, post, now)
                partners.owe(session, partner, event=event, number=post.number, post=shown, now=now)
            if news:
                partner.knows = sorted(open_now)


def _shown(runtime: Runtime, post: Vacancy, now: datetime) -> dict[str, Any]:
    page = runtime.links.make("j", post.number, now=now)
    return shapes.post(post, now=now, page=page).model_dump(mode="json")


def _tell(runtime: Runtime, row: PartnerNews, partner: Partner, now: datetime) -> str:
    """What went wrong; "" when it was taken."""
    news = hooks.News(
        blake2b(row.owed_as.encode(), digest_size=16).hexdigest(), row.event, row.owed_at, dict(row.body)
    )  # fmt: skip
    ring = keys.identity_keys(runtime.settings).ring
    try:
        hooks.tell(news, url=partner.hook_url, secret=partners.secret_of(partner, ring=ring), now=now)
    except hooks.NotTaken as trouble:
        return str(trouble)
    return ""
