"""Another run that is called by its place or month (改成瑞丽那个, 有没有1月份的), or another class instead of one's own."""

from collections.abc import Sequence
from typing import NamedTuple

from db import courses, enrolments
from db.models import Course
from handlers import course_giving_up, course_meant, course_search, course_words, opening, questions, texts, training
from handlers.course_giving_up import Booked
from handlers.dialogue import moves
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late

Replies = Sequence[Reply]
LONGEST, SIGN_UP = 30, "training_signup"
TO = late.pattern(
    "(?:换|改|调|转|挪)(?:到|成|去|为|报|学)?(?!回|错|个?时间|个?日子|下|手机|号|厂|工作|岗|名字|地址)|(?:想|要)去(?=[^,，。]{1,8}期)|(?:有没有|给有|有没得)(?=[^,，。]{1,8}(?:班|课|期|培训))"
)
WHICH_RUN = (
    "我?(?:现在|到底|究竟|之前|上次)*(?:是)?(?:报|约|定)(?:了)?的?(?:到底)?(?:是)?(?:哪|什么|第几)(?:样|一|个)?(?:期|班|课|培训)(?:来着|呢|啊|咯|嘛)?[？?]?"
    "|.{0,6}(?:班|课|培训)我(?:现在|到底)?(?:是|报的|报的是)(?:哪|第几)(?:一|个)?期(?:来着|呢|啊|咯|嘛)?[？?]?"
    "|我(?:还|现在)?(?:还)?有(?:哪|几|什么)(?:个|样|些)?(?:班|课|培训)[？?]?"
)
SAYS_CHANGE = "(?:我?(?:就|要|想|那|还是)*换(?:过去|过来|到|成|那期|那边)*(?:吧|嘛|了|掉)*)"
ASKS_HOW = late.pattern("怎么|咋个?|会不会|多少|影响|扣钱|罚")


class Meant(NamedTuple):
    own: Booked
    other: Course


def wants(turn: Turn) -> bool:
    if turn.worker is None or turn.staff is not None or not turn.incoming.has_words:
        return False
    if (turn.conversation.form or {}).get("name") == SIGN_UP:
        return False
    return _meant(turn) is not None or _is_there_already(turn)


def handle(turn: Turn) -> Replies:
    """Asked first: the seat one has is only left for one that is certain."""
    meant, form = _meant(turn), opening.open_form_of(turn)
    if meant is None:
        there = training.mine(turn)
        return moves.then(turn, form, there) if form else there
    (row, course), other = meant
    if not _same(course, other):
        keeps = texts.seats.first_the_other(course, other)
        return opening.open_form(turn, all_subjects().forms[SIGN_UP], given={"course": other.key}, before=keeps)
    questions.put(turn, "change_run", yes=SAYS_CHANGE, strict=True, enrolment=row.key, course=other.key)
    replies = [Choices(texts.seats.ask_other_run(course, other), texts.seats.OTHER_RUN_OPTIONS)]
    return moves.then(turn, form, replies) if form else replies


def _meant(turn: Turn) -> Meant | None:
    said = turn.words.strip()
    verb = TO.search(said)
    if verb is None or len(said) > LONGEST or ASKS_HOW.search(said) or course_words.OTHER.search(said):
        return None
    own = _own(turn, said[: verb.start()])
    other = _other(turn, own, said[verb.end() :]) if own else None
    if own is None or other is None or ("有" in verb[0] and not _same(own[1], other)):
        return None  # whether there is another class is no wish to leave one's own
    return Meant(own, other)


def _is_there_already(turn: Turn) -> bool:
    """换到一月份那个班, of somebody who is in it: it is shown, and no form is opened."""
    said = turn.words.strip()
    verb = TO.search(said)
    if (
        verb is None
        or "有" in verb[0]
        or len(said) > LONGEST
        or ASKS_HOW.search(said)
        or course_words.OTHER.search(said)
    ):
        return False
    own = [course for row, course in course_giving_up.booked(turn) if row.status == "enrolled"]
    return bool(course_words.COURSE.search(said)) and any(
        course_meant.begins_then(one, said[verb.end() :]) for one in own
    )


def _own(turn: Turn, before: str) -> Booked | None:
    """The class called before the verb, or the only one."""
    booked = [one for one in course_giving_up.booked(turn) if one[0].status == "enrolled"]
    meant = course_meant.called(booked, before) or booked
    return meant[0] if len(meant) == 1 else None


def _other(turn: Turn, own: Booked, behind: str) -> Course | None:
    """The one class that is called behind the verb; a place or a month alone means a run of the same class."""
    mine = {course.key for _, course in course_giving_up.booked(turn)}
    open_now = [one for one in courses.open_for_enrolment(turn.session, now=turn.now) if one.key not in mine]
    wish = course_search.read(behind)
    runs = [one for one in open_now if _same(own[1], one)]
    named = course_search.about(open_now, wish)
    pool = [one for one in runs if one in named] or named or runs
    told = [one for one in pool if course_meant.begins_then(one, behind) or _is_there(one, behind)]
    found = told if told or not named else named
    return found[0] if len(found) == 1 else None


def _is_there(course: Course, words: str) -> bool:
    return any(course.county.startswith(county) for county in course_search.read(words).counties)


def _same(one: Course, other: Course) -> bool:
    return one.programme == other.programme and courses.subject(one) == courses.subject(other)


def _change(turn: Turn, yes: bool) -> Replies:
    asked = turn.conversation.asked or {}
    if not yes:
        return [Text(texts.seats.KEPT)]
    one, other = course_giving_up.of(turn, asked["enrolment"]), courses.get(turn.session, asked["course"])
    try:
        return course_giving_up.move(turn, one[0], other, may_wait=False)
    except enrolments.CourseFull as full:
        return course_giving_up.ask_to_wait_for(turn, one, other, full)


PHRASES = (Phrase(WHICH_RUN, training.mine, when=lambda turn: bool(course_giving_up.booked(turn))),)
QUESTIONS = {"change_run": _change}
