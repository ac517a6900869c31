"""Registering somebody of the family on one's own phone: their consent first, then name, county and their own phone."""

from collections.abc import Sequence

from db import workers
from handlers import relatives, texts
from handlers.dialogue import moves
from handlers.dialogue.answers import Ask, Given
from handlers.dialogue.form import Form, Step
from handlers.dialogue.kinds import County, PersonName, Phone, YesNo
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn


def _ask(words: str) -> Ask:
    return lambda turn, given: words.format(relation=given["relation"])


def _agreed(turn: Turn, given: Given) -> bool:
    return given.get("consent") is True


def _stopped(turn: Turn, given: Given) -> Sequence[Reply] | None:
    """What the owner of the phone has half done waits, and is called to mind."""
    if given.get("consent") is not False:
        return None
    waiting = moves.draft_form(turn)
    kept = f"\n{texts.forms.still_kept(waiting.title)}" if waiting else ""
    return [Text(texts.relatives.REFUSED + kept)]


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    phone = given.get("phone") or (turn.worker.phone if turn.worker else "")
    worker = workers.register(
        turn.session, follower=turn.follower, name=given["name"], phone=phone, county=given["county"],
        consent_version=turn.station.consent_version, now=turn.now, relation=given["relation"],
    )  # fmt: skip
    return relatives.go_on(turn, worker, given["relation"], given.get("rest", ""), given.get("then", ""))


FORM = Form(
    name="relative",
    title="帮家里人登记",
    steps=(
        Step("consent", ask=_ask(texts.relatives.CONSENT),
             answer=YesNo(yes=texts.relatives.YES, no=texts.relatives.NO)),
        Step("name", ask=_ask(texts.relatives.ASK_NAME), when=_agreed, answer=PersonName()),
        Step("county", ask=_ask(texts.relatives.ASK_COUNTY), when=_agreed, answer=County()),
        Step("phone", ask=_ask(texts.relatives.ASK_PHONE), when=_agreed, answer=Phone(), optional=True),
    ),
    submit=submit,
    stops_at=_stopped,
    review=False,
    about_others=True,
)  # fmt: skip
