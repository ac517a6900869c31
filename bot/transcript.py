"""What was said on both sides, written down for the person who takes over."""

from bot.speech import Speech
from db import messages
from db.messages import Said
from handlers import texts
from handlers.dialogue.incoming import Incoming
from handlers.dialogue.turn import Turn


def write(turn: Turn, speech: Speech, *, shown: Incoming, medium: int | None) -> None:
    """`shown` is the message that came; it differs from the turn's when words had waited for it. `medium` is the number
    under which its picture or voice is kept."""
    said: list[Said] = []
    if turn.incoming.is_message:
        alone = shown is turn.incoming
        words = turn.words or texts.desk.without_words(turn.incoming.kind)
        said.append(Said("in", turn.incoming.kind, words, medium if alone else None))
        if not alone:
            said.append(Said("in", shown.kind, texts.desk.without_words(shown.kind), medium))
    if speech.said:
        said.append(Said("out", "text", speech.said))
    messages.note_all(turn.session, follower=turn.follower, said=said, now=turn.now)
