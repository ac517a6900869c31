"""A seat given up, kept or changed for the next run, once it is certain which one is meant."""

from collections.abc import Sequence

from db import courses, enrolments
from db.models import Course, Enrolment
from handlers import acting_for, course_notices, opening, questions, texts
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn

Replies = Sequence[Reply]
Booked = tuple[Enrolment, Course]
SAYS_LEAVE = "(?:我?(?:就|要|想|确定|是的?)?[,，]?(?:退|不去了|不克了)(?:掉|了|吧|嘛|这期|课)*)"
SAYS_LEAVE_ALL = "(?:我?(?:就|要|想|两个|三个|全部)*都?(?:退|不去了|不克了)(?:掉|了|吧|嘛)*)"
SAYS_WAIT = "(?:我?(?:就|要|想)?(?:退|换|排)(?:这期|下一?期|候补|队|掉|了|吧|[,，])*(?:排下一?期)?)"
SAYS_CHANGE = "(?:我?(?:就|要|想|那就?)*换(?:到|成)?(?:下一?期|掉|了|吧|嘛)*)"


def booked(turn: Turn) -> list[Booked]:
    """What can still be left: seats, offers and places in line of classes that have not begun."""
    if turn.worker is None:
        return []
    rows = enrolments.upcoming_of(turn.session, turn.worker, now=turn.now)
    return [
        (row, course)
        for row, course in rows
        if course.starts_at > turn.now and row.status in ("enrolled", "waiting", "offered")
    ]


def of(turn: Turn, enrolment_id: int) -> Booked:
    row = enrolments.get(turn.session, enrolment_id)
    return row, courses.get(turn.session, row.course_id)


def leave(turn: Turn, one: Booked) -> Replies:
    """At once; in the midst of something else it is asked first, because a seat that is given up may be gone."""
    if opening.open_form_of(turn) is None:
        return _left(turn, one)
    questions.put(turn, "leave_anyway", yes=SAYS_LEAVE, enrolment=one[0].key)
    return [Choices(texts.seats.ask_leave(one[1], one[0].status), texts.seats.LEAVE_OPTIONS)]


def ask_leave(turn: Turn, one: Booked) -> Replies:
    """For somebody who asked whether, or only said that they cannot come: nothing but a plain word takes the seat."""
    questions.put(turn, "leave_anyway", yes=SAYS_LEAVE, strict=True, enrolment=one[0].key)
    after = texts.seats.OR_NEXT if one[0].status == "enrolled" else ""
    return [Choices(texts.seats.ask_leave(one[1], one[0].status), texts.seats.LEAVE_OPTIONS, after)]


def ask_leave_instead(turn: Turn, one: Booked) -> Replies:
    """Another class was named than the one that is booked: that one is not taken for it."""
    questions.put(turn, "leave_anyway", yes=SAYS_LEAVE, strict=True, enrolment=one[0].key)
    return [Choices(texts.seats.not_booked_this(one[1]), texts.seats.LEAVE_OPTIONS)]


def ask_leave_all(turn: Turn, several: Sequence[Booked]) -> Replies:
    keys = [row.key for row, _ in several]
    questions.put(turn, "leave_all", yes=SAYS_LEAVE_ALL, strict=True, enrolments=keys)
    words = texts.seats.ask_leave_all([course for _, course in several])
    return [Choices(words, texts.seats.LEAVE_ALL_OPTIONS)]


def leave_all(turn: Turn, several: Sequence[Booked]) -> Replies:
    return [reply for one in several for reply in _left(turn, one)]


def change(turn: Turn, one: Booked) -> Replies:
    row, course = one
    later = courses.next_run(turn.session, course, now=turn.now)
    if later is None:
        return _no_next(turn, one)
    try:
        return move(turn, row, later, may_wait=False)
    except enrolments.CourseFull as full:
        return ask_to_wait_for(turn, one, later, full)


def ask_to_wait_for(turn: Turn, one: Booked, later: Course, full: enrolments.CourseFull) -> Replies:
    if not full.can_wait:
        return [Text(texts.seats.full_too_late(later.title))]
    questions.put(turn, "wait_for_next", yes=SAYS_WAIT, strict=True, enrolment=one[0].key, course=later.key)
    return [Choices(texts.seats.next_full(one[1], later, full.waiting), texts.seats.NEXT_FULL_OPTIONS)]


def ask_change(turn: Turn, one: Booked) -> Replies:
    """Another day was asked for: the next run may not suit, so it is told first."""
    row, course = one
    later = courses.next_run(turn.session, course, now=turn.now)
    if later is None:
        return _no_next(turn, one)
    questions.put(turn, "change_anyway", yes=SAYS_CHANGE, strict=True, enrolment=row.key)
    return [Choices(texts.seats.ask_change(course, later), texts.seats.CHANGE_OPTIONS)]


def move(turn: Turn, row: Enrolment, other: Course, *, may_wait: bool) -> Replies:
    moved = enrolments.change_to(
        turn.session, row, other, station=turn.station, now=turn.now, may_wait=may_wait
    )  # fmt: skip
    course_notices.forget(turn.session, row, now=turn.now)
    course_notices.offered(turn.session, moved.offers, station=turn.station, now=turn.now)
    if moved.taken.status == "waiting":
        place = enrolments.place_in_line(turn.session, moved.taken)
        return acting_for.named(turn, [Text(texts.seats.changed_to_line(moved.left, other, place))])
    return acting_for.named(turn, [Text(texts.seats.changed(moved.left, other))])


def _left(turn: Turn, one: Booked) -> Replies:
    row, course = one
    status = row.status
    offers = enrolments.cancel(turn.session, row, station=turn.station, now=turn.now)
    course_notices.forget(turn.session, row, now=turn.now)
    course_notices.offered(turn.session, offers, station=turn.station, now=turn.now)
    return acting_for.named(turn, [Text(texts.seats.left(course, status))])


def _no_next(turn: Turn, one: Booked) -> Replies:
    questions.put(turn, "leave_anyway", yes=SAYS_LEAVE, strict=True, enrolment=one[0].key)
    return [Choices(texts.seats.no_next(one[1]), texts.seats.NO_NEXT_OPTIONS)]


def _asked_of(turn: Turn) -> Booked:
    return of(turn, (turn.conversation.asked or {})["enrolment"])


def _leave_anyway(turn: Turn, yes: bool) -> Replies:
    return _left(turn, _asked_of(turn)) if yes else [Text(texts.seats.KEPT)]


def _leave_all(turn: Turn, yes: bool) -> Replies:
    keys = (turn.conversation.asked or {})["enrolments"]
    return leave_all(turn, [of(turn, key) for key in keys]) if yes else [Text(texts.seats.KEPT_ALL)]


def _change_anyway(turn: Turn, yes: bool) -> Replies:
    return change(turn, _asked_of(turn)) if yes else [Text(texts.seats.KEPT)]


def _wait_for_next(turn: Turn, yes: bool) -> Replies:
    if not yes:
        return [Text(texts.seats.KEPT)]
    row, _ = _asked_of(turn)
    later = courses.get(turn.session, (turn.conversation.asked or {})["course"])
    return move(turn, row, later, may_wait=True)


QUESTIONS = {
    "leave_anyway": _leave_anyway, "leave_all": _leave_all, "change_anyway": _change_anyway,
    "wait_for_next": _wait_for_next,
}  # fmt: skip
