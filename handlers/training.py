"""Courses in the chat: what there is, the card of one, facts asked in passing, and what I have."""

from collections.abc import Sequence
from dataclasses import replace

from db import courses, enrolments
from db.models import Course, Enrolment
from handlers import (
    acting_for,
    course_facts,
    course_fit,
    course_line,
    course_listed,
    course_missing,
    course_search,
    course_signup,
    course_view,
    course_words,
    texts,
)
from handlers.course_listed import ABOUT_COURSES
from handlers.course_view import CARD, LIST
from handlers.dialogue import listing
from handlers.dialogue.listing import ListKind
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late

Replies = Sequence[Reply]
SHORT = 16
NEXT_RUN = late.pattern("下一?(?:期|班|批)")
WHAT_FITS = late.pattern("(?:能|可以|得|给能)(?:报|学|上|参加)")
PLACE_IN_LINE = (
    ".{0,12}(?:候补|排队?(?:到|在)?).{0,4}(?:第(?:几|好多|多少)|[几好]位|好久|多久|轮到).{0,6}|轮到我(?:没有|了没|了吗)?[?？]?"
    "|.{0,8}我?(?:前面|前头|前边)(?:还|排|有|着|得)*(?:几|好多|多少)(?:个|位|人)*.{0,3}"
)
# A question on one's rights is none about the class, even with a seat of it on offer.
RULES = frozenset({"wage_arrears", "work_injury", "policy_subsidy", "transport_subsidy", "scam_check", "human_agent"})
BACK_TO_LIST = 0  # stands for "看别的班" among the numbers under a card


def show_list(turn: Turn) -> Replies:
    """Asked with one word or narrowed by county, trade and who is asking; a question in between gets one line."""
    fact = _fact(turn, course_view.offered(turn))
    if fact or course_facts.is_about_money(turn.words):
        return [Text(fact or texts.training.NO_MONEY)]
    found, missing = _found(turn)
    if turn.conversation.form is not None:
        return [Text(texts.training.in_short(found))]
    return page(turn, [course.key for course in found], first=0, missing=missing)


def _found(turn: Turn) -> tuple[list[Course], list[str]]:
    """The courses asked for, and what was asked for and is not there."""
    wish = course_search.read(turn.words)
    if not wish.groups and WHAT_FITS.search(turn.words):
        wish = replace(wish, groups=course_fit.known(turn.worker))
    everything = courses.open_for_enrolment(turn.session, now=turn.now)
    found = course_missing.at_hours(course_search.matching(everything, wish), wish.text)
    return found, course_missing.of(everything, found, wish)


def page(turn: Turn, ids: Sequence[int], *, first: int, missing: Sequence[str] = ()) -> Replies:
    page = [courses.get(turn.session, course_id) for course_id in ids[first : first + turn.station.page]]
    if not page:
        return [Text(texts.training.NONE_OPEN)]
    listing.remember(turn, LIST, ids, first=first, shown=len(page))
    head = texts.training.list_head(first, len(page), len(ids), missing)
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
    return page(turn, listed.ids, first=first)


def show_card(turn: Turn, course_id: int) -> Replies:
    course = courses.get(turn.session, course_id)
    if not courses.is_open(course, now=turn.now):
        return [Text(texts.training.closed(course.title, course.status)), *show_all(turn)]
    listing.remember(turn, CARD, [course.key, BACK_TO_LIST], first=0, shown=2)
    live = course_view.live(turn, course)
    note = texts.training.already(course, live.status) if live else ""
    words = texts.training.card(course, course_line.seats_said(turn, course), note)
    return [Choices(words, texts.training.CARD_OPTIONS)]


def _pick_under_card(turn: Turn, course_id: int) -> Replies:
    if course_id == BACK_TO_LIST:
        return show_all(turn)
    return course_signup.start(turn, courses.get(turn.session, course_id))


def show_all(turn: Turn) -> Replies:
    every = courses.open_for_enrolment(turn.session, now=turn.now)
    return page(turn, [course.key for course in every], first=0)


def mine(turn: Turn) -> Replies:
    booked = _booked(turn)
    if not booked:
        unknown = "" if turn.worker else texts.common.NOT_REGISTERED
        return acting_for.named(turn, [Text(f"{texts.training.NOTHING_BOOKED}{unknown}")])
    if len(booked) == 1 and (fact := course_facts.answer(booked[0][1], turn.words)):
        return [Text(fact)]
    lines = [
        texts.training.mine(course, row.status, enrolments.place_in_line(turn.session, row)) for row, course in booked
    ]
    return acting_for.named(turn, [Text(texts.training.my_courses(lines))])


