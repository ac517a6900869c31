"""Fairs, interviews and guidance on the staff's desk, in words."""

from collections.abc import Sequence
from datetime import datetime

from db.events import Turnout
from db.models import Event, EventSignup, EventSlot, Worker
from handlers.texts import fairs
from nlp import phones, times

NOTHING = "没有排着的活动。"
HOW = "看一场发“活动 编号”；链接发“活动 编号 链接 网址”，试过发“活动 编号 已测”；结果发“活动 编号 结果 意向41 录用23”；改时间发“活动 编号 改到2月21日8:30”，取消发“取消活动 编号”。"
HOW_TO_PLAN = "排专家时间这样发：安排指导 12月3日14:00到16:00 李老师 工作站"
HOW_TO_PLAN_BATCH = "排一起走的班次这样发：安排出行 2月20日8:00 芒市客运站到青浦 45座 带队李老师"
NO_HOUR = "还差几点。"
HOW_TO_MOVE = "改时间这样发：活动 {code} 改到2月21日8:30。只改钟点或日期也行，不能是过去的时间。"
HAS_SLOTS = "这一场分了时段，不能整场改。请一个一个跟约了的人改，或者取消重排。"
MOVE_OPTIONS = ("改，告诉他们", "不改")
CALL_OFF_OPTIONS = ("取消，告诉他们", "不取消")
NO_LINK = "这不像网址，也不像会议号。这样发：活动 V03 链接 https://…，或 活动 V03 链接 会议号 123 456 789"
HOW_TO_BUS = "班车这样发：活动 V01 班车 07:30 芒市客运站；08:10 遮放镇政府。没有了发：活动 V01 班车 没有"
TEST_TITLE = "试视频链接"
HERE = {"arrived": " 已到", "absent": " 没来"}
HOW_TO_ADVISE = "记录这样发：指导记录 G12 岩演一 先考健康证，再报养老护理"


def line(event: Event, signed_up: int) -> str:
    at = f"{event.starts_at.month}月{event.starts_at.day}日{event.starts_at:%H:%M}"
    return f"{event.code} {at} {event.title}：{signed_up}人报名"


def listed(lines: Sequence[str]) -> str:
    return "\n".join([*lines, HOW])


def turnout(event: Event, count: Turnout, slots: tuple[int, int]) -> str:
    counties = "、".join(f"{county or '未注明'}{number}" for county, number in count.by_county)
    elsewhere = f"，另处登记{event.registered_elsewhere}人" if event.registered_elsewhere else ""
    lines = [
        f"{event.code} {event.title}{'（已取消）' if event.status == 'cancelled' else ''}",
        fairs.when(event),
        f"报名{count.signed_up}人{elsewhere}（按县：{counties or '无'}）",
        f"签到{count.arrived}人，退了{count.cancelled}人",
        f"时间：约出{slots[0]}个，还剩{slots[1]}个" if sum(slots) else "",
        f"班车：{fairs.bus(event)}" if event.bus else "",
        f"位子：{event.taken}/{event.seats}" if event.seats is not None else "",
        f"结果：到场{event.attended}，意向{event.intents}，录用{event.hired}" if event.attended or event.hired else "",
        f"链接：{event.link or '还没有'}（{tested(event)}）" if event.kind == "online_fair" else "",
        "报名=发过报名且没退的人；签到=扫码、发签到或带队点名的人。",
        f"签到码：二维码场景值 event:{event.code}，或让工友发“签到 {event.code}”",
    ]
    return "\n".join(part for part in lines if part)


def tested(event: Event) -> str:
    if event.link_tested_at is None:
        return "没试过"
    return f"{event.link_tested_by} {event.link_tested_at:%m-%d %H:%M}试过"


def link_set(event: Event) -> str:
    return f"{event.code} 的链接换好了，试一遍再发“活动 {event.code} 已测”。"


def link_tested(event: Event) -> str:
    return f"记下了：{event.code} 的链接试过了。"


