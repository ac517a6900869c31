"""Going home for a festival: when one leaves and when one is back, both only if known."""

from collections.abc import Sequence
from datetime import date

from db import feedback
from handlers import texts
from handlers.dialogue.answers import Given, Got, Read
from handlers.dialogue.form import Form, Step
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms.visit_time import DayAnswer
from nlp import times, told_besides


class AnyDay(DayAnswer):
    """A day to come, as far ahead as a year; two days are asked for, so none is taken in passing."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        """ "" for whoever does not know yet."""
        named = times.find(words, now=turn.now)
        if named is None:
            return Got("") if told_besides.undecided(words) else None
        return Got(named.start.date().isoformat())

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        return None

    def show(self, turn: Turn, value: str) -> str:
        return texts.visits.day(date.fromisoformat(value)) if value else ""


def _comes_back(turn: Turn, given: Given) -> bool:
    return bool(given.get("comes_back"))


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    row = feedback.get(turn.session, given["feedback"])
    days = {name: given[name] for name in ("leaves_on", "back_on") if given.get(name)}
    feedback.answer(turn.session, row, answer=row.answer, now=turn.now, **days)
    more = texts.check_ups.TICKETS if row.answer == "back" else texts.check_ups.NOT_BACK
    return [Text(texts.check_ups.HOME_NOTED.format(more=more))]


FORM = Form(
    name="home_leave",
    title="回家过节",
    steps=(
        Step("leaves_on", ask=texts.check_ups.ASK_LEAVES, answer=AnyDay(hint="2月10日"), optional=True),
        Step("back_on", ask=texts.check_ups.ASK_BACK, answer=AnyDay(hint="2月25日"), when=_comes_back, optional=True),
    ),
    submit=submit,
    review=False,
)
