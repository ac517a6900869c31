"""Messages to many, in words: for whom, how many, when, and what became of it."""

from collections.abc import Sequence
from datetime import datetime

from db.audience_filters import Audience
from db.audiences import Counted
from db.broadcast_reports import Report
from db.models import Broadcast, Vacancy
from handlers.texts.people import STATUSES
from handlers.texts.vacancy import day, wages
from nlp import times

ASK_WHOM = "发给哪些人？可以按县、乡镇、状态、单位、工种、课程、岗位、登记时间来说，比如“盈江在找工作的”“报了C05的”“应聘J012的”“所有人”。"
ASK_WORDS = "发什么内容？整段发给我就行。"
ASK_WHEN = "什么时候发？比如“明天早上9点发”；马上发就回“马上发”。"
ASK_KIND = "这条算哪一类？退订了这一类的人不会收到。"
WHOM_HINT = "盈江在找工作的"
REVIEW = "回复“测试”先发给自己看；要改就说“内容改成…”“发给…”“明天早上9点发”。"
NOW = "马上"
KINDS = {"jobs": "招聘", "courses": "培训", "visits": "走访", "notice": "通知"}
KIND_CHOICES = {"jobs": "招聘", "courses": "培训", "visits": "走访", "notice": "一般通知（天气、防骗、放假）"}
REFUSED = {
    "ethnicity": "群发不能按民族、语言挑人：招聘培训对各民族一视同仁（劳动法第12条、就业促进法第28条），民族也不拿来筛选。可以按县、乡镇、状态、课程来发。",
    "religion": "群发不能按信仰挑人。可以按县、乡镇、状态、课程来发。",
    "household": "群发不能按户类别、残疾挑人：收到的人等于被公开了家里情况（个人信息保护法第28条）。可以按县、乡镇、状态、课程来发。",
    "health": "群发不能按健康、怀孕挑人。可以按县、乡镇、状态、课程来发。",
    "sex_or_age": "群发不能按性别、年龄挑人：岗位要对所有人开放（就业促进法第3、27条）。可以按县、乡镇、状态、课程来发，要求写在内容里。",
}
NOBODY = "这样挑一个能收到的人也没有，请换个范围。"
PAST = "这个时间已经过了，请再说一个。"
NO_TIME = "没看懂改到什么时候。请这样发：“B0001 改到后天上午9点”。"
SENT_TO_SELF = "测试消息发给您了，看看样子对不对。"
NO_DRAFT = "现在没有正在写的群发。先发“发给盈江在找工作的：内容”。"
TEST, CORRECTION = "【测试】", "【更正】"
STATES = {
    "draft": "没提交", "waiting": "等批准", "approved": "等发送", "planning": "在发", "sending": "在发", "paused": "暂停",
    "stopped": "已停", "done": "发完",
}  # fmt: skip
RESULTS = {
    "out_of_window": "超48小时", "unfollowed": "已取关", "not_following": "没关注", "held": "本月群发满4次",
    "no_list": "订阅号不能按名单发", "failed": "失败", "unknown": "待确认",
}  # fmt: skip
OWN = "{number} 是您自己写的，要另一位同事批准。"
NONE_SO_FAR = "还没有群发过。"
NONE_UNDER_WAY = "没有在发或等着发的群发。已经发完的可以回复“更正 B0001：内容”。"
FOR_ONESELF = "\n（您自己不想收消息，回复“退订”。）"
STOP_OPTIONS = ("停掉", "照发")
NONE_TO_COME = "没有等着发的群发。发过的回复“群发记录”看。"
NONE_SENDING = "没有正在发的群发。回复“群发记录”看清单。"
NONE_PAUSED = "没有暂停的群发。回复“群发记录”看清单。"
NONE_WAITING = "没有等批准的群发。"
KEPT_OUT = {"stopped": "已退订没发", "called_off": "停发"}
NO_SECOND = "现在没有第二位绑定的同事可以批准，请先让同事绑定，再发“{number} 提交”。"
STOPPED_BY_KIND = {"jobs": "招聘", "courses": "培训", "visits": "走访"}


