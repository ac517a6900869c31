"""A class held elsewhere, said in the staff's chat; and 恢复 of one that was called off, which cannot be."""

import re
from collections.abc import Sequence

from db import class_planning, courses
from db.rights import Right
from handlers import course_desk, course_notices, questions, texts
from handlers.allowed import needs
from handlers.dialogue.registry import command
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn

Replies = Sequence[Reply]
CODE = r"(?P<code>C\d{2,5})"


@needs(Right.COURSES)
def ask_place(turn: Turn, match: re.Match[str]) -> Replies:
    """C09 地点改到芒市职校. Raises NoSuchCourse."""
    course, place = courses.by_code(turn.session, match["code"]), match["place"].strip("。.！! ")
    if course.status == "cancelled" or course.starts_at <= turn.now:
        return [Text(texts.training_desk.place_stands(course))]
    if place == course.place:
        return [Text(texts.training_desk.SAME_PLACE)]
    questions.put(turn, "course_place", code=course.code, place=place)
    told = course_desk.concerned(turn, course)
    return [Choices(texts.training_desk.sure_place(course, place, told), texts.training_desk.CONFIRM)]


@needs(Right.COURSES)
def never_again(turn: Turn, match: re.Match[str]) -> Replies:
    """恢复 C15: who was told that it is off is not told that it is on."""
    course = courses.by_code(turn.session, match["code"])
    return [Text(texts.training_desk.not_revived(course))]


@needs(Right.COURSES)
def _set_place(turn: Turn, yes: bool) -> Replies:
    course, asked = course_desk.asked_about(turn)
    if not yes or turn.staff is None:
        return [Text(texts.training_desk.KEPT)]
    facts = {"place": asked["place"]}
    _, concerned = class_planning.change(turn.session, course, facts=facts, by=turn.staff, now=turn.now)
    told = course_notices.place_changed(turn.session, course, concerned, station=turn.station, now=turn.now)
    return [Text(texts.training_desk.place_done(course, *told))]


STAFF_COMMANDS = (
    (command(rf"^(?:把)?\s*{CODE}\s*(?:的)?(?:上课)?(?:地点|地方|地址|教室)\s*(?:改成|改为|改到|改在|换成|换到|换在)\s*(?P<place>.{{2,60}})$"),
     ask_place),
    (command(rf"^(?:恢复|重开)\s*{CODE}(?:吧|了)?$"), never_again),
    (command(rf"^{CODE}\s*(?:恢复|重开|还是要?办)(?:吧|了)?$"), never_again),
)  # fmt: skip
QUESTIONS = {"course_place": _set_place}
