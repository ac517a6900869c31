"""Reporting a false or fee-taking agent (举报), in words."""

from datetime import datetime

from db.models import Inquiry

ASK_WHAT = "出了哪样事？说一句就行，发语音、聊天截图也行。"
ASK_WHO = "是哪个中介、哪个人？名字、电话、微信、群名，知道哪样说哪样；不知道回“跳过”。"
ASK_MONEY = "收了您多少钱？没收回 0。"
PICTURES = "（附{count}份图片、语音）"
STATES = {"new": "工作站已收到，还没人接手", "taken": "有人在办", "closed": "办结了"}
NOT_YOURS = "没有查到这个编号。编号是Q加数字，比如“Q0012”。"
NONE = "您没有正在办的举报、求助。要举报回“举报”。"
KEEP = "转账记录、聊天截图、收条都留好，别删。还没给的钱别给；已经给了的，也可以打 110 或 12333。"


FIRST = "转账记录、聊天截图、收条都留好，别删。钱刚转的马上打 110 或 96110，越快越好。"
MONEY_BACK = f"退不退得回来，查了才晓得，我不敢先跟您打包票。{FIRST}"
OFFER = "要举报吗？工作站去查，不告诉对方是您说的。"
OFFER_OPTIONS = ("现在就举报", "先不用")
NOT_NOW = "好的。想举报了随时回“举报”。"
NOTED = "您说的我记下了。"
SAFE = "不会告诉对方是您举报的，您不说名字也行，只有工作站和管这件事的工作人员看得到。要举报回“举报”。"
NEEDED = "说得出的都行：哪个中介、收了多少钱、电话或微信。转账记录、聊天截图有就发，没有也能举报。要举报回“举报”。"
LATER = "要举报的，办完这个回“举报”。"


AGAIN_OPTIONS = ("接着查", "先不用")
BACK_OPTIONS = ("撤回", "不撤，接着查")
GOES_ON = "好，不撤，接着查。"


def ask_again(row: Inquiry) -> str:
    told = f"：{row.outcome}" if row.outcome else ""
    return f"{row.number}办结了{told}。还没弄好，要接着查吗？"


def ask_back(number: str) -> str:
    return f"{number}还在查。要撤回吗？撤了就不查了。"


def taken_back(number: str) -> str:
    return f"好，{number}撤回了，办的人也知道了。又想举报，回“举报”。"


def words_again(row: Inquiry, said: str) -> str:
    """What whoever takes it up anew must know of the first time."""
    return f"接{row.number}：{said[:200]}；原先：{row.words}；当时办结：{row.outcome or '没写'}"


def taken_again(number: str, before: str, when: str) -> str:
    return f"好，接着{before}查，新编号 {number}。{when}会有人核实，结果我告诉您。{KEEP}"


def picture_added(said: str, number: str) -> str:
    return f"{said}加到求助{number}里了，办的人看得到。还有就接着发。"


def taken(number: str, when: str) -> str:
    return (
        f"收到，编号 {number}。{when}会有人核实，结果我告诉您；不会告诉对方是您举报的。\n随时回“{number}”查进展。{KEEP}"
    )


def state(row: Inquiry, now: datetime) -> str:
    opened = f"{row.opened_at.month}月{row.opened_at.day}日"
    outcome = f"：{row.outcome}" if row.outcome else ""
    return f"{row.number}（{opened}）：{STATES[row.status]}{outcome}。"


def words(what: str, who: str, money: float | None) -> str:
    parts = (what or "没有文字，看附件", f"对方：{who}" if who else "", sum_charged(money) if money else "")
    return "；".join(part for part in parts if part)


def sum_charged(money: float) -> str:
    return f"收钱：{money:g}元"


def corrected(said: str) -> str:
    return f"工友更正：{said[:60]}"


def put_right(number: str, money: float | None) -> str:
    changed = f"改成{money:g}元了" if money is not None else "您更正的记在上面了"
    return f"好，{number}{changed}，办的人看得到。还有要补的接着说。"
