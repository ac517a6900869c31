"""Leaving a course or changing to its next run in one message: "不去了", "换下一期"."""

from collections.abc import Callable, Sequence
from datetime import datetime

from db import enrolments, outbox
from handlers import (
    attendance_asked,
    commands,
    course_giving_up,
    course_meant,
    course_or_else,
    course_search,
    course_words,
    opening,
    questions,
    texts,
)
from handlers.course_giving_up import Booked
from handlers.course_words import Says
from handlers.dialogue import listing, moves, newest
from handlers.dialogue.listing import ListKind
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late

Replies = Sequence[Reply]
Act = Callable[[Turn, Booked], Replies]
LEAVE_LIST, CHANGE_LIST, LEAVE_ASKED, CHANGE_ASKED = (
    "courses:leave", "courses:change", "courses:leave?", "courses:change?",
)  # fmt: skip
SWITCHES = late.pattern("换(?!下)|改(?:成|报|学)|还是(?:报|学)|(?:想|要)(?:报|学)(?!了)")
EVERY = 0  # stands for "都退掉" among the numbers of the classes


def wants(turn: Turn) -> bool:
    """A short message that leaves or changes, from somebody who has a course; the newest question goes first."""
    if turn.staff is not None or not turn.incoming.has_words:
        return False
    if (turn.conversation.asked or {}).get("kind") in course_giving_up.QUESTIONS and questions.wants(turn):
        return False
    if _signing_up(turn):
        leaves = course_words.read(turn.words) is Says.LEAVE
        return leaves and (_of_own(turn) or not SWITCHES.search(turn.words))
    if turn.worker is None:
        return False
    says = None if course_words.SLIP.search(turn.words) else course_words.read(turn.words)
    if says is None and not _means_every(turn) and not course_meant.keeps_one(turn):
        return False
    return bool(course_giving_up.booked(turn)) and _is_meant(turn, says)


def _is_meant(turn: Turn, says: Says | None) -> bool:
    said = turn.words.strip()
    if course_words.OTHER.search(said) and not _names_a_course(turn) and not _is_reminded(turn):
        return False
    if says in (Says.ASK_LEAVE, Says.ASK_CHANGE) and not (_calls_a_course(turn) or _speaks_of_a_run(turn)):
        return False
    if opening.open_form_of(turn) is not None and not _reminded_in_form(turn):
        return _names_a_course(turn)  # 不去了 alone is meant for the form
    return not _meant_for_the_chat(turn)


def handle(turn: Turn) -> Replies:
    if _signing_up(turn) and not _of_own(turn):
        return commands.cancel(turn)
    says = course_words.read(turn.words)
    if says in (Says.CHANGE, Says.ASK_CHANGE):
        replies = change(turn)
    elif (
        not _names_a_course(turn) and not _means_every(turn) and course_or_else.fitting(turn) != [course_or_else.COURSE]
    ):
        replies = course_or_else.which_thing(turn)
    else:
        replies = leave(turn)
    form = opening.open_form_of(turn)
    return moves.then(turn, form, replies) if form else replies


def leave(turn: Turn) -> Replies:
    """At once, unless it was only asked, or in the midst of something else: a seat that is given up may be gone."""
    asked = course_words.asks(turn.words) or course_words.read(turn.words) is Says.ASK_LEAVE
    if asked or course_meant.is_doubtful(turn):
        return _one_of(turn, LEAVE_ASKED, texts.seats.LEAVE_WHICH, course_giving_up.ask_leave)
    return _one_of(turn, LEAVE_LIST, texts.seats.LEAVE_WHICH, course_giving_up.leave)


def change(turn: Turn) -> Replies:
    if course_words.read(turn.words) is Says.ASK_CHANGE:
        return _one_of(turn, CHANGE_ASKED, texts.seats.CHANGE_WHICH, course_giving_up.ask_change)
    return _one_of(turn, CHANGE_LIST, texts.seats.CHANGE_WHICH, course_giving_up.change)


def course_cancel(turn: Turn) -> Replies:
    says = course_words.read(turn.words)
    if says in (Says.CHANGE, Says.ASK_CHANGE):
        return change(turn)
    denies = course_words.DENIES.search(turn.words) and course_giving_up.booked(turn)
    if denies or (course_words.KEEPS.search(turn.words) and not course_words.asks(turn.words)):
        return [Text(texts.seats.KEPT)]
    if says is None and not course_words.GIVES_UP.search(f"{turn.words} {turn.meaning.plain}"):
        return _by_guess(turn)
    return leave(turn)


def _by_guess(turn: Turn) -> Replies:
    """Only the learned ones think that a class is left: 我来上课了 takes nothing away, 早上起不来 is asked about."""
    if course_words.NEGATES.search(turn.words):
        return _one_of(turn, LEAVE_ASKED, texts.seats.LEAVE_WHICH, course_giving_up.ask_leave)
    return attendance_asked.come(turn)


