"""What somebody who says 不去了 may mean besides a class: a post they applied for, a visit."""

from collections.abc import Sequence
from datetime import datetime

from db import applications, visits
from handlers import course_giving_up, texts
from handlers.dialogue import listing
from handlers.dialogue.replies import Choices, Reply
from handlers.dialogue.turn import Turn
from nlp.intents import NAMES

Replies = Sequence[Reply]


def others(turn: Turn) -> dict[str, tuple[datetime, str]]:
    """What else could be meant: the intent that takes it back, when it was made, and its name where there is but one."""
    if turn.worker is None:
        return {}
    found: dict[str, tuple[datetime, str]] = {}
    if applied := applications.of_worker(turn.session, turn.worker, live=True):
        newest_of = max(application.applied_at for application, _ in applied)
        found["job_withdraw"] = (newest_of, _only([f"{vacancy.number} {vacancy.title}" for _, vacancy in applied]))
    if booked := visits.upcoming(turn.session, turn.worker, now=turn.now):
        dates = [texts.training.day(visit.starts_at) for visit in booked]
        found["visit_cancel"] = (max(visit.asked_at for visit in booked), _only(dates))
    return found


def _only(names: Sequence[str]) -> str:
    return f"：{names[0]}" if len(names) == 1 else ""


def which_thing(turn: Turn) -> Replies:
    """What was made last stands first; a seat that is given up may be gone for good, so each is called by its name."""
    booked = course_giving_up.booked(turn)
    made = max(row.enrolled_at for row, _ in booked)
    things = {**others(turn), "course_cancel": (made, _only([course.title for _, course in booked]))}
    intents = sorted(things, key=lambda name: things[name][0], reverse=True)
    listing.remember(turn, "guess", [NAMES.index(name) for name in intents], first=0, shown=len(intents))
    options = (f"{texts.common.INTENT_LABELS[name]}{things[name][1]}" for name in intents)
    return [Choices(texts.seats.WHAT_LEAVES, tuple(options))]
