"""What is said on many occasions."""

from collections.abc import Sequence
from datetime import datetime

ELSEWHERE = "其他地方"
MENU_LINE = "回复“菜单”看我能做什么，回复“人工”找工作人员。"
SORRY_BUG = "对不住，刚才我这边出了点差错，没存上。请您再发一次，急事回复“人工”。"
ASK_AGAIN = "不客气。还有事随时发。"
STICKER = "收到您的表情。想问什么，直接打字或说语音都行；回复“菜单”看我能做什么。"
VOICE_COMING = "听着呢，几秒钟就回您。"
VOICE_UNHEARD = "这条语音没听清。您可以长按语音点“转文字”再发给我，或者打字；回“菜单”按数字也行。"
VOICE_OR_THAT = "这条语音没听清。您可以长按语音点“转文字”再发给我，或者直接按前面的数字。"
VOICE_OR_NUMBER = "这条语音没听清。您可以长按语音点“转文字”再发给我，或者直接按数字："
VOICE_PERSON = "语音还是听不清，不怪您。让工作人员来帮您填，好不好？"
VOICE_IN_FORM = (
    "这条语音没听清。您可以长按语音点“转文字”再发给我，或者打字、按数字。",
    "这条也没听清。手机拿近点、说慢点再发一次；还是不行就打字，或回“人工”。",
    "还是没听清。有旁人在，请他帮您打字也行；要人帮忙回“人工”。",
)
PICTURE_KEPT = "图片收到了，已存给工作人员看。"
# Who leaves the account is forgotten by it, and comes back as somebody new.
NOT_REGISTERED = "以前登记过、后来取消关注过的，我就不认得您了：回“人工”，工作人员帮您对上。"
OUT_OF_LIST = "这份单子是早前的，可能变了。"
REMIND_WHAT = "好，到时提醒您哪样？"
REMIND_OPTIONS = ("有新岗位", "满三个月办路费补助")
REMIND_BOOKED = "约好的走访、培训、面试，到时候我会提醒，不用说。"
NOTHING_LISTED = "前面没有列过单子。"
HID_NUMBER = "身份证号、银行卡号请不要发在聊天里，我已经遮掉了，没有存。要填，回复“填身份证”在网页上填。"

MENU_NUMBERS = "1 找工作\n2 报培训\n3 约走访（工作人员去看您）\n4 问政策、补贴\n5 欠薪、受伤、被骗\n6 我的\n7 人工"
MENU = f"您好，我是德宏劳务工作站的机器人，说话、打字、发语音都行，不收钱。\n{MENU_NUMBERS}"


def heard(words: str) -> str:
    return f"（听到：{words}）"


def no_such_number(count: int) -> str:
    return f"只有 1 到 {count}，请您再选一次。"


def phone(number: str) -> str:
    return f"{number[:3]} {number[3:7]} {number[7:]}" if len(number) == 11 else number


def bad_phone(digits: int) -> str:
    return f"这个号码是{digits}位，手机号是11位，请您再核对一下。"


def is_it(name: str) -> str:
    return f"是不是“{name}”？回复 1 是，2 不是。"


def yes_or_no(yes: bool, words: str) -> str:
    return f"{'对，' if yes else '不是，'}{words}"


def together(sums: Sequence[float], total: float) -> str:
    return f"{'、'.join(f'{one:g}' for one in sums)}，一共 {total:g} 元，对吗？回复 1 对，2 不对。"


def several_sums(sums: Sequence[float], example: str) -> str:
    return f"说了不止一个数（{'、'.join(f'{one:g}' for one in sums)}），请只说要记的那个，比如“{example}”。"


def not_understood(guesses: Sequence[str]) -> str:
    if guesses:
        return "这句没听明白，您是不是想："
    return "这句没听明白。您可以换个说法，比如“找青浦包住的工作”。"


def not_understood_again() -> str:
    return "我还是没弄懂，让工作人员来帮您好不好？"


STILL_NOT_UNDERSTOOD = "对不住，还是没弄懂。您看是不是下面哪一样，回个数字就行；都不是就回“人工”。"
COMPLAINED = "对不住，是我没弄懂您的意思。现在就叫工作人员来帮您，好不好？"
CALLED_FOR_YOU = "我弄不懂您的意思，不耽误您了，请工作人员来看您发的这几句。"


def day_word(then: datetime, now: datetime) -> str:
    """今天, 昨天, 前天, or the date."""
    days = (now.date() - then.date()).days
    return {0: "刚才", 1: "昨天", 2: "前天"}.get(days, f"{then.month}月{then.day}日")


CALL_OR_NOT = ("叫工作人员", "不用，看菜单")
INTENT_LABELS = {
    "job_search": "找工作",
    "job_detail": "问岗位的情况",
    "job_apply": "报名这个岗位",
    "job_withdraw": "撤回应聘",
    "my_applications": "查应聘结果",
    "job_alert_on": "有新岗位通知我",
    "job_alert_off": "不要再推岗位",
    "course_list": "看有什么培训",
    "course_signup": "报名培训",
    "course_cancel": "退掉培训",
    "my_courses": "查我报的培训",
    "certificate_status": "查考试结果、证书",
    "visit_book": "约工作人员走访",
    "visit_reschedule": "改走访时间",
    "visit_cancel": "取消走访",
    "my_visits": "查走访时间",
    "wage_arrears": "讨要工资",
    "work_injury": "受伤、工伤怎么办",
    "policy_subsidy": "问政策、补贴",
    "transport_subsidy": "问来沪交通补助",
    "human_agent": "找工作人员",
    "status_report": "告诉工作站我换厂、回家了",
    "profile_update": "改我的资料",
    "delete_data": "删除我的信息",
    "scam_check": "看看招工真假",
    "job_fair": "问招聘会",
    "video_interview": "视频面试",
    "startup": "返乡创业",
    "internship_school": "学生实习",
    "switch_language": "换语言、看不清字",
}
