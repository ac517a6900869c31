"""Orders about a broadcast that stands: approved, refused, changed, put off, stopped, paused, resumed."""

import re
from collections.abc import Sequence
from datetime import datetime

from db import broadcasts, rights
from db.audience_filters import Audience
from db.models import Broadcast, Staff
from db.rights import Right
from handlers import broadcast_audience, broadcast_decisions, broadcast_flow, broadcast_when, sending_hours, texts
from handlers.allowed import needs
from handlers.dialogue.answers import Bad, Got
from handlers.dialogue.registry import Phrase, command
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn

Replies = Sequence[Reply]
NUMBER = r"(B\d{1,6})"
SHOWN = 8
APPROVES = "(?:我|好[,，]?)?(?:同意(?:群?发送?|发出)?|批准(?:群?发送?)?|我?批了|准了|审批通过|审核通过|通过|可以发)[了吧的]*(?:[,，。\\s]*(?:就|可以)?(?:这样)?发(?:吧|了|送|出去)?(?:吧)?)?[。.!！]*"
REFUSES = r"(?:我)?(?:不同意|不批准?|退回|驳回|不通过|不能发|先不批)[了吧]*[。.!！]*(?:[\s,，:：]+(?P<why>.{1,100}))?"


@needs(Right.APPROVE)
def approve(turn: Turn, match: re.Match[str]) -> Replies:
    return [Text(broadcast_decisions.approve(turn, _row(turn, match)))]


@needs(Right.APPROVE)
def refuse(turn: Turn, match: re.Match[str]) -> Replies:
    reason = (match.group(2) or "").strip()
    return [Text(broadcast_decisions.refuse(turn, _row(turn, match), reason))]


@needs(Right.APPROVE)
def approve_unnamed(turn: Turn) -> Replies:
    """同意 alone lets the only one go that waits for this person; of several one has to be named. Raises OwnBroadcast."""
    rows = _waiting(turn)
    row = _only_one(turn, rows)
    if row is None:
        return _which(turn, rows)
    broadcast_decisions.approve(turn, row)
    return [Text(texts.broadcasts.approved_unnamed(row, broadcast_flow.at(turn, row)))]


@needs(Right.APPROVE)
def refuse_unnamed(turn: Turn) -> Replies:
    """Raises OwnBroadcast."""
    rows, said = _waiting(turn), re.fullmatch(REFUSES, turn.words.strip(), re.DOTALL)
    row = _only_one(turn, rows)
    if row is None:
        return _which(turn, rows)
    return [Text(broadcast_decisions.refuse(turn, row, (said["why"] if said else "") or ""))]


def waits_for(turn: Turn) -> bool:
    """This person may approve, and something waits."""
    return rights.has(turn.staff, Right.APPROVE) and bool(_waiting(turn))


@needs(Right.BROADCAST)
def change_words(turn: Turn, match: re.Match[str]) -> Replies:
    row = _row(turn, match)
    return reword(turn, row, match.group(2).strip())


def reword(turn: Turn, row: Broadcast, words: str) -> Replies:
    lost = broadcasts.change(turn.session, row, by=_member(turn), now=turn.now, words=words)
    return _again(turn, row, lost=lost)


@needs(Right.BROADCAST)
def change_audience(turn: Turn, match: re.Match[str]) -> Replies:
    row, whom = _row(turn, match), broadcast_audience.read(turn, match.group(2))
    if not isinstance(whom, Got):
        return [Text(whom.words if isinstance(whom, Bad) else texts.broadcasts.ASK_WHOM)]
    audience = Audience.of(whom.value)
    said = broadcast_audience.said(turn, audience)
    lost = broadcasts.change(turn.session, row, by=_member(turn), now=turn.now, audience=audience, said=said)
    return _again(turn, row, lost=lost)


@needs(Right.BROADCAST)
def change_time(turn: Turn, match: re.Match[str]) -> Replies:
    return put_off(turn, _row(turn, match), match.group(2))


def put_off(turn: Turn, row: Broadcast, said: str) -> Replies:
    """A day without an hour keeps the hour it had. Raises WrongState once it has started."""
    before = row.send_at.isoformat() if row.send_at else ""
    found = broadcast_when.When().find(turn, {"send_at": before}, f"{said.strip().rstrip('发吧。')}发")
    if not isinstance(found, Got) or not found.value:
        return [Text(found.words if isinstance(found, Bad) else texts.broadcasts.NO_TIME)]
    at = sending_hours.next_allowed(turn.station, datetime.fromisoformat(found.value)).at
    broadcasts.reschedule(turn.session, row, send_at=at)
    return [Text(texts.broadcasts.moved(row, broadcast_flow.at(turn, row)))]