def no_such(number: str) -> str:
    return f"没有群发 {number}。回复“群发记录”看清单。"


def wrong_state(number: str, status: str) -> str:
    return f"{number} 现在是“{STATES[status]}”，不能这样办。"


NOT_UNSUBSCRIBED = "正在办的这件不办了就回“取消”；您自己收的消息没有动，要退订等办完再说。"


def not_understood(rest: str) -> str:
    return f"没弄懂“{rest}”是哪些人。能按县、乡镇、状态、单位、工种、课程、岗位、登记时间挑。"


def message(kind: str, words: str) -> str:
    """As the followers read it; what can be stopped says how."""
    stop = f"\n（不想再收，回复“退订{STOPPED_BY_KIND[kind]}”）" if kind in STOPPED_BY_KIND else ""
    return f"{words}{stop}"


def post_closed(vacancy: Vacancy, why: str) -> str:
    """To staff who would send a post that nobody can apply for."""
    stands, then = {
        "expired": ("已过有效期", f"先延期：“{vacancy.number} 延期到下个月底”"),
        "filled": ("已招满", f"还招人就先加人：“{vacancy.number} 加5个”"),
        "paused": ("暂停着", f"先恢复：“恢复 {vacancy.number}”"),
    }.get(why, ("停招了", f"还招人就先恢复：“恢复 {vacancy.number}”"))
    return f"{vacancy.number} {vacancy.title}{stands}，没有发出去。{then}，再发给大家。"


def post(vacancy: Vacancy) -> str:
    """A post in three lines; its number opens the whole card."""
    until = f"，{day(vacancy.valid_until)}前有效" if vacancy.valid_until else ""
    return (
        f"【招聘】{vacancy.number} {vacancy.title}\n{vacancy.employer_name}，{vacancy.place}\n"
        f"{wages(vacancy)}{until}\n回复“{vacancy.number}”看详细、报名，不收钱。"
    )


def described(audience: Audience, employers: Sequence[str] = (), trades: Sequence[str] = ()) -> str:
    parts = [
        "所有关注的人" if audience.everyone else "",
        "、".join([*audience.counties, *audience.townships]),
        "或".join(STATUSES[status] for status in audience.statuses),
        "、".join(employers) and f"在{'、'.join(employers)}",
        "、".join(trades),
        f"{audience.course} {'候补' if audience.waiting else '已报名'}" if audience.course else "",
        f"应聘 {audience.vacancy}" if audience.vacancy else "",
        f"{audience.registered_since[:10]} 以来登记" if audience.registered_since else "",
        f"收到过 B{audience.received:04d} 的人" if audience.received is not None else "",
    ]
    return "，".join(part for part in parts if part)


def counted(count: Counted) -> str:
    phones = f"（{count.phones}个微信）" if count.phones != count.reachable else ""
    return (
        f"共 {count.people} 人：可送达 {count.reachable}{phones}、已退订 {count.stopped}、没关注 {count.not_following}"
    )


def when(at: datetime, why: str, now: datetime, *, asked: bool) -> str:
    said = times.say(at, now=now)
    if not why:
        return said if asked else NOW
    return f"{said}（{postponed_because(why)}，顺延）"


def postponed_because(why: str) -> str:
    return "夜里22点到早8点不发" if why == "quiet" else f"{why}放假不发"


def preview(said: str, kind: str, count: Counted, at: str, words: str, *, second: bool, full: str = "") -> str:
    approval = "\n人数超过上限，确认后要第二位同事批准。" if second else ""
    return (
        f"群发给：{said}（{KINDS[kind]}类）\n{counted(count)}{full}\n时间：{at}{approval}\n———\n{message(kind, words)}"
        "\n———"
    )


def full(held: int, *, in_a_day: bool) -> str:
    """Whom WeChat lets no further mass message through to."""
    period = "今天群发已满1次" if in_a_day else "本月群发已满4次"
    return f"\n其中 {held} 人{period}，只能打电话" if held else ""


def put_off(days: int) -> str:
    """Said before it is confirmed: a greeting comes late, and what is urgent does not go at all."""
    later = f"比您说的晚{days}天；" if days > 1 else ""
    return f"\n{later}急事等不得，这会儿群发发不出，请打电话"


