"""Training sign-up (培训报名): which course, whether it fits, who is asking, a place in line when it is full."""

from collections.abc import Sequence
from dataclasses import replace

from db import courses, delegates, enrolments, seats
from db.models import Course
from db.refusals import Refusal
from handlers import (
    course_facts,
    course_fit,
    course_line,
    course_signup,
    refusals,
    teachers,
    texts,
)
from handlers.dialogue.answers import Answer, Given
from handlers.dialogue.form import Form, Objection, Step
from handlers.dialogue.kinds import Words
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms import person
from handlers.forms.training_answers import (
    OTHER,
    WAIT,
    CourseAnswer,
    HomeCounty,
    LineAnswer,
    LodgingAnswer,
    OwnName,
    WhoAnswer,
    can_join,
    chosen,
    line_options,
    offer,
    open_courses,
)
from handlers.forms.training_hears import hears, sleeps_away
from nlp import late

# What is earned in Shanghai is no fee of a class.
OF_PAY = late.pattern(
    "(?:一个?月|每个?月|一天|上海|青浦|厂里?|进厂|打工).{0,8}(?:好多|多少|几多)(?:钱|工资)?|工资|工钱|薪"
)
WHY_ASKED = late.pattern("(?:为(?:哪样|什么|啥|何)|干(?:嘛|哪样)|做哪样)[^,，。]{0,6}(?:问|晓得|知道|填|讲|说|管|选)")


def _is_full(turn: Turn, given: Given) -> bool:
    course = chosen(turn, given)
    return course is not None and not course_line.has_room(course)


def _ask_line(turn: Turn, given: Given) -> str:
    course = courses.get(turn.session, given["course"])
    return texts.seats.full_ask(course, seats.count_waiting(turn.session, course))


def _known_groups(turn: Turn, given: Given) -> list[str] | None:
    """The records' word counts when it makes the course fit; else the person is asked."""
    course, known = chosen(turn, given), course_fit.known(turn.worker)
    return list(known) if course is not None and known and course_fit.fits(course, known) else None


def _is_sent(turn: Turn, given: Given) -> bool:
    course = chosen(turn, given)
    return course is not None and course.programme == delegates.PROGRAMME and not person.refused(given)


def _stops(turn: Turn, given: Given) -> Sequence[Reply] | None:
    """Ends the form when nothing is left to choose or the person has this course already."""
    if (refused := person.stopped(turn, given)) is not None:
        return refused
    course = chosen(turn, given)
    if course is not None and turn.worker is not None:
        live = enrolments.find_live(turn.session, worker=turn.worker, course=course)
        if live is not None:
            return [Text(texts.training.already(course, live.status))]
    return None if open_courses(turn, given) else [Text(_nothing_left(course, given))]


def _nothing_left(course: Course | None, given: Given) -> str:
    people = given.get("who") or ()
    more = texts.teachers.LEAVE_NAME if course_fit.TEACHER in people else ""
    if course is None:
        return texts.training.NOTHING_FITS + more if people else texts.training.NONE_OPEN
    return texts.training.not_for_you(course, people, ()) + texts.training.NOTHING_FITS + more


def _objects(turn: Turn, given: Given) -> Objection | None:
    course, people = chosen(turn, given), given.get("who") or ()
    if course is None:
        return None
    if not can_join(turn, course):
        return Objection("course", texts.seats.full_too_late(course.title), ("queue",))
    if people and not course_fit.fits(course, people):
        programmes = [texts.training.PROGRAMMES.get(one.programme, "") for one in open_courses(turn, given)]
        return Objection(
            "course", texts.training.not_for_you(course, people, programmes), ("queue", "lodging", "among")
        )
    return Objection("course", "", ("queue", "among")) if given.get("queue") == OTHER else None


def _explains(turn: Turn, given: Given) -> Sequence[Reply] | None:
    """A question about the course in between, such as when, where and what it costs; 报这个 is being done already."""
    if course_signup.BARE.fullmatch(turn.words.strip()):
        return []
    if "course" in given and "who" not in given and WHY_ASKED.search(turn.words):
        return [Text(texts.training.WHY_WHO)]
    course = chosen(turn, given)
    if OF_PAY.search(turn.words) and course_facts.ASKS.search(turn.words):
        return [Text(texts.training.PAY_IS_OF_POSTS)] if turn.meaning.alert is None else None
    told = (course_facts.answer(course, turn.words) or course_line.seats_fact(turn, course)) if course else None
    if told is None and course_facts.ASKS.search(turn.words) and course_facts.is_about_money(turn.words):
        told = texts.training.NO_MONEY
    return None if told is None else [Text(told)]


def _gate(turn: Turn, given: Given) -> Sequence[Reply] | None:
    """A class begun since its card was shown is said to be over before anything is asked."""
    course = courses.get(turn.session, given["course"]) if given.get("course") else None
    if course is None or courses.is_open(course, now=turn.now):
        return None
    return refusals.words(courses.CourseClosed(course.title, course.status))


def _still_possible(turn: Turn, given: Given) -> str | None:
    course = chosen(turn, given)
    if course is None or courses.is_open(course, now=turn.now):
        return None
    left = open_courses(turn, given)
    return texts.training.gone(course.title) + ("" if left else texts.training.SEE_OTHERS)


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    worker = person.settle(turn, given)
    course = courses.get(turn.session, given["course"])
    wish = course_line.Wish(
        course.key, course_fit.basis(course, given.get("who", ())), given.get("lodging"), given.get("sent_by", "")
    )
    try:
        joined = course_line.join(turn, worker, wish, may_wait=given.get("queue") == WAIT)
        return [*joined, *teachers.signed_up(turn, worker, course, wish.sent_by)]
    except enrolments.CourseFull as full:
        return course_line.ask_to_wait(turn, wish, full)
    except Refusal as refusal:
        return refusals.words(refusal)


OWN: dict[str, Answer] = {"county": HomeCounty(), "name": OwnName()}
CONSENT, *ABOUT_ME = (
    replace(step, answer=OWN[step.name]) if step.name in OWN else step for step in person.STEPS
)  # fmt: skip
FORM = Form(
    name="training_signup",
    title="培训报名",
    intents=("course_signup",),
    opens_with=("我要报名", "我想报名", "报名", "报个名", "我要报名培训", "报名培训", "想学门技术", "参加培训", "我要候补"),
    steps=(
        Step("course", ask=texts.training.ASK_COURSE, label="课程", answer=CourseAnswer(offer)),
        Step("queue", ask=_ask_line, when=_is_full, answer=LineAnswer(line_options, in_passing=False)),
        CONSENT,
        Step("who", ask=texts.training.ASK_WHO, label="身份", answer=WhoAnswer(), known=_known_groups),
        *ABOUT_ME,
        Step("sent_by", ask=texts.teachers.ASK_SENT_BY, label="派来单位", when=_is_sent, optional=True,
             answer=Words(hint="盈江县职校", limit=60)),
        Step("lodging", ask=texts.training.ASK_LODGING, label="住宿", when=sleeps_away,
             known=lambda turn, given: given.get("bed"),
             answer=LodgingAnswer(*texts.training.LODGING)),
    ),
    submit=submit,
    stops_at=_stops,
    objects=_objects,
    explains=_explains,
    hears=hears,
    gate=_gate,
    still_possible=_still_possible,
)  # fmt: skip
