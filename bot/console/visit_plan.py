"""Whom to go and see (该去看谁): dormitories by how long nobody was there, a route for the evening, and tasks left over."""

from bot.console.pages import Act, Ask, Go, Page, Shown
from db import scopes, visit_buildings, visit_entries, visit_plan
from db.rights import Right
from handlers import texts
from nlp import identity

NEEDS = (Right.VISITS,)
STOPS = 8
KINDS = {
    "follow_up": "走访跟进", "double": "疑似重复", "not_come": "走访没见到人", "bad_visit": "走访不满意", "silent": "没回音", "not_well": "近况不好", "wage": "工资", "housing": "住宿",
    "health": "健康", "contract": "合同", "training": "培训", "job": "工作",
}  # fmt: skip


def show_plan(ask: Ask) -> Shown:
    return Shown("visits/plan.html", {"groups": visit_plan.groups(ask.session, by=ask.by), "now": ask.now})


def show_route(ask: Ask) -> Shown:
    """The places ticked, in the order of the plan."""
    ticked = [number for number in ask.query.getlist("of") if scopes.whole(number) is not None]
    named = ticked[:STOPS]
    stops = [visit_plan.residents(ask.session, number, by=ask.by, now=ask.now) for number in named]
    title = f"{ask.now.month}月{ask.now.day}日走访路线"
    return Shown(
        "visits/route.html",
        {
            "title": title,
            "stops": stops,
            "left_out": len(ticked) - len(named),
            "house": visit_buildings.of,
            "phone": texts.roster.masked,
        },
    )


def show_tasks(ask: Ask) -> Shown:
    mine = ask.query.get("mine") == "1"
    tasks = visit_entries.open_tasks(ask.session, by=ask.by, mine=mine)
    return Shown("visits/tasks.html", {"tasks": tasks, "mine": mine, "kinds": KINDS, "now": ask.now})


def finish_task(ask: Ask) -> Go:
    outcome = identity.hide(ask.said("outcome", most=200))
    if not outcome:
        return Go("/tasks", "请写一句怎么办的。", well=False)
    visit_entries.finish_task(ask.session, ask.path["id"], outcome=outcome, by=ask.by, now=ask.now)
    return Go("/tasks", "记下了：办好了。")


PAGES = (
    Page("/visits/plan", "该去看谁", show_plan, NEEDS, icon="fa-solid fa-route"),
    Page("/visits/route", "走访路线", show_route, NEEDS),
    Page("/tasks", "跟进的事", show_tasks, NEEDS, icon="fa-solid fa-list-check"),
)
ACTS = (Act("/tasks/{id:int}/done", finish_task, NEEDS),)
