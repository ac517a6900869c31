"""An interview at the firm that staff have told: when and where it is, and not being able to come to it."""

from collections.abc import Sequence

from db import applications, event_signups, events, visits
from db.models import Application, Vacancy
from handlers import course_giving_up, fair_times, telling_staff, texts
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Reply, Text, pack
from handlers.dialogue.turn import Turn
from nlp import late, slot_words

Replies = Sequence[Reply]
Standing = tuple[Application, Vacancy, str]
INTERVIEW = late.pattern("面试")
WHERE = (
    "(?:那|我|我的|那个|请问|[,， ])*面试(?:的)?(?:地点|地方|地址|时间)?(?:是|在|去|到|要|该)*"
    "(?:哪里|哪点|哪儿|哪个地方|什么地方|几点|哪天|几号|什么时候|哪时候|(?:找|联系)(?:谁|哪个)|带(?:什么|哪样|些?啥)(?:东西|证件)?)(?:面|去|来着|呢|啊|呀|嘛|[?？])*"
)


def standing(turn: Turn) -> Sequence[Standing]:
    """Applications that wait for their interview, with what was told of it."""
    if turn.worker is None:
        return ()
    rows = applications.of_worker(turn.session, turn.worker, live=True)
    return [
        (application, vacancy, _told(turn, application)) for application, vacancy in rows if application.status == "interview"
    ]  # fmt: skip


def _told(turn: Turn, application: Application) -> str:
    last = applications.history(turn.session, application)[-1:]
    return last[0].note if last else ""


def tell(turn: Turn) -> Replies:
    slots = event_signups.of_worker(turn.session, turn.person, now=turn.now, kinds=[events.ONLINE])
    lines = [texts.applying.interview_stands(vacancy, note) for _, vacancy, note in standing(turn)]
    return [Text("\n".join([*lines, *(texts.fairs.mine(event, slot, turn.now) for _, event, slot in slots)]))]


def _meant(turn: Turn) -> Sequence[Standing]:
    """Which of them cannot be kept: named, on the day that is said, or the only thing with a time."""
    if turn.staff is not None or turn.conversation.form is not None:
        return ()
    if not (slot_words.moves(turn.words, now=turn.now) or slot_words.cannot(turn.words, now=turn.now)):
        return ()
    rows = standing(turn)
    on_day = [row for row in rows if _is_on_day(turn, row)]
    if INTERVIEW.search(turn.words):
        return on_day or rows
    if on_day or not rows or _has_others(turn) or not slot_words.moves(turn.words, now=turn.now):
        return on_day
    return [row for row in rows if row[2]]


def _has_others(turn: Turn) -> bool:
    """Visits and classes can be put off by the same words."""
    return bool(visits.upcoming(turn.session, turn.person, now=turn.now) or course_giving_up.booked(turn))


def _is_on_day(turn: Turn, row: Standing) -> bool:
    at, _ = fair_times.appointment(row[2], turn.now)
    return at is not None and slot_words.failing(turn.words, now=turn.now) == at.start.date()


def wants(turn: Turn) -> bool:
    return turn.incoming.has_words and bool(_meant(turn))


def cannot_come(turn: Turn) -> Replies:
    """Staff hear of it in the worker's words; the time itself is the firm's to change."""
    rows = _meant(turn)
    for application, vacancy, note in rows:
        words = texts.applying.wants_another_day(vacancy, turn.person.name, note, turn.words)
        telling_staff.owe(
            turn.session, roles=("job_officer", "station_head"), message=pack(Text(words)),
            key=f"interview_day:{application.key}:{turn.incoming.key}", now=turn.now,
            due_at=turn.station.after_quiet(turn.now),
        )  # fmt: skip
    return [Text(texts.applying.another_day_passed_on([vacancy for _, vacancy, _ in rows]))]


PHRASES = (Phrase(WHERE, tell, when=lambda turn: turn.staff is None and bool(standing(turn))),)
