"""签到 in class by the code on the blackboard, and the teacher's side of it."""

import re
from collections.abc import Sequence

from db import attendance, courses, enrolments, half_days
from db.rights import Right
from handlers import texts
from handlers.allowed import needs
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late, spelling

Replies = Sequence[Reply]
CODE = r"(?:我)?(?:来)?(?:签到|打卡|到课)(?:码)?\s*[:：]?\s*(\d{4})"
BARE = r"(\d{4})"
CLASS = r"(C\d{2,5})"


def check_in(turn: Turn) -> Replies:
    """Raises WrongCode, NotInClass or PhoneUsed."""
    match = re.search(r"\d{4}", spelling.normalise(turn.words))
    return here(turn, match.group(0) if match else "", "code")


def scanned(turn: Turn, code: str) -> Replies:
    """Raises WrongCode, NotInClass or PhoneUsed."""
    return here(turn, code, "scan")


@needs(Right.COURSES)
def open_code(turn: Turn, match: re.Match[str]) -> Replies:
    """Raises NoSuchCourse."""
    course = courses.by_code(turn.session, match.group(1).upper())
    row = attendance.open_code(turn.session, course, now=turn.now, staff=turn.staff)
    return [Text(texts.attendance.code(row, course))]


@needs(Right.COURSES)
def roll_call(turn: Turn, match: re.Match[str]) -> Replies:
    """Raises NoSuchCourse."""
    course, name = courses.by_code(turn.session, match.group(1).upper()), match.group(2).strip()
    people = enrolments.with_people(turn.session, courses.live(turn.session, course))
    hits = [worker for _, worker in people if worker.name == name]
    if len(hits) != 1 or not attendance.mark(turn.session, course, hits[0], now=turn.now):
        return [Text(texts.attendance.NOBODY.format(name=name))]
    return [Text(texts.attendance.marked(name, course))]


@needs(Right.COURSES)
def sheet(turn: Turn, match: re.Match[str]) -> Replies:
    """Raises NoSuchCourse."""
    course = courses.by_code(turn.session, match.group(1).upper())
    half = half_days.half_of(turn.now)
    names = attendance.present(turn.session, course, day=turn.now.date(), half=half)
    return [
        Text(
            texts.attendance.sheet(
                course, attendance.seats(turn.session, course), names, attendance.halves(turn.session, course)
            )
        )
    ]


@needs(Right.COURSES)
def take_off(turn: Turn, match: re.Match[str]) -> Replies:
    """A mark put on the wrong person; the register of the class has every half day."""
    return [Text(texts.attendance.TAKE_OFF)]


def here(turn: Turn, code: str, source: str) -> Replies:
    """Raises WrongCode, NotInClass or PhoneUsed."""
    if turn.worker is None:
        return [Text(texts.attendance.REGISTER_FIRST)]
    course, half = attendance.check_in(
        turn.session, code, worker=turn.worker, follower=turn.follower, now=turn.now, source=source
    )
    return [Text(texts.attendance.here(turn.worker.name, course, half, turn.now))]


def _is_open(turn: Turn) -> bool:
    return turn.worker is not None and attendance.find(turn.session, turn.words.strip(), now=turn.now) is not None


PHRASES = (Phrase(CODE, check_in), Phrase(BARE, check_in, when=_is_open))
SCENES = {"class": scanned}
STAFF_COMMANDS = (
    (late.pattern(rf"^签到码\s*{CLASS}$", re.IGNORECASE), open_code),
    (late.pattern(rf"^点名\s*{CLASS}\s*(\S{{2,10}})$", re.IGNORECASE), roll_call),
    (
        late.pattern(
            r"^(?=.*(?:点名|签到|出勤|没来|没到|没有来|不是)).{0,20}(?:点|签|记)错(?:了|人|名字)?[^,，]{0,12}$"
        ),
        take_off,
    ),
    (late.pattern(rf"^(?:出勤|签到情况)\s*{CLASS}$", re.IGNORECASE), sheet),
)
