"""Leaving a course or changing to its next run in one message: "不去了", "换下一期"."""

from collections.abc import Callable, Sequence
from datetime import datetime

from db import applications, courses, enrolments, outbox, visits
from db.models import Course, Enrolment
from handlers import commands, course_notices, course_search, opening, questions, texts
from handlers.dialogue import listing, moves, newest
from handlers.dialogue.listing import ListKind
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late
from nlp.intents import NAMES

Replies = Sequence[Reply]
Booked = tuple[Enrolment, Course]
LONGEST = 30
LEAVES = late.pattern(
    "(?:不|没法|没办法|莫)(?:想|能|得)?(?:去|克|来|参加)(?:了|成|培训|上课|学)|(?:去|克|来|参加)不(?:了|成|起)|不(?:想)?(?:学|上课)了|学不(?:了|成)了?"
    "|退(?:课|班|培训|掉|学)|取消(?:培训|报名|课|候补)|(?:培训|报名|课|候补)(?:取消|退|不要|不排)|请不(?:到|了)假|^不去[了啦]?$|^不报了$|不(?:排|等)了$"
)
NEXT = late.pattern(
    "(?:换|改|调|挪|推|转|移|等|报)[一-鿿]{0,4}(?:(?:下|后)一?(?:期|班|批)|第[二三四五2-5]期)|^下一?(?:期|班|批)(?:吧|再去|再来|再学|再说|行不行|可以吗)*$|下一?(?:期|班|批)再(?:去|来|学|报)"
)
SAYS_LEAVE = "(?:我?(?:就|要|想|确定|是的?)?[,，]?(?:退|不去了|不克了)(?:掉|了|吧|这期|课)*)"
SAYS_WAIT = "(?:我?(?:就|要|想)?(?:退|换|排)(?:这期|下一?期|候补|队|掉|了|吧|[,，])*(?:排下一?期)?)"
ASKS = late.pattern("[?？]|吗$|怎么|咋个|会不会|能不能不|行不行$|多少")
COURSE = late.pattern("课|班|培训|期|候补|学|练兵")
OTHER = late.pattern("岗位|面试|应聘|工作|进厂|厂里|走访|招聘会")


def wants(turn: Turn) -> bool:
    """A short message that leaves or changes, from somebody who has a course; the newest question goes first."""
    said = turn.words.strip()
    if turn.staff is not None or not turn.incoming.has_words or len(said) > LONGEST or ASKS.search(said):
        return False
    if (turn.conversation.asked or {}).get("kind") in QUESTIONS and questions.wants(turn):
        return False
    if _signing_up(turn):
        return bool(LEAVES.search(said))
    if turn.worker is None or not (LEAVES.search(said) or NEXT.search(said)):
        return False
    if not _booked(turn) or (OTHER.search(said) and not _is_about_a_course(turn)):
        return False
    if opening.open_form_of(turn) is not None and not _reminded_in_form(turn):
        return _names_a_course(turn)  # 不去了 alone is meant for the form
    return not _meant_for_the_chat(turn)


def handle(turn: Turn) -> Replies:
    said = turn.words.strip()
    if _signing_up(turn):
        return commands.cancel(turn)
    if NEXT.search(said):
        replies = change(turn)
    elif not _is_about_a_course(turn) and _others(turn):
        replies = _which_thing(turn)
    else:
        replies = leave(turn)
    form = opening.open_form_of(turn)
    return moves.then(turn, form, replies) if form else replies


def leave(turn: Turn) -> Replies:
    return _one_of(turn, "courses:leave", texts.seats.LEAVE_WHICH, _leave)


def change(turn: Turn) -> Replies:
    return _one_of(turn, "courses:change", texts.seats.CHANGE_WHICH, _change)


def course_cancel(turn: Turn) -> Replies:
    return change(turn) if NEXT.search(turn.words) else leave(turn)


def _one_of(turn: Turn, kind: str, question: str, act: Callable[[Turn, Booked], Replies]) -> Replies:
    booked = _booked(turn)
    if not booked:
        return [Text(_nothing(turn))]
    named = course_search.named([course for _, course in booked], course_search.read(turn.words))
    meant = [one for one in booked if one[1] in named] or booked
    if len(meant) == 1:
        return act(turn, meant[0])
    if opening.open_form_of(turn) is not None:  # a number there answers the form
        return [Text(texts.seats.say_which(question, [course.title for _, course in meant]))]
    listing.remember(turn, kind, [row.key for row, _ in meant], first=0, shown=len(meant))
    return [Choices(question, tuple(texts.training.short(course) for _, course in meant))]


def _nothing(turn: Turn) -> str:
    running = enrolments.upcoming_of(turn.session, turn.worker, now=turn.now) if turn.worker else ()
    return texts.seats.begun(running[0][1].title) if running else texts.training.NOTHING_BOOKED


def _leave(turn: Turn, booked: Booked) -> Replies:
    """At once; in the midst of something else it is asked first, because a seat that is given up may be gone."""
    if opening.open_form_of(turn) is not None:
        questions.put(turn, "leave_anyway", yes=SAYS_LEAVE, enrolment=booked[0].key)
        return [Choices(texts.seats.ask_leave(booked[1], booked[0].status), texts.seats.LEAVE_OPTIONS)]
    return _left(turn, booked)


def _left(turn: Turn, booked: Booked) -> Replies:
    row, course = booked
    status = row.status
    offers = enrolments.cancel(turn.session, row, station=turn.station, now=turn.now)
    course_notices.forget(turn.session, row, now=turn.now)
    course_notices.offered(turn.session, offers, station=turn.station, now=turn.now)
    return [Text(texts.seats.left(course, status))]


