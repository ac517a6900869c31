"""Whether somebody tells that they were dismissed: 老板把我炒了, 着厂里辞退了. A threat, a fear and a question are none."""

from enum import StrEnum

from nlp import answers, late, situations, spelling


class Tells(StrEnum):
    """DISMISSED is plain; SENT_AWAY (叫我明天不用来了, 厂里不要我了) may mean it, or a day off, or a post not got."""

    DISMISSED = "dismissed"
    SENT_AWAY = "sent away"


LONGEST = 45
_ME = "(?:(?:我|俺|咱)们?)"
_THEM = "(?:他们|老板娘?|厂里?头?|厂家|公司|单位|店里?|主管|组长|线长|班长|经理|人事|领导|中介|劳务|人家|车间|主任)"
_DONE = "(?:了|咯|喽|啦|罗|嘞|噶|掉|哒)"
# 开 alone means much else: it counts where somebody is the object of it.
_ACT = "(?:开除|辞退|解雇|解聘|劝退|清退|裁员?|炒(?:了?鱿鱼)?|优化|辞|开|(?:赶|撵|踢)出(?:厂|公司))"
_PLAIN_ACT = "(?:开除|辞退|解雇|解聘|劝退|清退|裁掉?|炒)"
_OUT = "(?:掉|走|出来|出去|出厂|回来)?"
_A_FINE = "[一二两三四五六七八九十几百\\d]"
_DISMISSED = late.pattern(
    f"(?:把|将){_ME}(?:给|都|也|直接|就|又|当场|今天|昨天)*{_ACT}{_OUT}(?:{_DONE}|(?=$|[,。]))"
    f"|(?:被|着|遭|挨){_THEM}*(?:给|直接|当场|无故)*{_ACT}{_OUT}(?:{_DONE}(?!{_A_FINE})|的?(?=$|[,。]))"
    f"|{_THEM}(?:给|就|又|都|直接|今天|昨天|前天|无故)*{_PLAIN_ACT}{_DONE}{_ME}(?!的?(?:钱|工资|{_A_FINE}))"
    f"|(?:我|俺)(?:今天|昨天|前天|刚刚?|也|就|都)*下岗{_DONE}"
)
# The firm itself is gone: whoever worked there may have gone on elsewhere.
_SENT_AWAY = late.pattern(
    f"(?:^|[,，。 ])(?:{_ME}|这边|那个|这个)*(?:的)?(?:厂|公司|店|单位|工地)(?:里|子)?(?:都|已经|也|突然|上个?月|昨天|前天|前几天)*(?:倒闭|关门|关张|垮台?|破产|停产|散伙|撤|搬走|跑路){_DONE}|"
    f"(?:叫|让|喊|通知|跟|对){_ME}(?:说|讲|从)?(?:明天|今天|以后|下周)?(?:起|开始)?(?:就|都)*(?:不用|不要|不消|别|莫)(?:再)?(?:来|去|上班)(?:上班|干活)?{_DONE}"
    f"|(?:叫|让|喊|请){_ME}(?:现在|马上|今天|自己|赶紧|收拾东西|卷铺盖)*(?:走人|滚蛋?|离厂|离开){_DONE}?"
    f"|{_THEM}(?:说|讲|通知){_ME}?(?:明天|今天|以后|下周)?(?:起|开始)?(?:就|都|我)*(?:不用|不要|不消|别|莫)(?:再)?来(?:上班|干活)?{_DONE}"
    f"|{_THEM}(?:就|又|都|今天|昨天|现在|已经)*(?:不要|不用|不留){_ME}{_DONE}"
)
# What has not happened: to come, feared, nearly, said for the case that.
_NOT_SO = late.pattern(
    f"(?:要|想|怕|敢|会|打算|准备|可能|差点|差一点|险些|快|马上|即将|没有?|未|不能|别|莫|(?<!不)[说讲]|威胁|扬言|梦[见到]?|再|不然|否则)(?:要|就|再|会|会不会|是不是|{_THEM}|{_ME}|我就)*$"
)
_IN_CASE = late.pattern(
    "要是|如果|万一|假如|若是|除非|否则|不然|的话|梦见|再[^,。]{1,8}就|(?<!也)(?<!都)不(?:加班|听话|同意|签|去|做|干|来)[^,。]{0,6}就|说(?:再|不|敢|谁)[^,。]{0,12}就|会不会|是不是"
)
_WHAT_NOW = late.pattern(
    "(?:我|现在|该|要|这)*(?:怎么办|咋个?办|咋个?整|咋个?弄|怎么整|怎么弄|如何是好|找哪个|找谁)(?:呢|呀|啊|嘛|才好|好|哦)*[?。.!]*$"
)
_BY_THEM = late.pattern(f"(?<=[被着遭挨]){_THEM}+")
_CLAUSE = late.pattern("[,，。;；!！?？\\s]")
# Then something else is told that has a way of its own: pay kept back, an injury, force, what is wished.
_MORE_THAN_THAT = late.pattern(
    "工资|工钱|押金|欠|扣|赔|补偿|结清|没结|打(?:我|人|伤)|受伤|工伤|身份证|想(?:找|去|换|问|要|回|学|报)|帮我|给我|找(?:个|活|工|厂|新|哪|你)|招(?:工|人|聘)|报名|培训|(?:现在|如今|又|已经)(?:在|进|到|去)"
)


def find(text: str) -> Tells | None:
    """What is told alone, of the writer, and has happened. 怎么办 behind it asks what anybody would."""
    told = _WHAT_NOW.sub("", _plain(text)).strip(" ,。?")
    return None if answers.asks(told) or _MORE_THAN_THAT.search(told) else _told(told)


def besides(text: str) -> Tells | None:
    """What is told together with something that matters more: 老板把我炒了，工资也没结."""
    return _told(_plain(text))


def _plain(text: str) -> str:
    return spelling.normalise(text).strip(" ,.!~")


def _told(told: str) -> Tells | None:
    if len(told) > LONGEST or _IN_CASE.search(told):
        return None
    for kind, pattern in ((Tells.DISMISSED, _DISMISSED), (Tells.SENT_AWAY, _SENT_AWAY)):
        if (match := pattern.search(told)) and not _NOT_SO.search(_clause_before(told, match.start())):
            return kind if _is_ones_own(_BY_THEM.sub("", told), kind) else None
    return None


def _is_ones_own(told: str, kind: Tells) -> bool:
    """Not what has become of somebody else, and no other move told besides: 老板叫我不用来了，我回家了."""
    situation = situations.find(told)
    if situation is not None and situation.kind in ("returned", "changed", "same"):
        return False
    return kind is Tells.SENT_AWAY or not situations.of_another(told)


def _clause_before(told: str, at: int) -> str:
    return _CLAUSE.split(told[:at])[-1]
