"""Students' placements (学生实习): who waits for a school, and what the school said; the student is told at once."""

from bot.console.pages import Act, Ask, Go, Page, Shown
from db import placements, scopes
from db.models import Placement, Worker
from db.rights import Right
from handlers import placements_desk, texts

NEEDS = (Right.COURSES,)
LONGEST_REASON = 120


def show(ask: Ask) -> Shown:
    facts = {
        "waiting": placements.waiting(ask.session, by=ask.by), "settled": placements.settled(ask.session, by=ask.by),
        "words": texts.placements, "phone": texts.roster.masked, "now": ask.now, "adult": placements.ADULT,
    }  # fmt: skip
    return Shown("courses/placements.html", facts)


def agree(ask: Ask) -> Go:
    row, worker = _named(ask)
    told = placements_desk.agreed(ask, row, worker, school=ask.said("school", most=60))
    return Go("/placements", texts.placements.agreed_by_staff(worker.name, row.school, told=told))


def refuse(ask: Ask) -> Go:
    row, worker = _named(ask)
    reason = ask.said("reason", most=LONGEST_REASON)
    if not reason:
        return Go("/placements", "请写学校为什么不同意，会转告学生。", well=False)
    told = placements_desk.refused(ask, row, worker, reason, school=ask.said("school", most=60))
    return Go("/placements", texts.placements.refused_by_staff(worker.name, row.school, told=told))


def _named(ask: Ask) -> tuple[Placement, Worker]:
    row = scopes.one(ask.session, Placement, ask.path["id"], by=ask.by)
    return row, ask.session.get_one(Worker, row.worker_id)


PAGES = (Page("/placements", "学生实习", show, NEEDS, icon="fa-solid fa-user-graduate"),)
ACTS = (
    Act("/placements/{id:int}/agree", agree, NEEDS),
    Act("/placements/{id:int}/refuse", refuse, NEEDS),
)