def tell_fact(turn: Turn) -> Replies:
    return [Text(_fact(turn, course_view.offered(turn)) or texts.training.NO_MONEY)]


def tell_of_class(turn: Turn) -> Replies:
    """要考试吗, 哪个机构办的: of the class that is looked at, else of the only one booked, else of every class."""
    return [Text(_fact(turn, None) or texts.training.CERTIFICATES)]


def _asks_of_class(turn: Turn) -> bool:
    if turn.staff is not None or not course_facts.is_of_the_class(turn.words):
        return False
    return course_view.in_view(turn) is not None or course_facts.asks_what_is_given(turn.words)


def _booked(turn: Turn) -> Sequence[tuple[Enrolment, Course]]:
    return enrolments.upcoming_of(turn.session, turn.worker, now=turn.now) if turn.worker else ()


def _fact(turn: Turn, offered: Course | None) -> str | None:
    """What the words ask of the course in view, the one on offer, the one they name, or the only one the person has."""
    course = course_view.in_view(turn) or offered or _spoken_of(turn)
    if course is None:
        return None
    if NEXT_RUN.search(turn.words):
        return texts.seats.next_run(course, courses.next_run(turn.session, course, now=turn.now))
    return course_facts.answer(course, turn.words) or course_line.seats_fact(turn, course)


def _spoken_of(turn: Turn) -> Course | None:
    booked = [course for _, course in _booked(turn)]
    if course_words.A_CLASS.search(turn.words):
        wish = course_search.read(turn.words)
        everything = [*booked, *courses.open_for_enrolment(turn.session, now=turn.now)]
        if named := course_search.about(everything, wish):
            return named[0]
        if wish.trades:
            return None  # of another class than the one the person has
    return booked[0] if len(booked) == 1 else None


def _waits(turn: Turn) -> bool:
    return any(row.status in ("waiting", "offered") for row, _ in _booked(turn))


def _asks_fact(turn: Turn) -> bool:
    """A short question that names a class, or is not clearly about something else."""
    if turn.staff is not None or len(turn.words) > SHORT:
        return False
    offered = course_view.offered(turn)
    if offered is not None and (turn.intent not in RULES or not turn.meaning.sure):
        return _fact(turn, offered) is not None
    elsewhere = course_view.looks_at_posts(turn) or (turn.meaning.sure and turn.intent not in ABOUT_COURSES)
    if elsewhere and not course_words.A_CLASS.search(turn.words):
        return False
    return _fact(turn, offered) is not None or (
        turn.intent in ABOUT_COURSES and course_facts.is_about_money(turn.words)
    )


def _asks_what_fits(turn: Turn) -> bool:
    """ "脱贫户能报哪个", or who one is said under a list of courses."""
    asks, under_courses = bool(WHAT_FITS.search(turn.words)), course_view.looks_at_courses(turn)
    said = course_fit.groups(turn.words) if asks or under_courses else ()
    if said and under_courses:
        return True
    clear = turn.meaning.sure and turn.intent not in ABOUT_COURSES
    return not clear and asks and bool(said or under_courses)


def _narrows(turn: Turn) -> bool:
    """ "盈江的", "学电工的" under the list of courses."""
    if not course_view.looks_at_courses(turn) or len(turn.words) > SHORT:
        return False
    wish = course_search.read(turn.words)
    return not course_listed.is_clear(turn) and bool(wish.counties or wish.trades or wish.industries)


SUBJECTS = {"course_list": show_list, "my_courses": mine}
LISTS = {LIST: ListKind(show_card, _more), CARD: ListKind(_pick_under_card, show_all)}
MENU_KEYS = {"menu:courses": show_all}
PHRASES = (
    Phrase(r".{2,24}", tell_of_class, when=_asks_of_class),
    Phrase(r".{0,8}(?:学|练)(?:一?[个门点])?(?:手艺|技术|本事|技能).{0,6}", show_list),
    Phrase(r"(?:培训|课程|有什么课|看看课|看别的班|培训班)", show_list),
    Phrase(PLACE_IN_LINE, mine, when=_waits),
    Phrase(r".{2,20}", show_list, when=_asks_what_fits),
    Phrase(r".{2,20}", show_list, when=_narrows),
    Phrase(r".{2,16}", show_list, when=course_listed.names_one),
    Phrase(r".{2,16}", show_list, when=course_listed.names_a_class),
    Phrase(r".{2,16}", course_listed.tell, when=course_listed.asks),
    Phrase(r".*", tell_fact, when=_asks_fact),
)
QUESTIONS, LASTING = course_line.QUESTIONS, course_line.LASTING
