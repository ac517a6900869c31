"""Acting for somebody of one's family, in words: two people are never mixed up."""

CONSENT = (
    "帮{relation}办，要登记{relation}的姓名、老家县、手机号，由工作站保管，只用来找工作、培训和走访，随时可以删。"
    "{relation}本人在旁边、同意吗？"
)
YES, NO = "本人同意", "本人没同意"
REFUSED = "好，不登记。等本人同意了再来，或者请他自己关注我们。"
ASK_NAME = "{relation}叫什么名字？"
ASK_COUNTY = "{relation}老家是哪个县的？"
ASK_PHONE = "{relation}的手机号？没有手机回“跳过”，就用您这部联系。"
ASK_THEM = "在旁边就好。还要本人点头："
KEPT_FOR_LATER = "记着了，登记好接着办。"
WHAT = "想帮{name}办哪样？比如“找工作”“报培训”“约走访”。"
OWN_FIRST = "您自己还没登记过。要登记回“登记”。"
BACK = "好，下面办的都是您自己（{name}）的。"
WHO = "这部手机上有："
NOBODY = "这部手机上还没有登记过谁。登记自己回“登记”，帮家里人就说“帮我老婆报名”。"
ME = "本人"
TOO_MANY = "这部手机上登记的人已经不少了，再加请回复“人工”，工作站帮您登记。"


def own_again(name: str) -> str:
    """Before a form of one's own is gone on with; the name is "" while nobody is registered."""
    return BACK.format(name=name) if name else "好，下面办的是您自己的。"


def now_own(name: str) -> str:
    """Where words of one's own came while things were done for a relative; "" while nobody is registered."""
    return f"（现在办的是您自己（{name}）的）" if name else "（现在办的是您自己的）"


def of(name: str) -> str:
    """Whose it is that was booked, given up or asked for, on a phone of two people."""
    return f"（{name}的）"


def in_your_name(whom: str, name: str, number: str) -> str:
    """Before a form for a post that was looked for on behalf of a relative."""
    relation = {"他": "弟弟", "她": "妹妹"}.get(whom, whom)
    yours = f"您自己（{name}）" if name else "您自己"
    return f"注意：下面报的是{yours}的名字。是{whom}去做，就回“帮我{relation}报{number}”，先登记本人。"


def acting(relation: str, name: str) -> str:
    return f"（现在帮{relation}{name}办，办完回“换回我自己”）"


def person(name: str, relation: str, *, active: bool) -> str:
    return f"{name}（{ME if relation == 'self' else relation}）{'← 现在办的是这位' if active else ''}"


def called(who: str) -> str:
    return who if who in ("他", "她") else f"您{who}"


def not_here(who: str) -> str:
    return (
        f"这部手机上没有登记过{called(who)}，我这里查不到、也动不了。您自己报的、约的都没有动。\n"
        f"本人报的，用本人的微信说一句就行；不方便回复“人工”。"
    )


def nothing_of(name: str) -> str:
    return f"{name}眼下没有报班、应聘，也没有约走访，不用退。"


def say_for_whom(who: str, relation: str, rest: str) -> str:
    """An example to say: in whose name it is done has to be certain first."""
    return (
        f"{who}是您哪位？像这样说一句，比如“帮我{relation}{rest}”，先登记{who}本人，再用{who}的名字办。您自己的没有动。"
    )


OFF_OPTIONS = ("只从这部手机上去掉", "连资料一起删掉", "先不动")
NOT_TAKEN_OFF = "好，没有动。"


def ask_off(name: str, relation: str) -> str:
    return (
        f"{name}（{relation}）怎么办？去掉后，这部手机不能再帮{name}办事，已报、已约的照样算。\n"
        f"连资料一起删，{name}的姓名、电话、老家和聊天都删掉，约好的都取消；您自己的不动。"
    )


def ask_off_only(name: str, relation: str) -> str:
    """For somebody with a phone of their own: only they have their data deleted."""
    return (
        f"把{name}（{relation}）从这部手机上去掉吗？本人另有手机登记，已报、已约的照样算。\n"
        f"要删资料，请本人用自己的微信发“删除我的信息”。您自己的不动。"
    )


def taken_off(name: str) -> str:
    return f"好，{name}从这部手机上去掉了。您自己的没有动。"


def deleted(name: str) -> str:
    return f"{name}的资料已停用，几分钟内删完，约好的事都取消了。您自己的没有动。"


def deletion_held(name: str, numbers: str) -> str:
    return f"{name}的资料已停用，约好的事都取消了。求助{numbers}还没办完，办完当天删。您自己的没有动。"


def nobody_to_take_off(who: str) -> str:
    return f"这部手机上没有登记过{called(who)}，没有可删的。您自己的没有动。"
