"""A broadcast on its way to being sent: let go, or shown to a second person; author and approvers are told."""

from collections.abc import Sequence
from datetime import datetime

from db import broadcasts, outbox, rights, staff
from db.audience_filters import Audience
from db.models import Broadcast, Follower, Staff
from db.rights import Right
from handlers import broadcast_audience, sending_hours, texts
from handlers.dialogue.replies import Reply, Text, notice
from handlers.dialogue.turn import Turn

Replies = Sequence[Reply]


def submit_new(turn: Turn, *, kind: str, words: str, audience: Audience, send_at: datetime) -> Replies:
    """Raises NobodyToReach."""
    author = rights.require(turn.staff, Right.BROADCAST)
    row = broadcasts.draft(
        turn.session, author=author, kind=kind, words=words, audience=audience,
        said=broadcast_audience.said(turn, audience), send_at=send_at, now=turn.now,
    )  # fmt: skip
    return submit(turn, row)


def submit(turn: Turn, row: Broadcast, *, before: str = "") -> Replies:
    if broadcasts.submit(turn.session, row, limit=turn.station.approval_limit, now=turn.now):
        words = texts.broadcasts.going(row, at(turn, row))
    else:
        asked = _ask_approvers(turn, row)
        names = [member.name for member, _ in asked]
        nobody = texts.broadcasts.NO_SECOND.format(number=row.number)
        words = texts.broadcasts.waits(row, names) if asked else nobody
    return [Text("\n".join(part for part in (before, words) if part))]


def at(turn: Turn, row: Broadcast) -> str:
    """When it will go, seen from now: a time that has passed means at once, or the next allowed one."""
    moment = row.send_at or turn.now
    allowed = sending_hours.next_allowed(turn.station, max(moment, turn.now))
    return texts.broadcasts.when(allowed.at, allowed.why, turn.now, asked=allowed.at > turn.now)


def shown_time(turn: Turn, kept: str) -> str:
    moment = datetime.fromisoformat(kept) if kept else turn.now
    allowed = sending_hours.next_allowed(turn.station, max(moment, turn.now))
    return texts.broadcasts.when(allowed.at, allowed.why, turn.now, asked=bool(kept))


def tell(turn: Turn, member: Staff, words: str, *, key: str) -> None:
    """A line to another member of staff, as a notice where their window has closed."""
    fields = {"thing1": "群发", "time2": f"{turn.now:%Y-%m-%d %H:%M}", "thing3": words.splitlines()[0]}
    for other, follower in staff.bound(turn.session):
        if other.id == member.id:
            outbox.owe(
                turn.session, follower=follower, message=notice(words, "staff", fields), key=key, kind="staff",
                now=turn.now,
            )  # fmt: skip


def _ask_approvers(turn: Turn, row: Broadcast) -> Sequence[tuple[Staff, Follower]]:
    """Everybody bound who may approve, but never the author."""
    approvers = [
        (member, follower) for member, follower in staff.bound(turn.session)
        if member.id != row.author_id and rights.has(member, Right.APPROVE)
    ]  # fmt: skip
    author = staff.get(turn.session, row.author_id)
    words = texts.broadcasts.ask_approval(row, author.name, at(turn, row))
    for member, _ in approvers:
        key = f"approve:broadcast:{row.key}:{broadcasts.fingerprint(row)[:12]}:staff:{member.key}"
        tell(turn, member, words, key=key)
    return approvers
