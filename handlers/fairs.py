"""Job fairs and video interviews: what the records know of the next ones, then how it goes."""

from collections.abc import Sequence

from db import events
from handlers import knowledge, texts
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn

Replies = Sequence[Reply]
NAMED_EMPLOYERS = 3


def fairs(turn: Turn) -> Replies:
    return [Text(_told(turn, "")), *knowledge.answer(turn)]


def interviews(turn: Turn) -> Replies:
    """Interviews by video are part of an online fair."""
    return [Text(_told(turn, events.ONLINE)), *knowledge.answer(turn)]


def _told(turn: Turn, kind: str) -> str:
    coming = events.upcoming(turn.session, now=turn.now, kind=kind)
    if not coming:
        return texts.fairs.none_coming(online=bool(kind))
    lines = [
        texts.fairs.line(event, events.employer_names(turn.session, event)[:NAMED_EMPLOYERS]) for event in coming
    ]  # fmt: skip
    return "\n".join(lines)


SUBJECTS = {"job_fair": fairs, "video_interview": interviews}
