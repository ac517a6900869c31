"""Registering and one's own record, in words."""

from collections.abc import Sequence
from datetime import date, datetime

from nlp import times

AGREE_AGAIN = "登记只用来帮您找工作、培训和走访，随时可以删。您同意吗？"
ASK_NAME = "请问您叫什么名字？"
ASK_COUNTY = "您老家是哪个县的？"
ASK_HOME = "您老家是哪个县的？乡镇也可以一起说，比如“盈江平原镇”。"
NOT_BY_CHAT = (
    "生日、身份证这些，要工作人员当面或电话核对了才能改，号码别发在聊天里。回复“人工”就帮您办。"
    "名字、电话、老家错了，把对的直接发来。"
)
FIRM_IS_TOLD = "换了单位，说一句就记上，比如“我换厂了，现在在星桥电子”；是登记错了，回“人工”。"
ASK_PHONE = "请留个手机号，工作人员好联系您。"
TOO_YOUNG = "您还没满16周岁，国家不让招童工，我不能帮您找工作。有困难回复“人工”，工作人员帮您想办法。"
WHY_REGISTER = (
    "登记是为了报名、走访时对得上人、联系得上您，只要姓名、老家县、手机号三样，由工作站保管，不给别人。"
    "给不给您说了算：不同意也能看岗位、看培训、问政策；登记了随时可看、可改、可删。"
)
NO_ID_CARD = "不用给身份证，也别把身份证号、照片发到这里。登记只要姓名、老家县、手机号。以后办补贴要核对时，工作人员会告诉您怎么办。"
MAY_REFUSE = "不想登记就不登记，看岗位、看培训、问政策照样可以。报名和约走访要有姓名、手机号，不然联系不上您。"
NO_CONSENT = "好的，不登记。找工作、看培训、问政策照样可以用；想报名时再登记也行。"


def notice(operator: str) -> str:
    return (
        f"报名要登记姓名、老家县、手机号，由{operator}保管，只用来帮您找工作、培训和走访，不给别人；"
        "随时回复“我的信息”可看可改，回复“删除我的信息”可删。您同意吗？"
    )


ASK_SITUATION = "您现在是哪种情况？"
ASK_EMPLOYER = "在哪个厂或单位？"
ASK_SINCE = "哪天进去的？说个月份也行，比如“6月”。"
ON_LEAVE = "好，请假回去一阵，还算在厂里，记录不动。真不干了回“我离职了”；跟培训班请假回“人工”。"
WEEKDAYS = "一二三四五六日"
WAY_BACK = "要是还没离开，回“没离”，刚才那条就不算。"
LEFT_THERE = "您是不是已经不在那里干了？是的话我记上。"
LEFT_THERE_OPTIONS = ("记上，不在那里了", "先不记")
NOT_LEFT = "好，先不记。真不在那里干了，随时说一句。"
NOT_MOVED = "好，没换就不改，还照原来的记着。"
ASK_WHICH_FIELD = "要改哪一项？"
ASK_NEW_PHONE = "新手机号是多少？"
NOT_REGISTERED = "您还没登记过，我这里没有您的资料。回复“登记”可以登记。"
WHAT_NEXT = {
    "idle": "要找新工作，直接说想要什么样的，比如“青浦包住，六千以上”；也可以回复“培训”看免费课。",
    "returned": "平安到家就好。家附近也有岗位，回复“想回家上班”看看；想自己干，回复“创业”。",
}


def registered(name: str) -> str:
    return f"{name}，登记好了。现在可以找工作、报培训、约走访；回复“我的信息”可看可改。"


def already_registered(name: str) -> str:
    return f"{name}，您已经登记过了。回复“我的信息”可看，回复“改资料”可改。"


def status_noted(label: str, employer: str, since: date, *, about: bool, this_year: int) -> str:
    where = f"，{employer}" if employer else ""
    return f"记下了：{label}{where}（{_from(since, about=about, this_year=this_year)}）。谢谢您告诉工作站。"


def noted_as_earlier(since: date, status: str, employer: str, began: date | None, *, this_year: int) -> str:
    """What was told is of an earlier day than what stands: it is kept, and the present stays."""
    where, from_then = (
        f"，{employer}" if employer else "",
        f"{_from(began, about=False, this_year=this_year)}" if began else "",
    )
    told = f"{'' if since.year == this_year else f'{since.year}年'}{since.month}月{since.day}日"
    return f"记下了，算{told}那时的事。后面还记着：{from_then}{status}{where}，现在还按这个算。不是的话，直接说现在的，比如“今天起没活干”。"


