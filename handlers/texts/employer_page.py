"""What an employer reads that writes its posts itself, or says who is still there."""

from collections.abc import Sequence
from datetime import date

from db.employer_months import Person

TITLE = "给工作站交岗位"
SOURCE = "单位提交"
HOW = "写好交给工作站审核，通过了才发布；不收任何费用。"
MEND = "有几处要改，看下面红字。"
HAND_IN = "交给工作站"
OVER = "这个链接过期了，请向工作站再要一个。"
TOO_MANY = "交来的岗位还没审完，请过两天再交，急的打工作站电话。"
STATES = {
    "review": "在审核", "returned": "退回了", "published": "已发布", "paused": "暂停", "expired": "过期", "closed": "已停招",
    "draft": "在审核",
}  # fmt: skip


def handed_in(number: str) -> str:
    return f"收到了，编号 {number}。工作站一两天内审核，结果还在这个链接看。"


MONTH = "每月确认在岗"
MONTH_SAID = {"there": "在岗", "left": "离职", "never": "未到岗"}
MONTH_DAY = "离职或到岗的日期（还在岗的不用填）"
MONTH_REST = "没勾的都在岗，交"
MONTH_ONLY = "只交勾了的"
MONTH_MEND = "有几个人的日期没写对，改好再交；现在一个都没存。"
MONTH_DAY_MISSING = "离职要写日期，日期不能晚于今天。"
MONTH_THANKS = "收到了，谢谢。这个月里还可以改，改了再交一次。"
MONTH_NOBODY = "这个月没有要确认的人。"
MONTH_WHY = "名单里只有同意单位和工作站互相核对的工友；不在名单上的不用告诉我们。确认只用来核对就业情况。"

HIRED = "录用了"
HIRED_HOW = "下面是工作站推荐来、同意把姓名给您单位的人。录用了的勾上；没勾的不算没录用，以后再说。"
HIRED_SAYS_EMPLOYER = "这是单位说的。没有这回事就回“人工”。"


def confirmed(people: int, hired: int) -> str:
    """For the audit."""
    return f"{people} 人{f'，录用 {hired} 人' if hired else ''}"


def month_title(today: date) -> str:
    return f"{today.year}年{today.month}月 {MONTH}"


def month_how(waiting: int, beyond: int) -> str:
    """`beyond` of those who wait are not on this page."""
    if not waiting:
        return "这个月都确认过了，下面是您说的。"
    more = f"人多，这页先列 {waiting - beyond} 个，交了再列剩下的 {beyond} 个。" if beyond else ""
    return f"还有 {waiting} 个人没确认。{more}都在岗，直接按下面第一个按钮；有变化的先勾出来。"


def month_of_person(person: Person) -> str:
    """What the station has, as far as the employer told or knows it."""
    if person.said is not None:
        on = f"，{person.said.on_day}" if person.said.on_day else ""
        return f"您确认过：{MONTH_SAID[person.said.said]}{on}"
    if person.expected:
        return "录用了，还没说到没到岗"
    return ""


def month_so_far(month: int, agreed: int, told: int, waiting: Sequence[str], *, count: int, unasked: int) -> str:
    """For staff in the chat: how many are to be confirmed, and whom to telephone; `count` employers wait in all."""
    lines = [
        f"{month}月单位确认在岗：同意核对的 {agreed} 人，单位确认了 {told} 人；另有 {unasked} 人在岗、还没同意核对。"
    ]
    if waiting:
        more = f"等 {count} 家" if count > len(waiting) else ""
        lines.append(f"还没确认完的：{'、'.join(waiting)}{more}。")
    elif agreed:
        lines.append("要确认的都确认了。")
    else:
        lines.append("还没有人同意核对，没有要催的单位。")
    return "\n".join([*lines, "名单和确认链接：网页后台“单位”里的“每月确认”。"])


MAY_CONFIRM = ("可以", "不用")
NOT_SHARED = "好，不跟单位核对。有变化您告诉我就行；以后愿意了，回“每月核对”。"
WHAT_FOR = (
    "就是单位每月告诉工作站：您还在不在那里上班。说您走了，我先来问您，不对的照您说的记；不同意也不影响您上班、找工作。"
)
LATER = "（每月核对的事，看完了回“每月核对”。）"
NO_EMPLOYER = "先告诉我您在哪个厂，回“我进厂了”。"


def by_the_link(phone: str) -> str:
    """To somebody of an employer who tells it in the chat."""
    by_phone = f"，没有链接请打工作站电话 {phone}" if phone else "，没有链接请回“人工”"
    return f"您是单位的：谁在岗、谁走了、录用了谁，在工作站每月发给您的链接里填{by_phone}。"


def may_confirm(employer: str) -> str:
    """Names the receiver, what it sees, and what for (个人信息保护法, art. 23)."""
    return f"{employer}每月会跟工作站核对我们的工友还在不在岗，单位会看到您的姓名，别的不给。把您也算上吗？"


def started_may_confirm(name: str, employer: str) -> str:
    """The same, to somebody who has just started there."""
    return f"{name}，您到{employer}上班了，有事随时找我们。{may_confirm(employer)}"


def shared(employer: str) -> str:
    return f"好，每月跟{employer}核对一次。单位说您走了，我会来问您一声。不想了回“撤回同意”。"
