"""Questions the station asks of its own accord, in words: how the visit was, how work is, going home, travel papers."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

LEAVE_ME = "以后不要问"
STOPPED = "好，以后不问了。有事您随时找我；想恢复就回“恢复问近况”。"
# Fields of a notice, twenty characters at most: what it is about, and where and how one answers.
TITLES = {
    "visit": "问您：这次走访怎么样", "pulse": "问您：近来干活怎么样", "start": "问您：工资住宿跟说的一样吗",
    "home_leave": "问您：{festival}回不回老家", "travel": "来沪交通补助：证明拿了没有",
    "employer": "问您：单位说的对不对", "share_monthly": "问您：每月跟单位核对行不行",
}  # fmt: skip
NOTICE_HERE = "就在这里：回任意一句，接着问您"
GREETED = "您好。有件事想问您一声："
NOT_CAUGHT = "这句没太听懂。先问您一件事，要找人回“人工”："
NUMBER_OF_WHAT = "先看清楚是问哪样，再按数字："
AGAIN = "没太听懂，方便的话按个数字："
ONE_MORE = "另外想问您一声："
VISIT = "{name}，{day}我们来看您，您觉得怎么样？"
VISIT_OPTIONS = ("好", "一般", "不好", LEAVE_ME)
VISIT_THANKS = "谢谢您，我告诉来看您的人。还有想说的直接发，语音也行。"
VISIT_WHY = "哪里没做好？说一句就行，发语音也行。"
VISIT_NOTED = "记下了，{head}会看到，{who}。谢谢您直说。"
HEAD_CALLS, HEAD_READS = "站长会找您", "我们改"
PULSE = "{name}，您现在是哪种情况？"
PULSE_OPTIONS = ("还在原厂", "换厂了", "没活干", "回家了", LEAVE_ME)
TOLD = "好，记下了。"
TOLD_BAD = "听着不容易。您说的记下了，工作站会看到；想找人说说，回“人工”。"
A_NUMBER_TOO = "方便的话再按个数字，不按也行："
NOT_TOLD = "好，不说也行。以后都不想被问，回“别问了”。"
SAME = "好，还在原厂，记下了。身体要紧，有事随时说。"
START = "{name}，您进{where}满一个月了。工资、住宿跟说好的一样吗？"
START_OPTIONS = ("一样", "有地方不一样", LEAVE_ME)
START_THERE = "现在的厂"
ASK_PAY = "上个月实际拿到手多少？说个数就行，比如“5200”。"
HOW_MUCH_CAME = "差多少知道了。实际拿到手是多少？"
DIFFERS_THEN = "好，改成“有地方不一样”。"
STILL_OUT = "退给您的不算。没退的还有多少？都退了就回 0。"
ASK_DORM = "住宿、水电一个月扣多少？不扣就回 0。"
ASK_FEES = "进厂前后有人收过您的钱吗（中介费、押金、服装费）？收了多少？没有就回 0。"
ASK_REST = "住宿水电照说好的扣，没人收过您的钱（中介费、押金、服装费），合同您手里有一份，都是吗？"
REST = ("都是", "有的不是")
UNSURE_OF_CONTRACT = "不清楚没关系，先回“跳过”，问清楚了再告诉我。"
ASK_CONTRACT = "签合同了吗？"
WHICH_CONTRACT = "签了的话，您手里有一份吗？"
ABOUT_HOW_MUCH = "不清楚没关系，大概多少就行；不想说回“跳过”。"
LATER = "好，不急，有空了回“问我”，我再问一遍。"
ASK_PAY_DAY = "说了哪天发吗？说个日子就行，比如“15号”。"
NOT_YET = "还没发就先不比钱数，发了再说。"
START_AGAIN = "{name}，上回您说工资还没发。现在发了吧？工资、住宿跟说好的一样吗？"
LATE_PAY = "过了说好的日子还没发，就是拖欠，可以要。"
HELD_PAY = "押着的工资也是您的：工资至少一个月发一次，辞工时要一次付清（工资支付暂行规定第7、9条）。"
BROKEN = {"rate": "单价", "lodging": "住宿", "meals": "吃饭", "hours": "上班时间", "work": "干的活"}
WHO_HEARS = "您说的只有工作站看得到。单位看不到您的名字：满五个人才给他们看总数。您没点头，我们不去找厂里。"
WHY_ASKED = "问这个，是看厂里有没有照说的办，差了可以帮您要。"
SLIPPED = {"pay": "到手", "dorm": "住宿水电", "fees": "进厂收费"}
CONTRACT = ("签了，我有一份", "签了，没给我", "没签")
START_THANKS = "谢谢您，记下了。单位看不到您的名字，五个人以上才给他们看总数。"
SHORT = "说好的大约{promised}元，您到手{paid}元，差{gap}元（说好的数里可能含加班，先按岗位写的下限比）。"
NOT_LAWFUL = "进厂收费、扣押金都不合法，可以要回来。"
NO_CONTRACT = "满一个月没签合同，从第二个月起单位要付双倍工资（劳动合同法第82条）。"
LODGING = "岗位写的是包住，您说住宿、水电扣了{dorm}元。房租不能再扣，水电要事先讲好。"
NO_COPY = "合同要给您一份，可以跟厂里要。"
WANT_HELP = "要工作站帮您去问吗？"
WANT_HELP_OPTIONS = ("帮我问", "先不用")
HOME_LEAVE = "{name}，{festival}快到了（{day}）。您回老家吗？"
HOME_LEAVE_OPTIONS = ("回，还要出来", "回，不出来了", "不回", "还没定", LEAVE_ME)
ASK_LEAVES = "打算哪天走？说一声就行，比如“2月10日”；没定回“跳过”。"
ASK_BACK = "哪天回来？没定回“跳过”。"
HOME_LEFT = "好，日子先不记，您说的“回”还记着。不回了就说“不回了”，定了日子回“回家过年”。"
BACK_TOO_EARLY = "回来的日子要在走之后，您再说一个。"
VISIT_LEFT = "好，不细说也行，您的评价记着。按错了回“按错了”。"
TICKETS = "票要早点买：12306。"
STAY = "留下的话，节日里我们来看您，想约回“约走访”。"
UNDECIDED = "不急，定了回“回家过年”告诉我。"
NOT_BACK = "家门口也有岗位，回“想回家”看看；想自己干回“创业”。"
TRAVEL = (
    "{name}，您来这边做工，到{full}满三个月。老家可能有来沪交通补助，给不给、给多少看户籍地当年通知。"
    "离厂前要拿好证明，您办过没有？"
)
TRAVEL_OPTIONS = ("没办，要哪些材料", "办过了", LEAVE_ME)
PAPERS = (
    "先在厂里要齐一样：①最近三个月工资流水（银行、微信都可以打）；②单位盖章的务工证明；③劳动合同；④社保缴费记录。"
    "加上身份证、社保卡，走之前拿好，离了厂就难补。\n"
    "往哪里交：户籍村委会，或者“就业彩云南”。一般4月到12月收，给不给、给多少以户籍地当年通知为准。"
)
APPLIED = "好，记下了，不再提醒。"
BEFORE_LEAVING = "走之前跟厂里要：结清的工资条、最近三个月工资流水、务工证明、合同复印件。来沪交通补助、要工资都用得着；要怎么用回“交通补助”。"
EMPLOYER_SAYS = {"left": "{name}，{employer}说您{day}离职了，对吗？", "never": "{name}，{employer}说您没去报到，对吗？"}
EMPLOYER_SAYS_OPTIONS = {
    "left": ("对，走了", "不对，我还在", LEAVE_ME),
    "never": ("对，没去", "不对，我去了", LEAVE_ME),
}
EMPLOYER_RIGHT = "好，记下了。要找新工作直接说，比如“青浦包住，六千以上”；厂里还欠您什么，回“人工”。"
EMPLOYER_WRONG = "记下了，以您说的为准，工作站会去跟{employer}核对。"
EMPLOYER_GAINSAID = {"left": "单位说已离职，本人说还在", "never": "单位说没报到，本人说去了"}
NOTHING_ASKED = "还没有问过回家的事。节前三十天自动问。"
SMALL = 5


def so_little(paid: float) -> str:
    return f"一个月到手{paid:g}元，对吗？回复 1 对，2 不对；也可以直接说个数。"


def home_noted(days: str, more: str) -> str:
    """The days read back."""
    said = f"记下了：{days}，要改就说“不对，几号走”。" if days else "记下了。"
    return f"{said}人多的话，县里会安排专车、专列，有消息告诉您。{more}"


def changed_to(label: str) -> str:
    return f"好，改成：{label}。"


ALREADY = "记着呢。"
VISIT_ADDED = "这句也记上了，站长会看到。谢谢您直说。"
VISIT_LIKED = "好，记下了，我告诉来看您的人。谢谢您。"
MAKE_IT_BAD_OPTIONS = ("改成不好", "不改")
VISIT_ANEW = "好，重新说一遍，那次走访您觉得怎么样？"
NOT_CHANGED = "好，不改，您说的话站长看得到。"


def make_it_bad(label: str) -> str:
    return f"您刚才说的是“{label}”。要改成“不好”、让站长来问您吗？"


def days_changed(days: str) -> str:
    return f"好，改成：{days}。"


def title(kind: str, about: str) -> str:
    """What a notice says of a question."""
    return TITLES[kind].format(festival=about.partition(":")[0])


def waits(title: str) -> str:
    """One line under something else that is numbered."""
    return f"（另外想问您：{title.removeprefix('问您：')}？看完了回“问我”。）"


def by_county(about: str, rows: Sequence[tuple[str, str, int]]) -> str:
    """Counts only, never a name."""
    names = {"back": "回还来", "home": "回不来", "stay": "不回", "unsure": "没定", "": "没答"}
    counties: dict[str, dict[str, int]] = {}
    for county, said, count in rows:
        counties.setdefault(county or "未注明", {})[said] = count
    lines = [
        f"{county}：" + "、".join(f"{names[said]}{said_by[said]}" for said in names if said_by.get(said))
        for county, said_by in counties.items()
    ]
    asked = sum(count for _, _, count in rows)
    return "\n".join([f"{about.replace(':', ' ')} 回家统计（问了{asked}人）：", *lines, "只数人，不列名字。"])


def silent(months: int) -> str:
    return f"连续{months}个月问近况没回音，去看看或打个电话"


def not_well(words: str) -> str:
    return f"问近况时说：{words[:60]}"


def bad_visit(words: str) -> str:
    return f"工友说走访没做好：{words or '没细说'}"


def taken_back(words: str) -> str:
    """For staff, where a bad score was a slip."""
    return f"{bad_visit(words)}（工友后来改口，说不是不好）"


def bad_visit_told(name: str, words: str) -> str:
    return f"【走访评价：不好】{name}：{words or '没细说'}。已列入待办，回“该去看谁”看清单。"


def not_yet_noted(day: date | None) -> str:
    """Where wages have not come yet: when it is asked again, and what if they do not come."""
    when = f"{day.month}月{day.day}日过了" if day else "过半个月"
    return f"好，记下了。{when}我再问您一声。到日子没发，回“欠薪”，马上帮您登记。单位看不到您的名字。"


def broken_too(kinds: Sequence[str]) -> str:
    """The sentence in which a worker hears what besides money is not as it was said."""
    return f"{'、'.join(BROKEN[kind] for kind in kinds)}跟说好的不一样，也记下了。"


def put_right(kind: str, value: float) -> str:
    return f"好，改成：{SLIPPED[kind]}{value:g}元。"


def for_staff(facts: Mapping[str, Any], promised: int | None, *, late: bool, words: str) -> list[str]:
    """The same findings, in words for whoever goes there."""
    said = []
    paid, contract = facts.get("pay"), {"none": "没签合同", "no_copy": "合同没给本人"}
    if paid is not None and promised and paid < promised and not facts.get("held"):
        said.append(f"说好约{promised}元，到手{paid:g}元，差{promised - paid:g}元")
    if facts.get("held"):
        said.append(f"押着工资，先到手{paid:g}元" if paid is not None else "押着工资")
    said += ["到日子没发工资"] if late else []
    if facts.get("dorm"):
        against = "岗位写包住，" if facts.get("lodging") else ""
        said.append(f"{against}住宿水电扣了{facts['dorm']:g}元")
    said += [f"进厂收了{facts['fees']:g}元"] if facts.get("fees") else []
    said += [contract[facts["contract"]]] if facts.get("contract") in contract else []
    if facts.get("broken"):
        said.append("、".join(BROKEN[kind] for kind in facts["broken"]) + "跟说的不一样")
    return [*said, *([f"本人说：{words[:60]}"] if words else [])]


def broken_promise(facts: Sequence[str]) -> str:
    return "进厂一个月核对：" + "；".join(facts)


def visit_list(lines: Sequence[str]) -> str:
    return "\n".join(["该去看的人：", *lines])


NOBODY_TO_VISIT = "眼下没有要去看的人。"


def to_visit(name: str, county: str, where: str, words: str, since: date) -> str:
    return f"{name}（{county}，{where or '单位未注明'}）{since.month}月{since.day}日起：{words}"


def totals(name: str, answers: int, same: int, paid: int | None) -> str:
    middle = f"，到手多在{paid}元上下" if paid else ""
    return f"{name}：{answers}人答了，{same}人说跟说好的一样{middle}。"


TOO_FEW = "答的人不到5个，不显示。"
