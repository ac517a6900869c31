"""实习, on the staff's side: who waits for a school, and what the school said, told to the student at once."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from db import followers, outbox, placements
from db.models import Placement, Staff, Worker
from db.rights import Right
from handlers import telling_staff, texts
from handlers.allowed import needs
from handlers.dialogue.registry import command
from handlers.dialogue.replies import Reply, Text, notice
from handlers.dialogue.turn import Turn
from handlers.workplace import Workplace

Replies = Sequence[Reply]
TOLD = ("station_head", "job_officer")
A_YEAR = 365
_WHO = r"[\s,，:：]*(?P<name>[^\s,，:：]{2,8})"
_MORE = r"(?:[\s,，:：]+(?P<more>\S.*))?"


@needs(Right.COURSES)
def waiting(turn: Turn, match: re.Match[str]) -> Replies:
    rows = placements.waiting(turn.session, by=_member(turn))
    lines = [texts.placements.line(worker.name, row) for row, worker in rows]
    return [Text("\n".join(lines) or texts.placements.NONE_WAITING)]


@needs(Right.COURSES)
def agree(turn: Turn, match: re.Match[str]) -> Replies:
    """实习同意 岩小演; 实习同意 岩小演 德宏职业学院."""
    found, words = _one(turn, match["name"].strip(), (match["more"] or "").strip())
    if found is None:
        return [Text(words)]
    row, worker = found
    told = agreed(turn, row, worker)
    return [Text(texts.placements.agreed_by_staff(worker.name, row.school, told=told))]


@needs(Right.COURSES)
def refuse(turn: Turn, match: re.Match[str]) -> Replies:
    """实习不同意 岩小演 课还没上完. The reason is needed: the student is told it."""
    name, reason = match["name"].strip(), (match["more"] or "").strip()
    rows = placements.waiting(turn.session, by=_member(turn), name=name)
    first, _, rest = reason.partition(" ")
    school = first if rest.strip() and any(placements.is_meant(first, row.school) for row, _ in rows) else ""
    found, words = _one(turn, name, school)
    if found is None:
        return [Text(words)]
    if not reason:
        return [Text(texts.placements.NEEDS_REASON.format(name=name))]
    row, worker = found
    told = refused(turn, row, worker, rest.strip() if school else reason)
    return [Text(texts.placements.refused_by_staff(worker.name, row.school, told=told))]


def agreed(at: Workplace, row: Placement, worker: Worker, *, school: str = "") -> bool:
    """Kept and told. False when the student cannot be told by message. Raises NotWaiting, OtherSchool."""
    placements.school_agrees(at.session, row, school=school, by=_member(at), now=at.now)
    return _tell_student(at, row, worker, texts.placements.AGREED)


def refused(at: Workplace, row: Placement, worker: Worker, reason: str, *, school: str = "") -> bool:
    """Kept and told with the reason. False when the student cannot be told by message. Raises NotWaiting, OtherSchool."""
    placements.school_refuses(at.session, row, reason=reason, school=school, by=_member(at), now=at.now)
    return _tell_student(at, row, worker, texts.placements.refused(row.school, row.refusal))


def tell(turn: Turn, row: Placement, words: str, *, what: str) -> None:
    """Those of the station who speak with schools, once for each `what`."""
    fields = {"thing1": "实习登记", "time2": f"{turn.now:%Y-%m-%d %H:%M}", "thing3": row.school[:20]}
    telling_staff.owe(
        turn.session, roles=TOLD, message=notice(words, "staff", fields), key=f"placement:{row.key}:{what}:staff",
        now=turn.now, due_at=turn.station.after_quiet(turn.now),
    )  # fmt: skip


def remind(session: Session, *, now: datetime) -> None:
    """Schools that have not answered, after some days and then every week; one message, the same day once."""
    days = (texts.placements.LONG_WAIT, *range(7, A_YEAR, 7))
    rows = placements.unanswered(session, noted={now.date() - timedelta(days=after) for after in days})
    if not rows:
        return
    words = texts.placements.unanswered([(worker.name, row) for row, worker in rows], now)
    fields = {"thing1": "实习登记", "time2": f"{now:%Y-%m-%d %H:%M}", "thing3": rows[0][0].school[:20]}
    message = notice(words, "staff", fields)
    telling_staff.owe(session, roles=TOLD, message=message, key=f"placements:unanswered:{now:%Y%m%d}:staff", now=now)


def answered_as(row: Placement) -> str:
    """How the keys begin under which the student is told what the school said."""
    return f"school:{row.key}:"


def _tell_student(at: Workplace, row: Placement, worker: Worker, words: str) -> bool:
    follower = followers.of_worker(at.session, worker)
    fields = {"thing1": "实习", "time2": f"{at.now:%Y-%m-%d %H:%M}", "thing3": row.school[:20]}
    return follower is not None and outbox.owe(
        at.session, follower=follower, message=notice(words, "outcome", fields), kind="outcome", now=at.now,
        key=f"{answered_as(row)}{row.status}:{at.now:%Y%m%d%H%M%S}", due_at=at.station.after_quiet(at.now),
    )  # fmt: skip


def _one(turn: Turn, name: str, school: str) -> tuple[tuple[Placement, Worker] | None, str]:
    """The one who is meant, or why nobody is."""
    rows = placements.waiting(turn.session, by=_member(turn), name=name)
    meant = [one for one in rows if not school or placements.is_meant(school, one[0].school)]
    if len(meant) == 1:
        return meant[0], ""
    if not rows:
        return None, texts.placements.nobody(name)
    if not meant:
        return None, texts.placements.other_school(name, rows[0][0].school)
    lines = [texts.placements.line(name, row) for row, _ in meant]
    return None, "\n".join([texts.placements.WHICH_SCHOOL.format(name=name, school=meant[0][0].school), *lines])


def _member(at: Workplace) -> Staff:
    if at.staff is None:
        raise LookupError("only staff write down what a school said")
    return at.staff


STAFF_COMMANDS = (
    (command(r"^(?:实习登记|实习待办|待学校同意|实习等学校)[。?？]?$"), waiting),
    (command(rf"^(?:实习(?:学校)?(?:不同意|没同意|拒绝|不准)|(?:不同意|拒绝)实习){_WHO}{_MORE}$"), refuse),
    (command(rf"^实习(?:学校)?同意{_WHO}{_MORE}$"), agree),
)