def _change(turn: Turn, booked: Booked) -> Replies:
    row, course = booked
    later = courses.next_run(turn.session, course, now=turn.now)
    if later is None:
        questions.put(turn, "leave_anyway", yes=SAYS_LEAVE, strict=True, enrolment=row.key)
        return [Choices(texts.seats.no_next(course), texts.seats.NO_NEXT_OPTIONS)]
    try:
        return _move(turn, row, later, may_wait=False)
    except enrolments.CourseFull as full:
        if not full.can_wait:
            return [Text(texts.seats.full_too_late(later.title))]
        questions.put(turn, "wait_for_next", yes=SAYS_WAIT, strict=True, enrolment=row.key, course=later.key)
        words = texts.seats.next_full(course, later, full.waiting)
        return [Choices(words, texts.seats.NEXT_FULL_OPTIONS)]


def _move(turn: Turn, row: Enrolment, later: Course, *, may_wait: bool) -> Replies:
    moved = enrolments.change_to(
        turn.session, row, later, station=turn.station, now=turn.now, may_wait=may_wait
    )  # fmt: skip
    course_notices.forget(turn.session, row, now=turn.now)
    course_notices.offered(turn.session, moved.offers, station=turn.station, now=turn.now)
    if moved.taken.status == "waiting":
        place = enrolments.place_in_line(turn.session, moved.taken)
        return [Text(texts.seats.changed_to_line(moved.left, later, place))]
    return [Text(texts.seats.changed(moved.left, later))]


def _leave_anyway(turn: Turn, yes: bool) -> Replies:
    row = enrolments.get(turn.session, (turn.conversation.asked or {})["enrolment"])
    return _left(turn, (row, courses.get(turn.session, row.course_id))) if yes else [Text(texts.seats.KEPT)]


def _wait_for_next(turn: Turn, yes: bool) -> Replies:
    asked = turn.conversation.asked or {}
    if not yes:
        return [Text(texts.seats.KEPT)]
    row = enrolments.get(turn.session, asked["enrolment"])
    return _move(turn, row, courses.get(turn.session, asked["course"]), may_wait=True)


def _picked(act: Callable[[Turn, Booked], Replies]) -> Callable[[Turn, int], Replies]:
    def pick(turn: Turn, enrolment_id: int) -> Replies:
        listing.forget(turn)
        row = enrolments.get(turn.session, enrolment_id)
        return act(turn, (row, courses.get(turn.session, row.course_id)))

    return pick


def _booked(turn: Turn) -> list[Booked]:
    """What can still be left: seats, offers and places in line of classes that have not begun."""
    if turn.worker is None:
        return []
    rows = enrolments.upcoming_of(turn.session, turn.worker, now=turn.now)
    return [
        (row, course)
        for row, course in rows
        if course.starts_at > turn.now and row.status in ("enrolled", "waiting", "offered")
    ]


def _signing_up(turn: Turn) -> bool:
    return (turn.conversation.form or {}).get("name") == "training_signup"


def _meant_for_the_chat(turn: Turn) -> bool:
    """A question put after the last reminder that these words would answer."""
    return newest.asked_since(turn, _last_reminder(turn)[1]) and not _names_a_course(turn)


def _names_a_course(turn: Turn) -> bool:
    """电工那个 as much as 培训, where it is one's own; a post of that name would be called a post."""
    mine = [course for _, course in _booked(turn)]
    return bool(COURSE.search(turn.words) or course_search.about(mine, course_search.read(turn.words)))


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


def _is_about_a_course(turn: Turn) -> bool:
    """A course is named, or the last thing the person was reminded of is one."""
    return _names_a_course(turn) or _last_reminder(turn)[0] == "course"


def _others(turn: Turn) -> dict[str, tuple[datetime, str]]:
    """What else could be meant: the intent that takes it back, when it was made, and its name where there is but one."""
    if turn.worker is None:
        return {}
    found: dict[str, tuple[datetime, str]] = {}
    if applied := applications.of_worker(turn.session, turn.worker, live=True):
        newest_of = max(application.applied_at for application, _ in applied)
        found["job_withdraw"] = (newest_of, _only([f"{vacancy.number} {vacancy.title}" for _, vacancy in applied]))
    if booked := visits.upcoming(turn.session, turn.worker, now=turn.now):
        dates = [texts.training.day(visit.starts_at) for visit in booked]
        found["visit_cancel"] = (max(visit.asked_at for visit in booked), _only(dates))
    return found


def _only(names: Sequence[str]) -> str:
    return f"：{names[0]}" if len(names) == 1 else ""


def _which_thing(turn: Turn) -> Replies:
    """What was made last stands first; a seat that is given up may be gone for good, so each is called by its name."""
    booked = _booked(turn)
    made = max(row.enrolled_at for row, _ in booked)
    things = {**_others(turn), "course_cancel": (made, _only([course.title for _, course in booked]))}
    intents = sorted(things, key=lambda name: things[name][0], reverse=True)
    listing.remember(turn, "guess", [NAMES.index(name) for name in intents], first=0, shown=len(intents))
    options = (f"{texts.common.INTENT_LABELS[name]}{things[name][1]}" for name in intents)
    return [Choices(texts.seats.WHAT_LEAVES, tuple(options))]


SUBJECTS = {"course_cancel": course_cancel}
LISTS = {"courses:leave": ListKind(_picked(_leave), leave), "courses:change": ListKind(_picked(_change), change)}
QUESTIONS = {"leave_anyway": _leave_anyway, "wait_for_next": _wait_for_next}
