"""Somebody is ill, and it is no danger: where to go, and that a person may be called. Outside forms only."""

from collections.abc import Sequence

from handlers import job_screen, texts
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import unwell
from nlp.intents import SUBJECTS

# What illness is mentioned beside, and is then what the message is about.
RATHER = frozenset({"visits", "policy", "rights", "courses", "record", "station"})


def wants(turn: Turn) -> bool:
    if turn.staff is not None or not turn.incoming.has_words or turn.conversation.form is not None:
        return False
    if turn.meaning.sure and SUBJECTS[turn.intent] in RATHER:
        return False
    if job_screen.spares_the_body(turn):
        return False
    return unwell.says_so(turn.meaning.plain) or unwell.scratched(turn.meaning.plain)


def handle(turn: Turn) -> Sequence[Reply]:
    scratched = unwell.scratched(turn.meaning.plain)
    return [Text(texts.alarms.SCRATCHED if scratched else texts.alarms.UNWELL)]
