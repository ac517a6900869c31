"""Training sign-up (培训报名): which course, whether it fits, who is asking, a place in line when it is full."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from db import courses, enrolments, seats
from db.models import Course
from db.refusals import Refusal
from handlers import course_facts, course_fit, course_line, course_search, refusals, texts
from handlers.dialogue.answers import Bad, Given, Got, Option, Read
from handlers.dialogue.form import Form, Objection, Step
from handlers.dialogue.kinds import Choice, County, YesNo
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms import person
from nlp import commands, names, phones

NO_BED = re.compile("不(?:用|要|需要|消|必)?(?:安排)?住|自己(?:解决)?住|自己解决|回家住|住(?:家里|亲戚|朋友)")
BED = re.compile("(?:要|需要|得|想)(?:安排)?住")
WAIT, OTHER = "wait", "other"


def open_courses(turn: Turn, given: Given) -> list[Course]:
    """What can still be joined or waited for, narrowed to what was asked for and to who is asking."""
    every = courses.open_for_enrolment(turn.session, now=turn.now)
    found = [course for course in every if _can_join(turn, course) and course.key not in _mine(turn)]
    people = given.get("who") or ()
    fitting = [course for course in found if not people or course_fit.fits(course, people)]
    return [course for course in fitting if course.key in given.get("among", ())] or fitting


def _mine(turn: Turn) -> frozenset[int]:
    """Courses the person has a seat, an offer or a place in line in."""
    rows = enrolments.upcoming_of(turn.session, turn.worker, now=turn.now) if turn.worker else ()
    return frozenset(course.key for _, course in rows)


def offer(turn: Turn, given: Given) -> Sequence[Option]:
    return [
        Option(course.key, texts.training.option(course, course_line.seats_said(turn, course)))
        for course in open_courses(turn, given)
    ]


class CourseAnswer(Choice):
    """A course by number on the list, by code, or by what is taught and where."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        options = self.options(turn, given)
        if commands.pick(words, count=len(options)) is not None:
            return super().read(turn, given, words)
        hits = self._named(turn, given, words)
        if len(hits) > 1:
            return Bad(texts.training.several(hits))
        return Got(hits[0].key) if hits else None

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        hits = self._named(turn, given, words)
        return Got(hits[0].key) if len(hits) == 1 else None

    def show(self, turn: Turn, value: Any) -> str:
        return texts.training.short(courses.get(turn.session, value))

    def _named(self, turn: Turn, given: Given, words: str) -> list[Course]:
        return course_search.named(open_courses(turn, given), course_search.read(words))


@dataclass(frozen=True)
class WhoAnswer:
    """Who one is, one or several of the groups the programmes are for; kept as a list."""

    hint: str = "回复前面的数字；家里是不是脱贫户，村里有名单"
    takes_anything: bool = False

    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        return [Option([group], label) for group, label in texts.training.GROUPS.items()]

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        options = self.options(turn, given)
        picked = commands.pick(words, count=len(options))
        if picked is None:
            return self.find(turn, given, words)
        return Got(options[picked - 1].value) if 1 <= picked <= len(options) else Bad(
            texts.common.no_such_number(len(options))
        )  # fmt: skip

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        said = course_fit.groups(words)
        return Got(list(said)) if said else None

    def show(self, turn: Turn, value: Any) -> str:
        return "、".join(texts.training.GROUPS_SHOWN[group] for group in value)


class HomeCounty(County):
    """The home county; a county that only says where the course is held is not taken for it."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        return County().read(turn, given, words)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        found = super().find(turn, given, words)
        if not isinstance(found, Got) or "course" not in given:
            return found
        of_course = courses.get(turn.session, given["course"]).county == found.value
        about_me = (
            any(sign in words for sign in ("我是", "老家", "家在", "人，", "户口")) or f"{found.value}人" in words
        )
        own_facts = phones.find(words) or names.introduced(words)
        return None if of_course and not about_me and not own_facts else found


class LodgingAnswer(YesNo):
    """A bed or none, also said in passing."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        return self.find(turn, given, words) or super().read(turn, given, words)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        if NO_BED.search(words):
            return Got(False)
        return Got(True) if BED.search(words) and not course_facts.ASKS.search(words) else None


def _chosen(turn: Turn, given: Given) -> Course | None:
    return courses.get(turn.session, given["course"]) if "course" in given else None


def _can_join(turn: Turn, course: Course) -> bool:
    return course.taken < course.seats or seats.can_wait(course, station=turn.station, now=turn.now)


def _is_full(turn: Turn, given: Given) -> bool:
    course = _chosen(turn, given)
    return course is not None and not course_line.has_room(course)


def _ask_line(turn: Turn, given: Given) -> str:
    course = courses.get(turn.session, given["course"])
    return texts.training.full_ask(course, seats.count_waiting(turn.session, course))


