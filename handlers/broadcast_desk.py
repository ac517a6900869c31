"""Messages to many from the staff's chat: written, approved, stopped, corrected, and what became of them."""

import re
from collections.abc import Sequence
from datetime import datetime

from db import broadcast_results, broadcast_sending, broadcasts, outbox, staff, vacancies
from db.audiences import Audience
from db.models import Broadcast, Staff
from db.rights import Right
from handlers import broadcast_audience, broadcast_flow, opening, sending_hours, texts
from handlers.allowed import needs
from handlers.dialogue.answers import Bad, Got
from handlers.dialogue.form import State, keep
from handlers.dialogue.registry import all_subjects
from handlers.dialogue.replies import Reply, Text, pack
from handlers.dialogue.turn import Turn
from handlers.forms import broadcast as form
from nlp import phones, times

Replies = Sequence[Reply]
NUMBER = r"(B\d{1,6})"
LISTED, CALLED = 8, 10
SAYS_SEND = re.compile(r"^(?:请|帮我)?给|(?:群发|发送|发|推送|推)(?:消息|信息|通知)?$|^(?:群发|发)(?:消息|信息|通知)?$")
HEAD = re.compile(
    r"^(?P<when>.{0,16}?)(?:请)?(?:帮我)?(?:群发|发|推送?|通知|提醒)(?:消息|信息|通知)?(?:给)?(?P<whom>.*)$",
    re.DOTALL,
)


@needs(Right.BROADCAST)
def write(turn: Turn, match: re.Match[str] | None = None) -> Replies:
    """ "明天早上9点发给盈江在找工作的：内容": whatever is missing is asked."""
    head, _, words = turn.words.strip().replace(":", "：").partition("：")
    named = HEAD.match(head)
    given: dict[str, object] = {"words": words.strip()} if words.strip() else {}
    before = ""
    if named and (when := form.When().find(turn, given, f"{named['when']}发")) and isinstance(when, Got):
        given["send_at"] = when.value
    whom = broadcast_audience.read(turn, (named and named["whom"].strip()) or SAYS_SEND.sub("", head))
    if isinstance(whom, Got):
        given["audience"] = whom.value
    elif isinstance(whom, Bad):
        before = whom.words
    return _open(turn, given, before)


@needs(Right.BROADCAST)
def send_post(turn: Turn, match: re.Match[str]) -> Replies:
    """ "把J012发给盈江在找工作的": the post itself is the message."""
    vacancy = vacancies.by_number(turn.session, match["number"])
    vacancies.check_open(vacancy, now=turn.now)
    whom = broadcast_audience.read(turn, match["whom"])
    given: dict[str, object] = {"words": texts.broadcasts.post(vacancy), "kind": "jobs"}
    before = whom.words if isinstance(whom, Bad) else ""
    if isinstance(whom, Got):
        given["audience"] = whom.value
    return _open(turn, given, before)


@needs(Right.BROADCAST)
def test(turn: Turn, match: re.Match[str]) -> Replies:
    kept = turn.conversation.form
    given = State.of(kept).given if kept and kept["name"] == form.NAME else {}
    if "words" not in given:
        return [Text(texts.broadcasts.NO_DRAFT)]
    words = f"{texts.broadcasts.TEST}{texts.broadcasts.message(given.get('kind', 'notice'), given['words'])}"
    key = f"broadcast:test:{turn.incoming.key}"
    outbox.owe(turn.session, follower=turn.follower, message=pack(Text(words)), key=key, kind="staff", now=turn.now)
    return [Text(texts.broadcasts.SENT_TO_SELF)]


@needs(Right.APPROVE)
def approve(turn: Turn, match: re.Match[str]) -> Replies:
    row, member = _row(turn, match), _member(turn)
    broadcasts.approve(turn.session, row, by=member, now=turn.now)
    broadcasts.reschedule(turn.session, row, send_at=_allowed(turn, row))
    words = texts.broadcasts.approved_for_author(row, member.name, broadcast_flow.at(turn, row))
    _tell_author(turn, row, words, "approved")
    return [Text(texts.broadcasts.approved(row, broadcast_flow.at(turn, row)))]


