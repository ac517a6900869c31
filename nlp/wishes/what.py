"""Which trades and industries are asked for."""

from collections.abc import Sequence
from typing import TypeVar

from nlp import late, persons, stances, trades
from nlp.patterns import one_of, within
from nlp.wishes import told

Named = TypeVar("Named", bound=stances.Span)

BESIDE = late.pattern("(?:离|挨着|靠近)(?:我|他|她|老公|老婆)?的?$")  # 离工地近的
SHOP = "店"  # 服装店 is no 服装厂
LONG_AGO = one_of("以前 之前 原来 从前 前头 前面 上家 曾经 过去 去年 前年 先前 原先 老早 早先 那几年 前几年 在?老家")
FORMER_BEFORE = late.pattern(
    rf"{LONG_AGO}{within(12)}$"
    rf"|{one_of('现在 目前')}[还正就]?[在做干是当]{within(6)}$"
    rf"|[做干搞待呆当][过了]{within(4)}{one_of('年 个?月')}{within(3)}$"
    rf"|从(?!事){within(4)}$|我[是正还]?在$|(?<![想要])回(?!家)[^,。]{{1,3}}$"
)
EXPERIENCE_AFTER = late.pattern(
    "(?!也)"
    + within(4)
    + "?"
    + one_of(
        "过(?!年|来|去|节|完|后) [做干]了?[^,。]{0,3}年 年(?![终底假薪前后])了? 出来的? 证?(?:还没|没有?)[考拿办学] 辞职 离职 辞了 倒闭 下来"
    )
)
DRIVER, DRIVERS = "厢货司机", frozenset({"重型货车司机", "班车客车司机"})
ANY_TRADE, BY_THE_HOUR = "普工(行业不限)", late.pattern("^(?!.*普工).*小时工")  # 小时工,打扫家里那种
GENERAL_DRIVER = late.pattern("(?<!小货车)(?<!面包车)(?<!厢货)(?<!送货)司机|驾驶员|开车|开货车")
TRIED_BEFORE = late.pattern("[做干]过[^,。]{0,2}$")
KIN_WORKS = late.pattern(rf"(?:{persons.KIN}|老乡|朋友|老表|他|她)(?:现在|就|是)?[在是做干开当]{within(6)}$")
CARE = late.pattern(
    one_of(
        "带(?:个|着|上)?小?娃 带(?:个|着|上)?孩子 带(?:个|着|上)?小孩 看娃 看孩子 照顾老人 照看老人 照顾小孩 看小孩 带宝宝"
    )
)
CARE_OF_OWN_BEFORE = late.pattern(
    one_of(
        f"白天 晚上 晚夕 我 (?<![给帮替])我?家?{persons.KIN} 在家 回家 还?要 得 家里 平时 方便 要在家 边 不耽误 能 现在 一直 两口子 夫妻俩? 我们 俩"
    )
    + "$|[男女]的?$|一个人$"
)
CARE_OF_OWN_AFTER = late.pattern(
    r"的?"
    + one_of("妈妈 宝妈 女人 人")
    + r"|上学|读书|上下学|[了都]?[一二三四五两几好\d]+年|上班|进厂|一起|睡|[能可]?以?住(?!家)|来|去"
)


def occupations(plain: str) -> tuple[str, ...]:
    wished = _wished(plain, trades.mentions(plain))
    named = dict.fromkeys(_in_context(plain, mention) for mention in wished)
    if len(named) > 1 and BY_THE_HOUR.search(plain):
        named.pop(ANY_TRADE, None)
    plain_driver = DRIVER in named and DRIVERS & named.keys() and GENERAL_DRIVER.search(plain)
    return tuple(name for name in named if not (plain_driver and name == DRIVER))


def _in_context(plain: str, mention: trades.Mention) -> str:
    return trades.in_context(mention.trade.name, plain)


def industries(plain: str) -> tuple[str, ...]:
    """Kinds of workplace; inside the name of a trade only a factory counts (食品厂普工, but not 酒店保洁)."""
    taken = trades.mentions(plain)
    free = [
        place
        for place in trades.industry_mentions(plain)
        if not plain.startswith(SHOP, place.end)
        and not BESIDE.search(plain[: place.start])
        and (plain[place.end - 1] == "厂" or not any(trade.start <= place.start < trade.end for trade in taken))
    ]
    wanted = [place for place in _wished(plain, free) if not _is_experience(plain, place)]
    return tuple(dict.fromkeys(place.industry.name for place in wanted))


def _wished(plain: str, mentions: Sequence[Named]) -> list[Named]:
    """Without the refused, the former and what relatives do; mere experience counts when nothing else is named and it is
    not refused in another place."""
    couple = persons.sex(plain) == persons.COUPLE or bool(told.ME_TOO.search(plain))
    wanted = [
        mention
        for mention in stances.accepted(plain, mentions)
        if not _is_former(plain, mention) and (couple or not KIN_WORKS.search(plain[: mention.start]))
    ]
    refused = {_value(mention) for mention in mentions if stances.refused(plain, mention)}
    wanted = [mention for mention in wanted if not (_is_experience(plain, mention) and _value(mention) in refused)]
    return [mention for mention in wanted if not _is_experience(plain, mention)] or wanted


def _value(mention: stances.Span) -> object:
    """What is named: of two mentions of one trade both have the same."""
    return mention.trade if isinstance(mention, trades.Mention) else mention.end


def _is_experience(plain: str, mention: stances.Span) -> bool:
    done = EXPERIENCE_AFTER.match(plain, mention.end) or TRIED_BEFORE.search(plain[: mention.start])
    return bool(done) or told.holds(plain, mention.start)


def _is_former(plain: str, mention: stances.Span) -> bool:
    before = plain[: mention.start]
    own_care = CARE.match(plain, mention.start) and (
        CARE_OF_OWN_BEFORE.search(before) or CARE_OF_OWN_AFTER.match(plain, mention.end)
    )
    return bool(own_care or FORMER_BEFORE.search(before)) or told.holds(plain, mention.start, lasting=False)
