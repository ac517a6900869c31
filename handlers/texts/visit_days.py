"""The day of a visit as staff tell and hear it: told with the outcome, asked where it is not sure, put right."""

from datetime import date, datetime

from db.models import Visit
from handlers.texts.visits import STATUSES, day
from nlp import phones, times

NOT_ARRANGED = "没约过、去了才补的，请在控制台“走访”里补记。"
EARLY_OPTIONS = ("是，按今天记", "写错号了")
EARLIER_OPTIONS = ("是，按那天记", "写错号了")


OVER_OPTIONS = ("改掉原来的", "写错号了")


def over(visit: Visit, whom: str) -> str:
    """Recorded long ago: what stands there is shown, masked, before it is written over."""
    noted = f"：{phones.hide(visit.summary)[:40]}" if visit.summary else ""
    return f"V{visit.key} 是{day(visit.starts_at.date())} {whom} 的走访，早就记了{STATUSES[visit.status]}{noted}。要改成现在说的吗？"


def early(visit: Visit, now: datetime, told: date | None = None) -> str:
    """`told` is the day before today on which it is said to have been made."""
    tomorrow = (visit.starts_at.date() - now.date()).days == 1
    then = f"是{day(told)}" if told else "是今天"
    return f"V{visit.key} 约的是{'明天' if tomorrow else ''}{times.say(visit.starts_at, now=now)}，{then}提前去了吗？"


def which_day(visit: Visit, told: date) -> str:
    return f"V{visit.key} 约的是{day(visit.starts_at.date())}，您写了{day(told)}，是这天去的吗？"


def which_day_options(visit: Visit, told: date) -> tuple[str, str]:
    return f"是，{day(told)}去的", f"不是，就是{day(visit.starts_at.date())}"


def say_the_day(visit: Visit) -> str:
    """Only a week or a month was said."""
    return f"具体哪天去的？请带上日期再发一次，比如“V{visit.key} 已访 11月20日去的”。还没记。"


def day_put_right(visit: Visit, before: date) -> str:
    return f"V{visit.key}（{STATUSES[visit.status]}）日期改成{day(visit.starts_at.date())}，原来是{day(before)}。"


def past_is_recorded(visit: Visit, said: date) -> str:
    """改到 a day that has been: what has taken place is recorded, not moved."""
    number, there = f"V{visit.key}", f"{said.month}月{said.day}日"
    if visit.status == "booked":
        return f"{there}已经过了，没有改。那天去过了就回“{number} 已访 {there}去的”；要另约就说以后的日子。"
    return f"{there}已经过了，没有另约。要改记的日期就回“{number} 其实是{there}去的”。"


def arranged(number: int, at: datetime) -> str:
    """To staff who enter a visit on a day for which one stands open."""
    return (
        f"{at.month}月{at.day}日{at:%H:%M}约过这位工友或这家单位：V{number}，还没记，这次没有再存。"
        f"是同一次就打开走访 V{number} 记；确实是另外一次，勾上“这是另一次”再存。"
    )
