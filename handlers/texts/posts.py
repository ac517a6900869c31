"""Putting up posts, in words: what is missing, what may not stand, the preview, and changes to posts that stand."""

from collections.abc import Sequence
from datetime import date

from db.models import Vacancy
from handlers.texts import delivery
from handlers.texts.mine import APPLICATIONS
from nlp.findings import Finding

NOT_A_NAME = "单位要写全称，比如“上海示例服装有限公司”。"
SOURCE = "工作站录入"
PASTE = "把招工信息整段粘贴给我就行：单位、人数、条件、做什么、地点、工资、有效期，缺的我再问。"
ASK_EMPLOYER = "哪个单位招人？请写全称。"
NEVER_VERIFIED, VERIFIED_LONG_AGO = "还没核验过", "上次核验过了六个月"
PAPERS_LACK = "的信用代码或许可证还没登记"
PAPERS_FAILED = "“{name}”上次核验没通过，请在控制台“单位”里重新核验，通过了再发。"
ASK_CREDIT_CODE = "营业执照上的统一社会信用代码是多少？18位。"
ASK_LICENCE = "人力资源、劳务、职介单位要有许可证（人力资源市场暂行条例第18条）。许可证号是多少？没有就回“没有”。"
NOT_A_LICENCE = "许可证号里有数字，请照证抄。"
SAYS_NOTHING = {
    "duties": "工作内容要写清每天做什么（人力资源市场暂行条例第24条）。", "requirements": "招聘条件要写和干活有关的，没有就写“不限”。",
}  # fmt: skip
ONLY_CONDITIONS = "这是招聘条件，不是做什么。"
VERIFIED, NOT_VERIFIED = "核对过了，执照有效", "还没有"
VERIFY_FIRST = "没核验的单位不能发岗位（人力资源市场暂行条例第26条）。核对好执照再粘贴一次。"
ASK_TITLE = "岗位叫什么？写工种就行，比如“分拣员”。"
ASK_WHICH = "里面有几个工种，一个岗位发一条，先发哪个？"
ASK_HEADCOUNT = "招几个人？要一个数。"
ASK_REQUIREMENTS = "招聘条件是什么？只写和干活有关的，比如“18周岁以上，能上夜班”。"
ASK_DUTIES = "具体做什么？比如“流水线组装、贴标”。"
ASK_PLACE = "在哪里上班？写到街镇，比如“青浦区华新镇”。"
ASK_PAY = "工资多少？写实数，比如“5500-6500一个月，底薪2900”。"
ASK_UNTIL = "有效期到哪天？"
ASK_REASON = "请写明理由或核实情况，会记录在案，比如“井下作业，国家规定不安排女工”。"
NO_PAY = "“面议”不行，劳动报酬要写实数（五部门2026年通知）。"
NO_PLACE = "没认出是哪里，请写到区县和街镇，比如“昆山市花桥镇”。"
PAST_DAY = "这一天已经过了。"
NO_LAST_DAY = "“长期”“招满为止”不算有效期，要写到哪一天，最长一年；招满了随时可以关闭。"
TOO_LONG = "有效期最长一年。"
REASON_SHORT = "太短了，请写清楚。"
SEEN_FIRST = "填完会给您看一遍，那时再改。"
ANOTHER_AD = "这是另一条招工，没记到这条里。先答完这条；要换成新的，回“取消”再发。"
REWORD, KEEP, DROP = "按建议改写", "有理由保留，我写明", "不发了"
HOW_TO_CHANGE = "要改直接说，比如“工资改成6000-6500”“人数改成20”“条件改成…”。"
NOT_PUBLISHED = "好，这条不发。"
OWN_HOW = "单位招人，把招工信息整段发给我：单位全称、人数、条件、做什么、地点、工资、有效期，缺的我再问。工作站审核过才发布，不收钱。"
OWN_CHANGE = "要改直接说，比如“人数改成20”。确认后交工作站审核。"
REVIEWED = "您交的岗位有结果了"
NOT_REVIEWED_YET = "{number} 还没审核，请在控制台“岗位”里审。"
OWN_STATES = {
    "review": "在审核", "draft": "在审核", "returned": "退回了", "published": "已发布，工友搜得到", "paused": "暂停", "closed": "已停招",
    "expired": "过期了",
}  # fmt: skip
LABELS = {
    "employer": "单位", "title": "岗位", "headcount": "人数", "requirements": "条件", "duties": "做什么", "place": "地点",
    "pay": "工资", "valid_until": "有效期",
}  # fmt: skip
CONFIRM = ("确认", "不改")
EMPLOYER_TAKEN = "单位档案里已经有“{name}”。"
WRONG_CHECK_DIGIT = (
    "统一社会信用代码的最后一位（校验码）和前面对不上，请照营业执照再抄一遍。还是对不上就先别发，执照可能是假的。"
)
LICENCE_NOT_SEEN = "人力资源、劳务、职介单位要有许可证号，许可证也看过，才能算核验通过。"
WRONG_CREDIT_CODE = "统一社会信用代码要18位数字和大写字母，请照营业执照抄。"
UNCHANGED = "好，没有改。"
NO_DAY = "没看懂延到哪天，比如“J012 延到12月31日”。"
NO_CHANGE = "现在就是这样，不用改。"


