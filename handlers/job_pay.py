"""Pay and nothing else, said while posts are on the screen: 五千五百块 is the floor from now on, 工资不限 lifts it."""

from collections.abc import Sequence
from dataclasses import replace

from db import inquiries
from handlers import job_list, job_screen, job_search, job_wish, last_search, texts
from handlers.dialogue import listing
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Reply
from handlers.dialogue.turn import Turn
from nlp import commands, pay_said

Replies = Sequence[Reply]
GUESSES = ("guess", "answer")
NUMBERS = 99  # a bare 23 is a number of the list
NOUGHTS = ("零", "〇", "0", "０")  # 零三九 is a post's number


def _states(turn: Turn) -> bool:
    if not pay_said.is_a_floor(turn.meaning.plain) or turn.words.strip().startswith(NOUGHTS):
        return False
    if commands.pick(turn.words, count=NUMBERS) is not None:
        return False
    said = job_wish.read(turn.session, turn.words, now=turn.now).query
    return said.pay_min is not None and _follows_a_search(turn)


def _lifts(turn: Turn) -> bool:
    return pay_said.is_open(turn.meaning.plain) and _follows_a_search(turn)


def _follows_a_search(turn: Turn) -> bool:
    """Posts were shown last, or nothing was found; a sum told of wages that are being claimed since then is none."""
    last, shown = last_search.of(turn), listing.last(turn)
    if not last.is_fresh(turn.now) or last.at is None:
        return False
    if shown is not None and not job_screen.shows_jobs(turn) and shown.kind not in GUESSES:
        return False
    claim = inquiries.open_of(turn.session, turn.follower, level="high")
    return claim is None or claim.opened_at < last.at


def lift(turn: Turn) -> Replies:
    """It is said even where no floor stood."""
    wish = last_search.of(turn).wish
    open_pay = replace(wish, query=replace(wish.query, pay_min=None, pay_kind=None))
    return job_list.show(turn, open_pay, before=texts.jobs.ANY_PAY)


PHRASES = (
    Phrase(r"(?s).{2,24}", job_search.take, _states),
    Phrase(r"(?s).{3,24}", lift, _lifts),
)
