"""Requests on the staff's desk, in words."""

from collections.abc import Iterable, Sequence

from db.models import Inquiry
from handlers.texts.alarms import KINDS, LEVELS
from nlp import phones

ROLES = {
    "station_head": "站长",
    "job_officer": "岗位专员",
    "visit_officer": "走访专员",
    "training_officer": "培训专员",
    "dehong_viewer": "德宏联络",
    "qingpu_viewer": "青浦联络",
    "county_liaison": "县联络员",
    "banma_viewer": "班玛联络",
    "provider": "培训机构",
    "auditor": "审计",
    "sysadmin": "管理员",
}
SPEAKERS = {"in": "工友", "out": "机器人", "staff": "工作人员"}
WITHOUT_WORDS = {
    "picture": "[图片]", "voice": "[语音]", "video": "[视频]", "file": "[文件]", "sticker": "[表情]",
    "location": "[位置]", "link": "[链接]",
}  # fmt: skip
REPLIED = "已发给工友。送不到的话会进“未送达”清单。"
NOTICE = "工作人员给您回话了"  # a field of a notice: twenty characters at most
NOT_REACHABLE = "这位工友已取消关注，微信发不过去，请打电话。"
TOLD = {
    "sent": REPLIED,
    "held": "48小时的窗口过了：先发通知请工友来看，工友一开口，这句话就发出去。急事请打电话。",
    "spent": "微信一次最多连发5条，已经用完了：先发通知请工友来看，工友一开口，这句话就发出去。急事请打电话。",
    "gone": NOT_REACHABLE,
}
CLOSED_TOLD = {
    "held": "\n48小时的窗口过了：先发通知，工友一开口，结果就发出去。急事请打电话。",
    "spent": "\n微信一次最多连发5条，已经用完了：先发通知，工友一开口，结果就发出去。急事请打电话。",
}
SURE_TO_UNBIND = "解绑后，这个微信就不再是工作人员了，收不到求助和走访提醒。确定解绑吗？"
UNBIND_OPTIONS = ("确定解绑", "先不解")
STAYS_BOUND = "好，还绑着。"
UNBOUND = "解绑好了。要再用，请找管理员要新的绑定码。"
RIGHTS = {
    "requests": "接办求助",
    "visits": "看和记走访",
    "posts": "发布和改岗位",
    "courses": "管课程报名",
    "broadcast": "群发",
    "approve": "批准群发",
    "figures": "看统计数字",
    "people": "查工友",
    "ledger": "改工友台账",
    "answers": "改问答和金额",
    "phones": "看完整电话",
    "identities": "看完整身份证号",
    "rosters": "管本机构的班",
    "staff": "管账号和值班",
    "audit": "看留痕",
    "money": "管资金、申领和核查",
    "receipts": "确认收到岗位清单",
    "inspect": "看全部页面",
}
# What one may type, by the right it takes; nobody is told of what would be refused.
COMMANDS = (
    (("requests",), "待办｜接 Q0001｜看 Q0001｜回 Q0001 内容｜办结 Q0001 结果"),
    (("posts",), "粘贴招工信息就能发岗位；“关闭 J012”“J012 延到12月31日”；“J012谁报了”"),
    (("broadcast",), "“发给盈江在找工作的：内容”群发；“B0001 送达情况”“停 B0001”"),
    (("approve",), "“没批的群发”看等批准的；“同意 B0001”“不同意 B0001 原因”"),
    (("figures",), "“这周报名多少，按县分”看数字；“春节回家统计”"),
    (("visits",), "“今天走访”看安排；“该去看谁”"),
    (("people",), "“查 岩罕”找人"),
    (("phones",), "“电话 W001”看号码"),
    (("courses",), "“C05 名单”“C05 座位改成40”“C05 推迟到12月8日”“C05 取消”管班；“签到码 C05”“出勤 C05”；“实习待办”"),
    (("posts", "figures"), "“活动”看招聘会、面试、指导、一起出发"),
)
NOTHING_HERE = "您的事情在控制台办，这里没有要发的命令。"
CLASSES_THERE = "班级、名单、出勤在控制台的“班级”页看和交，聊天里不办。要找人，打工作站电话。"
HELP_ENDS = "“我是谁”看绑定的身份；换人用就发“解绑”。"
HOW_TO_BIND = "工作人员绑定这样发：绑定 12345678（“绑定”后面是8位绑定码）。绑定码找站长或管理员要，30分钟内有效。"
NOT_BOUND = "您没有绑定工作人员身份，不用解绑。\n不想收消息，回复“退订”；要删掉登记的信息，回复“删除我的信息”。"


