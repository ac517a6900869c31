"""Care visits in words; every time is said with date and weekday."""

from collections.abc import Sequence
from datetime import date, datetime, time

from db.models import Visit, Worker
from nlp import phones, times

WEEKDAYS = "一二三四五六日"
PARTS = {"morning": "上午", "noon": "中午", "afternoon": "下午", "evening": "晚上"}
NEW, MOVED, CANCELLED, REMINDER = "新约走访", "走访改期", "走访取消", "走访提醒"
ASK_DAY = "您想我们哪天来？比如“下周三晚上”。"
ASK_CLOCK = "几点方便？这些时间有人："
ASK_PLACE = "到哪里找您？说厂名、宿舍几栋几号，也可以发位置。"
WHICH_PLACE = "是哪个厂、哪个宿舍？说清楚点才找得到您。"
NO_PLACE = "这句里没听出地方。"
ASK_TOPIC = "主要想聊哪样？"
WHO_COMES = (
    "来的是工作站的工作人员，约好就告诉您是哪位。想要女同志来、会说哪种话的来，在“想聊哪样”里写明，来的人看得到。"
)
WHO_COMES_THEN = "来的是谁，下面写着。想要女同志来、会说哪种话的来，回复“人工”说一声，好安排。"
NO_LEAVE = "不用请假，挑您下班、休息的时候来。"
NO_GIFTS = "走访不收钱，不用送礼，也不用准备什么。"
AT_THE_GATE = "里面进不去，就约在大门口或者附近，地点写清楚就行。"
PAST_DAY = "那天已经过了，您再说一个。"
NO_SUCH_DAY = "日历上没有这一天，您再说一个。"
HOW_FAR = "推到哪天、几点？说个准的，比如“往后推两天”“晚一个小时”。"
TOO_SOON = "太急了，工作人员要提前两小时安排。急事请回复“人工”。"
TOO_FAR = "太远了，两个月以内的才好安排。"
NONE = "您还没有约走访。要约就说，比如“下周三晚上八点来宿舍”。"
WHICH = "您约了几次，是哪一次？"
MOVE_WHICH = "要改哪一次？"
PLACE = "走访换地点"
NEW_PLACE = "改到哪里见？把地方一起说，比如“走访地点改成凤溪公寓3栋大门口”。"


def topic_kept(about: str) -> str:
    return f"“{about}”记下了，来了跟您说。"


def day(when: date) -> str:
    return f"{when.month}月{when.day}日(周{WEEKDAYS[when.weekday()]})"


def which_day(said: str) -> str:
    return f"“{said}”里具体是哪天？"


def hour_kept(said: str) -> str:
    return f"好，{said}。"


def which_of(dated: date, weekday: date) -> str:
    """A date was said together with a weekday that it does not fall on."""
    return f"{_falls_on(dated, weekday)}是哪天？"


def say_the_date(dated: date, weekday: date) -> str:
    return f"{_falls_on(dated, weekday)}请重发，只写哪月哪日。"


def _falls_on(dated: date, weekday: date) -> str:
    return f"{dated.month}月{dated.day}日是周{WEEKDAYS[dated.weekday()]}，不是周{WEEKDAYS[weekday.weekday()]}。"


def ask_clock(when: str) -> str:
    return f"{when}几点方便？这些时间有人："


def full_then(when: str, other: str) -> str:
    return f"{when}约满了。{other}几点方便？这些时间有人："


def too_late_then(when: str, other: str) -> str:
    return f"{when}来不及了，要提前两小时安排。{other}几点方便？这些时间有人："


def outside(begins: time, ends: time) -> str:
    return f"走访时间是 {begins:%H:%M} 到 {ends:%H:%M}，您换个钟点。"


def taken(moment: datetime) -> str:
    return f"{moment:%H:%M} 已经有人约了。"


def enough(count: int) -> str:
    return f"您已经约了{count}次，先见面再约。回复“走访时间”可看、可改。"


def booked(visit: Visit, visitor: str, now: datetime) -> str:
    return (
        f"约好了：{times.say(visit.starts_at, now=now)}，{visit.place}，{visitor}来看您。"
        "前一天和当天会提醒您。要改就说“改走访”，不要了说“取消走访”。"
    )


def moved(visit: Visit, visitor: str, now: datetime) -> str:
    return f"改好了：{times.say(visit.starts_at, now=now)}，{visit.place}，{visitor}来看您。"


def place_changed(visit: Visit, visitor: str, now: datetime) -> str:
    told = f"，已告诉{visitor}" if visitor else ""
    return f"地点改好了：{times.say(visit.starts_at, now=now)}，{visit.place}{told}。"


