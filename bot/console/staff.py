"""Staff (人员): who works here, their accounts and WeChat, and who is on duty."""

from datetime import date, timedelta

from bot.console.pages import Act, Ask, Go, Page, Shown
from db import duty, personnel, scopes
from db.rights import RIGHTS, Right
from handlers import texts

SCOPES = {
    "all": "全部", "533100": "德宏州", "533103": "芒市", "533102": "瑞丽", "533122": "梁河", "533123": "盈江",
    "533124": "陇川", "310118": "青浦区", "632622": "班玛县", "own": "本机构",
}  # fmt: skip
PARTS = {"": "–", "day": "全天", "morning": "上午", "afternoon": "下午", "evening": "晚上"}
WORDS = {"roles": texts.desk.ROLES, "scopes": SCOPES, "parts": PARTS}


def show(ask: Ask) -> Shown:
    # Chosen each time: whoever overlooked the box would make a head of the station.
    offered = {"": "选一个…"} | {role: name for role, name in texts.desk.ROLES.items() if role in RIGHTS}
    members = personnel.members(ask.session, by=ask.by)
    facts = {**WORDS, "members": members, "offered": offered, "ranges": {"": "选一个…"} | SCOPES, "with_rights": RIGHTS}
    return Shown("staff/list.html", facts)


def take_on(ask: Ask) -> Go:
    member = personnel.take_on(
        ask.session, code=ask.said("code", most=20).upper(), name=ask.said("name", most=40), role=ask.said("role"),
        scope=ask.said("scope"), organisation=ask.said("organisation", most=80), by=ask.by, now=ask.now,
    )  # fmt: skip
    return Go("/staff", f"{member.name}（{member.code}）加好了。接着开通账号或发绑定码。")


def let_go(ask: Ask) -> Go:
    member = personnel.let_go(ask.session, ask.path["id"], by=ask.by, now=ask.now)
    return Go("/staff", f"{member.name}（{member.code}）已停用：登录、微信绑定都断开了。")


def start_again(ask: Ask) -> Go:
    member = personnel.start_again(ask.session, ask.path["id"], by=ask.by, now=ask.now)
    return Go("/staff", f"{member.name}（{member.code}）恢复了。以前的密码和微信都不能用，请重新开通账号、发绑定码。")


def binding_code(ask: Ask) -> Shown:
    member, code = personnel.binding_code(ask.session, ask.path["id"], by=ask.by, now=ask.now)
    return Shown("staff/code.html", {"title": "绑定码", "member": member, "code": code})


def one_time_password(ask: Ask) -> Shown:
    member, password = personnel.one_time_password(ask.session, ask.path["id"], by=ask.by, now=ask.now)
    return Shown("staff/password.html", {"title": "一次性密码", "member": member, "password": password})


def show_duty(ask: Ask) -> Shown:
    monday = _monday(ask)
    days = [monday + timedelta(days=number) for number in range(7)]
    facts = {
        **WORDS, "days": days, "people": duty.people(ask.session), "on": duty.of_week(ask.session, monday, by=ask.by),
        "before": monday - timedelta(days=7), "after": monday + timedelta(days=7), "today": ask.now.date(),
    }  # fmt: skip
    return Shown("staff/duty.html", facts)


def plan_duty(ask: Ask) -> Go:
    duty.plan(ask.session, _planned(ask), by=ask.by, now=ask.now)
    return Go(f"/duty?week={_monday(ask)}", "值班表存好了。")


def _planned(ask: Ask) -> dict[tuple[int, date], str]:
    """Fields are called duty:<staff>:<day>; anything else in the form is none of ours."""
    planned: dict[tuple[int, date], str] = {}
    for name, part in ask.form.items():
        kind, _, rest = name.partition(":")
        member, _, day = rest.partition(":")
        number, on = scopes.whole(member), _day(day)
        if kind == "duty" and number is not None and on is not None:
            planned[number, on] = part
    return planned


def _monday(ask: Ask) -> date:
    day = _day(ask.form.get("week", "") or ask.query.get("week", "")) or ask.now.date()
    return day - timedelta(days=day.weekday())


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


PAGES = (
    Page("/staff", "人员账号", show, (Right.STAFF,), icon="fa-solid fa-id-badge"),
    Page("/duty", "值班表", show_duty, (Right.STAFF, Right.REQUESTS), icon="fa-solid fa-calendar-day"),
)
ACTS = (
    Act("/staff", take_on, (Right.STAFF,)),
    Act("/staff/{id:int}/end", let_go, (Right.STAFF,)),
    Act("/staff/{id:int}/start", start_again, (Right.STAFF,)),
    Act("/staff/{id:int}/code", binding_code, (Right.STAFF,)),
    Act("/staff/{id:int}/account", one_time_password, (Right.STAFF,)),
    Act("/duty", plan_duty, (Right.STAFF,)),
)
