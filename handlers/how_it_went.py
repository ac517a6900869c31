"""Answers to what the station asked of its own accord: one tap, a word more if wanted, and what follows from it."""

import re
from collections.abc import Callable, Sequence

from db import feedback, followers, outbox, relatives, staff, workers
from db.models import Feedback, FollowUp
from db.rights import Right
from handlers import home_leave_days, knowledge, monthly_sharing, open_question, opening, prompting, still_there, texts
from handlers.allowed import needs
from handlers.dialogue import listing
from handlers.dialogue.listing import ListKind
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Chart, Reply, Text, notice
from handlers.dialogue.turn import Turn
from nlp import late, told_besides

Replies = Sequence[Reply]
HEADS = ("station_head",)
SITUATIONS = {1: "same", 2: "changed", 3: "idle", 4: "returned"}
HOMEWARD = {1: "back", 2: "home", 3: "stay", 4: "unsure"}
RESTART = "(?:恢复|重新|继续)(?:问近况|回访|问我|问)(?:吧|了)?"
GOES_HOME = "回家过年|(?:我)?(?:要|想|打算)?回(?:家|老家)过(?:年|节|泼水节|春节)(?:了)?"
FESTIVAL = "春节|泼水节|目瑙纵歌节?"


def visit(turn: Turn, item: int, *, words: str = "") -> Replies:
    """`words` are what was said instead of a number, with what was not good."""
    row, picked = take(turn, item)
    if picked == 4:
        return leave_alone(turn)
    feedback.answer(turn.session, row, answer=("good", "fair", "bad")[picked - 1], now=turn.now)
    if picked == 1:
        return [Text(texts.check_ups.VISIT_THANKS)]
    if picked == 3:
        _open_task(turn, row)
    given = {"feedback": row.key, **({"words": words} if words else {})}
    return opening.open_form(turn, all_subjects().forms["visit_feedback"], given=given)


def pulse(turn: Turn, item: int) -> Replies:
    row, picked = take(turn, item)
    if picked == 5:
        return leave_alone(turn)
    return situation(turn, row, SITUATIONS[picked])


def situation(turn: Turn, row: Feedback, kind: str, *, words: str = "") -> Replies:
    """The answer to the monthly question: the ledger moves, or it is noted that nothing has changed."""
    feedback.answer(turn.session, row, answer=kind, words=words, now=turn.now)
    if kind == "same" and not still_there.another(turn, turn.words):
        workers.still_there(turn.session, turn.person, now=turn.now)
        return [Text(texts.check_ups.SAME), *monthly_sharing.offer(turn, turn.person)]
    return opening.open_form(turn, all_subjects().forms["status"], given={"kind": kind, "feedback": row.key})


def home_leave(turn: Turn, item: int) -> Replies:
    row, picked = take(turn, item)
    if picked == 5:
        return leave_alone(turn)
    said = HOMEWARD[picked]
    feedback.answer(turn.session, row, answer=said, now=turn.now)
    if said in ("back", "home"):
        feast = home_leave_days.feast(row)
        days = told_besides.days_home(turn.words, now=turn.now, comes_back=said == "back", feast=feast)
        told = {name: day.isoformat() for name, day in days.items()}
        given = {"feedback": row.key, "comes_back": said == "back", **told}
        return opening.open_form(turn, all_subjects().forms["home_leave"], given=given)
    more = texts.check_ups.STAY if said == "stay" else texts.check_ups.UNDECIDED
    return [Text(more)]


def travel(turn: Turn, item: int) -> Replies:
    row, picked = take(turn, item)
    if picked == 3:
        return leave_alone(turn)
    feedback.answer(turn.session, row, answer=("wants_list", "applied")[picked - 1], now=turn.now)
    if picked == 2:
        turn.person.transport_subsidy = "已办"
        return [Text(texts.check_ups.APPLIED)]
    listing.speak_of(turn, knowledge.TRAVEL)
    return [Text(texts.check_ups.PAPERS)]


def share(turn: Turn, item: int) -> Replies:
    row, picked = take(turn, item)
    return leave_alone(turn) if picked == 3 else monthly_sharing.answered(turn, row, yes=picked == 1)


def goes_home(turn: Turn) -> Replies:
    """Told of one's own accord, after the question or without it."""
    about = feedback.latest_about(turn.session, kind="home_leave")
    asked = feedback.of(turn.session, turn.person, kind="home_leave", about=about) if about else None
    row = asked or feedback.ask(
        turn.session, worker=turn.person, follower=turn.follower, kind="home_leave", about=f"自己说:{turn.now.year}",
        now=turn.now,
    )  # fmt: skip
    if row is None:
        return [Text(texts.check_ups.home_noted("", texts.check_ups.TICKETS))]
    feedback.answer(turn.session, row, answer="back", now=turn.now)
    given = {"feedback": row.key, "comes_back": True}
    return opening.open_form(turn, all_subjects().forms["home_leave"], given=given)


