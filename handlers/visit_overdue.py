"""A visit whose hour has passed and of which nothing is written down: whoever waited is asked, and the visitor told."""

from collections.abc import Sequence
from datetime import timedelta

from db import visits, visits_overdue
from db.models import Visit
from handlers import texts, visit_words
from handlers.dialogue import listing
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn

Replies = Sequence[Reply]
LIST, KIND = "visit_overdue", "not_come"
NOT_COME, CAME, ANOTHER_TIME = 0, 1, 2
# A visitor may be a little late; what was due the day before yesterday is for the desk.
LATE_BY = timedelta(minutes=15)
NOBODY_CAME = (
    "(?:今天|昨天|刚才|到现在|都|说好|约好|等了?|[,，])*(?:你们|你们的人|专员|走访的?|工作人员|人)*(?:还|都|咋个?|怎么|为什么|为哪样|今天|到底|的)*"
    "(?:人呢|没有?人?来|没(?:有|见)?(?:看)?见?人|不来了?|没到|没来人|来不来|来没来|几时来|好久来|在哪点?了?|到哪点?了?|到没到|来了没有?)(?:的|了|呢|嘛|吗|么|啊|人|[?？])*"
)


def of(turn: Turn) -> Visit | None:
    """Due today or yesterday."""
    if turn.worker is None:
        return None
    since = turn.now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=1)
    return visits_overdue.last_of(turn.session, turn.worker, since=since, now=turn.now - LATE_BY)


def ask(turn: Turn, visit: Visit) -> Replies:
    listing.remember(turn, LIST, [NOT_COME, CAME, ANOTHER_TIME], first=0, shown=3)
    words = texts.visits.overdue(visit, visit_words.visitor(turn, visit), turn.now)
    return [Choices(words, texts.visits.OVERDUE_OPTIONS)]


def settle(turn: Turn, visit: Visit, item: int) -> Replies:
    listing.forget(turn)
    if item == CAME:
        return [Text(texts.visits.DID_COME)]
    if not visits_overdue.has_need(turn.session, visit, kind=KIND):
        visits.need(turn.session, visit, kind=KIND, words=texts.visits.nobody_came(visit, turn.now), now=turn.now)
        visit_words.tell_staff(turn, visit, texts.visits.staff_not_come, texts.visits.WAITED)
    return [Text(texts.visits.told_nobody_came(visit_words.visitor(turn, visit)))]
