"""Joining a course or its waiting list, and what is said then."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db import courses, enrolments, seats
from db.models import Course, Worker
from handlers import course_fit, practice, questions, texts
from handlers.dialogue.registry import Lasting
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late

Replies = Sequence[Reply]
QUESTION = "join_line"
SEATS = late.pattern(
    "(?:几|多少|好多)(?:个|位)?(?:人|位子|名额|位)|还有(?:没有)?(?:位|名额|空)|给有(?:位|名额)|满(?:了)?(?:没|吗)|排(?:在|到)?第几|前面"
)
WHAT_IS_IT = late.pattern(
    "(?:排)?(?:候补|排队)(?:的|这个)?(?:是|有|到底)*(?:个)?(?:什么|哪样|啥子?|咋个?)(?:意思|回事|东西|一回事|用)?(?:呢|嘛|啊|呀|的)*[?？]*"
)
SAYS_WAIT = "(?:那|我|就|也|也要|要|想|行|好|只好|还是|嘛|吧|[,，])*(?:排|等|候补|帮我排|给我排)(?:着|起|队|候补|个|一个|上|等)*(?:嘛|吧|了|咯|哈|着|噻)*"


@dataclass(frozen=True)
class Wish:
    """Which course, on what ground, and whether a bed is needed."""

    course_id: int
    basis: str = ""
    lodging: bool | None = None
    sent_by: str = ""  # of a teacher: the school, as they say


def has_room(course: Course) -> bool:
    return course.taken < course.seats


def _is_kept(turn: Turn, course: Course) -> bool:
    """A seat of this full class is being offered to whoever speaks."""
    live = enrolments.find_live(turn.session, worker=turn.worker, course=course) if turn.worker else None
    return live is not None and live.status == "offered"


def seats_said(turn: Turn, course: Course) -> str:
    if not has_room(course) and _is_kept(turn, course):
        return texts.seats.KEPT_FOR_YOU
    return texts.training.seats(course, can_wait=seats.can_wait(course, station=turn.station, now=turn.now))


def seats_fact(turn: Turn, course: Course) -> str | None:
    """How many seats are left, how many stand in line, or what a line is. None when the words ask for none of it."""
    if WHAT_IS_IT.fullmatch(turn.words.strip()):
        return texts.seats.WHAT_IS_A_LINE
    if not SEATS.search(turn.words):
        return None
    if has_room(course):
        return texts.seats.seats_left(course)
    if _is_kept(turn, course):
        return f"{course.title}：{texts.seats.KEPT_FOR_YOU}。"
    return texts.seats.stands_in_line(course, seats.count_waiting(turn.session, course))


def join(turn: Turn, worker: Worker, wish: Wish, *, may_wait: bool) -> Replies:
    """Raises CourseFull, AlreadyEnrolled, CourseClosed."""
    course = courses.get(turn.session, wish.course_id)
    row = enrolments.submit(
        turn.session, worker=worker, course=course, follower=turn.follower, basis=wish.basis, lodging=wish.lodging,
        station=turn.station, now=turn.now, may_wait=may_wait,
    )  # fmt: skip
    row.says_sent_by = wish.sent_by
    post = practice.tie(turn.session, row, worker, course) if course.programme == practice.PROGRAMME else None
    if row.status == "waiting":
        place = enrolments.place_in_line(turn.session, row)
        return [Text(texts.seats.in_line(worker.name, course, place, turn.station.offer_hours))]
    to_check = wish.basis in (course_fit.LIFTED, course_fit.UNSURE)
    return [Text(texts.training.enrolled(worker.name, course, to_check=to_check, post=post))]


def ask_to_wait(turn: Turn, wish: Wish, full: enrolments.CourseFull) -> Replies:
    """The last seat went while the person was answering: offer the line, if there is still time for one."""
    words = texts.seats.full(full.course.title, full.waiting, can_wait=full.can_wait)
    if not full.can_wait:
        return [Text(words)]
    questions.put(
        turn,
        QUESTION,
        yes=SAYS_WAIT,
        course=wish.course_id,
        basis=wish.basis,
        lodging=wish.lodging,
        sent_by=wish.sent_by,
    )
    return [Choices(words, texts.seats.LINE_OPTIONS)]


def _settle(turn: Turn, yes: bool) -> Replies:
    asked = turn.conversation.asked or {}
    if not yes or turn.worker is None:
        return [Text(texts.seats.NOT_IN_LINE)]
    wish = Wish(asked["course"], asked["basis"], asked["lodging"], asked.get("sent_by", ""))
    return join(turn, turn.worker, wish, may_wait=True)


def _put_again(turn: Turn, asked: Mapping[str, Any]) -> Replies:
    """As things are by now: the class may have room again, or no time may be left for a line."""
    course = courses.get(turn.session, asked["course"])
    if course.status != "open" or course.starts_at <= turn.now:
        return []
    waiting = seats.count_waiting(turn.session, course)
    if has_room(course) and not waiting:
        return [Text(texts.seats.room_again(course))]
    can_wait = seats.can_wait(course, station=turn.station, now=turn.now)
    full = enrolments.CourseFull(course, waiting=waiting, can_wait=can_wait)
    return ask_to_wait(turn, Wish(course.key, asked["basis"], asked["lodging"], asked.get("sent_by", "")), full)


QUESTIONS = {QUESTION: _settle}
LASTING = {QUESTION: Lasting(texts.seats.WHAT_IS_A_LINE, texts.seats.LINE_LATER, _put_again, instead=True)}
