"""Seats, the waiting list and leaving in words: who stands where, what is offered until when, what was given back."""

from collections.abc import Sequence
from datetime import datetime

from db.models import Course
from handlers.texts.training import ID_CARD, day, short, when
from nlp import times

LEAVE_WHICH = "您报了几个，退哪个？"
CHANGE_WHICH = "您报了几个，哪个换下一期？"
LEAVE_OPTIONS = ("退掉", "不退，留着")
EVERY = "都退掉"
LEAVE_ALL_OPTIONS = ("都退掉", "不退，都留着")
KEPT_ALL = "好，不变，位子都给您留着。"
CHANGE_OPTIONS = ("换下一期", "不换，留着这期")
OTHER_RUN_OPTIONS = ("换过去", "不换，留着这期")
OR_NEXT = "只是那天来不了，回“换下一期”。"
BACK_OPTIONS = ("报回来", "不用了")
SAYS_BACK = "(?:我?(?:就|要|想|还是)*(?:报|换|要)回(?:来|去)?(?:吧|嘛|了)*)"
LEFT_AS_IT_IS = "好，不变。"
KEPT_FOR_YOU = "满，给您留着一个位子"
KEPT_UNTIL = "给您留到"
KEPT = "好，不变，位子给您留着。"
LINE_OPTIONS = ("排候补", "不排了")
WHAT_IS_A_LINE = "候补就是排队：有人退了位子，按先后问您要不要，您回了才算。"
LINE_LATER = "（想排候补，再说一次报哪个班就行。）"
NO_NEXT_OPTIONS = ("退掉这期", "留着不变")
NEXT_FULL_OPTIONS = ("退这期，排下一期", "不换，留着这期")
WHAT_LEAVES = "您说的是哪一样？"
LEAVES = {
    "course_cancel": "退掉培训",
    "visit_cancel": "取消走访",
    "job_withdraw": "撤回应聘",
    "event_leave": "不去",
}
NOT_IN_LINE = "好，不排了。回复“培训”看别的班。"


def seats_left(course: Course) -> str:
    return f"{course.title}：还剩{course.seats - course.taken}个位子。"


def stands_in_line(course: Course, waiting: int) -> str:
    return f"{course.title}：报满了，{f'前面有{waiting}人候补' if waiting else '还没人候补'}。"


def full_ask(course: Course, waiting: int) -> str:
    ahead = f"前面有{waiting}人候补" if waiting else "还没人候补"
    return f"{short(course)}报满了，{ahead}。有人退出会按顺序问您。要排队吗？"


def full_options(waiting: int) -> tuple[str, str]:
    return f"排候补（第{waiting + 1}位）", "看别的班"


def full_too_late(title: str) -> str:
    return f"{title}报满了，马上开班，候补来不及。"


def in_line(name: str, course: Course, place: int, hours: int) -> str:
    return (
        f"{name}，排上候补了，您是第{place}位：{short(course)}。\n"
        f"有位子就在这里问您，{hours}小时内回复有效。不想等了回复“不去了”。"
    )


def room_again(course: Course) -> str:
    left = course.seats - course.taken
    return f"{short(course)}有人退了，现在有{left}个位子。要报，说“报{course.title}”。"


def full(title: str, waiting: int, *, can_wait: bool) -> str:
    ahead = f"前面有{waiting}人候补" if waiting else "还没人候补"
    return f"{title}刚刚报满了，{ahead}。" if can_wait else full_too_late(title)


def offer(name: str, course: Course, until: datetime, now: datetime) -> str:
    return (
        f"{name}，您候补的{course.title}空出一个位子：{day(course.starts_at)}{course.starts_at:%H:%M}，{course.place}。\n"
        f"给您留到{times.say(until, now=now)}，过时让给下一位。要不要？\n1 要\n2 不要"
    )


def offer_open(title: str, until: datetime, now: datetime) -> str:
    return f"{title}的位子给您留到{times.say(until, now=now)}，要就回1，不要回2。"


def offer_waits(title: str, until: datetime, now: datetime) -> str:
    """For somebody who wants to think it over."""
    return f"好，不急。{title}的位子{KEPT_UNTIL}{times.say(until, now=now)}，想好了回“要位子”或“不要位子”。"


def held(title: str, until: datetime, now: datetime) -> str:
    """Beside an answer about something else."""
    return f"另外：{title}有个位子{KEPT_UNTIL}{times.say(until, now=now)}。要就回“要位子”，不要回“不要位子”。"


def notice_fields(course: Course, until: datetime) -> dict[str, str]:
    """The three fields of a notice, 20 characters each: until when, what to answer, which class."""
    by = f"{until.month}月{until.day}日{until:%H:%M}"
    return {
        "thing1": f"有位子，{by}前回“要”",
        "time2": f"{course.starts_at:%Y-%m-%d %H:%M}",
        "thing3": f"{course.title}，{course.place}"[:20],
    }


