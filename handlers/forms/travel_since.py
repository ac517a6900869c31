"""满三个月喊我, from somebody of whom the ledger has no start: since when and where, then who they are; the reminder is reckoned from it."""

from collections.abc import Sequence
from datetime import date

from db import away, workers
from handlers import texts, travel_money, travel_reminder
from handlers.dialogue.answers import Given
from handlers.dialogue.form import Form, Step
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms import person
from handlers.forms.status_firm import put_on_file
from handlers.forms.travel_firm import StartDay, StartFirm

NOTE = "employed"


def _own_firm(turn: Turn, given: Given) -> str | None:
    worker = turn.worker
    return worker.employer_name or None if worker is not None and worker.status == "employed" else None


def _day(given: Given) -> date:
    return date.fromisoformat(given["since"]["day"])


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    worker, day = person.settle(turn, given), _day(given)
    employer = given.get("employer") or ""
    if worker.status == "employed" and employer == worker.employer_name:
        workers.correct(turn.session, worker, field="started_on", value=day, now=turn.now)
    else:
        workers.set_status(
            turn.session, worker, status="employed", since=day, now=turn.now, employer_name=employer, note=NOTE
        )
        put_on_file(turn, worker)
    began = away.since(turn.session, worker) or day  # work elsewhere before, without a break, counts too
    noted = texts.people.there_noted(
        employer, day, about=given["since"]["about"], this_year=turn.now.year
    )  # fmt: skip
    return [Text(f"{noted}\n{travel_reminder.promised(turn, began)}")]


def _stopped(turn: Turn, given: Given) -> Sequence[Reply] | None:
    """Who has been there for three months already needs no reminder, and nothing has to be written down for it."""
    if "since" in given and turn.worker is None and travel_reminder.is_full(turn, _day(given)):
        return [Text(travel_reminder.promised(turn, _day(given)))]
    if person.refused(given):
        return [Text(texts.travel.unregistered(travel_reminder.due_on(_day(given))))]
    return None


FORM = Form(
    name="travel_since",
    title="提醒办路费",
    steps=(
        Step("since", ask=texts.travel.SAY_SINCE, again=texts.travel.SAY_DAY, answer=StartDay()),
        Step("employer", ask=texts.people.ASK_EMPLOYER, answer=StartFirm(hint="快达速运", limit=40), known=_own_firm),
        *person.STEPS,
    ),
    submit=submit,
    stops_at=_stopped,
    explains=travel_money.in_form,
    review=False,
)