def asleep(count: int, until: str) -> str:
    """Of people on the night shift. `until` is empty where one call for many cannot leave them out."""
    if not until:
        return f"\n其中 {count} 个微信上夜班、白天睡觉：一次发给这么多人分不开，他们可能也会马上收到"
    return f"\n其中 {count} 个微信上夜班、白天睡觉，等{until}醒了再发"


def some_full(*, in_a_day: bool) -> str:
    return f"\n其中有人{'今天群发已满1次' if in_a_day else '本月群发已满4次'}，他们收不到，会列进电话名单"


def going(row: Broadcast, at: str) -> str:
    return f"{row.number} 定了，{at}发，约 {row.people} 人。"


def after(row: Broadcast) -> str:
    return f"停发回复“停 {row.number}”，看结果回复“{row.number} 送达情况”。"


def waits(row: Broadcast, names: Sequence[str]) -> str:
    return f"{row.number} 要发 {row.people} 人，需第二位同事批准，已请{'、'.join(names)}看。批准后自动发。"


def ask_approval(row: Broadcast, author: str, at: str) -> str:
    return (
        f"【请您批准】{author}要群发 {row.number}\n给：{row.audience_said}，约 {row.people} 人，{at}发\n———\n"
        f"{message(row.kind, row.words)}\n———\n回复“同意 {row.number}”或“不同意 {row.number} 原因”。"
    )


def approved(row: Broadcast, at: str) -> str:
    return f"{row.number} 您批准了，{at}发。"


def approved_unnamed(row: Broadcast, at: str) -> str:
    """No number was said: what was let go is named, and how to take it back."""
    return f"{approved(row, at)}\n给：{row.audience_said}，约 {row.people} 人：{row.words[:24]}\n{after(row)}"


def approved_for_author(row: Broadcast, name: str, at: str) -> str:
    return f"{name}批准了 {row.number}，{at}发。{after(row)}"


def refused(row: Broadcast) -> str:
    return f"{row.number} 退回了。"


def refused_for_author(row: Broadcast, name: str, reason: str) -> str:
    why = f"：{reason}" if reason else ""
    return f"{name}没有同意 {row.number}{why}。可以改：“{row.number} 内容改成…”。"


def void(row: Broadcast) -> str:
    return f"{row.number} 改了，之前的批准作废。"


def changed(row: Broadcast) -> str:
    return f"{row.number} 改好了。"


def stopped(row: Broadcast, spared: int) -> str:
    """What goes out at this moment cannot be held: then it is not said that nothing did."""
    if not row.started_at:
        return f"{row.number} 停了，一条也没发出，谁也没收到。"
    left = f"还没发的 {spared} 人不发了"
    return f"{row.number} 停了，{left}。已经收到的撤不回，可以回复“更正 {row.number}：内容”补发说明。"


def stands_stopped(row: Broadcast) -> str:
    if not row.started_at:
        return f"{row.number} 已经停了，一条也没发出。"
    return f"{row.number} 已经停了，没有再发。已经收到的人可以用“更正 {row.number}：内容”补发说明。"


def hour_went_by(number: str, planned: datetime) -> str:
    return (
        f"{number} 原定{planned.month}月{planned.day}日{planned:%H:%M}发，已经过了，没有批准，怕内容过时。"
        f"先改时间（比如“{number} 改到明天9点”）或改内容，再来批准；不发了回复“停 {number}”。"
    )


def stands_paused(row: Broadcast) -> str:
    return f"{row.number} 已经暂停着，没有在发。回复“停 {row.number}”不发了，“继续 {row.number}”接着发。"


def goes_on(row: Broadcast, now: datetime) -> str:
    """Of another one than was stopped."""
    at = f"，{times.say(row.send_at, now=now)}发" if row.send_at and row.send_at > now else ""
    return f"{row.number} {STATES[row.status]}{at}，没有停；不发回复“停 {row.number}”。"


def ask_stop(row: Broadcast, now: datetime) -> str:
    at = f"{times.say(row.send_at, now=now)}" if row.send_at else NOW
    return f"现在没有在发的。{row.number} 等着{at}发（{row.audience_said}：{row.words[:24]}），停掉吗？"


