"""Times as people say them: a message in, the stretch of time it wants booked out, or nothing."""

from nlp.times.calendar import OFFICIAL, Calendar
from nlp.times.clashing import Clash, clash
from nlp.times.counting import Counted, counted, leaves_open
from nlp.times.finding import find, find_all
from nlp.times.months import no_such_day
from nlp.times.when import When, say

is_rest_day = OFFICIAL.is_rest_day
holiday_name = OFFICIAL.holiday_name

__all__ = [
    "OFFICIAL",
    "Calendar",
    "Clash",
    "Counted",
    "When",
    "clash",
    "counted",
    "find",
    "find_all",
    "holiday_name",
    "is_rest_day",
    "leaves_open",
    "no_such_day",
    "say",
]
