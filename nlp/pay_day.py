"""Wages that have not come because their day has not: 还没发, 15号才发, 下个月20号才拿; and which day that is."""

import calendar
import re
from datetime import date, datetime

from nlp import late, numerals, spelling, told_besides

_NOT = "(?:没有?|没得|冇|不)"
_COMES = "(?:发|拿(?:到)?|领(?:到)?|到手|到账|到卡|打(?:到|下来|过来)?|开(?!始)|见(?:到|着)?钱|得(?!行|空))"
_YET = late.pattern(
    f"(?:还|都|也|目前|现在|暂时)(?:是)?{_NOT}(?:到)?(?:发|拿|领|到手|到账|到卡|打|开(?!始)|见|得(?!行|空)|到(?:日子|时间|发))|还没(?:有|到|呢|的)*[,，。.!！呢啊嘛 ]*$"
)
_BARE_NOT = late.pattern(f"^(?:工资|钱|上个?月的?|第一个月的?|我|们|的)*{_NOT}(?:给我?)?{_COMES}")
_ON_DAY = late.pattern(
    f"(?:下个?月|次月|这个?月|本月|[0-9]{{1,2}}月|月底|月初|月中|[0-9一二三四五六七八九十廿]{{1,3}}[号日]|过几天|下(?:个)?(?:周|星期|礼拜)|年底|元旦后?)[^,，。]{{0,6}}?(?:才|再|就|会|统一)*{_COMES}"
)
_WAITS = late.pattern(f"(?:才|要|等|说是?|讲|满|押).{{0,14}}{_COMES}|^[^,，。]{{0,8}}{_COMES}")
# These are wages kept back, part of the wages, or a cry for help: no pay day settles them.
_HELD_BACK = late.pattern(
    "拖|欠|讨|跑(?:了|路)|赖|克扣|[两二三四五六七几好多][一二三四五六七几]?个月(?:都|了|也|还)*(?:没|不|冇)|(?<!第)一直(?:都|也)?(?:没|不)|(?:该|应该|早该|早就|本来|说好|讲好).{0,8}(?:没|不)(?:有)?(?:发|给|拿)"
    "|过了?.{0,8}(?:还|都)|到(?:了)?(?:日子|时间|点)(?:了)?(?:还|都|也)|合同|加班费|奖金|补贴|补助|绩效|押金|没发(?:够|完|齐|全|满)|只发|才发(?:了|[0-9])|怎么办|咋个?办|咋个?整|帮我|投诉|告|12333"
)
_SAID_OF_ITSELF = late.pattern("工资|薪|钱|第一个月|头一?个月|上个?月|拿|领|发")
_IN_MONTH = late.pattern(
    "(?P<month>下个?月|次月|[0-9]{1,2}月)?(?:的|份)?(?P<day>[0-9]{1,2}|[一二三四五六七八九十廿]{1,3})(?P<mark>号|日)?"
)
_END, _START, _MIDDLE = late.pattern("月底|月末"), late.pattern("月初"), late.pattern("月中")


def not_come(words: str, *, asked: bool = False) -> bool:
    """`asked` when the sum was just asked for, so that a mere 没发 or 15号发 is about it."""
    plain = spelling.normalise(words).strip()
    if _HELD_BACK.search(plain):
        return False
    if _YET.search(plain) or (_ON_DAY.search(plain) and _WAITS.search(plain)):
        return asked or bool(_SAID_OF_ITSELF.search(plain))
    return asked and bool(_BARE_NOT.search(plain))


def find(words: str, *, now: datetime) -> date | None:
    """The day to come on which wages are paid: 15号 is the next one."""
    plain = spelling.normalise(words).strip()
    today = now.date()
    if _END.search(plain):
        return _in_month(_next_month(today) if re.search("下|次", plain) else today, 31)
    if _START.search(plain):
        return _in_month(_next_month(today), 5)
    if _MIDDLE.search(plain):
        return _coming(today, 15)
    for match in _IN_MONTH.finditer(plain):
        if (match["mark"] or match["month"]) and (day := _named(match["day"])) is not None:
            return _by_month(match["month"] or "", day, today)
    return told_besides.day_home(plain, now=now)


def _by_month(month: str, day: int, today: date) -> date | None:
    if month.startswith(("下", "次")):
        return _in_month(_next_month(today), day)
    if not month:
        return _coming(today, day)
    number = int(month.removesuffix("月"))
    if not 1 <= number <= 12:
        return None
    return _in_month(date(today.year + (number < today.month), number, 1), day)


def _coming(today: date, day: int) -> date:
    return _in_month(today if day >= today.day else _next_month(today), day)


def _in_month(month: date, day: int) -> date:
    """The 31st of a short month is its last day."""
    return month.replace(day=min(day, calendar.monthrange(month.year, month.month)[1]))


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _named(said: str) -> int | None:
    """A day of a month, in figures or in words."""
    found = numerals.find(said)
    return int(found.low) if found is not None and 1 <= found.low <= 31 else None
