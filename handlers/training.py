"""Courses in the chat: what there is, the card of one, signing up, and what I have."""

import re
from collections.abc import Sequence

from db import courses, enrolments
from db.models import Course, Enrolment
from handlers import course_facts, course_fit, course_line, course_search, opening, texts
from handlers.dialogue import listing
from handlers.dialogue.listing import ListKind
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn

Replies = Sequence[Reply]
LIST, CARD = "courses", "courses:card"
SHORT = 16
ABOUT_COURSES = frozenset({"course_list", "course_signup", "my_courses"})
BACK_TO_LIST = 0  # stands for "看别的班" among the numbers under a card
BARE = re.compile(
    r"(?:我?(?:要|想)?(?:候补)?报(?:个)?(?:名|这个|它|上)?|就?(?:报|要|选)这个(?:班)?|我?要候补)[吧了嘛啊。!！]*"
)
SIGNS_UP = re.compile(r"(?:(?<![举汇日晚申通预已])报(?![警销告案道复])名?|(?:想|要)(?:参加|学))(?P<what>.{1,20})")
A_POST = re.compile(r"[jJ]\d{2,}|岗位|应聘|面试|招工|工资")


def show_list(turn: Turn) -> Replies:
    """Asked with one word or narrowed by county, trade and who is asking; a question in between gets one line."""
    seen = _in_view(turn)
    fact = course_facts.answer(seen, turn.words, now=turn.now) if seen else None
    if fact or course_facts.is_about_money(turn.words):
        return [Text(fact or texts.training.NO_MONEY)]
    found, topic = _found(turn)
    if turn.conversation.form is not None:
        return [Text(texts.training.in_short(found))]
    return _page(turn, [course.key for course in found], first=0, topic=topic)


def _found(turn: Turn) -> tuple[list[Course], str]:
    """The courses asked for, and the topic when there is no course of it."""
    wish = course_search.read(turn.words)
    everything = courses.open_for_enrolment(turn.session, now=turn.now)
    found = course_search.matching(everything, wish)
    missing = wish.topic if wish.topic and not course_search.about(everything, wish) else ""
    return found, missing


def _page(turn: Turn, ids: Sequence[int], *, first: int, topic: str = "") -> Replies:
    page = [courses.get(turn.session, course_id) for course_id in ids[first : first + turn.station.page]]
    if not page:
        return [Text(texts.training.NONE_OPEN)]
    listing.remember(turn, LIST, ids, first=first, shown=len(page))
    head = texts.training.list_head(first, len(page), len(ids), topic)
    lines = tuple(texts.training.line(course, course_line.seats_said(turn, course)) for course in page)
    more = first + len(page) < len(ids)
    return [Choices(head, lines, texts.training.list_tail(more=more))]


def _more(turn: Turn) -> Replies:
    listed = listing.last(turn)
    if listed is None or listed.kind != LIST:
        return show_list(turn)
    first = listed.first + listed.shown
    if first >= len(listed.ids):
        return [Text(texts.training.NO_MORE)]
    return _page(turn, listed.ids, first=first)


def show_card(turn: Turn, course_id: int) -> Replies:
    course = courses.get(turn.session, course_id)
    if not courses.is_open(course, now=turn.now):
        return [Text(texts.training.closed(course.title, course.status)), *_all(turn)]
    listing.remember(turn, CARD, [course.key, BACK_TO_LIST], first=0, shown=2)
    live = _live(turn, course)
    note = texts.training.already(course, live.status) if live else ""
    words = texts.training.card(course, course_line.seats_said(turn, course), note)
    return [Choices(words, texts.training.CARD_OPTIONS)]


def _pick_under_card(turn: Turn, course_id: int) -> Replies:
    if course_id == BACK_TO_LIST:
        return _all(turn)
    course = courses.get(turn.session, course_id)
    return _open(turn, {"course": course.key}, before=texts.training.chosen(course))


def _all(turn: Turn) -> Replies:
    every = courses.open_for_enrolment(turn.session, now=turn.now)
    return _page(turn, [course.key for course in every], first=0)


def sign_up(turn: Turn) -> Replies:
    """Opens the form with the course that was named, or the one whose card was just shown."""
    if _is_bare(turn) and _listed_kind(turn).startswith("jobs"):
        return opening.open_intent(turn, "job_apply")
    if course_facts.is_about_money(turn.words):
        return [Text(texts.training.NO_MONEY)]
    wish = course_search.read(turn.words)
    every = courses.open_for_enrolment(turn.session, now=turn.now)
    hits, seen = course_search.named(every, wish), _in_view(turn)
    if len(hits) == 1 and (live := _live(turn, hits[0])) is not None:
        return [Text(texts.training.already(hits[0], live.status))]
    one = hits[0] if len(hits) == 1 and course_search.about(hits, wish) else None if hits else seen
    if one is not None:
        fits = not wish.groups or course_fit.fits(one, wish.groups)
        return _open(turn, {"course": one.key}, before=texts.training.chosen(one) if fits else "")
    before = texts.training.no_topic(wish.topic) if wish.topic and not course_search.about(every, wish) else ""
    near = before or len(hits) > 1
    return _open(turn, {"among": [course.key for course in hits]} if hits and near else {}, before=before)


