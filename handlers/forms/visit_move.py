"""Another time for an agreed visit: day and hour, then moved at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from db import visits
from handlers import texts, visit_words
from handlers.dialogue.answers import BEFORE, Given, Got, Read
from handlers.dialogue.form import Form
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms import visit_time
from handlers.forms.visit_time import DayAnswer, has_clock, part_of
from nlp import late, times

SAME_DAY = late.pattern("(?:还是|就|仍|也)?(?:那|同)一?天|当天|(?:日子|日期|天)不(?:变|改)")


@dataclass(frozen=True)
class NewDayAnswer(DayAnswer):
    """The day it is moved to; an hour alone (提前到2点) and 还是那天 keep the day that was agreed."""

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        when = times.find(words, now=turn.now)
        only_an_hour = when is not None and has_clock(when) and not when.names_day
        if not given.get(BEFORE) and (only_an_hour or SAME_DAY.search(words)):
            agreed = visits.get(turn.session, given["visit"]).starts_at
            return Got({"day": agreed.date().isoformat(), "part": part_of(when) if when else ""})
        return super().find(turn, given, words)


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    visit = visits.get(turn.session, given["visit"])
    visits.move(
        turn.session, visit, starts_at=datetime.fromisoformat(given["clock"]), station=turn.station, now=turn.now
    )
    visit_words.tell_staff(turn, visit, texts.visits.staff_moved, texts.visits.MOVED)
    return [Text(texts.visits.moved(visit, visit_words.visitor(turn, visit), turn.now))]


def still_there(turn: Turn, given: Given) -> str | None:
    visit = visits.get(turn.session, given["visit"])
    return None if visit.status == "booked" else texts.visits.NONE


FORM = Form(
    name="visit_move",
    title="改走访时间",
    steps=visit_time.steps(NewDayAnswer(), "新时间"),
    submit=submit,
    still_possible=still_there,
)
