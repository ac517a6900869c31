"""Travel money in words: the reminder somebody asks for, and what is missing for it."""

from datetime import date

NOT_DUE = (
    "工作站登记的是：您家不在脱贫户、监测对象里，这笔交通补助一般领不到，到时不提醒。登记不对回“人工”。"
    "政府组织的免费车回“有没有专车”看。"
)
DONE = "您说过这笔补助办过了，不用再提醒。要重新办回“人工”。"
SAY_SINCE = "好，满三个月前我提醒您办路费。您哪天进的哪个厂？比如“10月8号 快达速运”。"
SAY_DAY = "哪天进的厂？记不清哪天，说个月份也行。"
FIRST_NOTE = "好，满三个月前我提醒您办路费，先记下您在哪里做工。"
NOT_BEGUN = "那天还没到。进厂了再告诉我，我从那天算。"
FITS = "您家这种户在范围里：在省外稳定干满3个月，就可以向村委会或微信“就业彩云南”申请。给不给、给多少看户籍地当年通知。要我到时提醒，回“满三个月提醒我”。"
WHETHER = "看两样：家里是脱贫户或监测对象，在省外稳定干满3个月。两样都有，就可以申请；给不给、给多少看户籍地当年通知。您家是哪种户？"
STOPPED = "您停过“问近况”，要收到这条提醒，先回“恢复问近况”。"
WHICH_OPTIONS = ("按{told}算", "按登记的，不改")


def day(moment: date) -> str:
    return f"{moment.month}月{moment.day}日"


def promised(since: date, due: date, *, this_year: int) -> str:
    year = f"{due.year}年" if due.year != this_year else ""
    return (
        f"好，您{day(since)}开始做工，满三个月前，大约{year}{day(due)}起，我在这里提醒您办路费补助。"
        "离厂前别丢工资条、合同。给不给、给多少看户籍地当年通知。"
    )


def which_day(recorded: date, where: str, told: date) -> str:
    return f"登记的是您{day(recorded)}开始{f'在{where}' if where else ''}做工，您说的是{day(told)}。按哪天算？"


def which_options(told: date) -> tuple[str, ...]:
    return tuple(option.format(told=day(told)) for option in WHICH_OPTIONS)


def nearly(since: date, full: date) -> str:
    return f"您{day(since)}开始做工，{day(full)}满三个月，满了就可以办：\n"


def unregistered(due: date) -> str:
    return f"好的，不登记，也就没法到时提醒您。{day(due)}前后您自己回“路费补助”，我告诉您怎么办。"


def after_three_months(since: date) -> str:
    return f"您{day(since)}开始做工，已经满三个月，现在就可以办：\n"


AT_HOME = "登记的是您在云南省内做工。这笔交通补助要在省外干满三个月；登记不对回“人工”。"
FROM_ARRIVAL = "三个月从您到省外做工那天算，换厂不重算，回了老家再出来才重算。"


def reckoned(since: date, full: date, left: int, *, about: bool, by_record: bool, this_year: int) -> str:
    """The person's own three months: from when, until when, how many days are left."""
    more_or_less = "大约" if about else ""
    year = f"{full.year}年" if full.year != this_year else ""
    whose = "登记的是您" if by_record else "照您说的"
    begun = f"{whose}{more_or_less}{day(since)}{'开始在外做工' if by_record else '来的'}，"
    if left <= 0:
        return f"{begun}{more_or_less}{year}{day(full)}就满三个月了，现在可以办。要哪些材料，回“路费要什么材料”。"
    return (
        f"{begun}三个月从这天算，{more_or_less}{year}{day(full)}满，还差{left}天。换厂不重算，回了老家再出来才重算。"
        f"{'日子不对，' if by_record else '要我到时喊您，'}回“{day(since) if not by_record and not about else '几月几号'}来的，满三个月提醒我”。"
    )


OF_YUNNAN = "这是云南的规定，给云南户籍的脱贫户、监测对象。您老家在别的省，问户籍地的村委会或县人社局当年有没有，也可以打老家的12333。"
ANYWHERE_OUTSIDE = (
    "在云南省外干都算，不限上海；在云南省内干不算。要稳定干满3个月，证明拿得出来。给不给、给多少看户籍地当年通知。"
)
NO_TICKET = "列出来的材料里没有车票。"


def other_proof(what: str) -> str:
    return f"没有{what}，几样证明里换一样也行。"


def fits(household: str, full: date | None, left: int | None) -> str:
    """For who may apply by the record; never that it will be paid."""
    whose = f"（{household}）" if household else ""
    begun = f"工作站登记的是：您家{whose}在范围里，可以申请。"
    if full is None or left is None:
        months = "要在省外稳定干满3个月。"
    elif left > 0:
        months = f"要在省外稳定干满3个月，您到{day(full)}满，还差{left}天。"
    else:
        months = f"要在省外稳定干满3个月，您{day(full)}已经满了。"
    return f"{begun}{months}给不给、给多少看户籍地当年通知。要哪些材料，回“路费要什么材料”。"
