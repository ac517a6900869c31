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
