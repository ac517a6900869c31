"""Workers as staff see them in the chat: masked, short, with what is still open."""

from collections.abc import Sequence
from datetime import datetime

from db import roster
from db.models import FollowUp, Inquiry, Visit, Worker
from handlers.texts.alarms import KINDS
from handlers.texts.people import STATUSES
from nlp import phones, times

ASK_WHOM = "查谁？说姓名、编号（W001）、电话或尾号都行，比如“查 岩罕”“尾号0001”；也可以说“盈江在找工作的名单”。"
NOBODY = "没有查到。换个写法，或用电话尾号查，比如“尾号0001”。"
NO_PHONE = "这位工友没有留电话。"
NOT_YOURS = "没有这个编号的工友。"
ASK_REASON = "看{name}的完整电话要写明用途，会记录在案。用来做什么？"
REASONS = ("走访、回访联系", "通知上课、面试", "办求助、核实情况")
REASON_HINT = "通知周五面试"
NO_PURPOSE = "这样看不出是为了什么事。写清楚要办的事，比如“通知周五面试”，或者按数字。不看了就回“取消”。"
PHONE_UNSEEN = "好，不看了，号码没有给出，也没有记录用途。"
NO_IDENTITIES = "身份证号在聊天里不给看。确实要用，到控制台的工友档案里写明用途看。"
VISITS = {"done": "见到", "absent": "没见到"}
NEVER = "没有记录"
NO_MORE = "没有更多了。"
GOES_ON = "接着看，一共"
WHICH_PHONE = "看谁的？发“电话 W001”。"


def found(title: str, lines: Sequence[str], total: int, last: int) -> str:
    more = "，回复“更多”往下看" if last < total else ""
    numbered = [f"{number} {line}" for number, line in enumerate(lines, start=1)]
    return "\n".join([f"{title} {total} 人，回数字看一个{more}：", *numbered])


def line(worker: Worker, visit: Visit | None, requests: int) -> str:
    seen = f"，上次走访{day(visit.starts_at)}" if visit else ""
    waiting = f"，求助{requests}件没办完" if requests else ""
    return f"{worker.name} {worker.county} {STATUSES.get(worker.status, worker.status)} {masked(worker)}{seen}{waiting}"


def masked(worker: Worker) -> str:
    return phones.mask(worker.phone) if worker.phone else "没留电话"


def day(moment: datetime) -> str:
    return f"{moment.month}月{moment.day}日"


def card(worker: Worker, parts: Sequence[str], *, phones_too: bool) -> str:
    """`phones_too`: whoever reads it may see the whole number."""
    where = f"，{worker.employer_name}" if worker.employer_name else ""
    since = f"（{worker.started_on:%Y-%m-%d}起）" if worker.started_on and worker.status == "employed" else ""
    lines = [
        f"{roster.handle(worker)} {worker.name}",
        f"老家：{worker.county}{worker.township}",
        f"情况：{STATUSES.get(worker.status, worker.status)}{where}{since}",
        f"住处：{worker.dormitory or worker.lodging}" if worker.dormitory or worker.lodging else "",
        f"想学：{worker.training_need}" if worker.training_need and worker.training_need != "无" else "",
        f"手机：{masked(worker)}",
        *parts,
        f"看完整电话回复“电话 {roster.handle(worker)}”。" if phones_too else "",
    ]
    return "\n".join(line for line in lines if line)


def last_visit(visit: Visit | None) -> str:
    if visit is None:
        return f"上次走访：{NEVER}"
    summary = f"，{phones.hide(visit.summary)}" if visit.summary else ""
    return f"上次走访：{day(visit.starts_at)}{VISITS.get(visit.status, '')}{summary}"


def next_visit(visit: Visit, now: datetime) -> str:
    return f"约好走访：{times.say(visit.starts_at, now=now)} {phones.hide(visit.place)}"


def request(row: Inquiry) -> str:
    state = "在办" if row.status == "taken" else "没人接"
    return f"求助：{row.number} {KINDS.get(row.kind, row.kind)}（{state}）{short(row.words)}"


def follow_up(row: FollowUp) -> str:
    return f"要跟进：{short(row.words)}"


def short(words: str) -> str:
    """Masked before it is cut, for half a number is no number any more and would stay."""
    return phones.hide(words)[:30]


def phone(worker: Worker, number: str) -> str:
    return f"{worker.name}：{number}\n已记录：谁看的、什么时候、用途。"
