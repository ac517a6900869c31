"""Another time for an agreed visit: day and hour, then moved at once."""

from collections.abc import Sequence
from datetime import datetime

from db import visits
from handlers import texts, visit_words
from handlers.dialogue.answers import Given
from handlers.dialogue.form import Form, Step
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms.visit_time import ClockAnswer, DayAnswer


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
    steps=(
        Step("day", ask=texts.visits.ASK_DAY, answer=DayAnswer()),
        Step("clock", ask=texts.visits.ASK_CLOCK, label="新时间", answer=ClockAnswer(), follows="day"),
    ),
    submit=submit,
    still_possible=still_there,
)