def _one_of(turn: Turn, kind: str, question: str, act: Act) -> Replies:
    booked = course_giving_up.booked(turn)
    if not booked:
        return [Text(_nothing(turn))]
    meant = course_meant.named(turn, booked) or booked
    if len(meant) == 1 and kind in (LEAVE_LIST, LEAVE_ASKED) and course_meant.names_another(turn):
        return course_giving_up.ask_leave_instead(turn, meant[0])
    if len(meant) == 1:
        return act(turn, meant[0])
    if opening.open_form_of(turn) is not None:  # a number there answers the form
        return [Text(texts.seats.say_which(question, [course.title for _, course in meant]))]
    if kind == LEAVE_LIST and course_words.ALL.search(turn.words):
        return course_giving_up.ask_leave_all(turn, meant)
    every = (EVERY,) if kind == LEAVE_LIST and len(meant) == len(booked) else ()
    listing.remember(turn, kind, [*(row.key for row, _ in meant), *every], first=0, shown=len(meant) + len(every))
    labels = [*(texts.training.short(course) for _, course in meant), *(texts.seats.EVERY for _ in every)]
    return [Choices(question, tuple(labels))]


def _nothing(turn: Turn) -> str:
    running = enrolments.upcoming_of(turn.session, turn.worker, now=turn.now) if turn.worker else ()
    return texts.seats.begun(running[0][1].title) if running else texts.training.NOTHING_BOOKED


def _picked(act: Act) -> Callable[[Turn, int], Replies]:
    def pick(turn: Turn, enrolment_id: int) -> Replies:
        listing.forget(turn)
        if enrolment_id == EVERY:
            return course_giving_up.leave_all(turn, course_giving_up.booked(turn))
        return act(turn, course_giving_up.of(turn, enrolment_id))

    return pick


def _means_every(turn: Turn) -> bool:
    """两个都退, where it has just been asked which."""
    listed = listing.last(turn)
    asked = listed is not None and listed.kind == LEAVE_LIST and not listed.is_old(turn.now)
    return asked and bool(course_words.ALL.search(turn.words)) and not course_words.asks(turn.words)


def _signing_up(turn: Turn) -> bool:
    return (turn.conversation.form or {}).get("name") == "training_signup"


def _of_own(turn: Turn) -> bool:
    """A class one has already, named while signing up for another: 电工不想学了 gives up that one, and no form."""
    mine = [course for _, course in course_giving_up.booked(turn)]
    return bool(course_search.about(mine, course_search.read(turn.words)))


def _meant_for_the_chat(turn: Turn) -> bool:
    """A question put after the last reminder that these words would answer."""
    return newest.asked_since(turn, _last_reminder(turn)[1]) and not _names_a_course(turn)


def _calls_a_course(turn: Turn) -> bool:
    """By its title or as a class: 没空 alone may be said of a visit or of work."""
    return bool(course_words.A_CLASS.search(turn.words) or course_meant.named(turn, course_giving_up.booked(turn)))


def _speaks_of_a_run(turn: Turn) -> bool:
    """换一期: only classes have runs. 改期 is said of a visit or an appointment too, where there is one."""
    if course_words.A_RUN.search(turn.words):
        return True
    if "期" not in turn.words or "星期" in turn.words:
        return False
    others = course_or_else.others(turn)
    return course_or_else.VISIT not in others and course_or_else.EVENT not in others


def _names_a_course(turn: Turn) -> bool:
    """电工那个 as much as 培训, where it is one's own; a post of that name would be called a post."""
    mine = [course for _, course in course_giving_up.booked(turn)]
    return bool(course_words.COURSE.search(turn.words) or course_search.about(mine, course_search.read(turn.words)))


def _reminded_in_form(turn: Turn) -> bool:
    """A course was the last thing that came, after the form's question."""
    about, at = _last_reminder(turn)
    form_at = turn.conversation.form_at
    return about == "course" and form_at is not None and at > form_at


def _last_reminder(turn: Turn) -> tuple[str, datetime]:
    """What the newest reminder was about, and when it came."""
    row = outbox.last_sent(turn.session, turn.follower, kinds=("reminder", "outcome"))
    if row is None:
        return "", turn.follower.followed_at or turn.now
    about = "course" if ":enrolment:" in row.owed_as else "other"
    return about, row.settled_at or row.due_at


def _is_reminded(turn: Turn) -> bool:
    return _last_reminder(turn)[0] == "course"


def keep(turn: Turn) -> Replies:
    return [Text(texts.seats.KEPT)]


def _denies(turn: Turn) -> bool:
    """我没有说不去啊, of somebody who has a class."""
    if turn.staff is not None or not course_words.DENIES.search(turn.words):
        return False
    return not course_words.OTHER.search(turn.words) and bool(course_giving_up.booked(turn))


PHRASES = (Phrase(r"(?s).{4,24}", keep, when=_denies),)
SUBJECTS = {"course_cancel": course_cancel}
LISTS = {
    LEAVE_LIST: ListKind(_picked(course_giving_up.leave), leave),
    CHANGE_LIST: ListKind(_picked(course_giving_up.change), change),
    LEAVE_ASKED: ListKind(_picked(course_giving_up.ask_leave), leave),
    CHANGE_ASKED: ListKind(_picked(course_giving_up.ask_change), change),
}