@needs(Right.APPROVE)
def refuse(turn: Turn, match: re.Match[str]) -> Replies:
    row, member, reason = _row(turn, match), _member(turn), (match.group(2) or "").strip()
    broadcasts.refuse(turn.session, row, by=member, reason=reason, now=turn.now)
    _tell_author(turn, row, texts.broadcasts.refused_for_author(row, member.name, reason), "refused")
    return [Text(texts.broadcasts.refused(row))]


@needs(Right.BROADCAST)
def change_words(turn: Turn, match: re.Match[str]) -> Replies:
    row = _row(turn, match)
    lost = broadcasts.change(turn.session, row, by=_member(turn), now=turn.now, words=match.group(2).strip())
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
    row, found = _row(turn, match), times.find(match.group(2), now=turn.now)
    if found is None or found.start <= turn.now:
        return [Text(texts.broadcasts.PAST)]
    broadcasts.reschedule(
        turn.session, row, send_at=sending_hours.next_allowed(turn.station, found.start).at
    )  # fmt: skip
    return [Text(texts.broadcasts.state(row, turn.now))]


@needs(Right.BROADCAST)
def hand_in(turn: Turn, match: re.Match[str]) -> Replies:
    row = _row(turn, match)
    if row.status not in broadcasts.OPEN_TO_CHANGE:
        raise broadcasts.WrongState(row)
    return broadcast_flow.submit(turn, row)


@needs(Right.BROADCAST)
def stop(turn: Turn, match: re.Match[str]) -> Replies:
    row = _row(turn, match)
    if row.status == "done":
        return [Text(texts.broadcasts.too_late(row))]
    spared = broadcast_sending.stop(turn.session, row, by=_member(turn), now=turn.now)
    return [Text(texts.broadcasts.stopped(row, spared))]


@needs(Right.BROADCAST)
def pause(turn: Turn, match: re.Match[str]) -> Replies:
    row = _row(turn, match)
    broadcast_sending.pause(turn.session, row)
    return [Text(texts.broadcasts.paused(row))]


@needs(Right.BROADCAST)
def resume(turn: Turn, match: re.Match[str]) -> Replies:
    row = _row(turn, match)
    due_at = sending_hours.next_allowed(turn.station, turn.now).at
    broadcast_sending.resume(turn.session, row, due_at=due_at)
    return [Text(texts.broadcasts.resumed(row, broadcast_flow.shown_time(turn, due_at.isoformat())))]


@needs(Right.BROADCAST)
def correct(turn: Turn, match: re.Match[str]) -> Replies:
    """A note to everybody whom the broadcast reached; it goes the same way as any other."""
    row = _row(turn, match)
    broadcast_results.reconcile(turn.session, row, now=turn.now)
    given: dict[str, object] = {
        "audience": Audience(received=row.key).as_json(), "words": texts.broadcasts.correction(match.group(2).strip()),
        "kind": row.kind, "send_at": "",
    }  # fmt: skip
    return _open(turn, given)


@needs(Right.BROADCAST)
def report(turn: Turn, match: re.Match[str]) -> Replies:
    row = _row(turn, match)
    broadcast_results.reconcile(turn.session, row, now=turn.now)
    found = broadcast_results.report(turn.session, row)
    missed = broadcast_results.call_list(turn.session, row)
    lines = [
        f"{worker.name} {worker.county} {phones.mask(worker.phone)}（{texts.broadcasts.RESULTS[result]}）"
        for worker, result in missed[:CALLED]
    ]
    more = [texts.broadcasts.more_to_call(len(missed) - CALLED)] if len(missed) > CALLED else []
    return [Text(texts.broadcasts.report(row, found, [*lines, *more]))]


@needs(Right.BROADCAST)
def show(turn: Turn, match: re.Match[str]) -> Replies:
    row = _row(turn, match)
    words = texts.broadcasts.message(row.kind, row.words)
    return [Text(f"{texts.broadcasts.state(row, turn.now)}\n———\n{words}")]


@needs(Right.BROADCAST)
def history(turn: Turn, match: re.Match[str]) -> Replies:
    rows = broadcasts.latest(turn.session, limit=LISTED)
    lines = [texts.broadcasts.state(row, turn.now) for row in rows]
    return [Text(texts.broadcasts.listed(lines) if lines else texts.broadcasts.NONE_SO_FAR)]


