"""Personal data (个人信息): deletions and how far they have come, deletion for somebody who asks by telephone, proofs for a reason."""

from bot.console.pages import Act, Answer, Ask, File, Go, Page, Shown
from bot.console.staff import SCOPES
from db import audits, copies, erasures, proofs, roster
from db.rights import Right
from handlers import course_notices, deletion, texts

STATES = {
    "held": "有求助没办完，办完就删",
    "asked": "已停用，几分钟内删",
    "erased": "已删，正在清理磁盘",
    "swept": "删完了",
}
SOURCES = {"self": "本人在公众号", "staff": "本人托工作人员", "restore": "恢复备份后重做"}
SURE = "删除"
SHORTEST_REASON = 2


def show(ask: Ask) -> Shown:
    rows = erasures.latest(ask.session, by=ask.by)
    facts = {
        "rows": rows, "states": STATES, "sources": SOURCES, "days": copies.LONGEST.days, "sure": SURE, "now": ask.now, "regions": SCOPES,
        "says": texts.people.sure_to_delete().split("\n")[:2],
    }  # fmt: skip
    return Shown("privacy.html", facts)


def erase(ask: Ask) -> Answer:
    """For a person who cannot write to us. What they are told by telephone stands on the page."""
    reason = ask.said("reason", most=100)
    if len(reason) < SHORTEST_REASON or ask.said("sure") != SURE:
        return Go("/privacy", f"请写明谁、怎么提出的，并在确认栏写“{SURE}”。", well=False)
    worker = roster.by_handle(ask.session, ask.said("code", most=20), by=ask.by)
    if worker.name != ask.said("name", most=40):
        return Go("/privacy", "编号和姓名对不上，什么也没删。请核对是哪一位。", well=False)
    audits.note(
        ask.session, staff=ask.by, action="erasure_asked", about=f"worker:{worker.key}", now=ask.now, reason=reason
    )  # fmt: skip
    asked = erasures.ask(ask.session, worker, station=ask.station, now=ask.now, source="staff")
    course_notices.offered(ask.session, asked.called_off.offers, station=ask.station, now=ask.now)
    for visit in asked.called_off.visits:
        deletion.tell_visitor(ask.session, visit, now=ask.now)
    told = deletion.handed_on(ask.session, asked.called_off.shared)
    after = f"请通知用工单位也删除：{'；'.join(told)}" if told else ""
    held = f"求助 {'、'.join(asked.held_for)} 办完才删完。" if asked.held_for else ""
    return Go("/privacy", f"已停用，约好的事都取消了。{held}{after}")


def proof(ask: Ask) -> Answer:
    reason = ask.said("reason", most=100)
    if len(reason) < SHORTEST_REASON:
        return Go("/privacy", "请先写明用途，会记录在案。", well=False)
    worker = roster.by_handle(ask.session, ask.said("code", most=20), by=ask.by)
    picture = proofs.show(
        ask.session, worker, by=ask.by, reason=reason, folder=ask.office.runtime.settings.data_dir, ring=ask.office.keys.ring,
        now=ask.now,
    )  # fmt: skip
    return File(picture, f"proof-{worker.key}.jpg", "image/jpeg")


PAGES = (Page("/privacy", "个人信息", show, needs=(Right.AUDIT,), icon="fa-solid fa-user-shield"),)
ACTS = (
    Act("/privacy/erase", erase, (Right.IDENTITIES,)),
    Act("/privacy/proof", proof, (Right.IDENTITIES,)),
)