def bus_set(event: Event, told: int) -> str:
    rides = fairs.bus(event) or "没有班车"
    return f"记下了，{event.code} 班车：{rides}。已告诉报名的{told}人；后面的提醒里也带上。"


def result(event: Event) -> str:
    return f"{event.code} 结果记好了：到场{event.attended}，意向{event.intents}，录用{event.hired}。"


def test_the_link(event: Event, booked: int) -> str:
    what = (
        f"请点开试一遍：{event.link} 试好了发“活动 {event.code} 已测”。"
        if event.link
        else f"链接还没有，请发“活动 {event.code} 链接 网址”。"
    )
    return f"【试链接】明天 {event.title}，{booked}人约了。{what}"


def planned(event: Event, slots: int, now: datetime) -> str:
    room = f"{slots}个时间" if slots else f"{event.seats}个位子" if event.seats is not None else "不限人数"
    return f"排好了：{event.code} {event.title}，{times.say(event.starts_at, now=now)}，{room}。工友现在约得到。"


def ask_move(event: Event, to: datetime, signed_up: int, now: datetime) -> str:
    before, after = (times.say(moment, now=now) for moment in (event.starts_at, to))
    return f"{event.code} {event.title}\n原来：{before}\n改到：{after}\n{signed_up}人报了名。改吗？"


def moved(event: Event, told: int) -> str:
    return f"改好了：{event.code} {event.title}，{fairs.when(event)}。已告诉报名的{told}人。"


def ask_call_off(event: Event, signed_up: int) -> str:
    return f"{event.code} {event.title}，{fairs.when(event)}，{signed_up}人报了名。真的取消吗？"


def called_off(event: Event, told: int) -> str:
    return f"{event.code} {event.title}取消了，已告诉报名的{told}人。"


def told(count: int) -> str:
    return f"已告诉报名的{count}人。" if count else ""


def fewer_than_signed(taken: int) -> str:
    return f"已经有{taken}人报名，位子不能比这个少。"


def stays(event: Event) -> str:
    return f"好，{event.code} {event.title}不变，{fairs.when(event)}。"


def guest(place: int, worker: Worker, signup: EventSignup, slot: EventSlot | None, now: datetime) -> str:
    at = f" {times.say(slot.starts_at, now=now)}" if slot else ""
    asked = f" 想问：{signup.topic}" if signup.topic else ""
    here = HERE.get(signup.status, "")
    noted = f"\n　{signup.noted_at:%m-%d}记：{signup.note}" if signup.note and signup.noted_at else ""
    return f"{place} {worker.name} {worker.county} {phones.mask(worker.phone)}{at}{asked}{here}{noted}"


def guests(event: Event, lines: Sequence[str], total: int) -> str:
    more = f"（前{len(lines)}个）" if total > len(lines) else ""
    return "\n".join([f"{event.code} {event.title}，{total}人{more}：", *lines])


def advised(name: str, event: Event, *, sent: bool) -> str:
    told = "已发给本人" if sent else "本人没有绑定微信，没发"
    return f"{name}的指导记录存好了，{told}。再看发“指导记录 {event.code}”或“查 {name}”。"


def came(name: str) -> str:
    return f"记下了：{name}来了。建议发“指导记录 编号 {name} 建议的话”，会发给本人。"


def missed(name: str) -> str:
    return f"记下了：{name}没来，不算到场，没发给本人。"


def past(event: Event, signup: EventSignup, slot: EventSlot | None) -> str:
    """A line of a person's page: when, with whom, whether there, what was advised."""
    at = slot.starts_at if slot else event.starts_at
    here, asked = HERE.get(signup.status, " 约好了"), f"，问{signup.topic}" if signup.topic else ""
    noted = f"，建议：{signup.note.removeprefix('建议')}" if signup.note else ""
    return f"{event.title} {at.month}月{at.day}日{here}{asked}{noted}"


def advice(event: Event, note: str) -> str:
    return f"【就业指导】{event.host or '专家'}给您的建议：{note}\n想报课回“培训”，想找岗位直接说。"


def not_booked(name: str) -> str:
    return f"{name}没有约这一场。"
