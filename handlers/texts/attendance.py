"""Checking in for class, in words."""

from collections.abc import Sequence
from datetime import date, datetime

from db.models import AttendanceCode, Course

HALVES = {"morning": "上午", "afternoon": "下午"}
WRONG = "这个签到码不对，或者过时了。看黑板上的四位数，回“签到 1234”；还不行就举手找老师。"
PHONE_USED = "这部手机这节课已经签过别人了。请老师帮您点名。"
REGISTER_FIRST = "您还没登记，老师帮您点名就行。"
NOBODY = "这个班没有叫{name}的学员。"


def not_in_class(title: str) -> str:
    return f"{title}的名单上没有您。报过名的话请老师核对，没报名回“培训”。"


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
