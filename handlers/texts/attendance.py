"""Checking in for class, in words."""

from collections.abc import Sequence
from datetime import date, datetime

from db.half_days import Half
from db.models import AttendanceCode, Course

HALVES = {"morning": "上午", "afternoon": "下午"}
WRONG = "这个签到码不对，或者过时了。看黑板上的四位数，回“签到 1234”；还不行就举手找老师。"
PHONE_USED = "这部手机这节课已经签过别人了。请老师帮您点名。"
REGISTER_FIRST = "您还没登记，老师帮您点名就行。"
HOW = "看黑板上的四位数，回“签到 1234”。没看见就举手找老师，老师也能帮您点名。"
SHOWN = 2  # days of a class that are named one by one, as long as they follow one another
ONLY_SELF = "一部手机只签自己，这句没有签。自己来了就回“签到”加四位数；别人没手机，请老师帮他点名。"
TAKE_OFF = "点错的，在控制台“班级”里打开这个班，选那半天，把勾去掉再按“记下谁到了”。"
NOBODY = "这个班没有叫{name}的学员。"


def not_in_class(title: str) -> str:
    return f"{title}的名单上没有您。报过名的话请老师核对，没报名回“培训”。"


def no_lesson(course: Course, halves: Sequence[Half]) -> str:
    """To staff who ask for a code or call the roll when the class does not meet."""
    if not halves:
        return f"{course.code} {course.title}停办了，不能签到。"
    return (
        f"{course.code} {course.title}现在没有课，没有开签到，也没有记。上课：{_days(halves)}。"
        "补前面的签到，在控制台“班级”里点名。"
    )


def when_to(course: Course, halves: Sequence[Half]) -> str:
    """To a learner who wants to check in on a day without class."""
    return f"{course.title}这会儿没有课，上课：{_days(halves)}。到时{HOW}"


def own(course: Course, halves: Sequence[Half], *, over: bool) -> str:
    """What stands of a learner's own attendance."""
    if not halves:
        none = f"{course.title}{'里没有' if over else '还没有'}您的签到。"
        return f"{none}去上过课的，找老师核对，或回复“人工”。" if over else f"{none}人在教室的话，{HOW}"
    return f"{course.title}，您签到了{len(halves)}个半天：{_halves(halves)}。少了的找老师核对。"


def not_begun(course: Course, halves: Sequence[Half]) -> str:
    return f"{course.title}还没开课，没有签到。上课：{_days(halves)}。"


def _halves(halves: Sequence[Half]) -> str:
    """12月7日上午、下午，12月8日上午"""
    days: dict[date, list[str]] = {}
    for day, half in halves:
        days.setdefault(day, []).append(HALVES[half])
    return "，".join(f"{_day(day)}{'、'.join(parts)}" for day, parts in days.items())


def _days(halves: Sequence[Half]) -> str:
    days = sorted({day for day, _ in halves})
    running = (days[-1] - days[0]).days == len(days) - 1 and len(halves) == len(days) * len(HALVES)
    return f"{_day(days[0])}到{_day(days[-1])}" if running and len(days) > SHOWN else _halves(halves)


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日"


def here(name: str, course: Course, half: str, now: datetime) -> str:
    return f"{name}，{course.title} {now.month}月{now.day}日{HALVES[half]}签到好了（{now:%H:%M}）。"


def code(row: AttendanceCode, course: Course) -> str:
    return (
        f"{course.code} {course.title} {HALVES[row.half]}签到码：{row.code}，到 {row.closes_at:%H:%M} 有效。"
        f"写在黑板上，学员回“签到 {row.code}”；二维码场景值 class:{row.code}。不会弄的发“点名 {course.code} 姓名”。"
    )


def marked(name: str, course: Course) -> str:
    return f"{course.code} {name}点到了。"


def sheet(course: Course, seats: int, names: Sequence[str], halves: Sequence[tuple[date, str, int]]) -> str:
    days = [f"{day.month}月{day.day}日{HALVES[half]} {count}/{seats}" for day, half, count in halves]
    now = f"这半天到了{len(names)}人：{'、'.join(names)}" if names else "这半天还没人签到"
    return "\n".join(
        [f"{course.code} {course.title}，应到{seats}人", *days, now, "到=发签到码、扫码或老师点名，各半天只算一次。"]
    )
