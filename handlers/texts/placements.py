"""Students and placements (实习), in words; the rules are those of 职业学校学生实习管理规定 (2021)."""

ASK_AGE = "您今年几岁？"
ASK_YEAR = "现在读几年级？"
YEARS = ("一年级", "二年级", "三年级", "四年级以上", "已经毕业")
ASK_SCHOOL = "哪个学校？"
ASK_CLASS = "哪个班、学什么专业？不想说回“跳过”。"
ASK_BY = "是学校安排的，还是自己找的？"
BY = ("学校安排的", "自己找的")
ASK_STARTS = "哪天开始实习？没定回“跳过”。"
ASK_ENDS = "哪天结束？没定回“跳过”。"
TOO_YOUNG = "不满16周岁不能实习、打工，哪个单位要都是违法的。我没有存您的资料。先好好读书，难处回复“人工”。"
FIRST_YEAR = "一年级学生不能安排岗位实习。要是学校、中介叫您去，先别去，回复“人工”告诉我们。我没有存您的资料。"
GRADUATED = "毕业了就按一般工友来，直接说想找哪样的工作，比如“青浦包住的电子厂”。"
RULES = "学校、单位、您本人要签三方协议；不能收押金、不能通过中介、不能叫您加班上夜班。遇到了回“举报”。"
MINOR = "您没满18周岁，还要家长签知情同意书。"
WANTS = "要不要登记，工作站跟您学校对接？"
WANTS_OPTIONS = ("登记", "先不用")
NOT_YET = "好的。想登记回“实习登记”。"
AGREED = "您的学校同意了，实习可以开始办。三方协议签好再去，有事回复“人工”。"
NOBODY = "没有叫{name}的实习登记。"
AGREED_BY_STAFF = "记下了：{name}的学校同意，已告诉本人。"
NONE_WAITING = "没有等学校同意的实习登记。"


def noted(school: str, *, by_school: bool, minor: bool) -> str:
    check = f"工作站去问{school}，学校同意了告诉您。" if by_school else f"自己找的也要学校同意，工作站去问{school}。"
    return "".join(("登记好了。", check, MINOR if minor else "", RULES))


def told_staff(name: str, school: str, age: int, *, by_school: bool) -> str:
    how = "学校安排" if by_school else "自己找"
    return f"【实习登记】{name}，{school}，{age}岁，{how}。学校同意后发“实习同意 {name}”。"


def line(name: str, school: str, age: int) -> str:
    return f"{name} {school} {age}岁"
