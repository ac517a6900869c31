"""Courses on the staff's desk, in words."""

from collections.abc import Sequence
from datetime import datetime

from db.models import Course
from handlers.texts import delivery
from handlers.texts.training import day

CONFIRM = ("确认", "不改")
KEPT = "好，没有改动。"
NO_SEATS = "没看懂加减几个。请这样发：“C05 座位改成20”。"
SAME_PLACE = "现在就是这个地点，不用改。"
NO_DATE = "没看懂改到哪天。请这样发：“C05 推迟到12月8日”，要改钟点就加“下午2点”。"
ENDS_BEFORE_START = "最后一天比第一天还早。"
NOT_PASSED = "只给考核合格的人发证，先把结果改成“合格”。"
ISSUED_TOO_EARLY = "发证日期在开班以前，请核对。"
CAME = "他到过课，不能取消报名；没学完就在结果里写。"
NOT_TOLD = "微信通知不到，请打电话告诉本人。"
FULL_BY_NOW = "位子满了。先在“谁不来了”里取消没来的，再加他。"
NO_STEP_BACK = "班级的状态只能往前走，不能退回去。"
STATES = {
    "enrolled": "已报",
    "waiting": "候补",
    "offered": "待回话",
    "attending": "在读",
    "passed": "合格",
    "failed": "不合格",
}


def certificate_taken(number: str) -> str:
    return f"证书编号 {number} 已经发给别人了，请核对。"


def concerned(enrolled: int, offered: int, waiting: int, *, to_call: int, elsewhere: int) -> str:
    """`elsewhere` signed up on paper; of them the system knows the number only."""
    told = enrolled + offered + waiting - to_call
    calls = f"，另有{to_call}人没有微信，要打电话" if to_call else ""
    return f"已报{enrolled}人，待回话{offered}人，候补{waiting}人，会通知{told}人{calls}。{on_paper(elsewhere)}"


def on_paper(elsewhere: int) -> str:
    return f"线下报名的{elsewhere}人这里没有名单，请另外通知。" if elsewhere else ""


def heard(told: int, to_call: int) -> str:
    return f"已通知{told}人。{delivery.by_telephone(to_call)}"


def sure_seats(course: Course, seats: int, waiting: int) -> str:
    more = max(0, min(waiting, seats - course.taken))
    offered = f"候补{waiting}人，会按顺序问{more}人。" if waiting else "没有人候补。"
    return f"{course.code} {course.title}：座位{course.seats}改成{seats}（已占{course.taken}）。{offered}"


def seats_done(course: Course, told: int, to_call: int) -> str:
    asked = f"已按顺序通知{told}位候补。" if told else ""
    return f"改好了：{course.code} 座位{course.seats}，已占{course.taken}。{asked}{delivery.by_telephone(to_call)}"


def sure_postpone(course: Course, to: datetime, told: str) -> str:
    return f"{course.code} {course.title}：{day(course.starts_at)}{course.starts_at:%H:%M} 改到 {day(to)}{to:%H:%M}。{told}"


def sure_place(course: Course, place: str, told: str) -> str:
    return f"{course.code} {course.title}：地点从{course.place}改成{place}。{told}"


def place_stands(course: Course) -> str:
    return f"{course.code} {'已经取消' if course.status == 'cancelled' else '已经开班'}，这里改不了地点。"


def place_done(course: Course, told: int, to_call: int) -> str:
    return f"改好了：{course.code} 在{course.place}上课，{heard(told, to_call)}{on_paper(course.enrolled_elsewhere)}"


def not_revived(course: Course) -> str:
    if course.status != "cancelled":
        return f"{course.code} 没有取消，照常：{day(course.starts_at)}{course.starts_at:%H:%M}。"
    return f"{course.code} 取消时已通知过大家，不能恢复。要再办，请在控制台“培训班”里新开一期。"


def same_time(course: Course) -> str:
    return f"{course.code} 本来就是{day(course.starts_at)}{course.starts_at:%H:%M}开班，不用改，没有再通知。"


def postponed(course: Course, told: int, to_call: int) -> str:
    begins = f"{day(course.starts_at)}{course.starts_at:%H:%M}开班"
    return f"改好了：{course.code} {begins}，{heard(told, to_call)}{on_paper(course.enrolled_elsewhere)}"


def sure_cancel(course: Course, told: str) -> str:
    return f"{course.code} {course.title}（{day(course.starts_at)}）要取消。{told}取消后不能恢复。"


def cancelled(course: Course, told: int, to_call: int) -> str:
    return f"{course.code} 已取消，{heard(told, to_call)}{on_paper(course.enrolled_elsewhere)}"


def roster_line(number: int, name: str, phone: str, county: str, status: str) -> str:
    return f"{number} {name} {phone} {county} {STATES.get(status, status)}"


def roster(course: Course, lines: Sequence[str], total: int) -> str:
    paper = f"另有线下已报{course.enrolled_elsewhere}人（无名单）。" if course.enrolled_elsewhere else ""
    more = f"\n还有{total - len(lines)}人，在控制台看。" if total > len(lines) else ""
    head = f"{course.code} {course.title}（{day(course.starts_at)}）占{course.taken}/{course.seats}。{paper}"
    return "\n".join([head, *(lines or ["系统里还没有人报。"])]) + more


def no_such_course(code: str) -> str:
    return f"没有 {code} 这个班。"


def seats_in_use(code: str, taken: int) -> str:
    return f"{code} 已占{taken}位，座位不能比这个少。"


def not_in_future(moment: datetime) -> str:
    return f"{day(moment)}{moment:%H:%M}已经过了，要改到以后的时间。"


def which_code(courses: Sequence[Course]) -> str:
    lines = [
        f"{course.code} {course.title} {course.starts_at.month}月{course.starts_at.day}日" for course in courses[:6]
    ]
    return "\n".join(["请写班的编号，比如“C05 推迟到12月8日”：", *lines])
