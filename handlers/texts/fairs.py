"""Fairs, interviews by video, hours with an expert and journeys together, in words: when with the weekday, where, who."""

from collections.abc import Sequence
from datetime import date, datetime

from db.models import Event, EventSignup, EventSlot
from nlp import late, times

WEEKDAYS = "一二三四五六日"
# Staff have yet to write the place or the link: that note is theirs and not for workers.
STILL_OPEN = late.pattern(r"[(（][^()（）]*由工作人员填写[)）]")
NO_SUCH = "没有编号 {code} 的活动。回复“招聘会”看有哪些。"
OVER = "{title}已经结束或取消了。回复“招聘会”看别的。"
FULL = "{title}的名额满了。有人退了可以再报，急的话回复“人工”。"
PICK = "回数字看详情、报名。"
CARD_OPTIONS = ("我要报名", "看来招人的岗位", "先不报")
SLOT_OPTIONS = ("约面试时间", "看来招人的岗位", "先不约")
GUIDANCE_OPTIONS = ("约时间", "先不约")
BATCH_OPTIONS = ("跟着走，报名", "先不报")
FULL_OPTIONS = ("好，先不报",)
SIGNED_OPTIONS = ("知道了", "不去了，取消")
MOVABLE_OPTIONS = ("知道了", "换个时间", "不去了，取消")
LEAVE_OPTIONS = ("不去了，取消", "还是要去")
ASK_DAY, ASK_SLOT = "哪一天方便？", "几点方便？"
ASK_TOPIC = "想问专家哪样？说一句就行，比如“想考电工证”。"
ASK_ESCORT = "名单（姓名、老家、手机号）要交给带队的{host}，只用来点名、联系这一趟，同意吗？"
ESCORT_YES, ESCORT_NO = "同意，报名", "不同意"
NOT_LISTED = "好，不报名，什么都没存。想自己走也行，车票的事回复“交通补助”。"
NO_SLOTS = "时间都约满了。有人退了可以再看，急的话回复“人工”。"
NOTHING = "您现在没有约招聘会、面试或指导。回复“招聘会”“视频面试”“就业指导”看看。"
WHICH = "您报了几个，是哪一个？"
KEPT = "好，先不报。想报了随时说。"
SEE_YOU = "好，到时候见。"
NO_POSTS = "这场的岗位还没有登出来，定了会通知。"
NO_GUIDANCE = "眼下没有排专家时间。想现在就问，直接说；想跟人说，回复“人工”。"
NO_BATCH = "眼下没有组织一起走的班车、专列。想自己走，车费的事回复“交通补助”。"
PLACE_LATER = "地点看通知"
LINK_LATER = "链接面试前一天发给您"
NAMED = 3
NOTICE = {"onsite_fair": "招聘会", "online_fair": "视频面试", "guidance": "就业指导", "batch": "一起出发"}
HOW_ONLINE = "找个安静、有网的地方，提前十分钟点开试试；打不开就回复“人工”。"


def none_coming(*, online: bool) -> str:
    what = "网上招聘和视频面试" if online else "招聘会"
    return f"眼下没有排好的{what}，定了会在这里通知。"


def is_it_day(day: date) -> str:
    return f"是{day.month}月{day.day}日(周{WEEKDAYS[day.weekday()]})吗？"


DAY_FIRST = "几点等下选，先说哪一天。"


def outside(moment: datetime, first: datetime, last: datetime) -> str:
    return f"{moment:%H:%M}没有安排，那天是{first:%H:%M}到{last:%H:%M}。"


def no_slot_on(day: date) -> str:
    return f"{day.month}月{day.day}日(周{WEEKDAYS[day.weekday()]})没有空的时间。"


def line(event: Event, employers: Sequence[str]) -> str:
    more = "等" if len(event.employers) > len(employers) else ""
    who = f"来招人的：{'、'.join(employers)}{more}{len(event.employers)}家" if employers else ""
    posts = f"{len(event.vacancies)}个岗位" if event.vacancies else ""
    first = f"{event.title}：{when(event)}，{where(event)}"
    return "。".join(part for part in (first, "，".join(p for p in (who, posts) if p)) if part)


def way_in(link: str) -> str:
    """A link to tap, or the number of a meeting as it was written down."""
    return f"链接：{link}" if link.startswith("http") else link


def when(event: Event) -> str:
    return _stretch(event.starts_at, event.ends_at)


