"""Reaching a person: an acknowledgement with a time, the last words passed on, the bot silent until it is over."""

import re
from collections.abc import Sequence

from db import inquiries, messages
from db.models import Inquiry
from handlers import awaited, call_wish, left_words, opening, profile, returning, staff_help, texts
from handlers.dialogue import moves
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import awaited as words_of_waiting
from nlp import commands, late, own_data, persons_wished
from nlp.commands import Command

HELLO = late.pattern("[你您]好|哈喽|嗨|hi|hello|在吗|在不在|在么|有人吗", re.IGNORECASE)
# Forms in which it is told which language whoever comes should speak.
OF_WHO_COMES = ("visit", "visit_move")
# Shorter words are a number that was pressed or a 好, and tell nobody anything.
TELLS_FROM = 4


def call(turn: Turn, *, words: str = "") -> Sequence[Reply]:
    """Open a request that mutes the bot; asking again while one is open says how it stands."""
    if turn.staff is not None:
        return staff_help.show(turn)
    open_already = inquiries.muting(turn.session, turn.follower)
    if open_already is not None:
        return [Text(awaited.how_it_stands(turn, open_already))]
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
    tongue = persons_wished.speaking(turn.words)
    wanted = texts.handover.speaking(tongue) if tongue else ""
    if told := call_wish.note(turn, inquiry):
        return [Text(texts.handover.will_call(inquiry.number, told) + wanted)]
    return [Text(texts.handover.called(turn.station, inquiry.number, turn.now) + wanted)]


def is_wished(turn: Turn) -> bool:
    """A wish for a person in words that name none of ours: not a machine, somebody who speaks Jingpo, a call at four."""
    words = turn.words
    if turn.staff is not None:
        return False
    if persons_wished.refuses_machine(words):
        return True
    if (turn.conversation.form or {}).get("name") in OF_WHO_COMES:
        return False
    if persons_wished.speaking(words):
        return True
    return turn.conversation.form is None and persons_wished.wants_us_to_call(words) and call_wish.is_exact(turn)


def is_muted(turn: Turn) -> bool:
    return turn.muted and turn.staff is None


def relay(turn: Turn) -> Sequence[Reply]:
    """What is said while a person has the conversation goes into the request; 菜单 brings the bot back."""
    inquiry = inquiries.muting(turn.session, turn.follower)
    if inquiry is None:
        return []
    command = commands.find(turn.words) if turn.incoming.has_words else None
    if command is Command.MENU and HELLO.match(turn.words.strip()):
        command = Command.HUMAN  # said to the person who is awaited
    if command in (Command.MENU, Command.CANCEL):
        inquiry.mutes_bot = False
        return [Text(texts.handover.BOT_BACK), *where_it_stood(turn)]
    if command is Command.HUMAN:
        return [Text(_pass_on(turn, inquiry) or awaited.how_it_stands(turn, inquiry))]
    said = turn.words or texts.desk.without_words(turn.incoming.kind)
    inquiries.note(turn.session, inquiry, words=said, now=turn.now)
    told = _pass_on(turn, inquiry) or awaited.if_asked(turn, inquiry) or _own_record_first(turn, inquiry)
    return [Text(told)] if told else []


def where_it_stood(turn: Turn) -> Sequence[Reply]:
    """The form that was open when a person was called, or waits half done since then."""
    form = opening.open_form_of(turn)
    return [moves.repeat(turn, form)] if form else returning.offer(turn)


def _pass_on(turn: Turn, inquiry: Inquiry) -> str:
    """Until somebody has taken it, those who are rung read what was said last. Returns what is to be confirmed."""
    if inquiry.status != "new" or not turn.incoming.has_words:
        return ""
    if awaited.asks(turn):
        return ""
    if commands.find(turn.words) is None:
        left_words.add(inquiry, turn.words)
    tongue = persons_wished.speaking(turn.words)
    wanted = texts.handover.speaking(tongue) if tongue else ""
    told = call_wish.note(turn, inquiry)
    return f"{texts.handover.noted_call(told) if told else ''}{wanted}"


def _own_record_first(turn: Turn, inquiry: Inquiry) -> str:
    """To see or delete what is kept needs nobody: while no person has taken the request, the way to it is told."""
    if inquiry.status != "new" or not turn.incoming.has_words:
        return ""
    deletes = turn.intent == "delete_data" and own_data.wishes_deletion(turn.words)
    return texts.handover.OWN_RECORD_FIRST if deletes or profile.asks_to_see(turn.words) else ""


def _last_words(turn: Turn) -> str:
    """What was said before, and these words, if they say more than that a person is wanted."""
    said = [message.words for message in messages.last(turn.session, turn.follower) if message.direction == "in"]
    own = [turn.words] if turn.incoming.has_words else []
    return " / ".join(words for words in [*said[-3:], *own] if _tells(words))


def _tells(words: str) -> bool:
    return len(words) >= TELLS_FROM and commands.find(words) is None and not words_of_waiting.calls_off(words)


SUBJECTS = {"human_agent": call}
MENU_KEYS = {"menu:human": call}
