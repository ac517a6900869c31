"""Who is asking: the steps that register somebody once, consent first, and only name, county and phone."""

from db import workers
from db.models import Worker
from handlers import texts
from handlers.dialogue.answers import Given
from handlers.dialogue.form import Step
from handlers.dialogue.kinds import Consent, County, PersonName, Phone
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn


def is_new(turn: Turn, given: Given) -> bool:
    return turn.worker is None


def _agreed(turn: Turn, given: Given) -> bool:
    return turn.worker is None and given.get("consent") is not False


STEPS: tuple[Step, ...] = (
    Step("consent", ask=lambda turn, given: texts.people.notice(turn.station.operator), when=is_new,
         again=texts.people.AGREE_AGAIN, answer=Consent(yes="同意", no="不同意")),
    Step("name", ask=texts.people.ASK_NAME, label="姓名", when=_agreed, answer=PersonName()),
    Step("county", ask=texts.people.ASK_COUNTY, label="老家", when=_agreed, answer=County()),
    Step("phone", ask=texts.people.ASK_PHONE, label="手机", when=_agreed, answer=Phone()),
)  # fmt: skip


def refused(given: Given) -> bool:
    """True when the notice was not agreed to: nothing may be stored, and browsing goes on without it."""
    return given.get("consent") is False


def settle(turn: Turn, given: Given) -> Worker:
    """The person who speaks, registered now if new. Call only when not `refused`."""
    if turn.worker is not None:
        return turn.worker
    return workers.register(
        turn.session,
        follower=turn.follower,
        name=given["name"],
        phone=given["phone"],
        county=given["county"],
        consent_version=turn.station.consent_version,
        now=turn.now,
    )


def stopped(turn: Turn, given: Given) -> list[Reply] | None:
    """Ends a form kindly when the notice was refused."""
    return [Text(texts.people.NO_CONSENT)] if refused(given) else None
