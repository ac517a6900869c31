"""Reaching a person: an acknowledgement with a time, the last words passed on, the bot silent until it is over."""

import re
from collections.abc import Sequence

from db import inquiries, messages
from handlers import answering, opening, returning, staff_help, texts
from handlers.dialogue import moves
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import commands, late
from nlp.commands import Command

HELLO = late.pattern("[你您]好|哈喽|嗨|hi|hello|在吗|在不在|在么|有人吗", re.IGNORECASE)


def call(turn: Turn, *, words: str = "") -> Sequence[Reply]:
    """Open a request that mutes the bot; asking again while one is open says how it stands."""
    if turn.staff is not None:
        return staff_help.show(turn)
    open_already = inquiries.muting(turn.session, turn.follower)
    if open_already is not None:
        return [Text(texts.handover.still_waiting(open_already.promised_at, turn.now, turn.station.phone))]
    inquiry = inquiries.open_one(
        turn.session,
        follower=turn.follower,
        worker=turn.worker,
        kind="human",
        level="normal",
        words=words or _last_words(turn),
        station=turn.station,
        now=turn.now,
        mutes_bot=True,
    )
    return [Text(texts.handover.called(turn.station, inquiry.number, turn.now))]


def is_muted(turn: Turn) -> bool:
    return turn.muted and turn.staff is None


def relay(turn: Turn) -> Sequence[Reply]:
    """What is said while a person has the conversation goes into the request; 菜单 brings the bot back."""
    inquiry = inquiries.muting(turn.session, turn.follower)
    if inquiry is None:
        return []
    answering.release(turn.session, turn.follower, now=turn.now)
    command = commands.find(turn.words) if turn.incoming.has_words else None
    if command is Command.MENU and HELLO.match(turn.words.strip()):
        command = Command.HUMAN  # said to the person who is awaited
    if command in (Command.MENU, Command.CANCEL):
        inquiry.mutes_bot = False
        return [Text(texts.handover.BOT_BACK), *_where_it_stood(turn)]
    if command is Command.HUMAN:
        return [Text(texts.handover.still_waiting(inquiry.promised_at, turn.now, turn.station.phone))]
    inquiries.note(
        turn.session, inquiry, words=turn.words or texts.desk.without_words(turn.incoming.kind), now=turn.now
    )
    return []


def _where_it_stood(turn: Turn) -> Sequence[Reply]:
    """The form that was open when a person was called, or waits half done since then."""
    form = opening.open_form_of(turn)
    return [moves.repeat(turn, form)] if form else returning.offer(turn)


def _last_words(turn: Turn) -> str:
    said = [message.words for message in messages.last(turn.session, turn.follower) if message.direction == "in"]
    return " / ".join(said[-3:])


SUBJECTS = {"human_agent": call}
MENU_KEYS = {"menu:human": call}