def _stretch(starts: datetime, ends: datetime) -> str:
    until = f"{ends:%H:%M}" if ends.date() == starts.date() else f"{ends.month}月{ends.day}日"
    return f"{starts.month}月{starts.day}日（周{WEEKDAYS[starts.weekday()]}）{starts:%H:%M}到{until}"


def where(event: Event) -> str:
    return STILL_OPEN.sub("（具体看通知）", event.place) or PLACE_LATER


def bus(event: Event) -> str:
    """ "07:30 芒市客运站；08:10 遮放", empty without one."""
    return "；".join(f"{stop['at']} {stop['place']}" for stop in event.bus)


def _bus_line(event: Event) -> str:
    return f"班车（免费）：{bus(event)}" if event.bus else ""


def firms(event: Event, names: Sequence[str]) -> str:
    if not names:
        return f"{event.title}来哪些单位还没定，定了会通知。"
    return f"{event.title}来招人的{len(names)}家：{'、'.join(names)}。带什么岗位，回复“招聘会”点开看。"


def the_place(event: Event) -> str:
    return f"{event.title}在{where(event)}，{when(event)}。"


def the_time(event: Event) -> str:
    return f"{event.title}：{when(event)}，{where(event)}。"


def the_way(event: Event) -> str:
    rides = (
        f"{_bus_line(event)}。提前十分钟到上车的地方。"
        if event.bus
        else "眼下没有排班车，请自己去；排了会通知报名的人。"
    )
    return f"{event.title}在{where(event)}，{when(event)}。{rides}"


def how_to_check_in(event: Event) -> str:
    return f"{event.title}签到：{when(event)}到了现场扫门口的码；扫不了就回“签到 {event.code}”。"


def card(event: Event, employers: Sequence[str], free: int | None) -> str:
    lines = [
        event.title,
        f"时间：{when(event)}",
        f"地点：{where(event)}",
        _bus_line(event),
        f"来招人的：{'、'.join(employers[:NAMED])}{'等' if len(employers) > NAMED else ''}{len(employers)}家"
        if employers
        else "",
        f"岗位：{len(event.vacancies)}个" if event.vacancies else "",
        f"专家：{event.host}" if event.host and event.kind == "guidance" else "",
        f"带队：{event.host}" if event.host and event.kind == "batch" else "",
        f"还有{free}个时间可约" if free is not None else _seats(event),
        "进场不收钱，带身份证，到场扫门口的码。" if event.kind == "onsite_fair" else "不收钱。",
    ]
    return "\n".join(part for part in lines if part)


def _seats(event: Event) -> str:
    if event.seats is None:
        return ""
    left = event.seats - event.taken
    return f"还有{left}个位子" if left > 0 else "位子满了，有人退了可以再报"


def signed(event: Event, slot: EventSlot | None, now: datetime) -> str:
    """What was booked, what comes next, and how to change it."""
    what = NOTICE.get(event.kind, "")
    reminded = "前一天和当天提醒您。"
    if slot is not None:
        link = f"{way_in(event.link)}。" if event.link else "" if event.kind == "guidance" else f"{LINK_LATER}。"
        return (
            f"约好了：{event.title}，{times.say(slot.starts_at, now=now)}，{slot.minutes}分钟。{link}{reminded}"
            f"换时间回“改{what}时间”，不去了回“取消{what}”。"
        )
    rides = f"{_bus_line(event)}。" if event.bus else ""
    return f"报好了：{event.title}，{when(event)}，{where(event)}。{rides}{reminded}不去了回“取消{what}”。"


def standing(event: Event, signup: EventSignup, slot: EventSlot | None, now: datetime) -> str:
    at = times.say(slot.starts_at, now=now) if slot else when(event)
    link = f"\n{way_in(event.link)}" if event.link and slot is not None else ""
    rides = f"\n{_bus_line(event)}" if event.bus else ""
    return f"您已经报了：{event.title}，{at}，{where(event)}。{rides}{link}"


def bus_changed(event: Event, name: str) -> str:
    rides = f"{_bus_line(event)}。提前十分钟到上车的地方" if event.bus else "没有班车了，请自己去"
    return f"【招聘会】{name}，{event.title}（{when(event)}）{rides}。"


def event_moved(event: Event, name: str, before: str) -> str:
    return f"【改时间】{name}，{event.title}改到{when(event)}，原来是{before}。位子给您留着，不去了回“取消{NOTICE[event.kind]}”。"


