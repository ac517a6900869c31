"""Opening the sign-up: for the course that was named, the one being looked at, or the few that come near."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from db import courses
from db.models import Course
from handlers import (
    course_facts,
    course_fit,
    course_line,
    course_search,
    course_view,
    course_words,
    opening,
    teachers,
    texts,
)
from handlers.course_search import Wish
from handlers.course_words import Says
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import answers, figures, late, phones

Replies = Sequence[Reply]
BARE = late.pattern(
    r"(?:我?(?:要|想)?(?:候补)?报(?:个)?(?:名|这个|它|上)?|就?(?:报|要|选)这个(?:班)?|我?要候补)[吧了嘛啊。!！]*"
)
SIGNS_UP = late.pattern(r"(?:(?<![举汇海日晚申通预已])报(?![警销告案道复])名?|(?:想|要)(?:参加|学))(?P<what>.{1,20})")
CALLS_FOR = late.pattern(
    r"(?:(?<![举汇海日晚申通预已])报(?![警销告案道复])名?|(?:想|要|还是)(?:参加|学|上)|(?:换|改)(?:成|到|报|学|个)*)(?P<what>.{1,20})"
)
# With name, home or phone in the same message; a post or an ad speaks of pay and of hiring.
BEGINS = late.pattern(
    r"(?:我|要|想|给我|帮我?|请|麻烦|来|先)*(?:报名?|登记)[:：]?\s*(?P<what>[^,，。;；\n]{2,14})[,，。;；\s]+(?P<facts>.{4,70})",
    re.DOTALL,
)
OF_AN_AD = late.pattern("招|工资|月薪|底薪|元|包吃|包住|普工|岗位|[jJ]\\d{2,}|面试|应聘|中介")
A_POST = late.pattern(r"[jJ]\d{2,}|岗位|应聘|面试|招工|工资")


def sign_up(turn: Turn) -> Replies:
    if course_words.read(turn.words) is Says.LEAVE:
        return [Text(texts.training.NOTHING_BOOKED)]  # 不想学家政了, of somebody who has no class: nothing is opened
    if _is_bare(turn) and course_view.looks_at_posts(turn):
        return opening.open_intent(turn, "job_apply")
    if teachers.is_meant(turn.words):
        return teachers.sign_up(turn)
    if course_facts.is_about_money(turn.words):
        return [Text(texts.training.NO_MONEY)]
    wish = _wish(turn.words)
    every = courses.open_for_enrolment(turn.session, now=turn.now)
    named = course_search.named(every, wish)
    hits = [course for course in named if course_view.live(turn, course) is None]
    if named and not hits:
        return [Text(texts.training.already(named[0], getattr(course_view.live(turn, named[0]), "status", "")))]
    one = _the_one(turn, hits, wish)
    return (
        start(turn, one, wish) if one else _start_near(turn, hits, wish, known=bool(course_search.about(every, wish)))
    )


def tells_all(turn: Turn) -> bool:
    """报低压电工,脱贫户,段寅,盈江,15…: a class by name, and who signs up, in one message."""
    match = BEGINS.fullmatch(turn.words.strip())
    if match is None or turn.staff is not None or turn.conversation.form is not None or OF_AN_AD.search(turn.words):
        return False
    if course_view.looks_at_posts(turn) or not (phones.find(match["facts"]) or course_fit.groups(match["facts"])):
        return False
    every = courses.open_for_enrolment(turn.session, now=turn.now)
    return bool(course_search.about(every, course_search.read(match["what"])))


def start(turn: Turn, course: Course, wish: Wish | None = None) -> Replies:
    """Sign up for this very course; its name leads in, unless a full class or a misfit names it anyway."""
    fits = wish is None or not wish.groups or course_fit.fits(course, wish.groups)
    lead = texts.training.chosen(course) if fits and course_line.has_room(course) else ""
    return _open(turn, {"course": course.key}, before=lead)


def _wish(words: str) -> Wish:
    """What is to be learned by what follows 报, where it says so: 在工地做活路,想报护理. Who asks, by everything."""
    whole, said = course_search.read(words), SIGNS_UP.search(words)
    wish = course_search.read(said["what"]) if said else whole
    return replace(wish, groups=whole.groups) if wish.topic or wish.codes or _called(words) else whole


def _the_one(turn: Turn, hits: Sequence[Course], wish: Wish) -> Course | None:
    if not hits:
        return course_view.in_view(turn)
    return hits[0] if len(hits) == 1 and course_search.about(hits, wish) else None


def _start_near(turn: Turn, hits: Sequence[Course], wish: Wish, *, known: bool) -> Replies:
    if hits and wish.groups and not any(course_fit.fits(course, wish.groups) for course in hits):
        return _open(turn, {}, before=_why_not(turn, hits[0], wish))
    missing = "" if known else wish.topic or ("" if hits else _called(turn.words))
    if missing and len(hits) == 1:
        return _open(turn, {"course": hits[0].key}, before=texts.training.nearest(missing, hits[0]))
    before = texts.training.no_topic(missing) if missing else ""
    among = {"among": [course.key for course in hits]} if hits else {}
    return _open(turn, {**_bed(turn), **among}, before=before)


def _bed(turn: Turn) -> dict[str, Any]:
    """Told before it is clear which class: 报保安,不住."""
    if course_words.NO_BED.search(turn.words):
        return {"bed": False}
    return {"bed": True} if course_words.BED.search(turn.words) and not answers.asks(turn.words) else {}


def _called(words: str) -> str:
    """报护理: what is to be learned by a word that stands in no trade."""
    said = SIGNS_UP.search(words)
    what = said["what"].strip(" ,，。.!！的班课吧嘛了") if said else ""
    return what if 2 <= len(what) <= 4 and course_search.read(what).tokens else ""


def _why_not(turn: Turn, course: Course, wish: Wish) -> str:
    every = courses.open_for_enrolment(turn.session, now=turn.now)
    fitting = [texts.training.PROGRAMMES.get(one.programme, "") for one in every if course_fit.fits(one, wish.groups)]
    return texts.training.not_for_you(course, wish.groups, fitting)


def _open(turn: Turn, given: dict[str, Any], *, before: str) -> Replies:
    return opening.open_form(turn, all_subjects().forms[course_view.SIGN_UP], given=given, before=before)


def _is_bare(turn: Turn) -> bool:
    return bool(BARE.fullmatch(turn.words.strip()))


def _wants_this_course(turn: Turn) -> bool:
    return course_view.looks_at_courses(turn)


def _wants_named_course(turn: Turn) -> bool:
    """ "报客房" names a course by its title; under a list of posts it is a post."""
    if turn.staff is not None and figures.read(turn.words, now=turn.now).asks:
        return False  # 本月报名多少 脱贫户的
    said = SIGNS_UP.search(turn.words)
    if (
        said is None
        or course_words.read(turn.words) is Says.LEAVE
        or A_POST.search(turn.words)
        or course_view.looks_at_posts(turn)
    ):
        return False
    every = courses.open_for_enrolment(turn.session, now=turn.now)
    wish = course_search.read(said["what"])
    # Who says of which household they are wants a class, be there one of it or not.
    return bool(
        course_search.about(every, wish)
        or ((wish.topic or wish.tokens) and course_fit.LIFTED in course_fit.groups(turn.words))
    )


SUBJECTS = {"course_signup": sign_up}
PHRASES = (
    Phrase(BARE.pattern, sign_up, when=_wants_this_course),
    Phrase(r"(?s).{2,80}", sign_up, when=_wants_named_course),
)
