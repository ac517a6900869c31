"""Tags of the account brought to where the records are, a bounded number of calls at a time."""

import logging
from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from sqlmodel import Session

from bot.runtime import Runtime
from bot.wechat.client import TAGGED_AT_ONCE, Account
from bot.wechat.failures import SendFailure
from db import broadcast_tags

log = logging.getLogger(__name__)

Note = Callable[[Session, int, Sequence[int]], None]


class Left(Protocol):
    """Who is still to be called for, as number and openid."""

    def __call__(self, session: Session, tag_id: int, *, limit: int) -> Sequence[tuple[int, str]]: ...


def bring_up(runtime: Runtime, tag_id: int, *, calls: int) -> int:
    """Returns how many calls are left. What is not done in so many is done next time; until then lists are used."""
    if runtime.account is None:
        return 0
    try:
        remote_id = _known(runtime, runtime.account, tag_id)
        calls = _put_on(runtime, runtime.account, tag_id, remote_id, calls)
        return _take_off(runtime, runtime.account, tag_id, remote_id, calls)
    except SendFailure as failure:
        log.warning("tag %s is not brought up: %s", tag_id, failure)
        return 0


def _known(runtime: Runtime, account: Account, tag_id: int) -> int:
    """WeChat's number of the tag, which is made if it is not there."""
    with runtime.records.read() as session:
        tag = broadcast_tags.get(session, tag_id)
    if tag.remote_id is not None:
        return tag.remote_id
    remote_id = account.tags().get(tag.name) or account.create_tag(tag.name)
    with runtime.records.write() as session:
        broadcast_tags.get(session, tag_id).remote_id = remote_id
    return remote_id


def _put_on(runtime: Runtime, account: Account, tag_id: int, remote_id: int, calls: int) -> int:
    call = partial(account.tag_followers, remote_id)
    return _in_batches(runtime, tag_id, left=broadcast_tags.missing, call=call, note=broadcast_tags.put_on, calls=calls)


def _take_off(runtime: Runtime, account: Account, tag_id: int, remote_id: int, calls: int) -> int:
    """Whoever no longer follows has lost the tag at WeChat already."""
    with runtime.records.write() as session:
        broadcast_tags.drop_left(session, tag_id)
    call = partial(account.untag_followers, remote_id)
    return _in_batches(
        runtime, tag_id, left=broadcast_tags.surplus, call=call, note=broadcast_tags.take_off, calls=calls
    )


def _in_batches(
    runtime: Runtime, tag_id: int, *, left: Left, call: Callable[[list[str]], object], note: Note, calls: int
) -> int:  # fmt: skip
    """Call for those `left`, a call full at a time, and note each call when it has been taken. Returns the calls left."""
    while calls:
        with runtime.records.read() as session:
            people = left(session, tag_id, limit=TAGGED_AT_ONCE)
        if not people:
            break
        call([openid for _, openid in people])
        with runtime.records.write() as session:
            note(session, tag_id, [number for number, _ in people])
        calls -= 1
    return calls
