"""The answers of the training sign-up: a course, who one is, the home county, a place in line, a bed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from db import courses, enrolments, seats
from db.models import Course
from handlers import class_places, course_facts, course_fit, course_line, course_search, course_words, texts
from handlers.dialogue.answers import Bad, Given, Got, Near, Option, Read
from handlers.dialogue.kinds import Choice, County, PersonName, YesNo
from handlers.dialogue.turn import Turn
from nlp import commands, late, phones

ABOUT_ME = late.pattern("我是|老家|家在|户口")
WAIT, OTHER = "wait", "other"
ASKS_OF_WAITING = late.pattern(
    "(?:排|等|候补)[^,，。]{0,6}(?:多久|多长|几天|好久|几时|什么|哪样|啥|哪天|哪时候|哪个时候|咋个?|怎么|第几|得到吗|是哪|收不收|要不要钱)"
)


def chosen(turn: Turn, given: Given) -> Course | None:
    return courses.get(turn.session, given["course"]) if "course" in given else None


def can_join(turn: Turn, course: Course) -> bool:
    return course.taken < course.seats or seats.can_wait(course, station=turn.station, now=turn.now)


def _mine(turn: Turn) -> frozenset[int]:
    """Courses the person has a seat, an offer or a place in line in."""
    rows = enrolments.upcoming_of(turn.session, turn.worker, now=turn.now) if turn.worker else ()
    return frozenset(course.key for _, course in rows)


def open_courses(turn: Turn, given: Given) -> list[Course]:
    """What can still be joined or waited for, narrowed to what was asked for and to who is asking."""
    every = courses.open_for_enrolment(turn.session, now=turn.now)
    found = [course for course in every if can_join(turn, course) and course.key not in _mine(turn)]
    people = given.get("who") or ()
    fitting = [course for course in found if not people or course_fit.fits(course, people)]
    return [course for course in fitting if course.key in given.get("among", ())] or fitting


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
        if (other := self._another(turn, given, words)) is not None:
            return other
        hits = self._named(turn, given, words)
        if len(hits) > 1:
            return Bad(texts.training.several(hits))
        return Got(hits[0].key) if hits else None

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        hits = self._named(turn, given, words)
        if len(hits) != 1 or self._another(turn, given, words) is not None:
            return None
        return Got(hits[0].key)

    def _another(self, turn: Turn, given: Given, words: str) -> Read:
        """What is named is none of those that can be chosen: why not, and what comes near, which is asked about."""
        wish, offered = course_search.read(words), open_courses(turn, given)
        if not wish.topic or course_search.about(offered, wish):
            return None
        every = courses.open_for_enrolment(turn.session, now=turn.now)
        if (
            own := [course for course in course_search.about(every, wish) if course.key in _mine(turn)]
        ) and turn.worker:
            live = enrolments.find_live(turn.session, worker=turn.worker, course=own[0])
            return Bad(texts.training.already(own[0], live.status if live else ""))
        people = given.get("who") or ()
        named = [
            course for course in course_search.about(every, wish) if people and not course_fit.fits(course, people)
        ]
        if named:
            programmes = [texts.training.PROGRAMMES.get(one.programme, "") for one in offered]
            return Bad(texts.training.not_for_you(named[0], people, programmes))
        near = self._named(turn, given, words)
        if not near:
            return Bad(texts.training.no_topic(wish.topic)) if offered else None
        return Near(near[0].key, texts.training.is_it_near(wish.topic, near[0]))

    def show(self, turn: Turn, value: Any) -> str:
        return texts.training.short(courses.get(turn.session, value))

    def _named(self, turn: Turn, given: Given, words: str) -> list[Course]:
        return course_search.named(open_courses(turn, given), course_search.read(words))


@dataclass(frozen=True)
class WhoAnswer:
    """Who one is, one or several of the groups the programmes are for; kept as a list."""

    hint: str = "前面的数字（家里是不是脱贫户，村里有名单）"
    takes_anything: bool = False

    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        return [Option([group], label) for group, label in texts.training.GROUPS.items()]

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        options = self.options(turn, given)
        picked = commands.pick(words, count=len(options))
        if picked is None:
            course = chosen(turn, given)
            asks_on = course is not None and course_fit.leaves_open(course, words)
            return Bad(texts.training.ORDINARY) if asks_on else self.find(turn, given, words)
        return Got(options[picked - 1].value) if 1 <= picked <= len(options) else Bad(
            texts.common.no_such_number(len(options))
        )  # fmt: skip

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        said, course = course_fit.groups(words), chosen(turn, given)
        if said and course is not None and course_fit.leaves_open(course, words):
            return None
        return Got(list(said)) if said else None

    def show(self, turn: Turn, value: Any) -> str:
        return "、".join(texts.training.GROUPS_SHOWN[group] for group in value)


class OwnName(PersonName):
    """A name; who says of which household or trade they are has given none: 我是卡户."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        return None if _tells_who(words) else super().read(turn, given, words)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        return None if _tells_who(words) else super().find(turn, given, words)


def _tells_who(words: str) -> bool:
    return bool(course_fit.groups(words)) and "叫" not in words and not phones.find(words)


class HomeCounty(County):
    """The home county; a county that only says where the course is held is not taken for it."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        return County().read(turn, given, words)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        words = class_places.without(words)
        found = super().find(turn, given, words)
        if not isinstance(found, Got) or "course" not in given:
            return found
        of_course = courses.get(turn.session, given["course"]).county == found.value
        another = super().find(turn, given, words.replace(found.value, "", 1)) if of_course else None
        if isinstance(another, Got) and another != found:
            return another  # 报盈江家政，我叫金花，瑞丽的
        about_me = ABOUT_ME.search(words) or f"{found.value}人" in words
        alone = "who" in given and words.strip(" 县市,，。.") == found.value  # the course has long been chosen
        own_facts = alone or phones.find(words) or PersonName().find(turn, given, words) is not None
        return None if of_course and not about_me and not own_facts else found


def line_options(turn: Turn, given: Given) -> Sequence[Option]:
    course = chosen(turn, given)
    waiting = seats.count_waiting(turn.session, course) if course else 0
    wait, other = texts.seats.full_options(waiting)
    return (Option(WAIT, wait, ("候补", "排队", "要排", "等", "排")), Option(OTHER, other, ("别的", "换", "不排")))


class LineAnswer(Choice):
    """Whether to stand in line; a plain yes or no will do. 等多久才有位子 asks, and joins no line."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        if ASKS_OF_WAITING.search(words):
            return None
        found = super().read(turn, given, words)
        said = YesNo().read(turn, given, words) if found is None else None
        return Got(WAIT if said.value else OTHER) if isinstance(said, Got) else found


class LodgingAnswer(YesNo):
    """A bed or none, also said in passing."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        if words.strip().startswith("住"):
            return Got(True)
        return self.find(turn, given, words) or super().read(turn, given, words)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        if course_words.NO_BED.search(words):
            return Got(False)
        return Got(True) if course_words.BED.search(words) and not course_facts.ASKS.search(words) else None
