"""Broadcasts (群发): the list, one that stands with what may be decided about it, its progress and whom to telephone."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from sqlmodel import Session

from bot.console import given, sheets, words
from bot.console.columns import named, plain, related
from bot.console.lists import RecordList
from bot.console.pages import Act, Ask, Go, Made, Page, Shown, Tell
from bot.console.sheets import Heading
from db import audits, broadcast_reports, broadcasts, outbox, scopes, staff
from db.models import Broadcast, Staff, Worker
from db.rights import Right
from handlers import broadcast_decisions, broadcast_flow, texts
from handlers.dialogue.replies import Text, pack
from nlp import phones

NEEDS = (Right.BROADCAST,)
DECIDES = (Right.APPROVE,)
CALLED = 200
NOT_BOUND = "您还没有绑定微信，收不到测试。请在“人员账号”要绑定码。"
# What a report shows, in this order.
RESULTS = {
    "sent": "送达", "planned": "还没发", "accepted": "微信在发", **texts.broadcasts.RESULTS, **texts.broadcasts.KEPT_OUT,
}  # fmt: skip
CALLS = (
    Heading("编号"), Heading("姓名"), Heading("老家县"), Heading("手机", width=16), Heading("单位", width=26),
    Heading("为什么没收到", width=20),
)  # fmt: skip


class BroadcastList(RecordList):
    table = Broadcast
    key = "broadcast"
    menu_label = "群发"
    icon = "fa-solid fa-bullhorn"
    needs = NEEDS
    opens = "/broadcasts/{}"
    leads_to = (("/broadcasts/new", "写群发", Right.BROADCAST),)
    points_to = {"author_id": Staff, "approver_id": Staff}  # noqa: RUF012
    found_by = ("number", "words", "audience_said")
    fields = [  # noqa: RUF012
        plain("number", "编号"),
        named("kind", "类别", words.BROADCAST_KINDS),
        plain("words", "内容"),
        plain("audience_said", "发给"),
        plain("people", "人数"),
        named("status", "状态", words.BROADCASTS),
        related("author_id", "谁写的", lambda member: member.name),
        related("approver_id", "谁批准", lambda member: member.name),
        plain("send_at", "定时", exclude_from_list=True),
        plain("created_at", "写于"),
    ]


def show(ask: Ask) -> Shown:
    row = _row(ask)
    author = ask.session.get_one(Staff, row.author_id)
    approver = ask.session.get(Staff, row.approver_id) if row.approver_id else None
    facts = {
        **_progress_facts(ask, row), "title": f"群发 {row.number}", "author": author, "approver": approver,
        "kinds": words.BROADCAST_KINDS, "message": texts.broadcasts.message(row.kind, row.words),
        "at": broadcast_flow.at(ask, row), "own": row.author_id == ask.by.id, "limit": ask.station.approval_limit,
        "can_change": row.status in broadcasts.OPEN_TO_CHANGE, "can_stop": row.status in broadcasts.STOPPABLE,
    }  # fmt: skip
    return Shown("broadcasts/one.html", facts)


def show_progress(ask: Ask) -> Shown:
    """How far it is, which the page fetches every few seconds."""
    return Shown("broadcasts/_progress.html", _progress_facts(ask, _row(ask)), part=True)


def show_calls(ask: Ask) -> Shown:
    row = _row(ask)
    missed = broadcast_reports.call_list(ask.session, row, limit=CALLED)
    facts = {
        "title": f"{row.number} 要打电话的", "row": row, "missed": missed, "results": RESULTS,
        "total": broadcast_reports.count_to_call(ask.session, row), "phone": texts.roster.masked,
    }  # fmt: skip
    return Shown("broadcasts/calls.html", facts)


def take_calls(ask: Ask) -> Made:
    """The whole list as a sheet, masked."""
    row = _row(ask)
    audits.note(
        ask.session, staff=ask.by, action="exported", about=f"broadcast:{row.key}", now=ask.now, detail="电话名单"
    )
    write = partial(_write_calls, number=row.key, by=ask.by)
    return Made(write, f"{row.number}-电话名单.xlsx")


def _write_calls(session: Session, path: Path, tell: Tell, *, number: int, by: Staff) -> None:
    row = scopes.one(session, Broadcast, number, by=by)
    total, missed = broadcast_reports.count_to_call(session, row), broadcast_reports.call_list(session, row)
    sheets.into(path, [("电话名单", CALLS, sheets.told(_calls(missed), total, tell))])


def _calls(missed: Any) -> Iterator[list[Any]]:
    for worker, why in missed:
        phone = phones.mask(worker.phone) if worker.phone else ""
        yield [_handle(worker), worker.name, worker.county, phone, worker.employer_name, RESULTS.get(why, why)]


def test(ask: Ask) -> Go:
    """As the others will read it, to whoever asks for it."""
    row = _row(ask)
    follower = next((one for member, one in staff.bound(ask.session) if member.id == ask.by.id), None)
    if follower is None:
        return _back(row, NOT_BOUND, well=False)
    message = pack(Text(f"{texts.broadcasts.TEST}{texts.broadcasts.message(row.kind, row.words)}"))
    key = f"broadcast:test:{row.key}:{ask.by.key}:{ask.now:%Y%m%d%H%M%S}"
    outbox.owe(ask.session, follower=follower, message=message, key=key, kind="staff", now=ask.now)
    return _back(row, texts.broadcasts.SENT_TO_SELF)


def submit(ask: Ask) -> Go:
    row = _row(ask)
    if row.status not in broadcasts.OPEN_TO_CHANGE:
        raise broadcasts.WrongState(row)
    broadcasts.reschedule(ask.session, row, send_at=broadcast_decisions.allowed(ask, row.send_at or ask.now))
    told, _ = broadcast_flow.hand_in(ask, row)  # what to write in the chat to stop it is a button here
    return _back(row, told)


def refuse(ask: Ask) -> Go:
    row = _row(ask)
    return _back(row, broadcast_decisions.refuse(ask, row, ask.said("reason", most=200)))


def put_off(ask: Ask) -> Go:
    row, at = _row(ask), given.moment(ask, "day", "time")
    if at is None or at <= ask.now:
        return _back(row, "时间没写全，或已经过了。", well=False)
    broadcasts.reschedule(ask.session, row, send_at=broadcast_decisions.allowed(ask, at))
    return _back(row, f"时间改好了：{broadcast_flow.at(ask, row)}。")


def _decided(decide: Callable[[Ask, Broadcast], str]) -> Callable[[Ask], Go]:
    def act(ask: Ask) -> Go:
        row = _row(ask)
        return _back(row, decide(ask, row))

    return act


def _progress_facts(ask: Ask, row: Broadcast) -> dict[str, Any]:
    found = broadcast_reports.report(ask.session, row)
    return {
        "row": row, "report": found, "results": RESULTS, "states": words.BROADCASTS, "now": ask.now,
        "moving": row.status in ("approved", "planning", "sending"),
        "to_call": broadcast_reports.count_to_call(ask.session, row) if row.started_at else 0,
    }  # fmt: skip


def _handle(worker: Worker) -> str:
    return worker.number


def _row(ask: Ask) -> Broadcast:
    return scopes.one(ask.session, Broadcast, ask.path["id"], by=ask.by)


def _back(row: Broadcast, said: str, *, well: bool = True) -> Go:
    return Go(f"/broadcasts/{row.key}", said, well)


LISTS = (BroadcastList,)
PAGES = (
    Page("/broadcasts/{id:int}", "群发", show, NEEDS),
    Page("/broadcasts/{id:int}/progress", "群发", show_progress, NEEDS),
    Page("/broadcasts/{id:int}/calls", "要打电话的", show_calls, NEEDS),
)
ACTS = (
    Act("/broadcasts/{id:int}/calls", take_calls, NEEDS),
    Act("/broadcasts/{id:int}/test", test, NEEDS),
    Act("/broadcasts/{id:int}/submit", submit, NEEDS),
    Act("/broadcasts/{id:int}/time", put_off, NEEDS),
    Act("/broadcasts/{id:int}/stop", _decided(broadcast_decisions.stop), NEEDS),
    Act("/broadcasts/{id:int}/pause", _decided(broadcast_decisions.pause), NEEDS),
    Act("/broadcasts/{id:int}/resume", _decided(broadcast_decisions.resume), NEEDS),
    Act("/broadcasts/{id:int}/approve", _decided(broadcast_decisions.approve), DECIDES),
    Act("/broadcasts/{id:int}/refuse", refuse, DECIDES),
)