def _line_options(turn: Turn, given: Given) -> Sequence[Option]:
    course = _chosen(turn, given)
    waiting = seats.count_waiting(turn.session, course) if course else 0
    wait, other = texts.training.full_options(waiting)
    return (Option(WAIT, wait, ("候补", "排队", "要排", "等")), Option(OTHER, other, ("别的", "换", "不排")))


class LineAnswer(Choice):
    """Whether to stand in line; a plain yes or no will do."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        found = super().read(turn, given, words)
        said = YesNo().read(turn, given, words) if found is None else None
        return Got(WAIT if said.value else OTHER) if isinstance(said, Got) else found


def _known_groups(turn: Turn, given: Given) -> list[str] | None:
    """The records' word counts when it makes the course fit; else the person is asked."""
    course, known = _chosen(turn, given), course_fit.known(turn.worker)
    return list(known) if course is not None and known and course_fit.fits(course, known) else None


def _home(turn: Turn, given: Given) -> str:
    return turn.worker.county if turn.worker is not None else str(given.get("county", ""))


def _sleeps_away(turn: Turn, given: Given) -> bool:
    course = _chosen(turn, given)
    return course is not None and course.days > 1 and _home(turn, given) != course.county


def _stops(turn: Turn, given: Given) -> Sequence[Reply] | None:
    """Ends the form when nothing is left to choose or the person has this course already."""
    if (refused := person.stopped(turn, given)) is not None:
        return refused
    course = _chosen(turn, given)
    if course is not None and turn.worker is not None:
        live = enrolments.find_live(turn.session, worker=turn.worker, course=course)
        if live is not None:
            return [Text(texts.training.already(course, live.status))]
    return None if open_courses(turn, given) else [Text(_nothing_left(course, given))]


def _nothing_left(course: Course | None, given: Given) -> str:
    if course is None:
        return texts.training.NOTHING_FITS if given.get("who") else texts.training.NONE_OPEN
    return texts.training.not_for_you(course, given.get("who", ()), ()) + texts.training.NOTHING_FITS


def _objects(turn: Turn, given: Given) -> Objection | None:
    course, people = _chosen(turn, given), given.get("who") or ()
    if course is None:
        return None
    if not _can_join(turn, course):
        return Objection("course", texts.training.full_too_late(course.title), ("queue",))
    if people and not course_fit.fits(course, people):
        programmes = [texts.training.PROGRAMMES.get(one.programme, "") for one in open_courses(turn, given)]
        return Objection(
            "course", texts.training.not_for_you(course, people, programmes), ("queue", "lodging", "among")
        )
    return Objection("course", "", ("queue", "among")) if given.get("queue") == OTHER else None


def _explains(turn: Turn, given: Given) -> Sequence[Reply] | None:
    """A question about the course in between, such as when, where and what it costs."""
    course = _chosen(turn, given)
    told = (course_facts.answer(course, turn.words) or course_line.seats_fact(turn, course)) if course else None
    if told is None and course_facts.ASKS.search(turn.words) and course_facts.is_about_money(turn.words):
        told = texts.training.NO_MONEY
    return None if told is None else [Text(told)]


def _still_possible(turn: Turn, given: Given) -> str | None:
    course = _chosen(turn, given)
    if course is None or courses.is_open(course, now=turn.now):
        return None
    left = open_courses(turn, given)
    return texts.training.gone(course.title) + ("" if left else texts.training.SEE_OTHERS)


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    worker = person.settle(turn, given)
    course = courses.get(turn.session, given["course"])
    wish = course_line.Wish(course.key, course_fit.basis(course, given.get("who", ())), given.get("lodging"))
    try:
        return course_line.join(turn, worker, wish, may_wait=given.get("queue") == WAIT)
    except enrolments.CourseFull as full:
        return course_line.ask_to_wait(turn, wish, full)
    except Refusal as refusal:
        return refusals.words(refusal)


CONSENT, *ABOUT_ME = (
    replace(step, answer=HomeCounty()) if step.name == "county" else step for step in person.STEPS
)  # fmt: skip
FORM = Form(
    name="training_signup",
    title="培训报名",
    intents=("course_signup",),
    opens_with=("我要报名", "我想报名", "报名", "报个名", "我要报名培训", "报名培训", "想学门技术", "参加培训", "我要候补"),
    steps=(
        Step("course", ask=texts.training.ASK_COURSE, label="课程", answer=CourseAnswer(offer)),
        Step("queue", ask=_ask_line, when=_is_full, answer=LineAnswer(_line_options, in_passing=False)),
        CONSENT,
        Step("who", ask=texts.training.ASK_WHO, label="身份", answer=WhoAnswer(), known=_known_groups),
        *ABOUT_ME,
        Step("lodging", ask=texts.training.ASK_LODGING, label="住宿", when=_sleeps_away,
             answer=LodgingAnswer(*texts.training.LODGING)),
    ),
    submit=submit,
    stops_at=_stops,
    objects=_objects,
    explains=_explains,
    still_possible=_still_possible,
)  # fmt: skip
