"""实习登记, and the school's consent on the staff's desk."""

import re
from collections.abc import Sequence

from db import followers, outbox, placements
from db.rights import Right
from handlers import opening, questions, texts
from handlers.allowed import needs
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Reply, Text, notice
from handlers.dialogue.turn import Turn

Replies = Sequence[Reply]
REGISTERS = "(?:我)?(?:要|想)?(?:登记|报名)?(?:学生)?(?:顶岗)?实习(?:登记|报名)"


def register(turn: Turn) -> Replies:
    return opening.open_form(turn, all_subjects().forms["placement"])


def offer(turn: Turn) -> bool:
    """Leave the question open whether to register; False while something else is asked."""
    if turn.conversation.asked is not None or turn.conversation.form is not None:
        return False
    questions.put(turn, "placement")
    return True


@needs(Right.COURSES)
def waiting(turn: Turn, match: re.Match[str]) -> Replies:
    rows = placements.waiting(turn.session)
    lines = [texts.placements.line(worker.name, row.school, row.age) for row, worker in rows]
    return [Text("\n".join(lines) or texts.placements.NONE_WAITING)]


@needs(Right.COURSES)
def agree(turn: Turn, match: re.Match[str]) -> Replies:
    name = match["name"].strip()
    rows = placements.waiting(turn.session, name=name)
    if not rows:
        return [Text(texts.placements.NOBODY.format(name=name))]
    row, worker = rows[0]
    placements.school_agrees(turn.session, row, now=turn.now)
    follower = followers.of_worker(turn.session, worker)
    if follower is not None:
        fields = {"thing1": "实习", "time2": f"{turn.now:%Y-%m-%d %H:%M}", "thing3": row.school}
        outbox.owe(
            turn.session, follower=follower, message=notice(texts.placements.AGREED, "outcome", fields),
            key=f"placement:{row.key}:agreed", kind="outcome", now=turn.now,
        )  # fmt: skip
    return [Text(texts.placements.AGREED_BY_STAFF.format(name=name))]


def _settle(turn: Turn, yes: bool) -> Replies:
    return register(turn) if yes else [Text(texts.placements.NOT_YET)]


QUESTIONS = {"placement": _settle}
PHRASES = (Phrase(REGISTERS, register),)
STAFF_COMMANDS = (
    (re.compile(r"^(?:实习登记|实习待办|待学校同意)$"), waiting),
    (re.compile(r"^实习同意\s*(?P<name>\S{2,8})$"), agree),
)
