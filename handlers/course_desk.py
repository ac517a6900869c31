"""Courses on the staff's desk: seats, a later date, calling off, the roster; everyone concerned is told."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from db import audits, courses, enrolments, seats
from db.models import Course
from db.rights import Right
from handlers import course_notices, course_search, questions, texts
from handlers.allowed import needs
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late, numerals, phones, times

Replies = Sequence[Reply]
CODE = r"(C\d{2,5})"
MOST_LISTED = 20
CLOCK = late.pattern(r"\d[:：]\d|点")
MORE, SEATS = "加上?|增加?|多", "(?:座位|名额|人数|位子)"
COUNT = r"(?P<count>\d{1,3}|[一二两三四五六七八九十]{1,3})"
SAME_DAY = r"(?:日期|日子|那天)?(?:不变|不动|照旧)(?:日期|日子)?[,，、\s]*|(?:同一|当)天[的,，\s]*"
FAR = timedelta(days=300)


def ask_seats(turn: Turn, match: re.Match[str]) -> Replies:
    return _sure_seats(turn, courses.by_code(turn.session, match.group(1)), int(match.group(2)))


def ask_more_seats(turn: Turn, match: re.Match[str]) -> Replies:
    """C13加两个名额, C13 座位减3个."""
    course, said = courses.by_code(turn.session, match["code"]), numerals.read(match["count"])
    if said is None or int(said) != said:
        return [Text(texts.training_desk.NO_SEATS)]
    return _sure_seats(turn, course, course.seats + (int(said) if match["how"][0] in MORE else -int(said)))


def _sure_seats(turn: Turn, course: Course, wanted: int) -> Replies:
    if wanted < course.taken:
        raise courses.SeatsInUse(course.code, course.taken)
    waiting = seats.count_waiting(turn.session, course)
    questions.put(turn, "course_seats", code=course.code, seats=wanted)
    return [Choices(texts.training_desk.sure_seats(course, wanted, waiting), texts.training_desk.CONFIRM)]


def ask_postpone(turn: Turn, match: re.Match[str]) -> Replies:
    course = courses.by_code(turn.session, match.group(1))
    to = _moment(match.group(2), course, now=turn.now)
    if to is None:
        return [Text(texts.training_desk.NO_DATE)]
    if to <= turn.now:
        raise courses.NotInFuture(to)
    if to == course.starts_at:
        return [Text(texts.training_desk.same_time(course))]
    questions.put(turn, "course_postpone", code=course.code, starts_at=to.isoformat())
    return [
        Choices(texts.training_desk.sure_postpone(course, to, concerned(turn, course)), texts.training_desk.CONFIRM)
    ]


def ask_code(turn: Turn, match: re.Match[str]) -> Replies:
    """A course named in words is moved by its code only: titles are shared by several runs."""
    every = courses.open_for_enrolment(turn.session, now=turn.now)
    return [Text(texts.training_desk.which_code(course_search.named(every, course_search.read(turn.words)) or every))]


def ask_cancel(turn: Turn, match: re.Match[str]) -> Replies:
    course = courses.by_code(turn.session, match.group(1) or match.group(2))
    questions.put(turn, "course_cancel", code=course.code)
    return [Choices(texts.training_desk.sure_cancel(course, concerned(turn, course)), texts.training_desk.CONFIRM)]


def roster(turn: Turn, match: re.Match[str]) -> Replies:
    """Names with masked phones; every look is written down."""
    course = courses.by_code(turn.session, match.group(1))
    people = enrolments.with_people(turn.session, courses.live(turn.session, course))
    lines = [
        texts.training_desk.roster_line(place, worker.name, phones.mask(worker.phone), worker.county, row.status)
        for place, (row, worker) in enumerate(people[:MOST_LISTED], start=1)
    ]
    audits.note(turn.session, staff=turn.staff, action="roster_seen", about=f"course:{course.key}", now=turn.now)
    return [Text(texts.training_desk.roster(course, lines, len(people)))]


def _set_seats(turn: Turn, yes: bool) -> Replies:
    course, asked = asked_about(turn)
    if not yes:
        return [Text(texts.training_desk.KEPT)]
    before = course.seats
    offers = courses.change_seats(turn.session, course, seats_now=asked["seats"], station=turn.station, now=turn.now)
    told = course_notices.offered(turn.session, offers, station=turn.station, now=turn.now)
    _note(turn, course, "course_seats", f"{before} → {course.seats}")
    return [Text(texts.training_desk.seats_done(course, *told))]


def _postpone(turn: Turn, yes: bool) -> Replies:
    course, asked = asked_about(turn)
    if not yes:
        return [Text(texts.training_desk.KEPT)]
    before, to = course.starts_at, datetime.fromisoformat(asked["starts_at"])
    if to == before:  # a colleague was quicker
        return [Text(texts.training_desk.same_time(course))]
    to_tell = courses.postpone(turn.session, course, starts_at=to, station=turn.station, now=turn.now)
    told = course_notices.postponed(
        turn.session, course, to_tell, before=before, station=turn.station, now=turn.now
    )  # fmt: skip
    _note(turn, course, "course_postponed", f"{before:%Y-%m-%d %H:%M} → {to:%Y-%m-%d %H:%M}")
    return [Text(texts.training_desk.postponed(course, *told))]


def _cancel(turn: Turn, yes: bool) -> Replies:
    course, _ = asked_about(turn)
    if not yes:
        return [Text(texts.training_desk.KEPT)]
    to_tell = courses.cancel(turn.session, course, now=turn.now)
    told = course_notices.called_off(turn.session, course, to_tell, station=turn.station, now=turn.now)
    _note(turn, course, "course_cancelled", "")
    return [Text(texts.training_desk.cancelled(course, *told))]


def asked_about(turn: Turn) -> tuple[Course, dict[str, Any]]:
    asked = turn.conversation.asked or {}
    return courses.by_code(turn.session, asked["code"]), asked


def concerned(turn: Turn, course: Course) -> str:
    rows = courses.live(turn.session, course)
    statuses = [row.status for row in rows]
    counts = (statuses.count(status) for status in ("enrolled", "offered", "waiting"))
    to_call = course_notices.concerned(turn.session, rows).to_call
    return texts.training_desk.concerned(*counts, to_call=to_call, elsewhere=course.enrolled_elsewhere)


def _note(turn: Turn, course: Course, action: str, detail: str) -> None:
    audits.note(
        turn.session, staff=turn.staff, action=action, about=f"course:{course.key}", detail=detail, now=turn.now
    )


def _moment(words: str, course: Course, *, now: datetime) -> datetime | None:
    """The day that was said, or where none was the day of the class; at the hour that was said or the one the class had.

    下午 alone says neither.
    """
    found, has_clock = times.find(words, now=now), CLOCK.search(words) is not None
    if found is None or not (found.names_day or has_clock):
        return None
    day = found.start if found.names_day else course.starts_at
    at = found.start if has_clock else course.starts_at
    to = day.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
    # A day that has just gone by is read as next year's; nobody moves a class that far.
    return to.replace(year=to.year - 1) if to - now > FAR else to


STAFF_COMMANDS = tuple(
    (late.pattern(pattern, re.IGNORECASE), needs(Right.COURSES)(command))
    for pattern, command in (
        (
            rf"^{CODE}\s*(?:的)?(?:座位|名额|人数)\s*(?:改成|改为|改到|调成|调到|增?加到|减到|到|为)?\s*(\d{{1,4}})\s*[个人位]?$",
            ask_seats,
        ),
        (rf"^(?:改|调)?(?:座位|名额|人数)\s*{CODE}\s*(?:改成|改为|改到|到|为)?\s*(\d{{1,4}})\s*[个人位]?$", ask_seats),
        (
            rf"^(?:把|给)?\s*(?P<code>C\d{{2,5}})\s*(?:的)?{SEATS}?\s*(?:再)?(?P<how>{MORE}|减少?|少)\s*{COUNT}\s*[个人位]?{SEATS}?[吧了。]*$",
            ask_more_seats,
        ),
        (
            r"^(?!.*(?:C\d|[夜白上下倒换]班的?(?:时间)?(?:推|延|改|提)))(?!报名).{2,16}(?:课|班|培训|练兵|实训)(?:的?时间)?(?:要|都)?(?:推迟|延期|延后|改期|提前|改)(?:到|至).{2,}$",
            ask_code,
        ),
        (rf"^(?:推迟|延期|延后|改期)\s*{CODE}\s*(?:到|至)?\s*(.+)$", ask_postpone),
        (rf"^(?:推迟|延期|延后|改期)(?!\s*{CODE})\s*.{{2,20}}(?:课|班|培训|练兵|实训).*$", ask_code),
        (
            rf"^(?:把)?{CODE}\s*(?:的)?(?:{SAME_DAY})?(?:上课|开班|开课)?(?:的)?(?:时间|钟点)?\s*(?:推迟|延期|延后|改期|提前|改)(?:到|至|成|为)?\s*(?:{SAME_DAY})?(.+)$",
            ask_postpone,
        ),
        (rf"^(?:{CODE}\s*(?:取消|停办|不办了)|取消\s*{CODE})$", ask_cancel),
        (rf"^{CODE}\s*(?:的)?(?:名单|花名册|报名名单|有哪些人)$", roster),
    )
)
QUESTIONS = {
    "course_seats": needs(Right.COURSES)(_set_seats),
    "course_postpone": needs(Right.COURSES)(_postpone),
    "course_cancel": needs(Right.COURSES)(_cancel),
}
