"""几点, 在哪点, 明天是吧 after a reminder: of the very thing that was reminded of, or of the only one there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from db import enrolments, event_signups, outbox, visits
from db.models import Course, Event, EventSlot, Visit
from handlers import course_view, texts, visit_overdue, visit_words
from handlers.dialogue import listing
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late, times

Replies = Sequence[Reply]
WITHIN = timedelta(hours=36)
_SOFT = "(?:那|是|就是|是不是|对|的|嘛|呢|吗|么|吧|啊|呀|不|哈|噶|嘎|没错|对吧|对不对|是吧|[,，?？])*"
_DAY = "(?:今天|明天|后天|今早|明早|今晚|明晚|(?:星期|礼拜|周)[一二三四五六日天])(?:早上|上午|中午|下午|晚上)?"
WHICH_DAY = late.pattern(f"{_SOFT}{_DAY}{_SOFT}")
WHEN_OR_WHERE = late.pattern(
    f"{_SOFT}(?:{_DAY})?(?:是|在|要|去|到|我)*(?:几点(?:钟|半)?|什么时候|啥时候|哪样时候|几时|好久|哪天|几号|什么时间|(?:在|去|到)?(?:哪里|哪点|哪儿|哪个地方|什么地方)|地址|地点|位置)"
    f"(?:开始|开班|开课|上课|上|去|克|来|到|集合|见)?{_SOFT}"
)


@dataclass(frozen=True)
class Ahead:
    """One thing that is to come: by the name under which it is reminded of, when, and as it is told."""

    name: str
    at: datetime
    words: str


def asks(turn: Turn) -> bool:
    if turn.staff is not None or turn.worker is None or len(turn.words) > 14:
        return False
    said = turn.words.strip()
    if not (WHICH_DAY.fullmatch(said) or WHEN_OR_WHERE.fullmatch(said)) or visit_overdue.of(turn) is not None:
        return False
    return _meant(turn) is not None


def tell(turn: Turn) -> Replies:
    ahead = _meant(turn)
    if ahead is None:
        return []
    when = times.find(turn.words, now=turn.now) if WHICH_DAY.fullmatch(turn.words.strip()) else None
    if when is None or not when.names_day:
        return [Text(ahead.words)]
    return [Text(texts.common.yes_or_no(when.start.date() == ahead.at.date(), ahead.words))]


def _meant(turn: Turn) -> Ahead | None:
    """What was reminded of last, if nothing was listed since; else the only thing ahead while nothing is listed."""
    coming = _coming(turn)
    last = outbox.last_sent(turn.session, turn.follower, kinds=["reminder"])
    listed = listing.last(turn)
    if last is not None and last.settled_at is not None and last.settled_at > turn.now - WITHIN:
        newer = listed is not None and listed.at > last.settled_at
        found = next((one for one in coming if last.owed_as.startswith(f"remind:{one.name}:")), None)
        if found is not None and not newer:
            return found
    return coming[0] if len(coming) == 1 and not course_view.listed_kind(turn) else None


def _coming(turn: Turn) -> list[Ahead]:
    if turn.worker is None:
        return []
    of, now = turn.worker, turn.now
    return [
        *(_class(turn, row.key, course) for row, course in enrolments.upcoming_of(turn.session, of, now=now) if row.holds_seat),
        *(_visit(turn, visit) for visit in visits.upcoming(turn.session, of, now=now)),
        *(_event(turn, row.key, event, slot) for row, event, slot in event_signups.of_worker(turn.session, of, now=now)),
    ]  # fmt: skip


def _class(turn: Turn, number: int, course: Course) -> Ahead:
    begins = course.starts_at
    return Ahead(f"enrolment:{number}", begins, texts.mine.lesson(course, turn.now))


def _visit(turn: Turn, visit: Visit) -> Ahead:
    words = texts.visits.line(visit, visit_words.visitor(turn, visit), turn.now)
    return Ahead(f"visit:{visit.key}", visit.starts_at, f"走访：{words}。")


def _event(turn: Turn, number: int, event: Event, slot: EventSlot | None) -> Ahead:
    at = slot.starts_at if slot is not None else event.starts_at
    return Ahead(f"event:{number}", at, f"{texts.fairs.mine(event, slot, turn.now)}。")


PHRASES = (Phrase(r".{2,14}", tell, when=asks),)
