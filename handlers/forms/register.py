"""Registering with the station (登记): consent, name, county, phone."""

from collections.abc import Sequence

from handlers import texts
from handlers.dialogue.answers import Given
from handlers.dialogue.form import Form
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms import person


def _already(turn: Turn, given: Given) -> Sequence[Reply] | None:
    return [Text(texts.people.already_registered(turn.worker.name))] if turn.worker is not None else None


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    worker = person.settle(turn, given)
    return [Text(texts.people.registered(worker.name))]


FORM = Form(
    name="register",
    title="登记",
    opens_with=("我要登记", "登记", "登记一下我的情况"),
    steps=person.STEPS,
    submit=submit,
    gate=_already,
    stops_at=person.stopped,
)
