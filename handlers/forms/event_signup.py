"""Signing up for a fair, an interview by video, an hour with an expert or a journey together."""

from collections.abc import Sequence

from db import event_signups, events, workers
from db.models import Event
from handlers import fairs, texts
from handlers.dialogue.answers import Given
from handlers.dialogue.form import Form, Step
from handlers.dialogue.kinds import Words, YesNo
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms import person
from handlers.forms.event_slot import DayWithSlots, SlotAnswer, has_days, has_slots
from nlp import late, spelling

Replies = Sequence[Reply]
ABOUT_THE_LIST = late.pattern(
    "带队|名单|(?:凭|为|做|干|整|拿来?|要来?).{0,3}(?:什么|哪样|啥|甚).{0,6}|(?:要|交|给|拿|报).{0,6}(?:电话|手机|号码|名字|姓名|信息)|(?:泄露|外传|乱用|哪个(?:看|管|用)|给谁|交给哪个)"
)


def _event(turn: Turn, given: Given) -> Event:
    return events.get(turn.session, given["event"])


def _is(kind: str, turn: Turn, given: Given) -> bool:
    return not person.refused(given) and _event(turn, given).kind == kind


def _gate(turn: Turn, given: Given) -> Replies | None:
    event = _event(turn, given)
    signup = event_signups.signup_of(turn.session, event, turn.worker) if turn.worker else None
    if signup is not None and signup.status == "signed_up":
        return fairs.show(turn, event)
    if (gone := _gone(turn, given)) is not None:
        return [Text(gone)]
    if events.has_slots(turn.session, event) and not events.slots(turn.session, event, now=turn.now):
        return [Text(texts.fairs.NO_SLOTS)]
    return None


def _gone(turn: Turn, given: Given) -> str | None:
    event = _event(turn, given)
    over = event.status != "open" or event.ends_at <= turn.now
    return texts.fairs.OVER.format(title=event.title) if over else None


def _explains(turn: Turn, given: Given) -> Replies | None:
    """带队的是哪个，凭哪样要我电话: whoever is asked for consent may know whom it is for."""
    event = _event(turn, given)
    asks = event.kind == events.BATCH and ABOUT_THE_LIST.search(spelling.normalise(turn.words))
    return [Text(texts.batches.why_the_list(event))] if asks else None


def _stopped(turn: Turn, given: Given) -> Replies | None:
    if given.get("share") is False:
        return [Text(texts.fairs.NOT_LISTED)]
    return person.stopped(turn, given)


def submit(turn: Turn, given: Given) -> Replies:
    """Raises EventOver, EventFull or SlotTaken."""
    worker, event = person.settle(turn, given), _event(turn, given)
    signup = event_signups.sign_up(
        turn.session, event=event, worker=worker, follower=turn.follower, slot_id=given.get("slot"),
        topic=given.get("topic", ""), now=turn.now,
    )  # fmt: skip
    if given.get("share"):
        workers.consent(
            turn.session, worker, kind="share", version=turn.station.consent_version,
            about=f"{event.code} {event.host}".strip(), now=turn.now,
        )  # fmt: skip
    return [Text(texts.fairs.signed(event, event_signups.slot_of(turn.session, signup), turn.now))]


FORM = Form(
    name="event_signup",
    title="报名",
    steps=(
        *person.STEPS,
        Step("day", ask=texts.fairs.ASK_DAY, when=has_days, answer=DayWithSlots()),
        Step("slot", ask=texts.fairs.ASK_SLOT, when=has_slots, answer=SlotAnswer(), follows="day"),
        Step("topic", ask=texts.fairs.ASK_TOPIC, when=lambda turn, given: _is(events.GUIDANCE, turn, given),
             answer=Words(hint="想考电工证", limit=120, tells=True)),
        Step("share", ask=lambda turn, given: texts.fairs.ASK_ESCORT.format(host=_event(turn, given).host),
             when=lambda turn, given: _is(events.BATCH, turn, given),
             answer=YesNo(yes=texts.fairs.ESCORT_YES, no=texts.fairs.ESCORT_NO)),
    ),
    submit=submit,
    gate=_gate,
    still_possible=_gone,
    stops_at=_stopped,
    explains=_explains,
    review=False,
)  # fmt: skip
