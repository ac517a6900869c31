"""What the forms and answers about visits share: who comes, and telling the one who goes."""

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session

from db import outbox, staff
from db.models import Visit, Worker
from handlers.dialogue.replies import notice
from handlers.dialogue.turn import Turn

Say = Callable[[Visit, Worker, datetime], str]
MOST_AT_ONCE = 2


def visitor(turn: Turn, visit: Visit) -> str:
    return staff.get(turn.session, visit.staff_id).name if visit.staff_id else ""


def tell_staff(turn: Turn, visit: Visit, say: Say, title: str) -> None:
    """Owe the visitor a line about a visit of theirs that was booked, moved or called off."""
    tell_visitor(turn.session, visit, say, title, now=turn.now, cause=turn.incoming.key)


def tell_visitor(session: Session, visit: Visit, say: Say, title: str, *, now: datetime, cause: str) -> None:
    """`cause` tells apart two that are alike, such as a visit moved away and back."""
    if visit.worker_id is None:
        return
    worker = session.get_one(Worker, visit.worker_id)
    words = notice(say(visit, worker, now), "staff", fields(visit, f"{title}：{worker.name}"))
    for member, follower in staff.bound(session):
        if member.id == visit.staff_id:
            key = f"visit:{visit.key}:{visit.status}:{visit.starts_at:%Y%m%d%H%M}:{cause}"
            outbox.owe(session, follower=follower, message=words, key=key, kind="staff", now=now)


def fields(visit: Visit, title: str) -> dict[str, str]:
    """The fields of a template notice about a visit."""
    return {"thing1": title, "time2": f"{visit.starts_at:%Y-%m-%d %H:%M}", "thing3": visit.place}
