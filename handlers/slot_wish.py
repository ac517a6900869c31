"""A day and an hour said in words while an interview is offered or asked for: the wish of a slot, never a visit."""

from collections.abc import Sequence

from db import event_signups, events
from db.models import Event
from handlers import opening
from handlers.dialogue import listing
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Reply
from handlers.dialogue.turn import Turn
from nlp import late, times

CARD, ITEM = "event:card", 10  # the list of a card, and how its numbers hold the event
# What stands around a time that is wished for; anything else is about something else.
AROUND = late.pattern(
    r"(?:我|那|就|想|要|约|订|定|改|换|到|在|去|可以|有空|方便|得空|视频|网上|远程|手机|面试|时间|上|的|个|吧|嘛|嘞|咯|了|行不行?|得不得?"
    r"|好不好?|可以不|给行|给得|吗|[\s,，。.、!！?？~:：])*"
)
ASKS = late.pattern(r"带|怎么|咋|什么|哪|几|穿|多久|为什么|结果|通知|考")


def event_wished(turn: Turn) -> Event | None:
    """The event on the card shown last, where the words are nothing but a time."""
    listed = listing.last(turn)
    if turn.conversation.form is not None or listed is None or listed.kind != CARD or listed.is_old(turn.now):
        return None
    when = times.find(turn.words, now=turn.now)
    if when is None:
        return None
    left = turn.words[: when.span[0]] + turn.words[when.span[1] :]
    event = events.get(turn.session, listed.ids[0] // ITEM)
    return event if AROUND.fullmatch(left) and events.has_slots(turn.session, event) else None


def event_moved(turn: Turn) -> Event | None:
    """我那个面试换到星期四行不, from who has a slot of just one."""
    if turn.worker is None or not holds_a_time(turn):
        return None
    rows = event_signups.of_worker(turn.session, turn.worker, now=turn.now, kinds=[events.ONLINE])
    held = [event for _, event, slot in rows if slot is not None]
    return held[0] if len(held) == 1 else None


def holds_a_time(turn: Turn) -> bool:
    """我想约十二号下午, and not what to bring on that day."""
    return not ASKS.search(turn.words) and times.find(turn.words, now=turn.now) is not None


def open_with(turn: Turn, event: Event) -> Sequence[Reply]:
    """The form for a slot of the event, another one for who has one; it takes the time out of the words itself."""
    listing.forget(turn)
    signup = event_signups.signup_of(turn.session, event, turn.worker) if turn.worker else None
    moves = signup is not None and signup.status == "signed_up"
    form = all_subjects().forms["event_move" if moves else "event_signup"]
    return opening.open_form(turn, form, given={"event": event.key})


def _open(turn: Turn) -> Sequence[Reply]:
    event = event_wished(turn) or event_moved(turn)
    return open_with(turn, event) if event else []


MOVES = (
    r"(?:我)?(?:的|那个|约的)*(?:视频|远程|网上|手机)?面试(?:的时间|时间)?(?:我)?(?:想|要|能不能|可以)?(?:改|换|挪|推)(?:到|成|在)?.{2,20}"
    r"|(?:我)?(?:想|要)?(?:把)?(?:改|换|挪)(?:我)?(?:的|那个)*(?:视频|远程|网上|手机)?面试(?:时间)?(?:到|成|在).{2,20}"
)
PHRASES = (
    Phrase(MOVES, _open, lambda turn: event_moved(turn) is not None),
    Phrase(r"(?s).{2,40}", _open, lambda turn: event_wished(turn) is not None),
)