def not_yet_out(row: Broadcast, words: str) -> str:
    return f"{row.number} 还没发，不用更正。要改内容回复“{row.number} 内容改成{words}”，不发回复“停 {row.number}”。"


def too_late(row: Broadcast) -> str:
    return f"{row.number} 已经发完，微信不让撤回。可以回复“更正 {row.number}：内容”给收到的人补发说明。"


def paused(row: Broadcast, waiting: int) -> str:
    return f"{row.number} 暂停了，还有 {waiting} 人没发。回复“继续 {row.number}”接着发，“停 {row.number}”不发了。"


def resumed(row: Broadcast, left: int, at: str) -> str:
    return f"{row.number} 接着发，还有 {left} 人（{at}）。"


def correction(words: str) -> str:
    return f"{CORRECTION}{words}"


def state(row: Broadcast, now: datetime) -> str:
    at = f"，{times.say(row.send_at, now=now)}" if row.send_at and row.status in ("approved", "waiting") else ""
    return f"{row.number} {STATES[row.status]}{at}｜{KINDS[row.kind]}｜{row.audience_said} {row.people}人｜{row.words[:24]}"


def listed(lines: Sequence[str]) -> str:
    return "\n".join(["群发记录：", *lines])


def to_come(lines: Sequence[str]) -> str:
    return "\n".join(
        ["还没发的群发：", *lines, "改时间发“B0001 改到后天9点”，改内容发“改 B0001 内容：…”，不发了发“停 B0001”。"]
    )


def which_to_change(lines: Sequence[str]) -> str:
    return "\n".join(["还没发的有几条，要改哪条？请带上编号，比如“B0001 改到后天9点”“改 B0001 内容：…”。", *lines])


def moved(row: Broadcast, at: str) -> str:
    """`at`: when it goes out now. A new time takes no approval away."""
    state = {
        "approved": "批准还算数，到时自动发。",
        "waiting": "还等第二位同事批准。",
        "draft": f"还没交，回复“提交 {row.number}”。",
    }[row.status]
    return f"{row.number} 改到{at}发。{state}"


def to_approve(lines: Sequence[str], posts: Sequence[str]) -> str:
    """What waits for the one who asks: messages to many, then posts."""
    if not lines and not posts:
        return NONE_WAITING
    said = ["等批准的群发：", *lines, "回复“同意 B0001”或“不同意 B0001 原因”。"] if lines else [NONE_WAITING]
    return "\n".join([*said, *(["待审的岗位（在控制台“岗位”里审）：", *posts] if posts else [])])


def which_to_approve(lines: Sequence[str]) -> str:
    return "\n".join(["有几条等批准，要哪条？", *lines, "回复“同意 B0001”这样带编号的。"])


def report(row: Broadcast, found: Report, to_call: Sequence[str]) -> str:
    shown = {"out_of_window", "unfollowed", "failed"} | {name for name in RESULTS if found.of(name)}
    lines = [f"{row.number}（{STATES[row.status]}）共 {found.total} 人", f"送达 {found.of('sent')}"]
    lines += [f"{name} {found.of(result)}" for result, name in RESULTS.items() if result in shown - {"unknown"}]
    lines += [f"还没发 {found.of('planned')}"] if found.of("planned") else []
    lines.append(f"待确认 {found.of('accepted', 'unknown')}")
    lines += [f"{name} {found.of(result)}" for result, name in KEPT_OUT.items() if found.of(result)]
    if found.unnamed:
        lines.append(f"（失败里有 {found.unnamed} 人微信没说是谁）")
    if found.refused:
        lines.append(f"微信的回答：{'、'.join(found.refused)}")
    if to_call:
        lines += ["要打电话的：", *to_call, CALL_FROM_HERE]
    return "\n".join(lines)


CALL_FROM_HERE = "回数字看这个人；要完整电话发“电话”加前面的编号。"
MORE_AT_DESK = "群发没送到的，全部名单在控制台“群发”里看、导出。"


def more_to_call(count: int) -> str:
    return f"还有 {count} 人，在控制台看。"
