"""Reaching a person, in words."""

from datetime import datetime

from db.station import Station
from nlp import phones

BOT_BACK = "好，机器人回来了，您的求助还给您留着，工作人员会看到。不用找人了回“取消求助”。回复“菜单”看我能做什么。"
NOTHING_OPEN = "您现在没有等着办的求助。要找工作人员回复“人工”。"
CALLS_OFF = "不用找人了回“取消求助”。"
OWN_RECORD_FIRST = "工作人员还没接，您说的都记着。看资料、删资料不用等人：先回“菜单”，再说一遍就能办。"
REGISTERED = "登记的号码"
SOON = "尽快"
NO_NUMBER = "没留号码"


def called(station: Station, number: str, now: datetime) -> str:
    phone = f"急事打 {station.phone}。" if station.phone else ""
    if station.is_open(now):
        return f"已叫工作人员（编号{number}），一般30分钟内在这里回您。{phone}您可以先把事情说清楚，他们看得到。想用机器人回“菜单”。"
    then = when(station.next_opening(now), now)
    return (
        f"现在是下班时间，已给您登记（编号{number}），工作人员{then}上班就回您。{phone}"
        "人身有危险先打110或120。您可以先把事情写下来。想用机器人回“菜单”。"
    )


def speaking(tongue: str) -> str:
    return f"已注明：要找会讲{tongue}的人。"


def will_call(number: str, told: str) -> str:
    return f"已叫工作人员（编号{number}），{told}改时间、改号码直接说；{CALLS_OFF}"


def noted_call(told: str) -> str:
    return f"记下了，{told}"


def call_at(told: str, phone: str, late_hour: str) -> str:
    """Read back: when they call and on which number, which only its owner and the staff know whole."""
    if not phone:
        return f"请他们{told}打电话给您。{late_hour}请把手机号发在这里。"
    return f"请他们{told}打 {phones.mask(phone)} 找您。{late_hour}"


def closed_then(station: Station) -> str:
    return f"那个钟点工作站下班了（{station.opens:%H:%M}到{station.closes:%H:%M}有人），可能早些或第二天打。"


def said_on(part: str, now: datetime) -> str:
    """For the desk: 下午 is that of the day on which it was said."""
    return f"{now.month}月{now.day}日说的“{part}”"


def usual(station: Station, now: datetime) -> str:
    return "30分钟内" if station.is_open(now) else f"{when(station.next_opening(now), now)}上班就"


def still_waiting(station: Station, promised_at: datetime | None, by: datetime, now: datetime) -> str:
    by_phone = f"等不及可以打 {station.phone}。" if station.phone else ""
    then = f"{when(promised_at, now)}" if promised_at and promised_at > now else f"一般{by:%H:%M}前"
    return f"已经叫过了，工作人员{then}回您，您说的他们都看得到。{by_phone}"


def overdue(station: Station, since: datetime, now: datetime, *, taken: bool, just: bool) -> str:
    """The promise is over: an apology, how it stands, what happens next, another way."""
    stands = "工作人员接了，还没回上话" if taken else f"{when(since, now)}叫的工作人员，还没人接"
    if not station.is_open(now):
        then = f"现在下班了，{when(station.next_opening(now), now)}一上班再叫他们"
    else:
        then = ("已经再催了" if just else "刚又催了一遍") + ("" if taken else "，没人接会一直催")
    by_phone = f"等不及打 {station.phone}。" if station.phone else ""
    return f"对不住，让您久等了：{stands}。{then}。{by_phone}想先问机器人回“菜单”。{CALLS_OFF}"


def called_off(number: str) -> str:
    return f"好，求助{number}取消了，工作人员不再找您。机器人回来了：回复“菜单”看我能做什么，再要人回“人工”。"


def by_worker(words: str) -> str:
    """For the desk: how it ended."""
    return f"工友自己取消：{words[:60]}"


def when(then: datetime, now: datetime) -> str:
    day = {-1: "昨天", 0: "今天", 1: "明天"}.get((then.date() - now.date()).days, f"{then.month}月{then.day}日")
    return f"{day}{then:%H:%M}"
