"""A seat that was given up, changed or lost by waiting, wanted back soon after: 退错了, 换回原来那期, 还给我嘛."""

from collections.abc import Sequence
from datetime import timedelta

from db import courses, enrolments, seats
from db.models import Course, Enrolment
from handlers import course_giving_up, course_leaving, course_line, course_signup, course_words, questions, texts
from handlers.course_giving_up import Booked
from handlers.dialogue import listing
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late

Replies = Sequence[Reply]
LATELY, JUST_NOW = timedelta(days=3), timedelta(hours=1)
BACK = late.pattern(
    "(?:退|换|按|点|说|弄|搞|整)(?:错|早|快)了?|退(?:着)?(?:玩)?错|(?:又|还是|又还)(?:想|要|能)(?:去|克|上|学|报|参加)|又得(?:空|闲)了|能去了|还是(?:要|去)?(?:原来|之前|以前|先前|前面|早先)(?:的|那)"
    "|(?:换|改|退|转|报|调|还)(?:回|转)(?:去|来|原来|之前|以前|先前|到)?|不想?(?:换|退)了|莫(?:换|退)了?|后悔|反悔|还给我|给我留着|(?:没|莫|冇)(?:看|瞧|见|注意)(?:到|见|着)?|忘(?:了|记)(?:回|看)|(?:过|超)(?:期|时)了"
    f"|{course_words.DENIES.pattern}"
)
THIS_RUN = late.pattern("[那这]期|下期|退(?:错|早)|换(?:回|错)|月(?:的|那)")
SEAT = late.pattern("位子|位置|名额|还给我|补位|候补|轮到")


def _last(turn: Turn) -> tuple[Enrolment, Course] | None:
    """What ended last, while its class can still be joined."""
    if turn.worker is None or turn.staff is not None:
        return None
    found = enrolments.ended_last(turn.session, turn.worker, since=turn.now - LATELY)
    if found is None or not courses.is_open(found[1], now=turn.now):
        return None
    again = enrolments.find_live(turn.session, worker=turn.worker, course=found[1])
    return None if again is not None else found


def _wants_back(turn: Turn) -> bool:
    """Words of a class or its seat; a mere 按错了 only where giving up was the newest thing done."""
    said = turn.words.strip()
    if not BACK.search(said) or (course_words.OTHER.search(said) and not course_words.A_CLASS.search(said)):
        return False
    found, listed = _last(turn), listing.last(turn)
    ended = found[0].ended_at if found is not None else None
    if ended is None or (listed is not None and listed.at > ended and (listed.kind in course_leaving.LISTS)):
        return False
    if course_words.A_CLASS.search(said) or SEAT.search(said) or THIS_RUN.search(said):
        return True
    return turn.now - ended < JUST_NOW and (listed is None or listed.at < ended)


def _wants_next(turn: Turn) -> bool:
    """换到下一批, when the seat has just been given up: the next run is meant, and not a visit."""
    if not course_words.NEXT.search(turn.words) or course_words.read(turn.words) is None or turn.worker is None:
        return False
    return turn.staff is None and not course_giving_up.booked(turn) and _just_left(turn) is not None


def _just_left(turn: Turn) -> Course | None:
    found = enrolments.ended_last(turn.session, turn.worker, since=turn.now - JUST_NOW) if turn.worker else None
    return found[1] if found is not None else None


def join_next(turn: Turn) -> Replies:
    left = _just_left(turn)
    later = courses.next_run(turn.session, left, now=turn.now) if left else None
    if left is None or later is None:
        return [Text(texts.seats.next_run(left, None))] if left else []
    return course_signup.start(turn, later)


def ask(turn: Turn) -> Replies:
    """Nothing is booked before a plain yes; a seat that others have by now is said to be gone."""
    found = _last(turn)
    if found is None:
        return []
    row, course = found
    gone = [Text(texts.seats.too_late(course.title))] if row.status == "lapsed" else []
    if not _has_seat(turn, course):
        waiting = seats.count_waiting(turn.session, course)
        can_wait = seats.can_wait(course, station=turn.station, now=turn.now)
        full = enrolments.CourseFull(course, waiting=waiting, can_wait=can_wait)
        return [*gone, *course_line.ask_to_wait(turn, _as_before(row), full)]
    questions.put(turn, "take_back", yes=texts.seats.SAYS_BACK, enrolment=row.key)
    instead = _instead(turn, course)
    words = texts.seats.ask_back(course, instead[1] if instead else None)
    return [*gone, Choices(words, texts.seats.BACK_OPTIONS)]


def _as_before(row: Enrolment) -> course_line.Wish:
    return course_line.Wish(row.course_id, row.basis, row.lodging, row.says_sent_by)


def _has_seat(turn: Turn, course: Course) -> bool:
    return course_line.has_room(course) and seats.count_waiting(turn.session, course) == 0


def _instead(turn: Turn, course: Course) -> Booked | None:
    """The other run of the same class that one has now: it would be left for this one."""
    return next((one for one in course_giving_up.booked(turn) if _same(one[1], course)), None)


def _same(one: Course, other: Course) -> bool:
    return one.programme == other.programme and courses.subject(one) == courses.subject(other)


def _take_back(turn: Turn, yes: bool) -> Replies:
    row, course = course_giving_up.of(turn, (turn.conversation.asked or {})["enrolment"])
    if not yes or turn.worker is None:
        return [Text(texts.seats.LEFT_AS_IT_IS)]
    instead, wish = _instead(turn, course), _as_before(row)
    try:
        if instead is not None:
            return course_giving_up.move(turn, instead[0], course, may_wait=False)
        return course_line.join(turn, turn.worker, wish, may_wait=False)
    except enrolments.CourseFull as full:
        return course_line.ask_to_wait(turn, wish, full)


QUESTIONS = {"take_back": _take_back}
PHRASES = (
    Phrase(r"(?s).{2,30}", join_next, when=_wants_next),
    Phrase(r"(?s).{2,30}", ask, when=_wants_back),
)
