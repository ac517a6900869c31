"""Applying for a post and what becomes of it, in words."""

from collections.abc import Sequence
from datetime import datetime

from db.models import Application, Vacancy
from handlers.texts import common
from handlers.texts.mine import APPLICATIONS as STATUSES
from nlp import phones

ASK_PHONE = "请留个手机号，单位好联系您。"
SHARE_YES, SHARE_NO = "同意，报名", "不同意"
NOT_SHARED = "好，不给单位，这次就不报名，什么都没存。岗位照样可以看；想先了解清楚，回复“人工”。"
NOT_FOR_OTHERS = "帮家里人报名，请他用自己的微信关注我们再报，本人同意才算数；他不方便的话回复“人工”，工作站帮您登记。"
NONE = "您还没有报过岗位。回复“找工作”看看。"
NONE_LIVE = "您现在没有在报的岗位，不用撤。回复“找工作”看别的。"
WITHDRAW_WHICH = "要撤回哪一个？"
WITHDRAW_OPTIONS = ("撤回", "不撤了")
KEPT = "好，报名给您留着。"
CHOOSE = "要报哪一个？回前面的数字，或者岗位编号（比如J012）。"


def say_which(posts: Sequence[str]) -> str:
    """In the midst of a form, where a number would answer the form."""
    return f"{WITHDRAW_WHICH}\n{'、'.join(posts)}\n说编号就行，比如“撤回{posts[0].split()[0]}”。"


def share(vacancy: Vacancy, name: str, phone: str) -> str:
    """Names the receiver, what is passed on, and what for (个人信息保护法, art. 23)."""
    employer = vacancy.employer_name or "招聘单位"
    adults = "（这个岗位要满18周岁）" if (vacancy.age_min or 0) >= 18 or "18周岁以上" in vacancy.requirements else ""
    return (
        f"报名 {vacancy.number} {vacancy.title}{adults}\n姓名：{name}\n手机：{common.phone(phone)}\n"
        f"要把您的姓名和手机号给{employer}，只用来联系您应聘这个岗位。同意吗？"
    )


def applied(vacancy: Vacancy, now: datetime) -> str:
    return (
        f"报好了：{vacancy.number} {vacancy.title}（{now.month}月{now.day}日）。\n"
        "接下来工作站核对后推荐给单位，单位会打电话给您，有消息我也马上告诉您。全程不收钱。\n"
        "随时回“进度”可以查，不想去了回“撤回报名”。"
    )


def already(vacancy: Vacancy, application: Application) -> str:
    on = application.applied_at
    return f"您{on.month}月{on.day}日已经报过 {vacancy.number} {vacancy.title}，现在：{STATUSES[application.status]}。"


def closed(vacancy: Vacancy, words: str) -> str:
    return f"{vacancy.number} {vacancy.title}：{words}"


def for_adults(vacancy: Vacancy) -> str:
    return f"{vacancy.number} {vacancy.title}要满18周岁才能做，这是保护您。可以先学技术，回复“培训”；有允许的岗位我告诉您。"


def gone_meanwhile(vacancy: Vacancy, words: str) -> str:
    return f"{vacancy.number} {vacancy.title}：{words}回复“找工作”看别的。"


def line(vacancy: Vacancy, application: Application, changed_at: datetime, note: str) -> str:
    about = f"：{note}" if note and application.status == "interview" else ""
    return f"{vacancy.number} {vacancy.title} {STATUSES[application.status]}{about}（{changed_at.month}月{changed_at.day}日）"


def mine(count: int) -> str:
    return f"您报过{count}个岗位："


MINE_AFTER = "回数字看岗位；不想去了回“撤回报名”。"


def ask_withdraw(vacancy: Vacancy) -> str:
    return f"要撤回 {vacancy.number} {vacancy.title} 的报名吗？"


def withdrawn(vacancy: Vacancy) -> str:
    return f"{vacancy.number} {vacancy.title} 的报名撤回了，工作站不再把您推给这家单位。想找别的，直接说。"


def withdrawn_for_staff(vacancy: Vacancy, name: str, status: str) -> str:
    return f"{name}撤回了 {vacancy.number} {vacancy.title} 的报名（之前：{STATUSES[status]}），请告诉单位。"


