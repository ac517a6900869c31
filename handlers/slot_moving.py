"""Another time for an interview by video in plain words: 改到周四 right after it was booked, or with 面试 in them."""

from collections.abc import Sequence
from typing import Any

from db import event_signups, events, visits
from db.event_signups import Signed
from db.models import EventSlot
from handlers import course_giving_up, fair_leaving, firm_interview, opening
from handlers.dialogue.answers import Got, Near
from handlers.dialogue.registry import all_subjects
from handlers.dialogue.replies import Reply
from handlers.dialogue.turn import Turn
from handlers.forms.event_slot import DayWithSlots
from nlp import late, slot_words, times

INTERVIEW, BY_VIDEO = late.pattern("面试"), late.pattern("视频|网上|远程|手机")


def meant(turn: Turn) -> Signed | None:
    """The only slot there is, where nothing else can be moved by these words."""
    if turn.worker is None or turn.staff is not None or turn.conversation.form is not None:
        return None
    if not slot_words.moves(turn.words, now=turn.now):
        return None
    rows = event_signups.of_worker(turn.session, turn.worker, now=turn.now, kinds=[events.ONLINE])
    held = [row for row in rows if row[2] is not None]
    if len(held) != 1 or not (_named(turn) or _spoken_of(turn, held[0])):
        return None
    return held[0]


def _named(turn: Turn) -> bool:
    """An interview at a firm that stands beside it is another matter, unless it is said which."""
    if not INTERVIEW.search(turn.words):
        return False
    return bool(BY_VIDEO.search(turn.words)) or not firm_interview.standing(turn)


def _spoken_of(turn: Turn, held: Signed) -> bool:
    """Booked or reminded of just now; or nothing else stands that has a time."""
    visited = visits.upcoming(turn.session, turn.person, now=turn.now)
    last, booked = fair_leaving.last_told_of(turn), course_giving_up.booked(turn)
    if last is not None:
        made = [*(row.enrolled_at for row, _ in booked), *(visit.asked_at for visit in visited)]
        return last.key == held[1].key and not any(at > held[0].signed_up_at for at in made)
    return not (booked or visited or firm_interview.standing(turn))


def wants(turn: Turn) -> bool:
    return turn.incoming.has_words and meant(turn) is not None


def handle(turn: Turn) -> Sequence[Reply]:
    found = meant(turn)
    if found is None or found[2] is None:
        return []
    event, slot = found[1], found[2]
    wanted = turn.saying(slot_words.wanted(turn.words), turn.meaning)
    given = {"event": event.key, **_day(wanted, {"event": event.key}, slot)}
    return opening.open_form(wanted, all_subjects().forms["event_move"], given=given)


def _day(wanted: Turn, given: dict[str, Any], slot: EventSlot) -> dict[str, Any]:
    """An hour alone keeps the day; 周四 is that of the week of the interviews."""
    named, days = times.find(wanted.words, now=wanted.now), DayWithSlots()
    if named is None:
        return {}
    read = days.find(wanted, given, wanted.words)
    if isinstance(read, Got | Near):
        return {"day": read.value}
    kept = slot.starts_at.date().isoformat()
    free = [option.value for option in days.options(wanted, given)]
    return {"day": kept} if not named.names_day and kept in free else {}
