"""One person, one record (合并档案): pairs that are probably one, two side by side, merged, and parted again."""

from collections.abc import Sequence

from bot.console import words
from bot.console.pages import Act, Ask, Go, Page, Shown
from db import dossier, merges, scopes, suspects
from db.models import Worker
from db.rights import Right
from handlers import merged_notices, texts

NEEDS = (Right.LEDGER,)
WHY = {
    "identity": "身份证号相同",
    "phone": "姓名、手机相同",
    "birth": "姓名、生日、乡镇相同",
    "name": "同名同县，报了同一个班",
    "alike": "手机一样、名字差一个字，报了同一个班",
}
# Where rows that both had have been left, as people call it.
LEFT = {
    "enrolment": "培训报名", "application": "岗位报名", "follower_worker": "微信", "event_signup": "活动报名", "feedback": "回访",
    "home_plan": "返乡意向", "placement": "实习登记", "visit": "走访",
}  # fmt: skip


def show(ask: Ask) -> Shown:
    facts = {
        "pairs": suspects.pairs(ask.session, by=ask.by), "merged": merges.latest(ask.session, by=ask.by), "why": WHY,
        "phone": texts.roster.masked, "now": ask.now, "says": _left,
    }  # fmt: skip
    return Shown("workers/merges.html", facts)


def show_two(ask: Ask) -> Shown:
    """The person, and the other of `with`, or those whom it might be."""
    kept = dossier.of(ask.session, ask.path["id"], by=ask.by)
    number = ask.query.get("with", "")
    said = ask.asked("q")
    found = (
        dossier.looked_up(ask.session, said, by=ask.by) if said else suspects.of(ask.session, kept.worker, by=ask.by)
    )
    gone = dossier.of(ask.session, number, by=ask.by) if number else None
    facts = {
        "title": f"合并到 {kept.worker.name}", "differs": _differs(kept.worker, gone.worker) if gone else (), "kept": kept, "phone": texts.roster.masked, "said": said, "words": words,
        "gone": gone,
        "found": [one for one in found if one.id != kept.worker.id],
    }  # fmt: skip
    return Shown("workers/two.html", facts)


def _differs(kept: Worker, gone: Worker) -> Sequence[str]:
    """What both have and have otherwise: one look whether it is one person at all."""
    pairs = {
        "姓名": (kept.name, gone.name), "老家": (kept.county, gone.county), "生日": (kept.birth_date, gone.birth_date),
    }  # fmt: skip
    return [label for label, (one, other) in pairs.items() if one and other and one != other]


def merge(ask: Ask) -> Go:
    merged = merges.merge(
        ask.session, ask.path["id"], ask.said("with", most=12), keys=ask.office.keys, by=ask.by, station=ask.station,
        now=ask.now,
    )  # fmt: skip
    once = merged_notices.tell(ask.session, merged, station=ask.station, now=ask.now)
    said = f"合并好了。{once}{_left(merged.row.left)}错了可以在“疑似重复”里撤销。"
    return Go(f"/workers/{merged.row.kept_id}", said)


def undo(ask: Ask) -> Go:
    parted = merges.undo(ask.session, ask.path["id"], by=ask.by, station=ask.station, now=ask.now)
    name = scopes.one(ask.session, Worker, parted.row.gone_id, by=ask.by).name
    return Go("/merges", f"撤销了，{name}又是两份档案。{_lost(parted.lost)}")


def _lost(lost: dict[str, int]) -> str:
    """What had been given back when they were made one, and is no longer free."""
    parts = "、".join(f"{LEFT.get(table, table)} {count} 条" for table, count in lost.items())
    return f"合并时让出去、现在拿不回来的：{parts}（培训能排候补的排回去了），请跟本人说一声。" if parts else ""


def _left(left: dict[str, int]) -> str:
    """What both had, to be sorted out by hand."""
    parts = "、".join(f"{LEFT.get(table, table)} {count} 条" for table, count in left.items())
    return f"两份都有、没动的：{parts}，请看一下。" if parts else ""


PAGES = (
    Page("/merges", "疑似重复", show, NEEDS),
    Page("/workers/{id:int}/merge", "合并档案", show_two, NEEDS),
)
ACTS = (
    Act("/workers/{id:int}/merge", merge, NEEDS),
    Act("/merges/{id:int}/undo", undo, NEEDS),
)