def told(vacancy: Vacancy, status: str, note: str) -> str:
    """What a worker hears when an application has moved."""
    post = f"{vacancy.number} {vacancy.title}"
    extra = f"\n{note}" if note else ""
    return {
        "referred": f"您报的 {post}，工作站已推荐给单位，请留意电话。{extra}",
        "interview": f"您报的 {post} 要面试：{note or '时间等单位电话'}。去不了请提前说，回复“人工”。面试不收钱。",
        "hired": f"恭喜，您报的 {post} 录用了！{extra}\n上班前看清合同，不交押金、不押证件。有事回复“人工”。",
        "rejected": f"您报的 {post} 这次没录用。{extra}\n不要紧，回复“找工作”看差不多的，或回复“人工”帮您挑。",
        "started": f"您已入职 {post}。工资、住宿有问题随时回复“人工”。{extra}",
        "absent": f"单位说您没去 {post} 报到。要是弄错了，回复“人工”。{extra}",
        "left": f"记下了：您离开了 {post}。要找新的，直接说。{extra}",
    }[status]


def interview_stands(vacancy: Vacancy, note: str) -> str:
    when = note or "时间还没定，等单位电话"
    return f"{vacancy.number} {vacancy.title} 面试：{when}。地点不清楚、去不了，直接说或回复“人工”。"


def wants_another_day(vacancy: Vacancy, name: str, note: str, said: str) -> str:
    at = f"（{note}）" if note else ""
    return f"{name}的面试 {vacancy.number} {vacancy.title}{at}去不了，想换时间：“{said.strip()}”。请问单位，定了发：面试 {vacancy.number} {name} 时间。"


def another_day_passed_on(posts: Sequence[Vacancy]) -> str:
    named = "、".join(f"{post.number} {post.title}" for post in posts)
    return f"记下了：{named} 的面试要换时间，已转给工作站去问单位，定了告诉您；没通知之前还是原来的时间。不想去了回“撤回报名”，急的话回“人工”。"


def interview_reminder(vacancy: Vacancy, note: str) -> str:
    return f"提醒您：{vacancy.number} {vacancy.title} 面试，{note}。带上身份证，去不了请回复“人工”。"


def list_head(vacancy: Vacancy, count: int) -> str:
    return f"{vacancy.number} {vacancy.title}：报名{count}人"


def applicant(name: str, county: str, phone: str, status: str, when: datetime) -> str:
    masked = phones.mask(phone) if phone else "没留电话"
    return f"{name} {county} {masked} {STATUSES[status]}（{when.month}月{when.day}日）"


NOBODY = "{number} 还没有人报名。"
NO_NEW = "没有等着推荐的报名。"
STAFF_HOW = "改结果就发：已推荐／面试／录用／未录用 J012 姓名，面试后面写时间。"


def untouched(lines: Sequence[str], total: int) -> str:
    rest = f"\n还有{total - len(lines)}个。" if total > len(lines) else ""
    return "\n".join([f"等着推荐的报名 {total} 个：", *lines]) + rest + f"\n{STAFF_HOW}"


def no_applicant(vacancy: Vacancy, name: str) -> str:
    return f"{vacancy.number} {vacancy.title} 的报名里没有“{name}”。发“{vacancy.number} 报名”看名单。"


def several(name: str) -> str:
    return f"有几位都叫“{name}”，请在名字后面加手机后四位："


def moved(name: str, vacancy: Vacancy, status: str, *, told_him: bool, at: str = "") -> str:
    """`at` is when it reaches somebody who is not to be woken now."""
    sent = f"现在不吵本人，{at}发" if at else "已发给本人"
    reach = sent if told_him else "本人没有绑定微信或已取消关注，请打电话告诉他"
    return f"记下了：{name} {vacancy.number} {vacancy.title} → {STATUSES[status]}。{reach}。"


def gone_by_itself(name: str) -> str:
    return f"{name}已经自己撤回了这个报名，没有改动，也没有发消息。"


def stands_already(name: str, status: str) -> str:
    return f"{name}原来就是“{STATUSES[status]}”，没有改动，也没有再发消息。"