def help_for(rights: Iterable[str]) -> str:
    held = set(rights)
    lines = [words for needed, words in COMMANDS if held.intersection(needed)]
    return "\n".join(["您可以发：", *lines, HELP_ENDS] if lines else [NOTHING_HERE, HELP_ENDS])


def who(name: str, role: str) -> str:
    return f"您是{name}，身份：{ROLES.get(role, role)}。"


def not_allowed(role: str, right: str) -> str:
    if role == "auditor":
        return (
            f"您的身份是{ROLES.get(role, role)}，不能{RIGHTS[right]}。要看请到控制台：各页都能看（打了码，只看不改）。"
        )
    return f"您的身份是{ROLES.get(role, role)}，不能{RIGHTS[right]}。需要的话请找站长。"


def without_words(kind: str) -> str:
    """What stands in the transcript for a message that has none."""
    return WITHOUT_WORDS.get(kind, "[消息]")


def bound(name: str, role: str, shown: str) -> str:
    return f"{name}，绑定好了，身份：{role}。\n{shown}"


def waiting(lines: Sequence[str], total: int) -> str:
    if not lines:
        return "没有等着办的求助。"
    more = f"\n还有 {total - len(lines)} 件，在控制台看。" if total > len(lines) else ""
    return "\n".join([f"等着办的 {total} 件：", *lines]) + more


def line(row: Inquiry, name: str, minutes: int, taker: str) -> str:
    state = f"{taker}在办" if taker else f"等了{_span(minutes)}"
    who = f" {name}" if name else ""
    return f"{LEVELS[row.level]}{row.number}{who} {KINDS.get(row.kind, row.kind)}（{state}）：{phones.hide(row.words)[:40]}"


def _span(minutes: int) -> str:
    if minutes < 120:
        return f"{minutes}分钟"
    return f"{minutes // 60}小时" if minutes < 2880 else f"{minutes // 1440}天"


def taken(number: str, transcript: Sequence[str]) -> str:
    return "\n".join(
        [f"{number} 归您办。最近的话：", *transcript, f"回复“回 {number} 内容”跟工友说，“办结 {number} 结果”收尾。"]
    )


def not_taken_yet(numbers: Sequence[str]) -> str:
    """To 好的 and 收到: whoever says so may believe that it is theirs."""
    return f"还没有人接：{'、'.join(numbers)}，还在响。您来办就回“接 {numbers[0]}”，先看情况回“看 {numbers[0]}”。"


def which_to_take(numbers: Sequence[str]) -> str:
    return f"有 {len(numbers)} 件没人接：{'、'.join(numbers)}。接哪一件？回“接 {numbers[0]}”这样。"


def look(head: str, transcript: Sequence[str]) -> str:
    return "\n".join([head, *transcript])


def closed(number: str, other: str = "") -> str:
    """`other` is a request of the same person for which the bot stays quiet."""
    if other:
        return f"{number} 已办结。这位工友还有 {other} 开着，机器人还不应答；也办完了就回“办结 {other} 结果”。"
    return f"{number} 已办结，机器人恢复应答。"


def from_staff(words: str) -> str:
    return f"【工作人员】{words}"


def taken_for_worker(number: str, phone: str) -> str:
    by_phone = f"也可以打 {phone}。" if phone else ""
    return f"工作人员已经接了您的求助（{number}），马上跟您说。{by_phone}"


def closed_for_worker(number: str, outcome: str, other: str = "") -> str:
    result = f"：{outcome}" if outcome else ""
    if other:
        return (
            f"您的求助（{number}）办好了{result}。您要找人的那件（{other}）还开着，工作人员会回您；想用机器人回“菜单”。"
        )
    return f"您的求助（{number}）办好了{result}。还有事接着说，机器人也回来了，回复“菜单”看看。"
