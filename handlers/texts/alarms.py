"""Danger in words: the right number in the first line; and the alarm that staff get."""

from datetime import timedelta

from db.models import Inquiry
from nlp import phones

KINDS = {
    "human": "要找人工",
    "crisis": "紧急求助",
    "work_injury": "受伤、工伤",
    "wage_arrears": "欠薪",
    "scam_check": "疑似受骗",
    "data": "个人信息请求",
    "report": "举报",
}
NOT_TOLD = "没有绑微信，请另外说一声。"
LEVELS = {"urgent": "【紧急】", "high": "【优先】", "normal": ""}

# By the rule that hit, the first thing to do. Numbers are the national short ones.
FIRST = {
    "self_harm": "先别一个人扛着。马上打 12356（心理援助，全国都能打），有危险打 120 或 110，叫身边的人陪着您。",
    "hurt_oneself": "马上打 120，叫身边人守着：流血就按紧伤口，喝了药别催吐。先别一个人扛，12356 有人听您说。",
    "held_captive": "人不能走就马上打 110；人在境外打 12308。先保住自己，别跟他们硬顶，也不用把位置发在这里。",
    "identity_papers_kept": "扣证件违法，要不回来打 110，也可打 12333。别签字、别交钱换证。",
    "violence": "先离开那里，马上打 110；伤着了打 120，留好病历和照片。女同胞也可打 12338。",
    "fire_and_gas": "先跑出去，再打 119（有人晕倒再打 120），别回头拿东西，别坐电梯。",
    "life_in_danger": "马上打 120，有人闹事打 110。叫身边人一起帮忙。",
    "missing_child": "孩子不见了马上打 110，不用等24小时；说清衣服、身高、最后在哪里。",
    "missing_adult": "人联系不上先打 110 报警，带上他的身份证号、照片、最后联系时间。",
    "injury": "受伤了先止血、去医院，严重打 120，跟医生说是干活伤的，再告诉单位，拍照留证。",
}
ALARMED = "我已经叫工作站的人，他们会尽快联系您（编号{number}）。"
STILL_ALARMED = "工作站的人已经在叫了（编号{number}），没人接会一直叫。"
TALK_ON = "您可以接着把情况发给我，他们看得到。"
SEEN = "收到，工作人员看得到（编号{number}），{how}等不及先打 110、120。"
STILL_CALLING = "没人接会一直叫。"
IN_HAND = "已经有人在办。"
ASK_SURE = "您是不是有危险，要马上找人？"
LISTENS = "心里难受可以打 12356，有人听您说。"
ASK_SURE_AGAIN = "我怕没听懂您，再问一句：您自己或身边的人，现在有没有危险？"
SURE_OPTIONS = ("是，马上叫人", "不是，没有危险")
UNWELL = (
    "身体要紧。疼得受不了、烧到39度、站不稳、喘不上气，马上打 120。一般不舒服，先去附近社区医院，带上身份证和医保卡。\n"
    "几个人吃了一样的东西都不舒服，剩饭和照片留着，打 12315。想叫工作人员来看看您，回复“约走访”；急着找人，回复“人工”。"
)
SCRATCHED = (
    "小口子先用干净水冲一冲、包好。口子深、血止不住、生锈的东西或动物弄的，马上去医院，要紧打 120。\n"
    "干活弄的跟班长说一声，拍张照留着：以后肿了、发炎了，也能算工伤。"
)
GLAD = "没事就好。有危险随时打 110、120，或回复“人工”。"
BACK_TO_FORM = "刚才办到一半的先给您留着，回复“继续”接着办。"

HIGH = {
    "wage_arrears": (
        "工资没发，先把合同、考勤、聊天、转账记录留好，记清欠多少、哪几个月。可以打 12333，"
        "或微信搜“国务院客户端”小程序，进根治欠薪的“欠薪线索”反映；不收钱。"
    ),
    "work_injury": "工伤先留好病历、照片、工友电话。单位30天内要报工伤，它不报，您1年内可自己报。可以打 12333 问。",
    "scam_check": "先别转钱，别给验证码、银行卡和身份证。已经转了马上打 110 或 96110，越快越好；聊天截图留好。",
}
REGISTERED = "我给您登记了（编号{number}），{when}工作人员联系您。"
ADDED = "您说的我补进去了（编号{number}），{when}工作人员联系您。"
SOON = "今天"


SHOWN = 200
YOUR_TURN = "现在轮到您接。"


def turn_of(name: str) -> str:
    return f"现在轮到{name}接，您有空也可以接。"


def handed_on(name: str) -> str:
    """For the desk."""
    return f"没人接，转给{name}"


def passed_on(taker: str, name: str) -> str:
    """For the desk."""
    return f"{taker}接了没回话，转给{name}"