@needs(Right.BROADCAST)
def hand_in(turn: Turn, match: re.Match[str]) -> Replies:
    row = _row(turn, match)
    if row.status not in broadcasts.OPEN_TO_CHANGE:
        raise broadcasts.WrongState(row)
    return broadcast_flow.submit(turn, row)


@needs(Right.BROADCAST)
def stop(turn: Turn, match: re.Match[str]) -> Replies:
    return [Text(broadcast_decisions.stop(turn, _row(turn, match)))]


@needs(Right.BROADCAST)
def pause(turn: Turn, match: re.Match[str]) -> Replies:
    """By its number, or the newest that is being sent."""
    row = _named_or_newest(turn, match, "sending")
    if row is None:
        return [Text(texts.broadcasts.NONE_SENDING)]
    return [Text(broadcast_decisions.pause(turn, row))]


@needs(Right.BROADCAST)
def resume(turn: Turn, match: re.Match[str]) -> Replies:
    """By its number, or the newest that was paused."""
    row = _named_or_newest(turn, match, "paused")
    if row is None:
        return [Text(texts.broadcasts.NONE_PAUSED)]
    return [Text(broadcast_decisions.resume(turn, row))]


def _waiting(turn: Turn) -> Sequence[Broadcast]:
    return broadcasts.latest(turn.session, limit=SHOWN, statuses=("waiting",))


def _only_one(turn: Turn, rows: Sequence[Broadcast]) -> Broadcast | None:
    """One's own counts only when nothing else waits: then it is said that another person must look."""
    others = [row for row in rows if row.author_id != _member(turn).id] or list(rows)
    return others[0] if len(others) == 1 else None


def _which(turn: Turn, rows: Sequence[Broadcast]) -> Replies:
    return [Text(texts.broadcasts.which_to_approve([texts.broadcasts.state(row, turn.now) for row in rows]))]


def _again(turn: Turn, row: Broadcast, *, lost: bool) -> Replies:
    before = texts.broadcasts.void(row) if lost else texts.broadcasts.changed(row)
    return broadcast_flow.submit(turn, row, before=before)


def _member(turn: Turn) -> Staff:
    if turn.staff is None:
        raise LookupError("only staff come here")
    return turn.staff


def _row(turn: Turn, match: re.Match[str]) -> Broadcast:
    return broadcasts.by_number(turn.session, match.group(1))


def _named_or_newest(turn: Turn, match: re.Match[str], status: str) -> Broadcast | None:
    if match.group(1):
        return _row(turn, match)
    rows = broadcasts.latest(turn.session, limit=1, statuses=(status,))
    return rows[0] if rows else None


PHRASES = (Phrase(APPROVES, approve_unnamed, waits_for), Phrase(f"(?s){REFUSES}", refuse_unnamed, waits_for))
STAFF_COMMANDS = (
    (command(rf"^(?:我)?(?:同意|批准|批|准|可以发)\s*{NUMBER}[了吧。！!]*$"), approve),
    (command(rf"^{NUMBER}\s*(?:我)?(?:同意|批准|批了|准了|通过|可以发)[了吧。！!]*$"), approve),
    (command(rf"^(?:不同意|退回|不批准?)\s*{NUMBER}[\s,，:：]*(.*)$"), refuse),
    (command(rf"^(?:停|停止|停发|取消|撤回)\s*{NUMBER}$"), stop),
    (command(r"^停\s*(\d{1,4})$"), stop),
    (command(rf"^(?:先)?暂停(?:一下)?(?:群发|发送)?\s*{NUMBER}?$"), pause),
    (command(rf"^(?:继续|接着发|恢复|继续发)\s*{NUMBER}$"), resume),
    (command(r"^(?:继续|接着|恢复)(?:群发|发送|发)()$"), resume),
    (command(rf"^(?:改\s*)?{NUMBER}\s*(?:的)?内容(?:改成|改为|换成)?[\s:：]*(.+)$"), change_words),
    (
        command(rf"^(?:改\s*)?{NUMBER}\s*(?:的)?(?:对象|范围)?(?:改成|改为|改发给|发给|只发给?)[\s:：]*(.+)$"),
        change_audience,
    ),
    (command(rf"^{NUMBER}\s*(?:时间)?(?:改到|改在|定在|推迟到)\s*(.+)$"), change_time),
    (command(rf"^(?:提交\s*{NUMBER}|{NUMBER}\s*提交)$"), hand_in),
)