def still_noted(employer: str, started: date | None, *, this_year: int) -> str:
    """The start is that of the ledger; an unknown one is not made up."""
    where = f"，{employer}" if employer else ""
    since = f"（{_from(started, about=False, this_year=this_year)}，没有变）" if started else ""
    return f"记下了：还在原厂{where}{since}。谢谢您告诉工作站。"


def there_noted(employer: str, started: date | None, *, about: bool, this_year: int) -> str:
    """At work there, told anew; without a day where none is known."""
    since = f"（{_from(started, about=about, this_year=this_year)}）" if started else ""
    return f"记下了：在{employer or '厂里'}上班{since}。谢谢您告诉工作站。"


def which_firm(registered: str, told: str) -> str:
    return f"登记的是您在{registered}做工，您说的是{told}。是哪种？"


def which_firm_options(told: str) -> tuple[str, ...]:
    return f"一直在{told}，登记错了", f"后来换到{told}的", "先不改"


def day_put_right(status: str, employer: str, since: date, *, about: bool, this_year: int) -> str:
    where = f"，{employer}" if employer else ""
    return f"改好了：{status}{where}（{_from(since, about=about, this_year=this_year)}）。"


def _from(since: date, *, about: bool, this_year: int) -> str:
    year = "" if since.year == this_year else f"{since.year}年"
    return f"{'大约' if about else ''}{year}{since.month}月{since.day}日起"


def of_another(who: str, *, can_act: bool) -> str:
    """Nobody's record is moved by what somebody else tells. `can_act` when things may be done for them on this phone."""
    bare = who in ("他", "她", "它", "他们", "她们", "人家", "别人")
    said = who if bare else f"您{who}"
    search = f"要找活，直接说“帮我{who}找工作”。" if can_act else ""
    return (
        f"知道了，您说的是{said}。这里只记本人的情况，您自己的没有动。\n"
        f"{said}要是也在工作站登记过，让本人用自己的微信发一句就记上；不方便的，回复“人工”，工作人员帮着记。{search}"
    )


def moved_back(status: str, employer: str, since: date | None) -> str:
    where = f"，{employer}" if employer else ""
    began = f"（{since.year}年{since.month}月{since.day}日起）" if since else ""
    return f"好，刚才那条不算，还照原来的记着：{status}{where}{began}。"


NOT_SURE_GONE = "先不记您回家了。走的那天，或者已经到家了，回“我到家了”，我就记上。"


def not_yet(day: date | None) -> str:
    """None when it was told only that it is to come."""
    when = f"{day.month}月{day.day}日(周{WEEKDAYS[day.weekday()]})还没到" if day else "还没走、还没换的"
    return f"{when}，先不记。到了那天再发一句，我就记上。"


def corrected(label: str) -> str:
    return f"{label}改好了。"


def home_corrected(home: str) -> str:
    return f"老家改好了：{home}。"


def not_kept_yet(lines: Sequence[str]) -> str:
    """Of somebody who is filling in a form and is not registered: what has been said so far, and that it is not stored."""
    if not lines:
        return "您还没登记过，我这里没有您的资料。"
    return "\n".join(["您还没登记过。这次填的（还没存）：", *lines])


SAY_WHAT_IS_RIGHT = "名字、电话、老家记错了，把对的一起发来就行，比如“电话改成13812345678”。别的请回“人工”。"


def say_what_is_right(label: str, example: str) -> str:
    return f"要改{label}，把对的一起发来就行，比如“{label}改成{example}”。"


def record(lines: Sequence[str]) -> str:
    return "\n".join(["您登记的资料：", *lines, "要改回复“改资料”；要删回复“删除我的信息”。"])


def sure_to_delete() -> str:
    return (
        "删除后，您的姓名、电话、老家、身份证号、照片和聊天都删掉，约好的走访、报名、应聘都取消。\n"
        "会留下的：办过的事只留编号、种类和日期，认不出是谁；已申领的补贴，名单上的姓名按财务和审计规定留着；"
        "没办完的求助，办完才删。备份最晚30天后过期。确定删除吗？"
    )