@needs(Right.APPROVE)
def waiting(turn: Turn, match: re.Match[str]) -> Replies:
    rows = broadcasts.latest(turn.session, limit=LISTED, statuses=("waiting",))
    lines = [texts.broadcasts.state(row, turn.now) for row in rows]
    return [Text(texts.broadcasts.listed(lines) if lines else texts.broadcasts.NONE_WAITING)]


def _open(turn: Turn, given: dict[str, object], before: str = "") -> Replies:
    """A new one takes the place of one that was not finished."""
    if turn.conversation.form and turn.conversation.form["name"] == form.NAME:
        keep(turn, None)
    # What was said has been taken apart already; the form is not to read it again.
    asked = turn.saying("", turn.meaning)
    return opening.open_form(asked, all_subjects().forms[form.NAME], given=given, before=before)


def _again(turn: Turn, row: Broadcast, *, lost: bool) -> Replies:
    before = texts.broadcasts.void(row) if lost else texts.broadcasts.changed(row)
    return broadcast_flow.submit(turn, row, before=before)


def _row(turn: Turn, match: re.Match[str]) -> Broadcast:
    return broadcasts.by_number(turn.session, match.group(1))


def _member(turn: Turn) -> Staff:
    if turn.staff is None:
        raise LookupError("only staff come here")
    return turn.staff


def _allowed(turn: Turn, row: Broadcast) -> datetime:
    return sending_hours.next_allowed(turn.station, max(row.send_at or turn.now, turn.now)).at


def _tell_author(turn: Turn, row: Broadcast, words: str, what: str) -> None:
    key = f"approve:broadcast:{row.key}:{broadcasts.fingerprint(row)[:12]}:{what}"
    broadcast_flow.tell(turn, staff.get(turn.session, row.author_id), words, key=key)


def _command(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


SUBJECTS = {"staff_broadcast": write}
STAFF_COMMANDS = (
    (_command(r"^(?:把|将)?\s*(?P<number>J\d{1,4})\s*(?:岗位)?(?:群?发|推送?)给\s*(?P<whom>.+)$"), send_post),
    (_command(r"^(?:测试|测试一下|先发给我|发给自己|先发我看看)$"), test),
    (_command(rf"^(?:同意|批准)\s*{NUMBER}$"), approve),
    (_command(rf"^(?:不同意|退回|不批准?)\s*{NUMBER}[\s,，:：]*(.*)$"), refuse),
    (_command(rf"^(?:停|停止|停发|取消|撤回)\s*{NUMBER}$"), stop),
    (_command(rf"^暂停\s*{NUMBER}$"), pause),
    (_command(rf"^(?:继续|接着发|恢复)\s*{NUMBER}$"), resume),
    (_command(rf"^(?:更正|撤回并?更正|撤回)\s*{NUMBER}[\s,，:：]+(.+)$"), correct),
    (_command(rf"^(?:改\s*)?{NUMBER}\s*(?:的)?内容(?:改成|改为|换成)?[\s:：]*(.+)$"), change_words),
    (
        _command(rf"^(?:改\s*)?{NUMBER}\s*(?:的)?(?:对象|范围)?(?:改成|改为|改发给|发给|只发给?)[\s:：]*(.+)$"),
        change_audience,
    ),
    (_command(rf"^{NUMBER}\s*(?:时间)?(?:改到|改在|定在|推迟到)\s*(.+)$"), change_time),
    (_command(rf"^(?:提交\s*{NUMBER}|{NUMBER}\s*提交)$"), hand_in),
    (_command(rf"^{NUMBER}\s*(?:的)?(?:送达|结果|情况|效果|报告|送达情况|发得怎么样)[了吗？?]*$"), report),
    (_command(rf"^(?:看\s*)?{NUMBER}$"), show),
    (_command(r"^(?:群发|发送)(?:记录|清单|列表|草稿)$"), history),
    (_command(r"^(?:待批|待审批?|要我批的?)的?群发$|^有没有要我批的群发$"), waiting),
    (_command(r"^.{0,16}?(?:群发|发|推送?)(?:消息|信息|通知)?给(?!我).{1,60}?(?:[:：].+)?$"), write),
    (_command(r"^(?:请|帮我)?(?:群发|通知|提醒)[^\n:：]{0,30}[:：].+$"), write),
    (_command(r"^(?:请|帮我)?给[^\n:：]{1,30}(?:群发|发|推送?)(?:消息|信息|通知)?[:：].+$"), write),
)
