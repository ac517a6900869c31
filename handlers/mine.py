"""我的: every application, course, visit and request of the person at once."""

from collections.abc import Sequence

from db import applications, enrolments, event_signups, inquiries, placements, visits
from db.models import Worker
from handlers import acting_for, opening, texts
from handlers import visits as visit_answers
from handlers.dialogue import listing
from handlers.dialogue.listing import ListKind
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn

Replies = Sequence[Reply]
MOST = 5
# What to offer somebody who has nothing going, as intents.
STARTS = ("job_search", "course_list", "visit_book")


def show(turn: Turn) -> Replies:
    parts = [*_of_person(turn, turn.worker), *_asked(turn)] if turn.worker else _asked(turn)
    if not parts:
        listing.remember(turn, "start", range(len(STARTS)), first=0, shown=len(STARTS))
        return [Choices(texts.mine.NOTHING_WORDS, texts.mine.NOTHING_CHOICES)]
    lead = acting_for.lead(turn)
    return [Text("\n".join([*([lead] if lead else []), *parts, texts.mine.HOW]))]


def _of_person(turn: Turn, worker: Worker) -> list[str]:
    applied = applications.of_worker(turn.session, worker)[:MOST]
    enrolled = enrolments.upcoming_of(turn.session, worker, now=turn.now)[:MOST]
    booked = visits.upcoming(turn.session, worker, now=turn.now)
    signed = event_signups.of_worker(turn.session, worker, now=turn.now)
    return [
        *_part(texts.mine.JOBS, [texts.mine.application(row, vacancy) for row, vacancy in applied]),
        *_part(texts.mine.COURSES, [texts.mine.enrolment(row, course, turn.now) for row, course in enrolled]),
        *_part(texts.mine.EVENTS, [texts.fairs.mine(event, slot, turn.now) for _, event, slot in signed]),
        *_part(texts.mine.PLACEMENT, _placed(turn, worker)),
        *_part(texts.mine.VISITS, visit_answers.lines(turn, booked)),
    ]


def _placed(turn: Turn, worker: Worker) -> list[str]:
    """A school's no stands there too, until the student has registered anew."""
    row = placements.of_worker(turn.session, worker)
    shown = row is not None and row.status in (*placements.LIVE, "refused")
    return [texts.placements.line_of_mine(row)] if row is not None and shown else []


def _asked(turn: Turn) -> list[str]:
    asked = inquiries.open_of(turn.session, turn.follower)
    return _part(texts.mine.ASKED, [texts.mine.inquiry(asked)] if asked else [])


def _part(title: str, lines: Sequence[str]) -> list[str]:
    return [title, *lines] if lines else []


def _start(turn: Turn, item: int) -> Replies:
    listing.forget(turn)
    return opening.open_intent(turn, STARTS[item])


# 我报了哪样: of a post, a class or a fair, whatever it was.
ALL_OF_IT = "(?:帮我|给我|我想|想)*(?:看看?|查查?|问问?)?(?:一下|下|哈)?(?:我|都|一共|总共|到底|现在)*报(?:名)?(?:了|过|的|着)*(?:是|有|些)*(?:哪样|哪些|什么|啥子?|几样|东西)+(?:了|呢|嘛|的|啊|来着|[?？])*"
PHRASES = (Phrase(ALL_OF_IT, show, when=lambda turn: turn.staff is None and turn.worker is not None),)
LISTS = {"start": ListKind(pick=_start, more=show)}
MENU_KEYS = {"menu:mine": show}