def _open(turn: Turn, given: dict[str, object], *, before: str = "") -> Replies:
    return opening.open_form(turn, all_subjects().forms["training_signup"], given=given, before=before)


def _live(turn: Turn, course: Course) -> Enrolment | None:
    return enrolments.find_live(turn.session, worker=turn.worker, course=course) if turn.worker else None


def _is_bare(turn: Turn) -> bool:
    return bool(BARE.fullmatch(turn.words.strip()))


def _listed_kind(turn: Turn) -> str:
    listed = listing.last(turn)
    return listed.kind if listed and not listed.is_old(turn.now) else ""


def _in_view(turn: Turn) -> Course | None:
    """The course being signed up for, or whose card was shown last."""
    form = turn.conversation.form or {}
    if form.get("name") == "training_signup":
        chosen = form["given"].get("course")
        return courses.get(turn.session, chosen) if chosen else None
    listed = listing.last(turn)
    shown = listed is not None and listed.kind == CARD and not listed.is_old(turn.now)
    return courses.get(turn.session, listed.ids[0]) if listed and shown else None


def mine(turn: Turn) -> Replies:
    booked = booked_by(turn)
    if not booked:
        return [Text(texts.training.NOTHING_BOOKED)]
    if len(booked) == 1 and (fact := course_facts.answer(booked[0][1], turn.words, now=turn.now)):
        return [Text(fact)]
    return [Text(texts.training.my_courses(lines(turn)))]


def booked_by(turn: Turn) -> Sequence[tuple[Enrolment, Course]]:
    return enrolments.upcoming_of(turn.session, turn.worker, now=turn.now) if turn.worker else ()


def lines(turn: Turn) -> list[str]:
    """One entry for each course the person has, for 我的."""
    return [
        texts.training.mine(course, row.status, enrolments.place_in_line(turn.session, row))
        for row, course in booked_by(turn)
    ]


def tell_fact(turn: Turn) -> Replies:
    return [Text(_fact(turn) or texts.training.NO_MONEY)]


def _fact(turn: Turn) -> str | None:
    """What the words ask of the course in view, or of the only one the person has."""
    booked = booked_by(turn)
    course = _in_view(turn) or (booked[0][1] if len(booked) == 1 else None)
    return course_facts.answer(course, turn.words, now=turn.now) if course else None


def _wants_this_course(turn: Turn) -> bool:
    return _is_bare(turn) and _listed_kind(turn) in (CARD, LIST)


def _wants_named_course(turn: Turn) -> bool:
    """ "报客房" names a course by its title; under a list of posts it is a post."""
    said = SIGNS_UP.search(turn.words)
    if said is None or A_POST.search(turn.words) or _listed_kind(turn).startswith("jobs"):
        return False
    every = courses.open_for_enrolment(turn.session, now=turn.now)
    return bool(course_search.about(every, course_search.read(said["what"])))


def _waits(turn: Turn) -> bool:
    return any(row.status in ("waiting", "offered") for row, _ in booked_by(turn))


def _asks_fact(turn: Turn) -> bool:
    """A short question that is not clearly about something else."""
    if turn.staff is not None or len(turn.words) > SHORT or (turn.meaning.sure and turn.intent not in ABOUT_COURSES):
        return False
    if _listed_kind(turn).startswith("jobs"):
        return False
    return _fact(turn) is not None or (turn.intent in ABOUT_COURSES and course_facts.is_about_money(turn.words))


SUBJECTS = {"course_list": show_list, "course_signup": sign_up, "my_courses": mine}
LISTS = {LIST: ListKind(show_card, _more), CARD: ListKind(_pick_under_card, _all)}
MENU_KEYS = {"menu:courses": _all}
PHRASES = (
    Phrase(BARE.pattern, sign_up, when=_wants_this_course),
    Phrase(r"(?s).{2,80}", sign_up, when=_wants_named_course),
    Phrase(r"(?:培训|课程|有什么课|看看课|看别的班|培训班)", show_list),
    Phrase(
        r".{0,8}(?:候补|排队|排到).{0,4}(?:第几|几位|好久|多久|轮到).{0,4}|轮到我(?:没有|了没|了吗)?[?？]?",
        mine,
        when=_waits,
    ),
    Phrase(r".*", tell_fact, when=_asks_fact),
)
QUESTIONS = course_line.QUESTIONS
