"""A list of posts goes to the Dehong bureau and to the head of the station, made by the clock or by hand."""

from datetime import datetime

from sqlmodel import Session

from db import outbox, staff
from db.models import PostList
from db.station import Station
from handlers import texts
from handlers.dialogue.replies import notice

BUREAU, HEAD = "dehong_viewer", "station_head"


def send(session: Session, row: PostList, *, station: Station, now: datetime) -> bool:
    """Owe it once to each. False when nobody of the bureau can be reached in the chat; the head is told that too."""
    people = staff.bound(session, roles=(BUREAU, HEAD))
    reached = any(member.role == BUREAU for member, _ in people)
    kept = {"thing1": texts.post_lists.NOTICE, "time2": f"{now:%Y-%m-%d %H:%M}", "thing3": row.number}
    for member, follower in people:
        said = texts.post_lists.digest(row, receipt=member.role == BUREAU)
        if not reached:
            said = f"{texts.post_lists.NOBODY_THERE}\n{said}"
        outbox.owe(
            session, follower=follower, message=notice(said, "staff", kept), kind="staff", now=now,
            key=f"posts:list:{row.number}:staff:{member.key}", due_at=station.after_quiet(now),
        )  # fmt: skip
    return reached
