"""Going home: starting something there, whom to turn to, in words."""

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


def told_staff(name: str, county: str, interest: str, trade: str, stage: str) -> str:
    return f"【返乡创业】{name}（{county}）：{interest}，{trade or '行业没定'}，{stage}"
