"""Lists of posts to the Dehong bureau (岗位清单): made, sent, received."""

from bot.console import report_sheets
from bot.console.pages import Act, Ask, File, Go, Page, Shown
from db import audits, post_lists, scopes
from db.models import PostList
from db.reports import Part
from db.rights import Right
from handlers import post_list_sending, texts

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
    sent = post_list_sending.send(ask.session, row, station=ask.station, now=ask.now)
    said = texts.post_lists.MADE if sent else texts.post_lists.MADE_NOT_SENT
    return Go(f"/post-lists/{row.key}", said.format(number=row.number), well=sent)


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


LOOK = (Right.POSTS, Right.FIGURES)
PAGES = (
    Page("/post-lists", "岗位清单", show, LOOK, icon="fa-solid fa-paper-plane"),
    Page("/post-lists/{id:int}", "岗位清单", show_one, LOOK),
)
ACTS = (
    Act("/post-lists", make, (Right.POSTS,)),
    Act("/post-lists/{id:int}/received", receive, (Right.RECEIPTS,)),
    Act("/post-lists/{id:int}/sheet", as_sheet, LOOK),
)
