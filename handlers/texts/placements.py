"""Students and placements (实习), in words; the rules are those of 职业学校学生实习管理规定 (2021)."""

from collections.abc import Sequence
from datetime import date, datetime

from db.models import Placement

ASK_AGE = "您今年几岁？"
ASK_YEAR = "现在读几年级？"
YEARS = ("一年级", "二年级", "三年级", "四年级以上", "已经毕业")
ASK_SCHOOL = "哪个学校？"
ASK_CLASS = "哪个班、学什么专业？不想说回“跳过”。"
ASK_BY = "是学校安排的，还是自己找的？"
BY = ("学校安排的", "自己找的")
ASK_STARTS = "哪天开始实习？没定回“跳过”。"
ASK_ENDS = "哪天结束？没定回“跳过”。"
ENDS_FIRST = "结束那天要在开始以后，请再说一次。"
TOO_YOUNG = "不满16周岁不能实习、打工，哪个单位要都是违法的。我没有存您的资料。先好好读书，难处回复“人工”。"
TOO_YOUNG_BY_RECORD = (
    "按登记的出生日期还不满16周岁，不能实习、打工，哪个单位要都是违法的。日期写错了回“改资料”，难处回复“人工”。"
)
FIRST_YEAR = "一年级学生不能安排岗位实习。要是学校、中介叫您去，先别去，回复“人工”告诉我们。我没有存您的资料。"
GRADUATED = "毕业了就按一般工友来，直接说想找哪样的工作，比如“青浦包住的电子厂”。"
RULES = "学校、单位、您本人要签三方协议；不能收押金、不能通过中介、不能叫您加班上夜班。遇到了回“举报”。"
MINOR = "您没满18周岁，还要家长签知情同意书。"
AGE_AGAIN = "这里要的是岁数，比如 17。"
REAL_AGE = "按身份证上的生日算，满了几周岁？虚岁不算。"
NOT_YET_SIXTEEN = (
    "不满16周岁不能实习、打工，学校安排的也不行，哪个单位要都是违法的，要等满16周岁。"
    "学校、中介叫去，先别去，回复“人工”告诉我们。"
)
CHANGE = "实习的时间、学校变了，要重新登记一次，工作站再去问学校；没登好之前还是原来的{stands}。重新登记吗？"
CHANGE_OPTIONS = ("重新登记", "先不改")
WANTS = "要不要登记，工作站跟您学校对接？"
WANTS_OPTIONS = ("登记", "先不用")
NOT_YET = "好的。想登记回“实习登记”。"
NONE = "这里没有您的实习登记。"
NOTHING_TO_LEAVE = "这里没有您的实习登记，不用取消。是学校、中介逼您去的，回“人工”。"
AGREED = "您的学校同意了，实习可以开始办。三方协议签好再去，有事回复“人工”。"
WITHDRAW_OPTIONS = ("取消实习", "不取消")
WHICH_CLASS = "对的班级是哪个？这样发：班级改成23级机电2班。"
SCHOOL_DOUBTS = "知道了，我告诉工作人员，请他们去问{school}，有消息告诉您。学校没松口先别去；不去了回“取消实习”。"
KEPT = "好，实习登记还在。问进度回“实习怎么样了”。"
# After so many days without the school's word the student's question goes on to staff.
LONG_WAIT = 3
STATES = {
    "waiting": "等学校答复", "agreed": "学校同意了", "refused": "学校没同意", "running": "实习中", "ended": "实习结束了",
    "withdrawn": "您取消了",
}  # fmt: skip
ARRANGED = dict(zip(("school", "self"), BY, strict=True))


def day(on: date) -> str:
    return f"{on.month}月{on.day}日"


def noted(school: str, *, by_school: bool, minor: bool, anew: bool) -> str:
    check = f"工作站去问{school}，学校同意了告诉您。" if by_school else f"自己找的也要学校同意，工作站去问{school}。"
    again = "跟上次登记的不一样，学校要重新问；学校没回话之前先别去。" if anew else ""
    return "".join(("登记好了。", check, again, MINOR if minor else "", RULES))


def papers(*, minor: bool) -> str:
    return f"{MINOR if minor else ''}{RULES}"


def class_put_right(name: str) -> str:
    return f"好，班级改成：{name}。别的没动。"


def noted_already(row: Placement) -> str:
    """Nothing that the school would have to be asked about is new."""
    if row.status == "waiting":
        return f"改好了。还在等{row.school}答复，有消息告诉您。"
    return f"改好了。{row.school}同意过，不用再问。{RULES}"


def refused(school: str, reason: str) -> str:
    return (
        f"跟您说一声：{school}这次没同意您去实习，学校说：{reason}\n"
        "别急，可以先跟班主任商量；学校松口了、换了安排，回“实习登记”重新报。学校没同意先别去。想找人商量回“人工”。"
    )


