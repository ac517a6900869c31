"""While a person is awaited: who has been called, since when and when next, told to whoever asks, and the staff rung again."""

from datetime import datetime, timedelta

from db import inquiries, messages
from db.models import Inquiry
from handlers import alarms, texts
from handlers.dialogue.turn import Turn
from nlp import awaited

# Told in this time already: whoever says 喂 three times running is told once.
JUST_TOLD = timedelta(minutes=10)
# Once the promise is over nobody is left longer than this without a word, whatever they say.
LONGEST_SILENCE = timedelta(minutes=30)


def asks(turn: Turn) -> bool:
    return turn.incoming.has_words and awaited.asks_where(turn.words)


def if_asked(turn: Turn, inquiry: Inquiry) -> str:
    """How it stands, for words that ask for it or come into a silence that has lasted too long; "" otherwise."""
    silence = _silence(turn, inquiry)
    if inquiry.status != "new":
        return how_it_stands(turn, inquiry) if asks(turn) and silence >= LONGEST_SILENCE else ""
    if asks(turn):
        return how_it_stands(turn, inquiry) if silence >= JUST_TOLD else ""
    return how_it_stands(turn, inquiry) if _is_over(turn, inquiry) and silence >= LONGEST_SILENCE else ""


def how_it_stands(turn: Turn, inquiry: Inquiry) -> str:
    """The truth of it; the staff are rung again, unless that was just done."""
    station, now = turn.station, turn.now
    if not _is_over(turn, inquiry):
        by = _promise(turn, inquiry)
        return texts.handover.still_waiting(station, inquiry.promised_at, by, now)
    if not (just := _silence(turn, inquiry) < JUST_TOLD):
        _ring_again(turn, inquiry)
    return texts.handover.overdue(station, inquiry.opened_at, now, taken=inquiry.status == "taken", just=just)


def _ring_again(turn: Turn, inquiry: Inquiry) -> None:
    """Those on duty, or who took it and is silent; in the night when the station opens."""
    at = turn.station.next_opening(turn.now)
    if inquiry.status == "taken":
        alarms.tell_taker(turn.session, inquiry, now=turn.now, due_at=at)
        inquiries.await_answer(turn.session, inquiry, since=at)
    else:
        inquiries.ring_at(turn.session, inquiry, at)


def _is_over(turn: Turn, inquiry: Inquiry) -> bool:
    """Whether the time that was promised is over; who has taken it has as long to say something."""
    if inquiry.status == "taken":
        return _silence(turn, inquiry) >= timedelta(minutes=turn.station.pass_on_after_minutes)
    return turn.now >= _promise(turn, inquiry)


def _promise(turn: Turn, inquiry: Inquiry) -> datetime:
    return (inquiry.promised_at or inquiry.opened_at) + timedelta(minutes=turn.station.pass_on_after_minutes)


def _silence(turn: Turn, inquiry: Inquiry) -> timedelta:
    """Since the worker heard anything, from the bot or from staff."""
    return turn.now - (messages.last_heard(turn.session, turn.follower) or inquiry.opened_at)