def waits(waited: timedelta, *, yours: bool) -> str:
    return f"{'轮到您，' if yours else ''}等{_long(waited)}"


def silent_since(waited: timedelta) -> str:
    return f"接了没回话{_long(waited)}"


def silent(inquiry: Inquiry, waited: timedelta, *, taker: str, turn_of: str = "") -> str:
    """To whoever has it (`taker` empty), and to those who may step in."""
    number = inquiry.number
    said = phones.hide(inquiry.words)[:60] or "（没有留话）"
    head = f"{LEVELS[inquiry.level]}{KINDS.get(inquiry.kind, inquiry.kind)} {number}"
    if not taker:
        return (
            f"{head} 您接了{_long(waited)}，工友还没等到回话。\n{said}\n{turn_of}回复“回 {number} …”答复。"
            f"打过电话了，办完回“办结 {number} 结果”，没办完在工作台收件箱记一笔，就不再催。"
        )
    return f"{head} {taker}接了{_long(waited)}，工友还没等到回话。\n{said}\n{turn_of}回复“接 {number}”接过来，“看 {number}”看聊天。"


def alarm(inquiry: Inquiry, waited: timedelta, *, again: bool, turn_of: str = "") -> str:
    still = f"（已等{_long(waited)}，还没人接）" if again else ""
    said = phones.hide(inquiry.words)[:SHOWN] or "（没有留话）"
    return (
        f"{LEVELS[inquiry.level]}{KINDS.get(inquiry.kind, inquiry.kind)} {inquiry.number}{still}\n"
        f"{said}\n{turn_of}回复“接 {inquiry.number}”由您来办，“看 {inquiry.number}”看聊天。"
    )


def given(inquiry: Inquiry, by: str) -> str:
    return (
        f"{by}把 {inquiry.number}（{KINDS.get(inquiry.kind, inquiry.kind)}）交给您办：{phones.hide(inquiry.words)[:60]}\n"
        f"回复“看 {inquiry.number}”看经过，“回 {inquiry.number} …”答复。"
    )


def waits_for_you(inquiry: Inquiry) -> str:
    return f"{inquiry.number} 的工友在问怎么还没回话。回复“看 {inquiry.number}”看聊天，“回 {inquiry.number} …”答复。"


def called_off(inquiry: Inquiry, words: str) -> str:
    return f"{inquiry.number}（{KINDS.get(inquiry.kind, inquiry.kind)}）工友自己取消了：{phones.hide(words)[:60]}\n已经收掉，不用再办。"


def outside(kind: str, level: str, number: str) -> str:
    """By mail or text message: what waits and its number, and nothing anybody wrote."""
    return (
        f"{LEVELS.get(level, '')}德宏劳务工作站 {KINDS.get(kind, '有人求助')} {number}\n"
        f"请在公众号回复“接 {number}”，或登录工作台处理。"
    )


def urgent(rule: str, number: str, *, again: bool) -> str:
    first = FIRST.get(rule, FIRST["life_in_danger"])
    called = (STILL_ALARMED if again else ALARMED).format(number=number)
    return f"{first}\n{called}{TALK_ON}"


def registered(number: str, when: str, *, again: bool = False) -> str:
    return (ADDED if again else REGISTERED).format(number=number, when=when)


def what_now(number: str, when: str, phone: str) -> str:
    by_phone = f"等不及打 {phone} 或 12333。" if phone else "等不及打 12333。"
    return f"您的事登记了（编号{number}），{when}工作人员联系您。先把证据留好，别签字、别交钱。{by_phone}要补充的，回复“人工”留话。"


def more_added(number: str) -> str:
    return f"您说的加到求助{number}里了，办的人看得到。还有就接着说；问别的也行。"


def still_registered(number: str) -> str:
    return f"好。求助{number}还登记着，工作人员会联系您；不用管了就回“取消求助”。别的事随时说。"


def taken_back(words: str, said: str) -> str:
    """For those who are rung: the words come first, so that nobody hurries past them."""
    return f"（后来说：{said}）{words}"


def added(number: str, *, taken: bool) -> str:
    return SEEN.format(number=number, how=IN_HAND if taken else STILL_CALLING)


def still_nobody(number: str, waited: timedelta, rung: int, *, head: bool) -> str:
    whom = f"值班的{rung}位工作人员{'和站长' if head else ''}" if rung else "工作站"
    return (
        f"已经叫了{_long(waited)}（编号{number}）：{whom}都在叫，还没有人接，一直叫到有人接。别干等，马上打 110、120。"
    )


def _long(waited: timedelta) -> str:
    minutes = int(waited.total_seconds() // 60)
    if minutes < 120:
        return f"{minutes}分钟"
    return f"{minutes // 60}小时" if minutes < 48 * 60 else f"{minutes // (24 * 60)}天"
