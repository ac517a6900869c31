"""A wish for a person in other words than 人工: not with a machine, or somebody who speaks one's own language; and a call back."""

from nlp import late

LONGEST = 40
LANGUAGES = {
    "傣": "傣语", "景颇": "景颇语", "载瓦": "载瓦语", "傈僳": "傈僳语", "阿昌": "阿昌语", "德昂": "德昂语", "缅": "缅语",
}  # fmt: skip
_TONGUE = "(?P<tongue>傣|景颇|载瓦|傈僳|阿昌|德昂|缅)(?:族|甸)?(?:的)?(?:话|语|文)?|(?:民族|少数民族|我们|家乡|本地|云南|德宏)(?:的)?(?:话|语)|方言|土话"
_WHO = "(?:人|老师|工作人员|专员|同事|师傅|干部|哪个|谁)"
_KNOWS = "(?:会|懂|能|听得懂|听懂|晓得)(?:听|讲|说|讲得来|点|一点)*"
# 喊个会讲景颇的人, 想跟个会讲傣话的人说, 你们给有懂傣语的
_SPEAKS = late.pattern(
    f"(?:喊|叫|找|派|请|换|给|要|有没有|有不有|给有|有|安排|跟|和|想)[^,，。]{{0,8}}?{_KNOWS}(?:{_TONGUE})(?:的)?(?:{_WHO}|吗|没|么|嘛|来|跟|给|和|$)"
)
# 你们给会讲傣话, 听得懂景颇话不: whether we speak it is asked, and nobody is called for it.
_ASKS_WHETHER = late.pattern(
    "(?:请问|那|问下|[你您]们?|站上|站里|工作站|这边|这点|里面|机器人)*(?P<asks>给(?:会|能|懂|听得懂|可以|得)|会不会|能不能|可不可以|懂不懂|得不得)?"
    f"(?:会|能|懂|听得懂|听懂|可以|用)*(?:讲|说|听|整)?(?:得来|得懂|得|一?点)?(?:{_TONGUE})(?P<ends>(?:吗|么|嘛|不|没|咩|[?？])+)?(?:呢|啊|噶|嘎|[。.!！])*"
)
_WITH_ONE = late.pattern(f"(?:跟|和|找|喊|叫|要)(?:一?个)?(?:{_TONGUE})(?:的)?(?:工作人员|老师|专员|人工|客服)")
_NO_MACHINE = late.pattern(
    "(?:不想|不要|不愿意?|不爱|不喜欢|懒得|不耐烦|不得意|莫|别|不)(?:再)?(?:跟|和|同|与|听|理|让|要|找|用|给)?(?:我|你)?(?:整|弄|搞|说)?(?:你|这|那|一)?个?(?:机器|机器人|电脑|自动回复|人机|AI)(?:人)?(?:讲|说|聊|谈|回|弄|扯|对话|回答|了|来|的|嘛|啊|吧)*$"
    "|^(?:我)?(?:要|想|想要)?(?:跟|和)(?:个)?(?:真的?|活的?)?人(?:讲|说|聊)(?:话)?$",
)
_OF_WORK = late.pattern(
    "活路|工作(?!人员|站)|的厂|包[吃住]|缺人|合适的|岗位|招工|招人|厂要|上班|打工|工资|对象|女朋友|男朋友|翻译"
)
_PHONES = late.pattern(
    "(?:打|回|来|给)(?:个|我|一个|我个|一下|下)*(?:个)?(?:电话|手机)|打给我|打过来|打我(?:的)?(?:电话|手机|这个|号)|(?:电话|手机)(?:联系|找|通知)我|(?:拨|呼|call)我|回电"
)
_NO_WISH = late.pattern(
    "[谁哪]个?(?:给|打)|没(?:有|得|人)?(?:给|打|回)|不(?:给|要|用|消|回|打)|莫|别|老板|厂里|单位|中介|骗子|陌生|他们打|昨天|刚才"
)


def speaking(words: str) -> str:
    """The language that the person wished for should speak; "" when no such person is wished for."""
    if len(words) > LONGEST or _OF_WORK.search(words) or asked_of(words):
        return ""
    match = _SPEAKS.search(words) or _WITH_ONE.search(words)
    return (LANGUAGES.get(match["tongue"] or "", "") or "家乡话") if match else ""


def asked_of(words: str) -> str:
    """The language of which it is asked whether we speak it; "" for other words, such as a wish for a person."""
    match = _ASKS_WHETHER.fullmatch(words.strip()) if len(words) <= LONGEST else None
    if match is None or not (match["asks"] or match["ends"]):
        return ""
    return LANGUAGES.get(match["tongue"] or "", "") or "家乡话"


def refuses_machine(words: str) -> bool:
    return len(words) <= LONGEST and bool(_NO_MACHINE.search(words.strip(" ,，。.!！~?？")))


def wants_call(words: str) -> bool:
    """Whether to be telephoned is what somebody wants of us."""
    return bool(_PHONES.search(words)) and not _NO_WISH.search(words)


def wants_us_to_call(words: str) -> bool:
    """As `wants_call`, of words that nobody has been called for yet: none of a post that is looked for."""
    return len(words) <= LONGEST and wants_call(words) and not _OF_WORK.search(words)