def cancelled(visit: Visit, now: datetime) -> str:
    return f"{times.say(visit.starts_at, now=now)}的走访取消了。想再约随时说。"


def none_free(others: Sequence[datetime]) -> str:
    if not others:
        return "那天已经约满了，您换一天试试。"
    return "那个时间刚被约走了，还可以选：" + "、".join(f"{day(other.date())}{other:%H:%M}" for other in others) + "。"


def confirmed(visit: Visit, now: datetime) -> str:
    return f"好，{times.say(visit.starts_at, now=now)}见。"


def line(visit: Visit, visitor: str, now: datetime) -> str:
    state = "（您已确认）" if visit.confirmed_at else ""
    return f"{times.say(visit.starts_at, now=now)} {visit.place}，{visitor}来{state}"


def mine(lines: Sequence[str]) -> str:
    return "\n".join(["您约的走访：", *lines, "要改说“改走访”，不要了说“取消走访”。"])


OVERDUE_OPTIONS = ("没来，请跟我联系", "来过了", "改个时间")
DID_COME = "好，人来过就好。有什么要办的，随时说。"
WAITED = "走访没见到人"


def overdue(visit: Visit, visitor: str, now: datetime) -> str:
    return f"您约的是{times.say(visit.starts_at, now=now)}，{visit.place}，{visitor or '工作人员'}来；到时间了，还没有记录。人来过没有？"


def told_nobody_came(visitor: str) -> str:
    return f"让您等了，对不住。已经告诉{visitor or '工作站'}了，上班时间跟您联系。急的话回复“人工”。"


def nobody_came(visit: Visit, now: datetime) -> str:
    return f"{times.say(visit.starts_at, now=now)}约的走访，本人说没人来，请联系"


def staff_not_come(visit: Visit, worker: Worker, now: datetime) -> str:
    return f"【走访没见到人】{worker.name} {phones.mask(worker.phone)}说{times.say(visit.starts_at, now=now)} {visit.place}没人来，请联系"


def remind(visit: Visit, visitor: str, phone: str, now: datetime, *, today: bool, name: str = "") -> str:
    by_phone = f"找不到人打 {phone}。" if phone else ""
    when, where = "今天" if today else "明天", f"到{visit.place}" if visit.place else "来"
    whom = f"{name}，" if name else ""
    return (
        f"【走访提醒】{whom}{when}{visit.starts_at:%H:%M}（{times.say(visit.starts_at, now=now)}），{visitor}{where}看您。{by_phone}"
        "回复“知道了”确认；要改说“改走访”。"
    )


def remind_staff(visit: Visit, worker: Worker | None, now: datetime) -> str:
    who = f"{worker.name} {phones.mask(worker.phone)}" if worker else "单位走访"
    topic = f"，想聊：{visit.topic}" if visit.topic else ""
    return f"【走访】{times.say(visit.starts_at, now=now)} {visit.place}，{who}{topic}"


def staff_new(visit: Visit, worker: Worker, now: datetime) -> str:
    return f"【新约走访】{times.say(visit.starts_at, now=now)} {visit.place}，{worker.name} {phones.mask(worker.phone)}，想聊：{visit.topic or '未说'}"


def staff_moved(visit: Visit, worker: Worker, now: datetime) -> str:
    return f"【走访改期】{worker.name}改到 {times.say(visit.starts_at, now=now)}，{visit.place}"


def staff_place(visit: Visit, worker: Worker, now: datetime) -> str:
    return f"【走访换地点】{worker.name} {times.say(visit.starts_at, now=now)}，地点改到：{visit.place}"


def staff_cancelled(visit: Visit, worker: Worker, now: datetime) -> str:
    return f"【走访取消】{worker.name} {times.say(visit.starts_at, now=now)}，{visit.place}"


STATUSES = {"booked": "待访", "done": "已访", "absent": "没见到", "moved": "改期", "cancelled": "取消"}
NO_VISITS = "没有走访安排。"

MOVE_TO_WHEN = "改到哪天几点？比如“V{number} 改到后天晚上8点”。"
SOON_FOR_STAFF = "要在两小时以后。换个时间，比如“V{number} 改到后天晚上8点”。"


def moved_by_staff(visit: Visit, now: datetime, *, told: bool) -> str:
    whom = "已告诉工友。" if told else "工友在微信上联系不到，请打电话说一声。"
    return f"V{visit.key} 改到 {times.say(visit.starts_at, now=now)}。{whom}"


def staff_line(visit: Visit, who: str, visitor: str) -> str:
    return f"V{visit.key} {visit.starts_at:%H:%M} {visit.place} {who}（{STATUSES.get(visit.status, visit.status)}，{visitor}）"


