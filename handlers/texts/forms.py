"""What every form says in the same words."""

from collections.abc import Sequence

REVIEW_OPTIONS = ("确认", "改一项", "不办了")
LEAVE_OPTIONS = ("不办了", "接着办")
ASKS_TWO = "没存：这句一次问了两样。拆开，一句只问一样。"
ASKS_FOR_NUMBERS = "没存：不能在微信里要身份证、银行卡号、密码。要核对就问最后四位。"
MAY_SKIP = "（可以回复“跳过”）"
FIRST_STEP = "已经是第一步了。不想办就回复“取消”。"
BACK_TO = "回到刚才的："
FEW = 3
SAY_AGAIN = "好，那请您再说一遍。"
NOTED = "好，记下了。"
THANKS_IN_FORM = "不客气。还差这一项："
NOT_CAUGHT_AGAIN = (
    "还是没听明白，不怪您。您可以按数字选、说短一点，或者回复“人工”找工作人员：",
    "不急，慢慢来。不好填就回复“人工”，叫人帮您填；先放着回复“菜单”，填好的都给您留着：",
)
OFFER_PERSON = "还是没弄懂您的意思，不怪您。让工作人员来帮您填，好不好？"
OFFER_PERSON_REFUSED = "要不让工作人员来帮您填？"
PERSON_OPTIONS = ("叫工作人员", "我自己再填")
CALLED_TO_HELP = "这项我一直没弄懂，请工作人员来帮您填。"
WHICH_TO_CHANGE = "要改哪一项？"
NOT_YET = "那一项还没问到，先填这一项："
NO_SUCH_FIELD = "这里没有这一项。"
# What people call a field by; its label is one of its names.
OTHER_NAMES = {
    "姓名": ("名字",),
    "手机": ("电话", "手机号", "电话号码", "手机号码", "号码", "号"),
    "老家": ("老家县", "家乡", "县"),
    "地点": ("地址", "地方", "位置", "见面地点", "工作地点"),
    "时间": ("日期", "日子", "哪天", "几点"),
    "新时间": ("时间", "日期", "日子", "哪天", "几点"),
    "想聊": ("话题", "聊的", "事情"),
    "单位": ("公司", "单位名称"),
    "岗位": ("工种", "标题"),
    "条件": ("要求",),
    "做什么": ("工作内容", "内容"),
    "工资": ("薪资", "薪水", "待遇"),
    "有效期": ("截止", "截止日期"),
    "发给": ("对象", "范围"),
}


def names_of(label: str) -> tuple[str, ...]:
    """The longest first, so that 手机号码 is not read as 手机."""
    return tuple(sorted((label, *OTHER_NAMES.get(label, ())), key=len, reverse=True))


def is_a_field(name: str) -> bool:
    return any(name == label or name in names for label, names in OTHER_NAMES.items())


def not_so(label: str, hint: str) -> str:
    return f"{label}这样写没看懂，还是原来的。可以这样说：{hint}"


CONFIRM_SHORT = "上面写的，对就回 1，要改回 2，不办回 3。"
CONFIRM_FIRST = "您看下面对不对，按数字就行："
KEEP_EARLIER = frozenset({"就这个", "不变", "不改", "不用改", "还是这个", "一样", "对", "是的", "没变", "就是这个"})


def with_earlier(question: str, earlier: str) -> str:
    return f"{question}\n（之前填的是：{earlier}，不变就回“不变”）"


def summary(title: str, lines: Sequence[str], note: str) -> str:
    return "\n".join([f"{title}，请您看一下：", *lines, *([note] if note else [])])


def for_whom(whom: str) -> str:
    return f"给谁办：{whom}"


def changed(label: str, value: str) -> str:
    """`label` is empty for an answer that is part of another."""
    return f"好，{label}改成：{value}。"


def how_to_change(labels: Sequence[str]) -> str:
    return f"按数字选，也可以直接说，比如“改{labels[0] if labels else '电话'}”。"


def cancelled(title: str) -> str:
    return f"好，{title}不办了，什么都没存。需要时回复“菜单”。"


def left_as_it_was(title: str) -> str:
    """Who has registered is not to think that the registration is gone."""
    return f"好，{title}不办了，没有改动。您登记过的资料都还在。需要时回复“菜单”。"


def left_answered(title: str) -> str:
    """Left after the answer that opened it: that one is kept, and it is not said otherwise."""
    return f"好，{title}不往下问了。您前面答的那一句记下了，后面的没存。需要时回复“菜单”。"


def sure_to_leave(title: str) -> str:
    return f"{title}就差确认了，真的不办了吗？"


def kept_as_draft(title: str) -> str:
    return f"{title}先给您留着，回复“继续”接着办，7天内有效。"


def kept_till_bot_is_back(title: str) -> str:
    """A person has been called and has the word: 继续 would go to them."""
    return f"{title}先给您留着，回复“菜单”就能接着办。"


def still_kept(title: str) -> str:
    return f"之前的{title}还给您留着，回复“继续”接着办。"


def given_up(title: str) -> str:
    return f"只能留一件，之前办到一半的{title}就不留了，要办请重新来。"


def resumed(title: str, gone: str, lost: Sequence[str]) -> str:
    if gone:
        return gone
    if lost:
        return f"接着办{title}。中间有变化，{'、'.join(lost)}要重选一下。"
    return f"接着办{title}。"


def offer_draft(title: str, day: str) -> str:
    return f"您{day}{title}办到一半，接着来吗？"


def draft_waits(title: str, day: str) -> str:
    return f"{offer_draft(title, day)}接着办回“接着来”，不办了回“不要了”。"


def as_noted(label: str, value: str) -> str:
    return f"对，{label}记的是{value}。"


def explain(hint: str) -> str:
    return f"比如这样回：{hint}"


def not_caught(hint: str, *, misses: int) -> str:
    if misses > 1:
        return NOT_CAUGHT_AGAIN[misses % len(NOT_CAUGHT_AGAIN)]
    return f"这句没听明白。可以这样回：{hint}"


RESUME_OPTIONS = ("接着来", "不要了")


def in_words(options: Sequence[str]) -> str:
    """How to answer where the numbers belong to the list above."""
    shown = "或".join(f"“{option}”" for option in options[:FEW])
    return f"上面的数字是看岗位的，这里请回字：{shown}{'等' if len(options) > FEW else ''}。"
