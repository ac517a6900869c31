"""Words of danger are heard at the door: whoever writes them is answered at once, in whatever rush."""

from handlers.dialogue.incoming import Incoming
from nlp import alerts, spelling

LONGEST = 200  # nobody in danger writes more, and long texts take long to look at


def is_urgent(incoming: Incoming) -> bool:
    """Whether anything in the words may be a call for help (救命, 着火了): too often rather than too seldom."""
    words = incoming.text.strip()
    if not incoming.has_words or len(words) > LONGEST:
        return False
    return any(hit.rule.level == "urgent" for hit in alerts.hits(spelling.normalise(words)))