def changed(event: Event, name: str, parts: Sequence[str]) -> str:
    what = NOTICE[event.kind]
    return f"【{what}】{name}，{event.title}有变动：{'；'.join(parts)}。位子给您留着，不去了回“取消{what}”。"


def other_time(event: Event, starts: datetime, ends: datetime) -> str:
    return f"时间改到{when(event)}，原来是{_stretch(starts, ends)}"


def other_place(event: Event) -> str:
    return f"地点改到{where(event)}"


def other_bus(event: Event) -> str:
    return _bus_line(event) or "没有班车了，请自己去"


def other_link(event: Event) -> str:
    return f"换了链接，用这个进：{event.link}" if event.link.startswith("http") else f"换成{event.link or LINK_LATER}"


def not_coming(firms: Sequence[str]) -> str:
    return f"{'、'.join(firms)}不来了"


def announcement(event: Event, names: Sequence[str]) -> str:
    """What may be written to many of it."""
    rides = f"{_bus_line(event)}。" if event.bus else ""
    return f"{line(event, names)}。{rides}不收钱。要去就回“{NOTICE[event.kind]}”报名。"


def event_off(event: Event, name: str) -> str:
    return f"【取消】{name}，{event.title}（{when(event)}）不办了，不用去。有事回复“人工”。"


def mine(event: Event, slot: EventSlot | None, now: datetime) -> str:
    return f"{event.title} {times.say(slot.starts_at, now=now) if slot else when(event)}"


def moved(event: Event, slot: EventSlot, now: datetime) -> str:
    return f"改好了：{event.title}，{times.say(slot.starts_at, now=now)}。前一天和当天提醒您。"


def cancelled(event: Event) -> str:
    return f"{event.title}取消了，时间让给别人。想再约随时说。"


def ask_leave(event: Event) -> str:
    return f"是{event.title}（{when(event)}）不去了吗？"


def ask_leave_mine(event: Event, slot: EventSlot | None, now: datetime) -> str:
    return f"{mine(event, slot, now)}，不去了吗？"


def or_move(event: Event) -> str:
    return f"只是那个时间来不了，回“改{NOTICE.get(event.kind, '')}时间”。"


def advised(notes: Sequence[tuple[Event, str]]) -> str:
    lines = [f"{event.starts_at.month}月{event.starts_at.day}日{event.host or '专家'}：{note}" for event, note in notes]
    return "\n".join(["老师给您的建议：", *lines, "还想问就再约，回“就业指导”。"])


def say_which(lines: Sequence[str]) -> str:
    return "\n".join(["您报了几个，请说不去哪一个，比如“取消招聘会”：", *lines])


def slot_taken(others: Sequence[datetime]) -> str:
    if not others:
        return NO_SLOTS
    free = "、".join(f"{at.month}月{at.day}日{at:%H:%M}" for at in others)
    return f"这个时间刚被别人约走了，还可以约：{free}。"


def not_today(title: str, starts_at: datetime) -> str:
    return f"{title}是{starts_at.month}月{starts_at.day}日{starts_at:%H:%M}，到了那天在现场扫码签到。"


def arrived(event: Event, name: str) -> str:
    if event.kind == "batch":
        return f"{name}，平安就好，记下了。到了厂里有事随时回复“人工”。"
    return f"{name}，签到好了。看中哪个岗位，回它的编号就能报名，不收钱。"


def remind(event: Event, slot: EventSlot | None, name: str, *, today: bool, now: datetime) -> str:
    day = "今天" if today else "明天"
    if slot is None:
        at = f"{day}{event.starts_at:%H:%M}"
        extra = {"onsite_fair": "带身份证，到场扫码签到。", "batch": "带身份证，早到半小时。到了地方回“到了”。"}
        rides = f"{_bus_line(event)}。" if event.bus else ""
        return f"【提醒】{name}，{at}，{event.title}，{where(event)}。{rides}{extra.get(event.kind, '')}不去了回“取消{NOTICE[event.kind]}”。"
    link = f"{way_in(event.link)} " if event.link else ""
    how = HOW_ONLINE if event.kind == "online_fair" else f"地点：{where(event)}。"
    return (
        f"【提醒】{name}，{day}{slot.starts_at:%H:%M}，{event.title}（{times.say(slot.starts_at, now=now)}）。{link}{how}"
        f"换时间回“改{NOTICE[event.kind]}时间”。"
    )