def past(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日已经过了，是明年的请把年份写上。"


def is_the_name(name: str) -> str:
    return f"“{name}”是单位的名字吗？是就回“1”，不是就回“2”再写全称。"


def stopped(findings: Sequence[Finding]) -> str:
    lines = [f"· “{one.said}”：{one.reason}（{one.legal_basis}）。{one.suggestion}" for one in findings]
    return "\n".join(["这条不能发：", *lines, "改好了再粘贴一次。"])


def rule(findings: Sequence[Finding]) -> str:
    lines = [f"· “{one.said}”：{one.reason}（{one.legal_basis}）。建议：{one.suggestion}" for one in findings]
    return "\n".join(["有不能直接发的：", *lines, "怎么办？"])


def not_so(findings: Sequence[Finding]) -> str:
    lines = [f"· “{one.said}”：{one.reason}（{one.legal_basis}）。建议：{one.suggestion}" for one in findings]
    return "\n".join(["不能这样写：", *lines])


def ask_verified(name: str, why: str) -> str:
    return f"“{name}”{why}。营业执照和招工人的身份核对过了吗？"


def papers_failed(paused: Sequence[Vacancy]) -> str:
    stopped = f"在招的 {'、'.join(one.number for one in paused)} 暂停了，核验通过后再恢复。" if paused else ""
    return f"记下了：没通过，发不了岗位。{stopped}"


def stopped_by_papers(name: str, paused: Sequence[Vacancy]) -> str:
    return f"【单位核验没通过】{name}：{'、'.join(one.number for one in paused)} 已暂停招聘，报了名的人已通知。"


def unfit(number: str, findings: Sequence[Finding]) -> str:
    """A post that may not be taken up again as it stands."""
    reasons = "；".join(dict.fromkeys(f"“{one.said}”{one.reason}" if one.said else one.reason for one in findings))
    return f"{number} 现在不能恢复：{reasons}。先改好，或在控制台“岗位”里处理。"


def papers_before_longer(vacancy: Vacancy, findings: Sequence[Finding]) -> str:
    """A post that stands and may not stand longer until its employer's papers have been looked at."""
    reasons = "；".join(dict.fromkeys(one.reason for one in findings))
    return (
        f"{vacancy.number} 先不能延期：{reasons}（{vacancy.employer_name}）。"
        "在控制台“单位”里看过执照、核验通过，再来延期。"
    )


def too_low(reason: str, law: str) -> str:
    return f"工资不能这样发：{reason}（{law}）。"


def preview(card: str, notes: Sequence[str]) -> str:
    return "\n".join(["工友看到的是这样：", "———", card, "———", *notes])


def noticed(finding: Finding) -> str:
    return f"提醒：“{finding.said}”{finding.reason}。"


def kept_because(reason: str) -> str:
    return f"保留理由：{reason}"


def handed_in(number: str) -> str:
    return f"收到，编号 {number}，交给工作站审核了，一两天内告诉您结果，通过了才发布。随时回“{number}”问进度。"


def own_state(vacancy: Vacancy) -> str:
    why = str(vacancy.facts.get("returned") or "") if vacancy.status == "returned" else ""
    reason = f"：{why}。改好再整段发给我" if why else ""
    return f"您交的 {vacancy.number} {vacancy.title}：{OWN_STATES.get(vacancy.status, vacancy.status)}{reason}。"


def to_review(vacancy: Vacancy) -> str:
    sender = "，交来的人没核对过身份，请先给单位打电话" if vacancy.facts.get("unknown_sender") else ""
    return f"【待审岗位】{vacancy.number} {vacancy.title}（{vacancy.employer_name}）{sender}。在控制台“岗位”里审。"


def in_review(vacancy: Vacancy) -> str:
    return f"{vacancy.number} {vacancy.title}｜{vacancy.employer_name}｜{vacancy.source or '来源没写'}"


def published(vacancy: Vacancy) -> str:
    return (
        f"{vacancy.number} 发布了，工友现在搜得到。\n要群发说“把{vacancy.number}发给盈江在找工作的”；"
        f"招满了说“关闭 {vacancy.number}”，谁报了说“{vacancy.number}谁报了”。"
    )


ACTIONS = {"close": "停招下架", "pause": "暂停招聘", "resume": "恢复招聘"}


IN_SHORT = {
    "close": "停招了", "pause": "暂停招聘", "resume": "恢复招聘", "extend": "有效期改了", "headcount": "人数改了", "pay": "工资改了",
    "place": "地点改了",
}  # fmt: skip


def in_short(vacancy: Vacancy, action: str) -> str:
    """Fits the field of a notice."""
    return f"{vacancy.number} {IN_SHORT[action]}"


def sure(vacancy: Vacancy, what: str, told: int, to_call: int) -> str:
    heard = f"，会告诉报了名的 {told} 人" if told else ""
    calls = f"，{'另有' if told else '报了名的'} {to_call} 人没有微信，要打电话" if to_call else ""
    return f"{vacancy.number} {vacancy.title}：{what}{heard + calls or '，没有人在应聘'}。"


def until(day: date) -> str:
    return f"有效期到{day.year}年{day.month}月{day.day}日"


def headcount(before: int | None, after: int) -> str:
    return f"招聘人数从{before if before is not None else '未注明'}改成{after}"


def wages(said: str) -> str:
    return f"工资改成{said}"


def done(vacancy: Vacancy, what: str, told: int, to_call: int) -> str:
    heard = f"已告诉 {told} 位应聘的工友。" if told else ""
    return f"{vacancy.number} {what}，办好了。{heard}{delivery.by_telephone(to_call)}"


def already_published(number: str) -> str:
    return f"{number} 已经发布了，只能改、暂停或下架。"


def too_few(vacancy: Vacancy) -> str:
    return f"{vacancy.number} 已经录用 {vacancy.filled} 人，人数不能比这个少。"


def told_closed(vacancy: Vacancy, status: str) -> str:
    state = APPLICATIONS.get(status, "")
    kept = "录用的不受影响，按约好的来。" if status in ("hired", "started") else "工作站会帮您看别的。"
    return f"【岗位变动】您应聘的 {vacancy.number} {vacancy.title} 停招了（您的情况：{state}）。{kept}想自己找回复“找工作”。"


def told_paused(vacancy: Vacancy) -> str:
    return f"【岗位变动】您应聘的 {vacancy.number} {vacancy.title} 暂停招聘，您的报名还留着，有消息马上告诉您。"


def why_not_kept(vacancy: Vacancy) -> str:
    return f"{vacancy.number} {vacancy.title} 为什么停的，我这里没记。要问清楚回复“人工”，看别的岗位回复“找工作”。"


def told_resumed(vacancy: Vacancy) -> str:
    return f"【岗位变动】您应聘的 {vacancy.number} {vacancy.title} 又接着招了，您的报名还在。"


def told_changed(vacancy: Vacancy, what: str) -> str:
    return f"【岗位变动】您应聘的 {vacancy.number} {vacancy.title}：{what}。不想去了回复“撤回应聘”。"
