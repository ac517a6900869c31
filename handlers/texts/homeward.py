"""Going home: starting something there, whom to turn to, in words."""

from collections.abc import Sequence

INTERESTS = ("想自己开店、办厂、搞种养", "想来青浦考察学习", "想问贷款、补贴", "只想回家找份工")
ASK_INTEREST = "您想做哪样？"
ASK_TRADE = "想做哪一行？比如“开米线店”“种坚果”；还没想好回“跳过”。"
ASK_STAGE = "到哪一步了？"
STAGES = ("只是在想", "正在准备", "已经开起来了")
WANTS = "要不要记下来，让县里的人联系您？"
WANTS_OPTIONS = ("记下来", "先不用")
NOT_YET = "好的。想好了回“创业登记”。"
WORK = "家门口的岗位，回“想回家上班”看。"
OTHER_COUNTY = "德宏"


def contact(county: str, name: str, organisation: str) -> str:
    if not name:
        return "返乡创业、回家就业的事，回复“人工”，工作站帮您接到县里。"
    return f"{county}返乡创业、回家就业联系人：{organisation}{name}。要他联系您，回“创业登记”。"


def noted(interest: str, county: str, contact_name: str) -> str:
    who = f"{contact_name}会联系您" if contact_name else "工作站会联系您"
    return f"记下了：{interest}（{county}）。{who}。有考察、培训、贷款的通知，先告诉您。"


SURE_TO_END = "创业登记撤掉吗？撤了县里的人就不再联系您。"
END_OPTIONS = ("撤掉", "留着")
ENDED = "好，创业登记撤了，也告诉联系人了。以后想了再回“创业登记”。"
STAYS = "好，登记给您留着。"
LEFT = "好，创业登记不办了，没有记。"
CHANGED_FOR_STAFF, ENDED_FOR_STAFF = "（改了）", "（本人撤了）"


def details(trade: str, stage: str) -> str:
    lines = [f"行业：{trade or '没定'}", *([f"进度：{stage}"] if stage else [])]
    return f"{'；'.join(lines)}。不对就说“改一下，…”；不想办了说“创业登记撤了”。"


def changed(facts: Sequence[str]) -> str:
    return f"改成{'、'.join(facts)}了。"


def plan(interest: str, county: str, details: str, contact_name: str, day: str) -> str:
    who = f"联系人：{contact_name}，会联系您。" if contact_name else "工作站会联系您。"
    return f"您的创业登记（{day}记的）：{interest}（{county}）。{details}{who}等急了回“人工”。"


def reach(contact_name: str, phone: str) -> str:
    who = contact_name or "县里的联系人"
    by_phone = f"要现在问，打工作站 {phone}，帮您接过去。" if phone else "要现在问，回“人工”，工作站帮您接过去。"
    return f"{who}会用您留的手机号联系您，他的号码我这里没有登。{by_phone}"


def told_staff(name: str, county: str, interest: str, trade: str, stage: str) -> str:
    return f"【返乡创业】{name}（{county}）：{interest}，{trade or '行业没定'}，{stage}"