WHY_IT_STAYS = (
    "领过的补贴，名单要留着备查，这是财务和审计的规定。别的只留编号、种类和日期，用来数办了多少件事，看不出是您。"
    "备份不能单独改，最晚30天后自己过期。\n确定删除吗？"
)
DELETE_OPTIONS = ("确定删除", "先不删")
KEPT = "好，资料给您留着。"
KEPT_ALL_ALONG = "好，不删，您的资料都在。"
WHICH_OF_MY_DATA = "您的资料，您是想："
WHICH_OF_MY_DATA_OPTIONS = ("看登记了哪些", "改一项", "全部删除", "都不是")
ONE_THING_CHANGED = ("改成对的", "全部资料都删", "先不动")
ONE_THING_BY_STAFF = ("叫工作人员只删这一样", "全部资料都删", "先不动")
NOTHING_DONE = "好，什么都没动。"
NO_NAME_NEEDED = "不讲名字也行，问工作、问政策、求助都可以，直接说什么事就行。报名、应聘、约走访才要登记姓名。"
NOTHING_REGISTERED = "好，不登记。找工作、问事情不用登记，直接说就行。"
KEPT_AS_IT_WAS = "好，什么都没动，您以前登记的还在。想看回复“我的信息”，想删回复“注销”。"
NOTHING_HELD = "我这里没有登记您的资料，聊天记录30天后自动删除。"


def only_a_request(number: str) -> str:
    return f"好，没登记别的。求助{number}还在办，不办了回复“取消求助”。"


def one_thing(label: str) -> str:
    """Of a field of the record, which can be put right and not left empty; "" of anything else."""
    if not label:
        return "您是想怎么删？"
    return f"{label}登记着才好联系您、对上人，单独这一项我删不了。您是想："


def deleted(copies_until: date) -> str:
    return (
        f"您的资料已停用，几分钟内删完，约好的事都取消了。备份最晚{copies_until.month}月{copies_until.day}日过期。\n"
        "您还关注着公众号；连这个也不想留，请取消关注。以后要用，随时发消息。"
    )


def goes_on_unnamed(number: str) -> str:
    return f"好，不用讲名字，求助{number}照样办。您不想露名字，我记在上面了，办的人看得到。有要补充的接着说。"


def deletion_held(numbers: Sequence[str]) -> str:
    return (
        f"您的资料已停用，约好的事都取消了。求助{'、'.join(numbers)}还没办完，为了办它先留着姓名、电话和聊天，办完当天删。"
        "不用办了，回复“人工”告诉工作人员。"
    )


def tell_employers(posts: Sequence[str]) -> str:
    """For staff: what was handed on must be deleted there too (个人信息保护法, art. 47). Names nobody."""
    return f"有工友撤回同意或要求删除个人信息，请通知用工单位也删除：{'；'.join(posts)}"


def visit_called_off(starts: str) -> str:
    return f"{starts}的走访取消了：本人撤回了同意或已注销，不用再联系。"


STATUSES = {
    "unverified": "待核验",
    "registered": "在册",
    "seeking": "在找工作",
    "employed": "在岗",
    "idle": "待业",
    "returned": "已返乡",
    "lost": "失联",
    "deleted": "已注销",
}
MESSAGE_KINDS = {"jobs": "招聘", "courses": "培训", "visits": "走访", "asks": "问近况"}
LANGUAGE = (
    "我说短一点。您可以一直发语音给我，我听得懂普通话和云南话。"
    "傣语、景颇语的工作人员也有，回复“人工”，跟他们说想说哪种话。"
)


def stopped(kinds: Sequence[str]) -> str:
    names = "、".join(MESSAGE_KINDS[kind] for kind in kinds)
    return f"好，{names}消息不发了；已经约好的走访还会提醒一次。想再收就回复“恢复{MESSAGE_KINDS[kinds[0]]}通知”。"


def restarted(kinds: Sequence[str]) -> str:
    names = "、".join(MESSAGE_KINDS[kind] for kind in kinds)
    return f"好，{names}消息恢复了。不想收就回复“退订”。"


HAD_TWICE = "报重的只留一份"


def had_twice(name: str, things: Sequence[str]) -> str:
    return (
        f"【核对】{name}，下面这些您报了两次，是一个人，只留一份：{'；'.join(things)}。"
        "留下的照样有效，您照常去就行，不用再报。要是弄错了，回复“人工”。"
    )


def visit_at(starts_at: datetime, now: datetime) -> str:
    return f"{times.say(starts_at, now=now)}的走访"


def given_back(things: Sequence[str], offers: int) -> str:
    """For staff, after the merge; "" when nothing was there twice."""
    if not things:
        return ""
    asked = f"，已问候补 {offers} 人" if offers else ""
    return f"报重的只留一份：{'；'.join(things)}{asked}，已告诉本人。"
