"""After an hour with an expert: what was advised is kept and sent on, who did not come is counted as such, both are read again."""

import re
from collections.abc import Sequence

from db import event_signups, outbox
from db.models import Event, EventSignup, Worker
from db.rights import Right
from handlers import event_notices, fairs_desk, texts
from handlers.allowed import needs
from handlers.dialogue.registry import command
from handlers.dialogue.replies import Reply, Text, notice
from handlers.dialogue.turn import Turn
from nlp import late

Replies = Sequence[Reply]
# 没来, 请假没来, 有事没到场: a line about the person, and no advice to them.
MISSED = late.pattern(
    "[^,，。]{0,6}(?:没有?来|没得来|没到场?|没有到场?|未到场?|未来|缺席|爽约|请假|来不了|不来了?)(?!得及|过)(?:了|的|场)*(?:[,，。 ]*(?P<why>.{1,14}))?"
)
ADVICE = late.pattern("建议|先|再|可以|报|考|学|办|推荐|应该")
CAME = late.pattern("(?:人|本人|已经?|按时)*(?:来了|到了|来过了?|到场了?|已到)[。.!！]*")


@needs(Right.PEOPLE)
def note(turn: Turn, match: re.Match[str]) -> Replies:
    """指导记录 G12 岩演一 先考健康证. Raises NoSuchEvent."""
    event, said = fairs_desk.event_of(turn, match["code"]), match["rest"].strip()
    rows = event_signups.guests(turn.session, event)
    hit = next(((row, worker) for row, worker, _ in rows if said.startswith(worker.name)), None)
    if hit is None:
        return [Text(texts.fairs_desk.not_booked(said.split()[0] if said else ""))]
    row, worker = hit
    words = said.removeprefix(worker.name).strip(" ，,：:")
    if not words:
        return [Text(texts.fairs_desk.HOW_TO_ADVISE)]
    if says_missed(words):
        event_signups.missed(turn.session, row)
        return [Text(texts.fairs_desk.missed(worker.name))]
    if CAME.fullmatch(words):
        event_signups.came(turn.session, row, now=turn.now)
        return [Text(texts.fairs_desk.came(worker.name))]
    return _advise(turn, event, row, worker, words)


def says_missed(words: str) -> bool:
    found = MISSED.fullmatch(words)
    return found is not None and not ADVICE.search(found["why"] or "")


def _advise(turn: Turn, event: Event, row: EventSignup, worker: Worker, words: str) -> Replies:
    event_signups.advise(turn.session, row, note=words, now=turn.now)
    follower = event_notices.reach(turn.session, row, worker)
    if follower is not None:
        message = notice(texts.fairs_desk.advice(event, words), "outcome", event_notices.fields_of(event, None))
        outbox.owe(
            turn.session, follower=follower, message=message, key=f"advice:event_signup:{row.key}:{turn.incoming.key}",
            kind="outcome", now=turn.now,
        )  # fmt: skip
    return [Text(texts.fairs_desk.advised(worker.name, event, sent=follower is not None))]


STAFF_COMMANDS = (
    (command(rf"^指导记录\s*{fairs_desk.CODE}(?:\s*(?:有?哪些|看看?|查))?$"), fairs_desk.guests),
    (command(rf"^指导记录\s*{fairs_desk.CODE}\s+(?P<rest>.+)$"), note),
)
