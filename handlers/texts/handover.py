"""Reaching a person, in words."""

from datetime import datetime

from db.station import Station

BOT_BACK = "好，机器人回来了，您的求助还给您留着，工作人员会看到。回复“菜单”看我能做什么。"


def called(station: Station, number: str, now: datetime) -> str:
    phone = f"急事打 {station.phone}。" if station.phone else ""
    if station.is_open(now):
        return f"已叫工作人员（编号{number}），一般30分钟内在这里回您。{phone}您可以先把事情说清楚，他们看得到。想用机器人回“菜单”。"
    then = when(station.next_opening(now), now)
    return (
        f"现在是下班时间，已给您登记（编号{number}），工作人员{then}上班就回您。{phone}"
        "人身有危险先打110或120。您可以先把事情写下来。想用机器人回“菜单”。"
    )


def still_waiting(promised_at: datetime | None, now: datetime, phone: str) -> str:
    by_phone = f"等不及可以打 {phone}。" if phone else ""
    then = when(promised_at, now) if promised_at and promised_at > now else "很快"
    return f"已经叫过了，工作人员{then}回您，您说的他们都看得到。{by_phone}"


def when(then: datetime, now: datetime) -> str:
    day = {0: "今天", 1: "明天"}.get((then.date() - now.date()).days, f"{then.month}月{then.day}日")
    return f"{day}{then:%H:%M}"
