"""Lists of posts to the Dehong bureau (岗位清单) and agreements (合作意向书): made, sent, received; entered, running out."""

from bot.console import filled, report_sheets
from bot.console.pages import Act, Ask, File, Go, Page, Shown
from db import agreements, audits, journeys, post_lists, scopes
from db.agreements import KINDS, Signed
from db.models import PostList
from db.reports import Part
from db.rights import Right
from handlers import texts

COLUMNS = {
    "number": "编号", "title": "岗位", "employer": "单位", "place": "地点", "place_code": "地点代码", "headcount": "招聘人数", "left": "还缺",
    "pay": "工资", "hours": "工时", "board": "包吃", "lodging": "包住", "requirements": "要求", "posted_on": "发布日期", "valid_until": "有效期",
}  # fmt: skip
PARTS = {"open": "在招", "added": "新增", "closed": "关闭"}
YES_NO = {True: "是", False: "否"}


def show(ask: Ask) -> Shown:
    order = scopes.rows(ask.by, PostList).order_by(PostList.made_at.desc())  # type: ignore[attr-defined]
    rows = ask.session.exec(order.limit(100)).all()
    return Shown("reports/post_lists.html", {"rows": rows, "parts": PARTS, "places": post_lists.places})


def show_one(ask: Ask) -> Shown:
    row = scopes.one(ask.session, PostList, ask.path["id"], by=ask.by)
    facts = {
        "title": f"岗位清单 {row.number}",
        "row": row,
        "parts": _parts(row),
        "digest": texts.post_lists.digest(row),
    }
    return Shown("reports/post_list.html", facts)


def make(ask: Ask) -> Go:
    row = post_lists.make(ask.session, by=ask.by, now=ask.now)
    return Go(f"/post-lists/{row.key}", f"做好了：{row.number}。下载 Excel 送德宏，或等对方在公众号里回执。")


def receive(ask: Ask) -> Go:
    row = scopes.one(ask.session, PostList, ask.path["id"], by=ask.by)
    post_lists.receive(ask.session, row, by=ask.by, now=ask.now, note=ask.said("note", most=200))
    return Go(f"/post-lists/{row.key}", "记下了：德宏已收到。")


def as_sheet(ask: Ask) -> File:
    row = scopes.one(ask.session, PostList, ask.path["id"], by=ask.by)
    audits.note(
        ask.session, staff=ask.by, action="exported", about=f"post_list:{row.key}", now=ask.now, detail=row.number
    )
    title = f"{ask.station.operator}岗位清单 {row.number}"
    state = f"{row.until:%Y-%m-%d %H:%M} 的在招岗位；新增和关闭从 {row.since:%Y-%m-%d %H:%M} 算起"
    return report_sheets.book(f"岗位清单-{row.number}.xlsx", title, state, _parts(row), ask)


def _parts(row: PostList) -> list[Part]:
    found = []
    for name, title in PARTS.items():
        columns = {**COLUMNS, "why": "为什么关闭"} if name == "closed" else COLUMNS
        rows = [[YES_NO.get(post.get(key), post.get(key)) for key in columns] for post in row.parts.get(name, [])]
        found.append(Part(title, tuple(columns.values()), rows, (texts.money.LIST_NOTES[name],)))
    return found


def show_agreements(ask: Ask) -> Shown:
    rows = agreements.known(ask.session, by=ask.by)
    soon = {row.key for row in rows if agreements.runs_out(row, ask.now.date())}
    facts = {
        "rows": rows,
        "kinds": KINDS,
        "moved": agreements.moved(ask.session),
        "soon": soon,
        "today": ask.now.date(),
        "journeys": journeys.ended(ask.session, by=ask.by),
    }
    return Shown("reports/agreements.html", facts)


def enter_agreement(ask: Ask) -> Go:
    signed_on = filled.day(ask, "signed_on")
    if signed_on is None:
        raise agreements.NotAnAgreement
    signed = Signed(
        ask.said("kind"), ask.said("home_party", most=80), ask.said("far_party", most=80), signed_on,
        filled.day(ask, "ends_on"), ask.said("note", most=200),
    )  # fmt: skip
    row = agreements.enter(ask.session, signed, by=ask.by, now=ask.now)
    return Go(
        "/agreements",
        f"登记好了：{row.number}。组织出行的批次在下面选它，另外登记的批次写 {row.number}，人数就算在它下面。",
    )


def put_batch_under(ask: Ask) -> Go:
    """Fields: batch (its code) and number, empty for none."""
    code, number = ask.said("batch", most=12), ask.said("number", most=24)
    found = journeys.put_under(ask.session, code, number, by=ask.by, now=ask.now)
    if found is None:
        return Go("/agreements", "没有这一批，请重新选。", well=False)
    under = f"{found.arrived} 人记在 {found.agreement} 下" if found.agreement else "不记在哪份意向书下"
    return Go("/agreements", f"{found.event.code} {under}。")


LOOK = (Right.POSTS, Right.FIGURES)
PAGES = (
    Page("/post-lists", "岗位清单", show, LOOK, icon="fa-solid fa-paper-plane"),
    Page("/post-lists/{id:int}", "岗位清单", show_one, LOOK),
    Page("/agreements", "合作意向书", show_agreements, (Right.MONEY, *LOOK), icon="fa-solid fa-handshake"),
)
ACTS = (
    Act("/post-lists", make, (Right.POSTS,)),
    Act("/post-lists/{id:int}/received", receive, (Right.RECEIPTS,)),
    Act("/post-lists/{id:int}/sheet", as_sheet, LOOK),
    Act("/agreements", enter_agreement, (Right.MONEY,)),
    Act("/agreements/batches", put_batch_under, (Right.MONEY,)),
)
