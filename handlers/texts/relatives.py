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


def acting(relation: str, name: str) -> str:
    return f"（现在帮{relation}{name}办，办完回“换回我自己”）"


def person(name: str, relation: str, *, active: bool) -> str:
    return f"{name}（{ME if relation == 'self' else relation}）{'← 现在办的是这位' if active else ''}"
