"""Going home for a festival: when one leaves and when one is back, both only if known."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from db import feedback
from handlers import home_leave_days, texts
from handlers.dialogue.answers import Bad, Given, Got, Read
from handlers.dialogue.form import Form, Step
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms.visit_time import DayAnswer
from nlp import times, told_besides

LONGEST_STAY = timedelta(days=120)


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


class LeaveDay(AnyDay):
    """One day: a stretch of several is asked about, and so is one that there is not."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        plain = told_besides.plainly(words)
        if times.no_such_day(plain):
            return Bad(texts.visits.NO_SUCH_DAY)
        since = self.since(turn, given)
        day = told_besides.day_home(plain, now=since)
        if day is None:
            named = times.find(plain, now=since)
            return Bad(texts.visits.which_day(named.said)) if named else super().read(turn, given, words)
        return self.checked(turn, given, day)

    def since(self, turn: Turn, given: Given) -> datetime:
        return turn.now

    def checked(self, turn: Turn, given: Given, day: date) -> Read:
        return Got(day.isoformat())


class BackDay(LeaveDay):
    """A day after the feast and after the one of leaving: 初三 is the first one then."""

    def since(self, turn: Turn, given: Given) -> datetime:
        leaves = date.fromisoformat(given["leaves_on"]) if given.get("leaves_on") else None
        feast = home_leave_days.feast(feedback.get(turn.session, given["feedback"]))
        return told_besides.after(leaves, feast, now=turn.now)

    def checked(self, turn: Turn, given: Given, day: date) -> Read:
        far = day - self.since(turn, given).date() > LONGEST_STAY
        return Bad(texts.check_ups.BACK_TOO_EARLY) if far else Got(day.isoformat())


def _comes_back(turn: Turn, given: Given) -> bool:
    return bool(given.get("comes_back"))


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    row = feedback.get(turn.session, given["feedback"])
    days = {name: given[name] for name in ("leaves_on", "back_on") if given.get(name)}
    feedback.answer(turn.session, row, answer=row.answer, now=turn.now, **days)
    more = texts.check_ups.TICKETS if row.answer == "back" else texts.check_ups.NOT_BACK
    return [Text(texts.check_ups.home_noted(home_leave_days.told(row), more))]


FORM = Form(
    name="home_leave",
    title="回家过节",
    steps=(
        Step("leaves_on", ask=texts.check_ups.ASK_LEAVES, answer=LeaveDay(hint="2月10日"), optional=True),
        Step("back_on", ask=texts.check_ups.ASK_BACK, answer=BackDay(hint="2月25日"), when=_comes_back, optional=True),
    ),
    submit=submit,
    review=False,
    left=texts.check_ups.HOME_LEFT,
)
