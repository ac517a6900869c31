"""A broadcast on its way to being sent: let go, or shown to a second person; author and approvers are told."""

from collections.abc import Sequence
from datetime import datetime

from db import broadcast_quota, broadcasts, mass_rules, outbox, rights, staff
from db.audience_filters import Audience
from db.models import Broadcast, Follower, Staff
from db.rights import Right
from handlers import broadcast_audience, sending_hours, texts
from handlers.dialogue.replies import Reply, Text, notice
from handlers.workplace import Workplace

Replies = Sequence[Reply]
COUNTED_UP_TO = 20_000


def submit_new(work: Workplace, *, kind: str, words: str, audience: Audience, send_at: datetime) -> Replies:
    """Raises NobodyToReach."""
    author = rights.require(work.staff, Right.BROADCAST)
    row = broadcasts.draft(
        work.session, author=author, kind=kind, words=words, audience=audience,
        said=broadcast_audience.said(work, audience), send_at=send_at, now=work.now,
    )  # fmt: skip
    return submit(work, row)


def submit(work: Workplace, row: Broadcast, *, before: str = "") -> Replies:
    return [Text("\n".join(part for part in (before, *hand_in(work, row)) if part))]


def hand_in(work: Workplace, row: Broadcast) -> tuple[str, str]:
    """What becomes of it, and what to write in the chat from then on, which is nothing while it waits."""
    if broadcasts.submit(work.session, row, limit=work.station.approval_limit, now=work.now):
        return texts.broadcasts.going(row, at(work, row)), texts.broadcasts.after(row)
    asked = _ask_approvers(work, row)
    names = [member.name for member, _ in asked]
    nobody = texts.broadcasts.NO_SECOND.format(number=row.number)
    return (texts.broadcasts.waits(row, names) if asked else nobody), ""


def at(work: Workplace, row: Broadcast) -> str:
    """When it will go, seen from now: a time that has passed means at once, or the next allowed one."""
    moment = row.send_at or work.now
    allowed = sending_hours.next_allowed(work.station, max(moment, work.now))
    return texts.broadcasts.when(allowed.at, allowed.why, work.now, asked=allowed.at > work.now)


def shown_time(work: Workplace, kept: str) -> str:
    moment = datetime.fromisoformat(kept) if kept else work.now
    allowed = sending_hours.next_allowed(work.station, max(moment, work.now))
    return texts.broadcasts.when(allowed.at, allowed.why, work.now, asked=bool(kept))


def full(work: Workplace, audience: Audience, kind: str, phones: int) -> str:
    """How many have had as many mass messages as WeChat lets through; of very many it is not counted while one waits."""
    rules, today = mass_rules.of(work.station), work.now.date()
    if not broadcast_quota.may_be_spent(work.session, rules=rules, today=today):
        return ""
    if phones > COUNTED_UP_TO:
        return texts.broadcasts.some_full(in_a_day=rules.in_a_day)
    held = broadcast_quota.held(work.session, audience, kind=kind, rules=rules, now=work.now)
    return texts.broadcasts.full(held, in_a_day=rules.in_a_day)


def tell(work: Workplace, member: Staff, words: str, *, key: str) -> None:
    """A line to another member of staff, as a notice where their window has closed."""
    fields = {"thing1": "群发", "time2": f"{work.now:%Y-%m-%d %H:%M}", "thing3": words.splitlines()[0]}
    for other, follower in staff.bound(work.session):
        if other.id == member.id:
            outbox.owe(
                work.session, follower=follower, message=notice(words, "staff", fields), key=key, kind="staff",
                now=work.now,
            )  # fmt: skip


def _ask_approvers(work: Workplace, row: Broadcast) -> Sequence[tuple[Staff, Follower]]:
    """Everybody bound who may approve, but never the author."""
    approvers = [
        (member, follower) for member, follower in staff.bound(work.session)
        if member.id != row.author_id and rights.has(member, Right.APPROVE)
    ]  # fmt: skip
    author = staff.get(work.session, row.author_id)
    words = texts.broadcasts.ask_approval(row, author.name, at(work, row))
    for member, _ in approvers:
        key = f"approve:broadcast:{row.key}:{broadcasts.fingerprint(row)[:12]}:staff:{member.key}"
        tell(work, member, words, key=key)
    return approvers
