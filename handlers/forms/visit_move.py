"""Another time for an agreed visit: day and hour, then moved at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from db import visits
from handlers import acting_for, texts, visit_words
from handlers.dialogue.answers import BEFORE, Bad, Given, Got, Read
from handlers.dialogue.form import Form
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms import visit_time
from handlers.forms.visit_days import has_clock, part_at, part_of
from handlers.forms.visit_time import DayAnswer
from nlp import late, times

TIME = "新时间"
# 晚点来: the same day, at an hour that is asked for; 晚点 alone may say that somebody answers later.
EARLIER_OR_LATER = late.pattern(
    "(?:我|你们?|能不能|可不可以|可以|想|要|就|再|走访)*(?:早|晚|迟|提前|推迟)(?:一?点|一?些|一会儿?|一下)(?:点|儿)*(?:过?来|到|见)(?:行不行|可以吗|得不得|好不好|吗|嘛|吧|了)*[?？。.!！]*"
)
SAME_DAY = late.pattern("(?:还是|就|仍|也)?(?:那|同)一?天|当天|(?:日子|日期|天)不(?:变|改)")


@dataclass(frozen=True)
class NewDayAnswer(DayAnswer):
    """The day it is moved to; an hour alone (提前到2点), 晚点来 and 还是那天 keep the day that was agreed."""

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        when = times.find(words, now=turn.now)
        only_an_hour = when is not None and has_clock(when) and not when.names_day
        agreed = visits.get(turn.session, given["visit"]).starts_at
        if not given.get(BEFORE) and (only_an_hour or SAME_DAY.search(words)):
            return Got({"day": agreed.date().isoformat(), "part": part_of(when) if when else ""})
        if EARLIER_OR_LATER.fullmatch(words.strip()):
            return Got({"day": agreed.date().isoformat(), "part": part_at(agreed.time())})
        return Bad(texts.visits.HOW_FAR) if times.leaves_open(words) else super().find(turn, given, words)


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    visit = visits.get(turn.session, given["visit"])
    visits.move(
        turn.session, visit, starts_at=datetime.fromisoformat(given["clock"]), station=turn.station, now=turn.now
    )
    visit_words.tell_staff(turn, visit, texts.visits.staff_moved, texts.visits.MOVED)
    return acting_for.named(turn, [Text(texts.visits.moved(visit, visit_words.visitor(turn, visit), turn.now))])


def still_there(turn: Turn, given: Given) -> str | None:
    visit = visits.get(turn.session, given["visit"])
    return None if visit.status == "booked" else texts.visits.NONE


FORM = Form(
    name="visit_move",
    title="改走访时间",
    steps=visit_time.steps(NewDayAnswer(), TIME),
    submit=submit,
    still_possible=still_there,
    hears=lambda turn, given: visit_time.told_anew(turn, given, TIME),
)
