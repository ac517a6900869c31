"""What is left in hand (到手多少), line by line, with the guesses named."""

from collections.abc import Mapping

ASK_BASE = "底薪多少？合同或岗位上写的那个数，比如“2740”。"
ASK_HOURS = "一个月大概加班几小时？不加班回 0。"
ASK_HOURS_PAID = "一个月大概做几小时？比如“240”。"
ASK_DORM = "住宿一个月扣多少？不扣回 0。"
ASK_WATER = "水电一个月扣多少？不扣回 0。"
ASK_AGENCY = "中介费、管理费一个月扣多少？没有回 0。"
ASK_RATE = "一小时多少钱？比如“25”。"
NO_GUESS = "这个数我不敢猜，看招工启事、合同或者问厂里。上海全日制的，底薪不能低于最低工资。"
HOW_TO_CHANGE = "哪个数不对，直接说，比如“加班80小时”。"
DONE = "好。进厂前把底薪、加班费、扣什么都写进合同；以后拿到工资不对，回“工资不对”。"
NOT_COUNTED = "没算：伙食、全勤奖、夜班补贴，还有个人社保（大约是底薪的10.5%，估的）。"
AGENCY = "中介每月从工资里扣钱，先问清凭什么，可以回“人工”。"
BELOW = "底薪低于上海最低工资{least}元（{as_of}），全日制不合法，问清楚再去。"
FROM_POST, FROM_YOU, GUESS = "岗位写的", "您说的", "估计"


def sheet(title: str, lines: list[str], total: float, notes: list[str]) -> str:
    return "\n".join([title, *lines, f"＝ 到手大约 {total:,.0f} 元/月", *notes])


def title(post: str) -> str:
    return f"{post} 算一算到手：" if post else "算一算到手："


def base(value: float, whence: str) -> str:
    return f"底薪 {value:g}（{whence}）"


def overtime(hours: float, rate: float, whence: str, *, guessed: bool, all_hours: bool) -> str:
    what, about = "做" if all_hours else "加班", "，小时数估计" if guessed else ""
    return f"＋ {what}{hours:g}小时 × {rate:.1f}元 = {hours * rate:,.0f}（单价{whence}{about}）"


def not_right(hint: str) -> str:
    return f"这个数不太对，请再说一次，比如“{hint}”。"


def less(name: str, value: float, whence: str) -> str:
    return f"－ {name} {value:g}（{whence}）"


LESS: Mapping[str, str] = {"dorm": "住宿", "water": "水电", "agency": "中介、管理费"}
