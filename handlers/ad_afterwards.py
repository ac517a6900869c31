"""What is said right after an ad was looked at: the result once more and never a yes, no money, or the ad passed on to the station."""

from collections.abc import Sequence
from datetime import timedelta

from db import messages
from handlers import ad_check, handover, texts
from handlers.dialogue import listing
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import ad_after

Replies = Sequence[Reply]
JUST_LOOKED_AT = timedelta(minutes=15)


def go_then(turn: Turn) -> Replies:
    """那我去得不, 那就是没问题咯: the result once more, never a yes."""
    return [Text(texts.ad_check.AFTERWARDS[_result(turn)])]


def pay_then(turn: Turn) -> Replies:
    return [Text(texts.ad_check.NO_MONEY[_result(turn)])]


def asks_station(turn: Turn) -> bool:
    """问工作站, in a form as well: the answer itself names it."""
    said = turn.incoming.has_words and turn.staff is None and ad_after.asks_the_station(turn.words)
    return bool(said and _result(turn))


def ask_station(turn: Turn) -> Replies:
    """Somebody is called, and the ad stands in the request, however much was said since."""
    ad = messages.heard_at(turn.session, turn.follower, listing.spoken_at(turn))
    return handover.call(turn, words=texts.ad_check.please_look(ad) if ad else "")


def _result(turn: Turn) -> str:
    """danger, ours or unknown; "" when no ad was looked at lately."""
    said = "" if turn.staff is not None else listing.spoken_of(turn, within=JUST_LOOKED_AT)
    return said.removeprefix(ad_check.SPOKEN) if said.startswith(ad_check.SPOKEN) else ""


PHRASES = (
    Phrase(r"(?s).{2,30}", go_then, lambda turn: bool(_result(turn)) and ad_after.is_about_it(turn.words)),
    Phrase(r"(?s).{2,30}", pay_then, lambda turn: bool(_result(turn)) and ad_after.is_about_money(turn.words)),
)
