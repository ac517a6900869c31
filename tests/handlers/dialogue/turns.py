"""A turn without records: what was said, a conversation to write in, no database behind it and no question worded anew."""

from sqlmodel import Session

from db import step_words
from db.models import Conversation, Follower
from db.station import Station
from handlers.dialogue.incoming import Incoming, Kind
from handlers.dialogue.turn import Turn
from nlp.library import Library
from nlp.understand import Meaning
from tests.builders import NINE


def a_turn(words: str, conversation: Conversation) -> Turn:
    incoming = Incoming(key="m1", openid="o1", account="gh", kind=Kind.TEXT, sent_at=NINE, text=words)
    return Turn(
        session=Session(info={step_words.LIVE: {}}), now=NINE, incoming=incoming, words=words, meaning=Meaning(words, words, (), None),
        follower=Follower(id=1), conversation=conversation, station=Station(), library=Library(()),
    )  # fmt: skip
