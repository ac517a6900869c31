"""What is said of a forwarded job ad: dangerous, the station's own post, or not known. It is never called good."""

from collections.abc import Sequence

from db.models import Vacancy
from handlers.texts import pay
from nlp.ad_dangers import Danger

SEND_IT = "把那条招工的文字整段转发给我，我看看有没有危险、是不是工作站的岗位。是图片的话，发图片，工作人员帮您看。"
DANGER = "有危险。"
UNKNOWN = "没查到。工作站没登记过这个岗位，是真是假我说不准。"
ALIKE = "跟工作站的岗位{post}像，可不是一回事："
BEFORE_GOING = "要您先交钱、交证件、转账、去境外的，都别答应。"
DO_NOT_GO = "不要去，也别约人一起去。"
OURS = "是工作站的岗位：{post}。"
CHANGED = "可您发来的跟工作站登记的不一样："
COPIED = "它像是拿工作站的岗位{post}改的，不一样的地方："
AS_REGISTERED = "以工作站登记的为准，报名不收钱。回“{number}”看原来的岗位。"
CLOSED = {
    "closed": "这个岗位已经停招了。",
    "paused": "这个岗位暂时停招。",
    "expired": "这个岗位过了有效期。",
    "filled": "这个岗位已经招满了。",
}
NEAREST = "工作站登记的差不多的岗位：{post}，{wages}。回“{number}”看。"
ASK_STATION = "拿不准回“人工”，问工作站。"
AFTERWARDS = {
    "danger": "不要去，也别约老乡去：刚才那条有危险。想找活路，回“找工作”。",
    "unknown": "我没说没问题：是没查到，真假不晓得。问清楚之前先不要去、不要交钱。回“人工”，工作站帮您问。",
    "ours": "岗位是工作站登记的，工资、电话、地点都以登记的为准。去之前回岗位编号看清楚，拿不准回“人工”。",
}
NO_MONEY = {
    "danger": "不要交。正规招工不向工人收一分钱，刚才那条有危险。钱已经给了的马上打 110。",
    "unknown": "先不要交：正规招工不向工人收钱，刚才那条我没查到。拿不准回“人工”，工作站帮您问。",
    "ours": "不用交：工作站的岗位报名不收钱。谁叫您交钱都别给，回“人工”告诉工作站。",
}
PICTURE_OF_AD = "工友发来一张招工图片，请看真假"
OWN_AD = "是您自己单位招人的，回“我们单位招人”，交工作站审核发布。"
REPORT = "回“举报”，工作站去查；钱已经给了的马上打 110。"
NO_SUCH_PHONE = "不是单位登记的电话"
NO_SUCH_ACCOUNT = "工作站和单位没登记过，别加"
NOT_ASKED = {"fee": "工作站的岗位不收钱", "papers": "工作站的岗位不收证件、银行卡"}
KINDS = {
    "firm": "单位", "pay": "工资", "phone": "电话", "account": "联系", "fee": "收钱", "papers": "证件", "place": "地点", "work": "工作",
}  # fmt: skip
NOT_REGISTERED = frozenset({"phone", "account", "fee", "papers"})
LONGEST = 24


def picture_taken(number: str, when: str) -> str:
    return f"图片收到了，交给工作人员看（编号{number}），{when}回您。没回话之前不要去，不要交钱、交证件。"


def please_look(ad: str) -> str:
    """For the desk: the ad that somebody wants to have asked about."""
    return f"请看这条招工的真假：{ad}"


def quoted(said: str) -> str:
    line = " ".join(said.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def dangers(found: Sequence[Danger]) -> str:
    return "\n".join(f"· {danger.name}{_where(danger.said)}：{danger.tell}" for danger in found)


def _where(said: str) -> str:
    return f"（“{quoted(said)}”）" if said else ""


def difference(kind: str, here: str, there: str) -> str:
    return f"· {KINDS[kind]}：这条写“{quoted(here)}”，{there}" if kind in NOT_REGISTERED else (
        f"· {KINDS[kind]}：这条写“{quoted(here)}”，登记的是{there}"
    )  # fmt: skip


def named(vacancy: Vacancy) -> str:
    return f"{vacancy.number} {vacancy.title}"


def nearest(vacancy: Vacancy) -> str:
    return NEAREST.format(post=named(vacancy), wages=pay.short(vacancy), number=vacancy.number)