def restart(turn: Turn) -> Replies:
    followers.restart(turn.session, follower=turn.follower, kind=feedback.KIND_OF_STOP)
    return [Text(texts.people.restarted([feedback.KIND_OF_STOP]))]


@needs(Right.FIGURES)
def count_home_leave(turn: Turn, match: re.Match[str]) -> Replies:
    """By county, never by name."""
    said = match["festival"] or ""
    about = feedback.latest_about(turn.session, kind="home_leave")
    if said and not about.startswith(said):
        about = next((f"{said}:{year}" for year in (turn.now.year, turn.now.year + 1)), "")
    rows = feedback.by_county(turn.session, kind="home_leave", about=about)
    if not rows:
        return [Text(texts.check_ups.NOTHING_ASKED)]
    going: dict[str, int] = {}
    for county, answer, count in rows:
        if answer in ("back", "home"):
            going[county or "未注明"] = going.get(county or "未注明", 0) + count
    words = Text(texts.check_ups.by_county(about, rows))
    return [words, Chart(f"{about.split(':')[0]}回家，按县", tuple(going.items()), "说要回的人")] if going else [words]


@needs(Right.VISITS)
def whom_to_visit(turn: Turn, match: re.Match[str]) -> Replies:
    rows = feedback.visit_list(turn.session)
    lines = [
        texts.check_ups.to_visit(
            worker.name, worker.county, worker.employer_name or worker.dormitory, row.words, row.opened_at.date()
        )
        for row, worker in rows
    ]
    return [Text(texts.check_ups.visit_list(lines) if lines else texts.check_ups.NOBODY_TO_VISIT)]


def take(turn: Turn, item: int) -> tuple[Feedback, int]:
    """The question that this number answers; the list is used up, whoever speaks for the person it was put to."""
    number, picked = prompting.split(item)
    row = feedback.get(turn.session, number)
    open_question.let_go(turn, f"asked:{row.kind}")
    listing.forget(turn)
    return row, picked


def asked_of(turn: Turn, row: Feedback) -> Turn:
    """The turn of the person whom the question was put to, for whomever the phone has spoken lately."""
    worker = workers.get(turn.session, row.worker_id)
    if turn.worker is None or turn.worker.id == worker.id or worker.deleted_at is not None:
        return turn
    relatives.speak_for(turn.session, turn.follower, worker)
    return turn.by(worker)


def by_the_asked(answer: Callable[[Turn, int], Replies]) -> Callable[[Turn, int], Replies]:
    """What answers a number, with the turn of the person who was asked."""

    return lambda turn, item: answer(asked_of(turn, feedback.get(turn.session, prompting.split(item)[0])), item)


def leave_alone(turn: Turn) -> Replies:
    followers.stop(turn.session, follower=turn.follower, kind=feedback.KIND_OF_STOP, now=turn.now)
    return [Text(texts.check_ups.STOPPED)]


def _open_task(turn: Turn, row: Feedback) -> None:
    """A bad score is a task at once; the words that follow are added to it."""
    visit_id = feedback.visit_of(row)
    task = FollowUp(
        visit_id=visit_id, worker_id=row.worker_id, region=row.region, kind="bad_visit",
        words=texts.check_ups.bad_visit(""), opened_at=turn.now,
    )  # fmt: skip
    turn.session.add(task)
    turn.session.flush()
    told = texts.check_ups.bad_visit_told(turn.person.name, "")
    fields = {"thing1": "走访评价不好", "time2": f"{turn.now:%Y-%m-%d %H:%M}", "thing3": turn.person.name}
    for member, follower in staff.bound(turn.session, roles=HEADS):
        outbox.owe(
            turn.session, follower=follower, message=notice(told, "staff", fields), kind="staff", now=turn.now,
            key=f"bad_visit:{row.key}:staff:{member.key}",
        )  # fmt: skip


def no_more(turn: Turn) -> Replies:
    return [Text(texts.common.NOTHING_LISTED)]


ANSWERS = {
    "visit": visit, "pulse": pulse, "home_leave": home_leave, "travel": travel, "share_monthly": share,
}  # fmt: skip
LISTS = {f"asked:{kind}": ListKind(by_the_asked(pick), no_more) for kind, pick in ANSWERS.items()}
PHRASES = (Phrase(RESTART, restart), Phrase(GOES_HOME, goes_home, when=lambda turn: turn.worker is not None))
STAFF_COMMANDS = (
    (late.pattern(rf"^(?P<festival>{FESTIVAL})?(?:回家|返乡)(?:过节)?(?:统计|人数|多少人)$"), count_home_leave),
    (late.pattern(r"^(?:该去看谁|该看谁|待访|待访名单|谁该去看|回访待办)$"), whom_to_visit),
)