def declined(title: str) -> str:
    return f"好，{title}的位子让给下一位了。想学别的回复“培训”。"


def offer_gone(title: str) -> str:
    return f"{title}那个位子过了时间，已经让给下一位了。回复“培训”看别的班。"


def too_late(title: str) -> str:
    return f"{title}给您留的位子过了时间。"


def ask_back(course: Course, instead: Course | None) -> str:
    """`instead` is the run one has now, which is left for this one."""
    left = f"现在报的{day(instead.starts_at)}那期就不留了。" if instead is not None else ""
    return f"要报回{short(course)}吗？还有{course.seats - course.taken}个位子。{left}"


def lapsed(name: str, title: str) -> str:
    return f"{name}，{title}的位子没等到您回话，让给下一位了。还想学回复“培训”看看。"


def unserved(name: str, course: Course) -> str:
    return f"{name}，{short(course)}明天开班，没轮到空位，候补到此为止，对不住。回复“培训”看别的班。"


def ask_leave(course: Course, status: str) -> str:
    what = {"waiting": "不排候补了", "offered": "把位子让给下一位"}.get(status, "退掉")
    return f"要{what}吗：{short(course)}？退了位子就给别人了。"


def not_booked_this(course: Course) -> str:
    """A class was named that is not among one's own: the one that is there is told, and asked about."""
    return f"您说的那个班，没有您的报名。您报的是{short(course)}，要退这个吗？退了位子就给别人了。"


def ask_leave_all(several: Sequence[Course]) -> str:
    return f"这{len(several)}个都退掉吗：{'；'.join(short(course) for course in several)}？退了位子就给别人了。"


def ask_change(course: Course, later: Course) -> str:
    return f"{course.title}下一期是{_run(later)}。要换吗？不换，{day(course.starts_at)}这期的位子给您留着。"


def ask_other_run(course: Course, other: Course) -> str:
    return f"{other.title}那期是{_run(other)}。从{day(course.starts_at)}换过去吗？"


def _run(course: Course) -> str:
    """When and where, and whether there is room."""
    room = course.seats - course.taken
    seats = f"剩{room}位" if room else "报满了，要排候补"
    return f"{day(course.starts_at)}{course.starts_at:%H:%M}，{course.place}，{seats}"


def first_the_other(course: Course, other: Course) -> str:
    return f"先报{other.title}，{course.title}的位子还给您留着；报好了再发“{course.title}不去了”退掉。"


def say_which(question: str, titles: Sequence[str]) -> str:
    """In the midst of a form, where a number would answer the form."""
    return f"{question}\n{'、'.join(titles)}\n说课名就行，比如“{titles[0]}不去了”。"


def left(course: Course, status: str) -> str:
    said = {"waiting": "候补不排了", "offered": "位子让给下一位了"}.get(status, "退好了")
    return f"{said}：{short(course)}。以后想学再回复“培训”。"


def begun(title: str) -> str:
    return f"{title}已经开课了。要请假或退出，回复“人工”，工作人员帮您跟老师说。"


def changed(old: Course, new: Course) -> str:
    return (
        f"换好了：{new.title}，从{day(old.starts_at)}换到{day(new.starts_at)}{new.starts_at:%H:%M}，{new.place}。"
        f"{ID_CARD}到时提醒您。"
    )


def changed_to_line(old: Course, new: Course, place: int) -> str:
    return f"{day(old.starts_at)}那期退了；下一期{day(new.starts_at)}排上候补，您是第{place}位。有位子就问您。"


def no_next(course: Course) -> str:
    return f"{course.title}还没排下一期，位子先给您留着。您看："


def next_run(course: Course, later: Course | None) -> str:
    if later is None:
        return f"{course.title}还没排下一期，排了会在“培训”里看到。"
    return f"下一期是{day(later.starts_at)}{later.starts_at:%H:%M}，{later.place}，剩{later.seats - later.taken}位。想换回复“换下一期”。"


def next_full(old: Course, new: Course, waiting: int) -> str:
    return (
        f"下一期是{day(new.starts_at)}，{new.place}，报满了，前面{waiting}人候补。"
        f"{day(old.starts_at)}这期的位子还给您留着。您看："
    )


def earliest(course: Course, seats_said: str) -> str:
    return f"最早开的是{short(course)}，{seats_said}。要报回复“报名{course.code}”。"


def length(course: Course) -> str:
    return f"{course.title}：{when(course)}。"


def place(course: Course) -> str:
    return f"{course.title}（{day(course.starts_at)}）：在{course.place}上课。"


def how_to_join(listed: int) -> str:
    which = "回“1”看这个班，再回“1”报名" if listed == 1 else "回前面的数字看是哪个班，再回“1”报名"
    return f"{which}，不收钱。不清楚的回复“人工”。"


def seats_of(listed: Sequence[tuple[Course, str]]) -> str:
    """How many seats each class of a list has left."""
    return "\n".join(f"{course.title}（{day(course.starts_at)}）：{said}" for course, said in listed)