def line_of_mine(row: Placement) -> str:
    return f"{row.school}：{STATES.get(row.status, row.status)}（{day(row.noted_at.date())}登记）"


def standing(row: Placement, *, waits: int, pressed: bool) -> str:
    """`waits` days since the school was to be asked; `pressed` when staff have just been told to ask again."""
    if row.status == "waiting":
        since = f"等了{waits}天，" if waits else ""
        push = "我再催一下工作人员。" if pressed else "回了马上告诉您。"
        return f"您的实习：{row.school}还没答复，{since}{push}不去了回“取消实习”。"
    if row.status == "refused":
        return f"您的实习：{row.school}没同意，学校说：{row.refusal}\n换了安排回“实习登记”重新报，想找人商量回“人工”。"
    if row.status == "agreed":
        on = f"{day(row.school_agreed_at.date())}" if row.school_agreed_at else ""
        starts = f"{day(row.starts_on)}开始。" if row.starts_on else ""
        return f"您的实习：{row.school}{on}同意了。{starts}三方协议签好再去，不去了回“取消实习”。"
    return f"您的实习（{row.school}）：{STATES.get(row.status, row.status)}。想再报回“实习登记”，有事回“人工”。"


def ask_withdraw(row: Placement) -> str:
    also = "学校安排的，您自己也跟班主任说一声。" if row.arranged_by == "school" else ""
    return f"要取消{row.school}的实习登记吗？{also}"


def withdrawn(school: str) -> str:
    return f"取消了，工作站会告诉{school}。以后想去回“实习登记”；是单位、中介逼您走的，回“人工”。"


# What staff read.

NONE_WAITING = "没有等学校同意的实习登记。"
WHICH_SCHOOL = "不止一个，请把学校也写上，比如“实习同意 {name} {school}”："
NEEDS_REASON = "学校为什么不同意？会转告学生，比如“实习不同意 {name} 这学期课还没上完”。"


def nobody(name: str) -> str:
    return f"没有叫{name}、在等学校答复的实习登记。"


def agreed_by_staff(name: str, school: str, *, told: bool) -> str:
    return f"记下了：{name}，{school}同意。{_told(told)}"


def refused_by_staff(name: str, school: str, *, told: bool) -> str:
    return f"记下了：{name}，{school}不同意。{_told(told)}"


def _told(told: bool) -> str:
    return "已告诉本人。" if told else "本人没有关注公众号，请打电话告诉。"


def not_waiting(name: str, status: str) -> str:
    return f"{name}的实习登记现在是“{STATES.get(status, status)}”，没有改动。"


def other_school(name: str, school: str) -> str:
    return f"{name}现在登记的是{school}，不是这个学校，请先问{school}。没有改动。"


def told_staff(name: str, school: str, age: int, *, by_school: bool, anew: bool) -> str:
    how = "学校安排" if by_school else "自己找"
    again = "换了学校或时间，以前的同意不算，" if anew else ""
    return (
        f"【实习登记】{name}，{school}，{age}岁，{how}。{again}请问学校，"
        f"同意发“实习同意 {name}”，不同意发“实习不同意 {name} 原因”。"
    )


def told_withdrawn(name: str, school: str, before: str) -> str:
    return f"【实习登记】{name}不去实习了（{school}，原来是“{STATES.get(before, before)}”）。请告诉学校和单位。"


def told_of_school(name: str, row: Placement, words: str) -> str:
    no = f"不同意发“实习不同意 {name} 原因”。" if row.status == "waiting" else "真不同意了，请电话告诉学生和单位。"
    return f"【实习登记】{name}说学校变了（{row.school}）：{words}。请问一下学校，{no}"


def told_pressing(name: str, school: str, days: int) -> str:
    return f"【实习登记】{name}在问学校回话没有：{school}，等了{days}天。请再问一下学校。"


def unanswered(rows: Sequence[tuple[str, Placement]], now: datetime) -> str:
    lines = [f"{name}，{row.school}，等了{since(row.noted_at, now)}天" for name, row in rows]
    return "\n".join(
        ["【实习登记】这些还在等学校答复，请问一下：", *lines, "问到了发“实习同意 姓名”或“实习不同意 姓名 原因”。"]
    )


def line(name: str, row: Placement) -> str:
    return f"{name} {row.school} {row.age}岁（{day(row.noted_at.date())}登记）"


def since(moment: datetime, now: datetime) -> int:
    """Whole days."""
    return (now.date() - moment.date()).days


def dates(row: Placement) -> str:
    """From and until as registered; the registration itself where none is."""
    if row.starts_on is None:
        return "登记"
    until = f"到{row.ends_on.month}月{row.ends_on.day}日" if row.ends_on else "开始"
    return f"{row.starts_on.month}月{row.starts_on.day}日{until}"
