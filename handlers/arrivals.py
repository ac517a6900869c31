"""Events: somebody follows, leaves, scans a code; WeChat reports what became of a message. Most are answered with nothing."""

from collections.abc import Callable, Sequence

from db import broadcast_results, followers, staff, unreached
from handlers import menu, subscribing, texts
from handlers.dialogue import listing
from handlers.dialogue.registry import all_subjects
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn

Replies = Sequence[Reply]


def handle(turn: Turn) -> Replies:
    return HANDLES.get(turn.incoming.event, _nothing)(turn)


def welcome(turn: Turn) -> Replies:
    again = turn.follower.unfollowed_at is not None
    turn.follower.followed_at, turn.follower.unfollowed_at = turn.now, None
    if turn.incoming.scene:
        turn.follower.scene = turn.incoming.scene
    listing.remember(turn, "menu", range(len(menu.MENU)), first=0, shown=len(menu.MENU))
    known = turn.worker is not None and again
    return [Text(texts.manners.WELCOME_BACK if known else texts.manners.WELCOME), *(_at_the_door(turn) or ())]


def farewell(turn: Turn) -> Replies:
    """WeChat requires that what we hold of a follower goes when they leave; nobody would see an answer.

    What changed in a booking is said on the telephone instead.
    """
    followers.leave(turn.session, follower=turn.follower, now=turn.now, keep=unreached.keep_what_is_owed)
    staff.unbind(turn.session, follower=turn.follower, now=turn.now)
    return []


def scanned(turn: Turn) -> Replies:
    if turn.incoming.scene:
        turn.follower.scene = turn.incoming.scene
    return _at_the_door(turn) or menu.show(turn)


def _at_the_door(turn: Turn) -> Replies | None:
    """A code that stands for something to be done at once, such as event:V01 at the door of a fair."""
    name, _, rest = turn.incoming.scene.partition(":")
    handle = all_subjects().scenes.get(name) if rest else None
    return handle(turn, rest) if handle else None


def mass_finished(turn: Turn) -> Replies:
    """WeChat's report on a mass send. An account of WeChat's own brings it, which is nobody's phone."""
    turn.follower.followed_at = None
    told = turn.incoming.fields
    counts = {name: int(told.get(name) or 0) for name in ("total", "filtered", "sent", "failed")}
    broadcast_results.mass_finished(
        turn.session, remote_id=str(told.get("remote_id", "")), status=str(told.get("status", "")), counts=counts,
        now=turn.now,
    )  # fmt: skip
    return []


def _nothing(turn: Turn) -> Replies:
    return []


HANDLES: dict[str, Callable[[Turn], Replies]] = {
    "subscribe": welcome,
    "unsubscribe": farewell,
    "SCAN": scanned,
    "MASSSENDJOBFINISH": mass_finished,
    "subscribe_msg_popup_event": subscribing.chose,
    "subscribe_msg_change_event": subscribing.chose,
    "subscribe_msg_sent_event": subscribing.was_sent,
}