def staff_day(title: str, lines: Sequence[str], example: Visit) -> str:
    """`example` stands in the list, so that nobody copies the number of another visit."""
    number = f"V{example.key}"
    how = f"记录就发“{number} 已访 情况…”或“{number} 没见到”，可再补一张照片；要跟进的写“跟进：…”。"
    return "\n".join([title, *lines, how])


def recorded(visit: Visit, tasks: int, *, was: str = "", arranged: date | None = None) -> str:
    """`arranged` is the day it stood for before, where it took place on another."""
    more = f"，记了{tasks}件跟进" if tasks else ""
    before = f"（原来记的是{STATUSES[was]}）" if was in ("done", "absent") else ""
    then = f"日期记{day(visit.starts_at.date())}，原来是{day(arranged)}。" if arranged else ""
    return f"V{visit.key} 记好了：{STATUSES[visit.status]}{before}{more}。{then}可以再发照片，会存到这次走访。"


def added(visit: Visit, tasks: int) -> str:
    more = f"加了{tasks}件跟进" if tasks else "补记上了"
    open_still = f"走访还没记，见了再回“V{visit.key} 已访 情况…”。" if visit.status == "booked" else ""
    return f"V{visit.key} {more}。{open_still}"


def how_to_record(visit: Visit, told: date | None = None) -> str:
    """`told` is the day of it, which was said alone."""
    number, then = f"V{visit.key}", f" {told.month}月{told.day}日去的" if told else ""
    return (
        f"{number}（{STATUSES.get(visit.status, visit.status)}）要记哪样？见了回“{number} 已访{then} 情况…”，没见着回“{number} 没见到{then}”，"
        f"改时间回“{number} 改到后天晚上8点”，不去了回“{number} 取消”；只加一件事回“{number} 跟进：…”。"
    )


NOT_RECORDED = "好，没记。回复“今天走访”或“全部走访”看编号。"
CALL_OFF_OPTIONS = ("取消这次走访", "不取消")
NOT_CALLED_OFF = "好，走访照去。"
AGAIN_AT_DESK = "这次已经记了没见到；单位的走访要再去，请在后台“走访”里新约一次。"
LATE, AHEAD = "时间过了、还没记的：", "后面要去的："
NONE_OPEN = "没有要记、要去的走访。"
PHOTO_DROPPED = "刚才那张照片不要了，不再放在这次走访里。"
NO_PHOTO = "没找到刚发的走访照片，没有动。"


def open_title(count: int) -> str:
    return f"还没记的走访 {count} 次："


def done_is_not_moved(visit: Visit) -> str:
    return (
        f"V{visit.key} 已经记了已访，时间不能再改。写错了先回“V{visit.key} 没见到”；要再去一次，请工友约或在后台新约。"
    )


def already_recorded(visit: Visit) -> str:
    return f"V{visit.key} 已经记了{STATUSES[visit.status]}，不用取消。"


def arranged_again(visit: Visit, again: Visit, now: datetime, *, told: bool) -> str:
    whom = "已告诉工友。" if told else "工友在微信上联系不到，请打电话说一声。"
    return f"V{visit.key} 没见到照记着；另约了 V{again.key}：{times.say(again.starts_at, now=now)}。{whom}"


def ask_call_off(visit: Visit, now: datetime) -> str:
    return f"V{visit.key} {times.say(visit.starts_at, now=now)} {visit.place}，取消吗？"


def called_off_by_staff(visit: Visit, *, told: bool) -> str:
    whom = "已告诉工友。" if told else "工友在微信上联系不到，请打电话说一声。"
    return f"V{visit.key} 取消了。{whom}"


NOT_YET = "还没到走访的时间，去了再记。"
CALLED_OFF = "这次走访已经取消了。"
NO_NUMBER = "去单位慰问要写慰问了多少人，填数字，比如“40”。"
NO_COST_SOURCE = "送东西的慰问要写清钱从哪里来，比如“东西部协作资金”。"
LONG_AGO = "日期太早了，看看年份有没有写错。"
NOBODY = "走访要写清见的是哪位工友或哪家单位。"


def from_station(words: str) -> str:
    """The same words as after one's own booking, for whoever did not ask for it just now."""
    return f"【走访】{words}"


NO_SUCH_VISIT = "没有这个编号的走访。回复“今天走访”看清单。"
PHOTO_KEPT = "照片存到这次走访了。"


def entered_before(number: int, at: datetime) -> str:
    return (
        f"{at.month}月{at.day}日已经记过这位工友或这家单位：V{number}（{at:%H:%M}），这次没有再存。"
        "要改就改那一条；确实又去了一次，勾上“这是另一次”再存。"
    )
