"""A person who was called need not come any more: the request is closed, the staff are told, the bot is back."""

from collections.abc import Sequence
from datetime import timedelta

from db import inquiries
from db.models import Inquiry
from handlers import alarmed, alarms, handover, questions, texts
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import awaited, commands, declining
from nlp.commands import Command

# What a worker may call off in two words; a report has its number to follow, and danger stays with the staff.
MAY_END = ("human", "wage_arrears", "work_injury", "scam_check")
# 不用登记 names no request: it is said of one that was opened by itself just before.
JUST_OPENED = timedelta(hours=24)


def wants(turn: Turn) -> bool:
    if turn.staff is not None or not turn.incoming.has_words:
        return False
    if awaited.names_request(turn.words) or _declines(turn):
        return True
    if not handover.is_muted(turn):
        return False
    ends = awaited.calls_off(turn.words) or commands.find(turn.words) is Command.CANCEL
    return ends and _is_said_of(turn, _open(turn))


def _declines(turn: Turn) -> bool:
    """不用登记 after 我给您登记了; said to an offer, in a form or in talk with a person it is meant for those."""
    if not declining.registration(turn.words) or turn.conversation.form is not None or turn.muted:
        return False
    inquiry = _open(turn) if questions.says(turn) is None or not turn.conversation.asked else None
    return inquiry is not None and turn.now - inquiry.opened_at <= JUST_OPENED


def _is_said_of(turn: Turn, inquiry: Inquiry | None) -> bool:
    """In talk with a person who has taken it only plain words end the request; a 不用了 is said to that person."""
    if inquiry is None or inquiry.kind != "human":
        return False
    return inquiry.status == "new" or awaited.calls_off_plainly(turn.words)


def handle(turn: Turn) -> Sequence[Reply]:
    inquiry = _open(turn)
    if inquiry is None:
        return alarmed.take_back(turn) or [Text(texts.handover.NOTHING_OPEN)]
    inquiries.note(turn.session, inquiry, words=turn.words, now=turn.now)
    alarms.tell_called_off(turn.session, inquiry, words=turn.words, now=turn.now)
    inquiries.close(turn.session, inquiry, outcome=texts.handover.by_worker(turn.words), now=turn.now)
    inquiries.unmute(turn.session, turn.follower)
    danger = alarmed.take_back(turn) or []
    return [Text(texts.handover.called_off(inquiry.number)), *danger, *handover.where_it_stood(turn)]


def _open(turn: Turn) -> Inquiry | None:
    """The one that has the conversation first, then the newest."""
    muting = inquiries.muting(turn.session, turn.follower) if turn.muted else None
    found = [muting] if muting else []
    found += [row for row in inquiries.all_open(turn.session, turn.follower) if row.kind in MAY_END]
    return next((row for row in found if row.level != "urgent"), None)
