"""Somebody cannot come to an appointment or a fair and says so in own words: by its name, or after its reminder."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from db import event_signups, events
from db.event_signups import Signed
from handlers import (
    course_giving_up,
    course_or_else,
    course_search,
    course_words,
    fair_changes,
    fair_leaving,
    fairs,
    opening,
)
from handlers.course_words import Says
from handlers.dialogue import moves, newest
from handlers.dialogue.replies import Reply
from handlers.dialogue.turn import Turn
from nlp import late

Replies = Sequence[Reply]
# 指导能改早点不: another time of what is booked.
ANOTHER_TIME = late.pattern("改|换|挪|调|早点|早些|晚点|晚些|提前|推迟|延后|往后|往前|迟点")
ASKS_WHEN = late.pattern("哪|几点|几号|什么时")
# An interview may be one for a post, and a journey is left in words of its own.
KINDS = {kind: fair_changes.KINDS[kind] for kind in (events.GUIDANCE, events.FAIR)}


class Meant(NamedTuple):
    """What is spoken of, and whether it is sure enough to be given back at once."""

    rows: Sequence[Signed]
    says: Says
    named: bool


def wants(turn: Turn) -> bool:
    if turn.worker is None or turn.staff is not None or not turn.incoming.has_words:
        return False
    return (turn.conversation.form or {}).get("name") not in fair_leaving.OF_AN_EVENT and _meant(turn) is not None


def handle(turn: Turn) -> Replies:
    meant, form = _meant(turn), opening.open_form_of(turn)
    if meant is None:
        return []
    replies = _answer(turn, meant)
    return moves.then(turn, form, replies) if form and not _moves(turn, meant) else replies


def _answer(turn: Turn, meant: Meant) -> Replies:
    if _moves(turn, meant):
        return fair_changes.move_one(turn, [row for row in meant.rows if row[2] is not None])
    if not meant.named and course_or_else.fitting(turn) != [course_or_else.EVENT]:
        return course_or_else.which_thing(turn)
    if len(meant.rows) == 1 and not (meant.named and meant.says is Says.LEAVE):
        return fair_leaving.ask_about(turn, meant.rows[0])
    return fair_changes.only_or_which(turn, meant.rows, "event:leave", fairs.leave)


def _moves(turn: Turn, meant: Meant) -> bool:
    slots = any(slot is not None for _, _, slot in meant.rows)
    return slots and meant.named and bool(ANOTHER_TIME.search(turn.words))


def _meant(turn: Turn) -> Meant | None:
    says = course_words.read(turn.words)
    if says is None and not ANOTHER_TIME.search(turn.words):
        return None
    rows = event_signups.of_worker(turn.session, turn.person, now=turn.now)
    if not rows:
        return None
    named = [kind for kind, pattern in KINDS.items() if re.search(pattern, turn.words)]
    if named:
        of_kind = [row for row in rows if row[1].kind in named]
        clear = says or (None if ASKS_WHEN.search(turn.words) else Says.ASK_CHANGE)
        return Meant(of_kind, clear, True) if of_kind and clear else None
    if says is None or _speaks_of_other(turn) or _answers_another(turn):
        return None
    return _unnamed(turn, rows, says)


def _unnamed(turn: Turn, rows: Sequence[Signed], says: Says) -> Meant | None:
    """An event may be meant where the day or a reminder speaks for it."""
    fits = course_or_else.fitting(turn)
    if course_or_else.EVENT not in fits:
        return None
    told = course_or_else.told_at(turn, course_or_else.EVENT) is not None or _is_its_day(turn, rows)
    return Meant(_closest(turn, rows), says, False) if told else None


def _closest(turn: Turn, rows: Sequence[Signed]) -> Sequence[Signed]:
    """Those of the day that is named, else those just reminded of."""
    day = course_or_else.day_named(turn)
    on_day = [row for row in rows if day in course_or_else.days_of(row)]
    told = [row for row in rows if course_or_else.told_of(turn, course_or_else.keys_of_event(row[0]))]
    return on_day or told or rows


def _is_its_day(turn: Turn, rows: Sequence[Signed]) -> bool:
    day = course_or_else.day_named(turn)
    return any(day in course_or_else.days_of(row) for row in rows)


def _speaks_of_other(turn: Turn) -> bool:
    """A class, a visit or a post is called by its name."""
    if course_words.COURSE.search(turn.words) or course_words.OTHER.search(turn.words):
        return True
    mine = [course for _, course in course_giving_up.booked(turn)]
    return bool(course_search.about(mine, course_search.read(turn.words)))


def _answers_another(turn: Turn) -> bool:
    """A question that was put after the reminder, or the form in whose midst this is said."""
    told_at = course_or_else.told_at(turn, course_or_else.EVENT)
    if opening.open_form_of(turn) is not None:
        form_at = turn.conversation.form_at
        return told_at is None or form_at is None or form_at >= told_at
    return newest.asked_since(turn, told_at or _long_ago(turn))


def _long_ago(turn: Turn) -> datetime:
    return turn.follower.followed_at or turn.now
