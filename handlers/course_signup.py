"""Opening the sign-up: for the course that was named, the one being looked at, or the few that come near."""

from collections.abc import Sequence
from typing import Any

from db import courses
from db.models import Course
from handlers import course_facts, course_fit, course_line, course_search, course_view, opening, teachers, texts
from handlers.course_search import Wish
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late

Replies = Sequence[Reply]
BARE = late.pattern(
    r"(?:我?(?:要|想)?(?:候补)?报(?:个)?(?:名|这个|它|上)?|就?(?:报|要|选)这个(?:班)?|我?要候补)[吧了嘛啊。!！]*"
)
SIGNS_UP = late.pattern(r"(?:(?<![举汇海日晚申通预已])报(?![警销告案道复])名?|(?:想|要)(?:参加|学))(?P<what>.{1,20})")
A_POST = late.pattern(r"[jJ]\d{2,}|岗位|应聘|面试|招工|工资")


def sign_up(turn: Turn) -> Replies:
    if _is_bare(turn) and course_view.looks_at_posts(turn):
        return opening.open_intent(turn, "job_apply")
    if teachers.is_meant(turn.words):
        return teachers.sign_up(turn)
    if course_facts.is_about_money(turn.words):
        return [Text(texts.training.NO_MONEY)]
    wish = course_search.read(turn.words)
    every = courses.open_for_enrolment(turn.session, now=turn.now)
    named = course_search.named(every, wish)
    hits = [course for course in named if course_view.live(turn, course) is None]
    if named and not hits:
        return [Text(texts.training.already(named[0], getattr(course_view.live(turn, named[0]), "status", "")))]
    one = _the_one(turn, hits, wish)
    return (
        start(turn, one, wish) if one else _start_near(turn, hits, wish, known=bool(course_search.about(every, wish)))
    )


def start(turn: Turn, course: Course, wish: Wish | None = None) -> Replies:
    """Sign up for this very course; its name leads in, unless a full class or a misfit names it anyway."""
    fits = wish is None or not wish.groups or course_fit.fits(course, wish.groups)
    lead = texts.training.chosen(course) if fits and course_line.has_room(course) else ""
    return _open(turn, {"course": course.key}, before=lead)


def _the_one(turn: Turn, hits: Sequence[Course], wish: Wish) -> Course | None:
    if not hits:
        return course_view.in_view(turn)
    return hits[0] if len(hits) == 1 and course_search.about(hits, wish) else None


def _start_near(turn: Turn, hits: Sequence[Course], wish: Wish, *, known: bool) -> Replies:
    missing = wish.topic if wish.topic and not known else ""
    if missing and len(hits) == 1:
        return _open(turn, {"course": hits[0].key}, before=texts.training.nearest(missing, hits[0]))
    before = texts.training.no_topic(missing) if missing else ""
    return _open(turn, {"among": [course.key for course in hits]} if hits else {}, before=before)


def _open(turn: Turn, given: dict[str, Any], *, before: str) -> Replies:
    return opening.open_form(turn, all_subjects().forms[course_view.SIGN_UP], given=given, before=before)


def _is_bare(turn: Turn) -> bool:
    return bool(BARE.fullmatch(turn.words.strip()))


def _wants_this_course(turn: Turn) -> bool:
    return course_view.looks_at_courses(turn)


def _wants_named_course(turn: Turn) -> bool:
    """ "报客房" names a course by its title; under a list of posts it is a post."""
    said = SIGNS_UP.search(turn.words)
    if said is None or A_POST.search(turn.words) or course_view.looks_at_posts(turn):
        return False
    every = courses.open_for_enrolment(turn.session, now=turn.now)
    return bool(course_search.about(every, course_search.read(said["what"])))


SUBJECTS = {"course_signup": sign_up}
PHRASES = (
    Phrase(BARE.pattern, sign_up, when=_wants_this_course),
    Phrase(r"(?s).{2,80}", sign_up, when=_wants_named_course),
)
