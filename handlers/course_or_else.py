"""What somebody who cannot come may mean: a class, a post they applied for, a visit, an appointment or a fair."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from db import applications, event_signups, outbox, visits
from db.event_signups import Signed
from db.models import EventSignup
from handlers import course_giving_up, fair_leaving, opening, texts
from handlers.dialogue import listing
from handlers.dialogue.listing import ListKind
from handlers.dialogue.replies import Choices, Reply
from handlers.dialogue.turn import Turn
from nlp import times

Replies = Sequence[Reply]
COURSE, VISIT, POST, EVENT = "course_cancel", "visit_cancel", "job_withdraw", "event_leave"
KINDS = (COURSE, VISIT, POST, EVENT)  # stored by place in the list that was shown
KIND = "leaves"
REMINDED = timedelta(hours=24)
MANY = 12  # days of the longest class that is looked at day by day


class Thing(NamedTuple):
    """One kind of thing that could be given back: when it was made last, its name where there is but one, its days."""

    made: datetime
    name: str
    days: frozenset[date]
    keys: tuple[str, ...]  # what stands in the keys of its reminders and notices


def others(turn: Turn) -> dict[str, Thing]:
    """What else than a class could be meant."""
    if turn.worker is None:
        return {}
    return {
        kind: thing for kind, thing in ((POST, _posts(turn)), (VISIT, _visits(turn)), (EVENT, _events(turn))) if thing
    }


def fitting(turn: Turn) -> list[str]:
    """The kinds that fit, likeliest first: those on the day that is named, then those just reminded of."""
    things = _all(turn)
    day = day_named(turn)
    on_day = [kind for kind, thing in things.items() if day in thing.days]
    told = [kind for kind in (on_day or things) if told_of(turn, things[kind].keys)]
    fits = told or on_day or list(things)
    return sorted(fits, key=lambda kind: things[kind].made, reverse=True)


def which_thing(turn: Turn) -> Replies:
    """What fits best stands first; a seat that is given up may be gone for good, so each is called by its name."""
    things, likely = _all(turn), fitting(turn)
    rest = sorted(set(things) - set(likely), key=lambda kind: things[kind].made, reverse=True)
    kinds = [*likely, *rest]
    listing.remember(turn, KIND, [KINDS.index(kind) for kind in kinds], first=0, shown=len(kinds))
    options = (f"{texts.seats.LEAVES[kind]}{things[kind].name}" for kind in kinds)
    return [Choices(texts.seats.WHAT_LEAVES, tuple(options))]


def day_named(turn: Turn) -> date | None:
    when = times.find(turn.words, now=turn.now)
    return when.start.date() if when is not None and when.names_day else None


def _all(turn: Turn) -> dict[str, Thing]:
    course = _courses(turn)
    return {**others(turn), **({COURSE: course} if course else {})}


def _courses(turn: Turn) -> Thing | None:
    booked = course_giving_up.booked(turn)
    if not booked:
        return None
    days = {day for _, course in booked for day in days_between(course.starts_at, course.ends_at)}
    keys = tuple(f":enrolment:{row.key}:" for row, _ in booked)
    return Thing(
        max(row.enrolled_at for row, _ in booked), _only([c.title for _, c in booked]), frozenset(days), keys
    )  # fmt: skip


def _posts(turn: Turn) -> Thing | None:
    applied = applications.of_worker(turn.session, turn.person, live=True)
    if not applied:
        return None
    newest = max(row.applied_at for row, _ in applied)
    keys = tuple(f":interview:{row.key}:" for row, _ in applied)
    return Thing(newest, _only([f"{post.number} {post.title}" for _, post in applied]), frozenset(), keys)


def _visits(turn: Turn) -> Thing | None:
    booked = visits.upcoming(turn.session, turn.person, now=turn.now)
    if not booked:
        return None
    days, keys = {row.starts_at.date() for row in booked}, tuple(f":visit:{row.key}:" for row in booked)
    newest = max(row.asked_at for row in booked)
    return Thing(newest, _only([texts.training.day(row.starts_at) for row in booked]), frozenset(days), keys)


def _events(turn: Turn) -> Thing | None:
    signed = event_signups.of_worker(turn.session, turn.person, now=turn.now)
    if not signed:
        return None
    days = {day for one in signed for day in days_of(one)}
    keys = tuple(key for row, _, _ in signed for key in keys_of_event(row))
    names = [texts.fairs.mine(event, slot, turn.now) for _, event, slot in signed]
    return Thing(max(row.signed_up_at for row, _, _ in signed), _only(names), frozenset(days), keys)


def keys_of_event(row: EventSignup) -> tuple[str, ...]:
    return (f":event:{row.key}:", f":event_signup:{row.key}:")


def days_of(signed: Signed) -> list[date]:
    _, event, slot = signed
    return [slot.starts_at.date()] if slot is not None else days_between(event.starts_at, event.ends_at)


def days_between(first: datetime, last: datetime) -> list[date]:
    count = min(MANY, (last.date() - first.date()).days)
    return [first.date() + timedelta(days=ahead) for ahead in range(count + 1)]


def told_at(turn: Turn, kind: str) -> datetime | None:
    """When one was last reminded of this kind of thing, within a day."""
    thing = _all(turn).get(kind)
    return max(told_of(turn, thing.keys), default=None) if thing else None


def told_of(turn: Turn, keys: Sequence[str]) -> list[datetime]:
    rows = outbox.all_sent_since(turn.session, turn.follower, kinds=("reminder", "outcome"), since=turn.now - REMINDED)
    return [row.settled_at or row.due_at for row in rows if any(key in f"{row.owed_as}:" for key in keys)]


def _only(names: Sequence[str]) -> str:
    return f"：{names[0]}" if len(names) == 1 else ""


def _pick(turn: Turn, item: int) -> Replies:
    listing.forget(turn)
    kind = KINDS[item]
    return fair_leaving.leave_one(turn) if kind == EVENT else opening.open_intent(turn, kind)


LISTS: dict[str, ListKind] = {KIND: ListKind(_pick, which_thing)}
