"""Events: somebody follows, leaves, scans a code; WeChat reports what became of a message. Most are answered with nothing."""

from collections.abc import Callable, Sequence

from db import followers, staff
from handlers import menu, texts
from handlers.dialogue import listing
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
    return [Text(texts.manners.WELCOME_BACK if known else texts.manners.WELCOME)]


def farewell(turn: Turn) -> Replies:
    """WeChat requires that what we hold of a follower goes when they leave; nobody would see an answer."""
    followers.leave(turn.session, follower=turn.follower, now=turn.now)
    staff.unbind(turn.session, follower=turn.follower, now=turn.now)
    return []


def scanned(turn: Turn) -> Replies:
    if turn.incoming.scene:
        turn.follower.scene = turn.incoming.scene
    return menu.show(turn)


def _nothing(turn: Turn) -> Replies:
    return []


HANDLES: dict[str, Callable[[Turn], Replies]] = {
    "subscribe": welcome,
    "unsubscribe": farewell,
    "SCAN": scanned,
}
