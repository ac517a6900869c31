"""Months and years without a day: 下个月, 十月中旬, 月底, 十二月到一月, 年底."""

import re
from calendar import monthrange
from datetime import date

from nlp.times.meaning import DAY, Days, Meaning, Rule, Setting, field, one
from nlp.times.months import MONTH, NAMED_MONTH, TO, YEAR, named_month, year_of
from nlp.times.numerals import read
from nlp.times.relative_days import later

_OF_MONTH = {
    "初": (1, 10),
    "头": (1, 10),
    "上": (1, 10),
    "中": (13, 17),
    "中旬": (11, 20),
    "中下旬": (11, 31),
    "中上旬": (1, 20),
    "上中旬": (1, 20),
    "下": (21, 31),
    "底": (25, 31),
    "末": (25, 31),
    "尾": (25, 31),
    "半": (15, 15),
}
_LAST_MONTHS_OF_SPRING = 3


def _part(first: date, word: str, today: date) -> Days:
    """The beginning, middle or end of the month that starts on the first."""
    word = word.removeprefix("月")
    opens, closes = _OF_MONTH.get(word) or _OF_MONTH[word[0]]
    length = monthrange(first.year, first.month)[1]
    return Days(max(today, first.replace(day=opens)), first.replace(day=min(closes, length)) + DAY, "range")


def _whole(first: date, today: date) -> Days:
    return Days(max(first, today), later(first, 1), "month")


def _month(match: re.Match[str], setting: Setting) -> Meaning | None:
    month, today = read(match["month"]), setting.today
    year = year_of(match["year"], today) or today.year + (month < today.month)
    first, word = date(year, month, 1), field(match, "part")
    if word is None:
        return _whole(first, today)
    part = _part(first, word, today)
    return part if match["year"] or part.until > today else _part(date(year + 1, month, 1), word, today)


def _months(match: re.Match[str], setting: Setting) -> Meaning | None:
    """十二月到一月: the range ends with the month that follows the first."""
    month, last_month, today = read(match["month"]), read(match["last"]), setting.today
    year = year_of(match["year"], today) or today.year + (month < today.month)
    last = date(year + (last_month < month), last_month, 1)
    return Days(max(date(year, month, 1), today), later(last, 1), "range")


def _month_ahead(match: re.Match[str], setting: Setting) -> Meaning:
    first, word = named_month(match, setting.today), match["part"]
    return _part(first, word, setting.today) if word else _whole(first, setting.today)


def _tens(match: re.Match[str], setting: Setting) -> Meaning:
    """十几号, 下个月二十几号: of the running month while one is still to come."""
    first = named_month(match, setting.today) if field(match, "month_ahead") else setting.today.replace(day=1)
    opens = 10 if match["tens"] in {"十", "1", "10"} else 20
    for month in (first, later(first, 1)):
        until = month.replace(day=20) + DAY if opens == 10 else later(month, 1)
        if until > setting.today:
            break
    return Days(max(month.replace(day=opens), setting.today), until, "range")


def _tens_of(match: re.Match[str], setting: Setting) -> Meaning:
    """十二月二十几号."""
    month, today = read(match["month"]), setting.today
    first = date(year_of(match["year"], today) or today.year + (month < today.month), month, 1)
    if match["tens"] in {"十", "1", "10"}:
        return Days(first.replace(day=10), first.replace(day=20) + DAY, "range")
    return Days(first.replace(day=20), later(first, 1), "range")


def _bare_part(match: re.Match[str], setting: Setting) -> Meaning:
    first = setting.today.replace(day=1)
    part = _part(first, match["part"], setting.today)
    return part if part.until > setting.today else _part(later(first, 1), match["part"], setting.today)


def _last_day(match: re.Match[str], setting: Setting) -> Meaning:
    first = named_month(match, setting.today) if match["month_ahead"] else setting.today.replace(day=1)
    return one(later(first, 1) - DAY)


def _last_day_of(match: re.Match[str], setting: Setting) -> Meaning:
    month, today = read(match["month"]), setting.today
    year = year_of(match["year"], today) or today.year + (month < today.month)
    return one(later(date(year, month, 1), 1) - DAY)


def _year_part(match: re.Match[str], setting: Setting) -> Meaning:
    word, today = match["part"], setting.today
    year = year_of(match["year"], today) or today.year + (word in "初头" and today.month > _LAST_MONTHS_OF_SPRING)
    if word in "初头":
        return Days(date(year, 1, 1), date(year, 3, 1), "range")
    if word == "中":
        return Days(date(year, 6, 1), date(year, 8, 1), "range")
    return Days(max(date(year, 12, 20), today), date(year + 1, 1, 1), "range")


_PART = (
    r"(?P<part>中下旬|中上旬|上中旬|上旬|中旬|下旬|月?初(?![一二三四五六七八九十])|月?底|月?末|月?尾|月?半(?=$|[\s,。左来去那前后])|月?头(?![发部]|一个|上(?!几天|两天|三天|来|去|$|[,。]|都|我|休|放|再|见|约))"
    r"|月?中(?=$|[\s,。的左来去回到前后我吧嘛]))"
)

RULES = (
    Rule(rf"{YEAR}?(?P<month>{MONTH})月份?的?(?P<tens>十|二十|廿|10|20|1|2)[几多来][号日]", _tens_of),
    Rule(rf"(?:{NAMED_MONTH})?(?P<tens>十|二十|廿|10|20|1|2)[几多来][号日](?!工资)", _tens),
    Rule(rf"(?:{NAMED_MONTH}|这个月|月底)?的?最后[一1]天|月底(?:那|当)一?天", _last_day),
    Rule(rf"{YEAR}?(?P<month>{MONTH})月份?的?最后[一1]天", _last_day_of),
    Rule(r"(?:今|本)年的?最后[一1]天", lambda match, setting: one(date(setting.today.year, 12, 31))),
    Rule(rf"{NAMED_MONTH}{_PART}?", _month_ahead),
    Rule(rf"{YEAR}?(?P<month>{MONTH})月?份?{TO}(?P<last>{MONTH})月份?", _months),
    Rule(rf"{YEAR}?(?P<month>{MONTH})月份?的?{_PART}", _month),
    Rule(
        rf"(?:{YEAR}|(?!一月(?!份|的?第|的?最后)))(?P<month>{MONTH})月(?:份|里|间)?(?!薪|结|租|[\d一二三四五六七八九]+[千百块元])",
        _month,
    ),
    Rule(
        r"(?P<part>月初|(?<!个)(?<!\d)月半|月中旬?|月底|月末|月尾|月头|中下旬|中上旬|上中旬|上旬|中旬|下旬)", _bare_part
    ),
    Rule(
        r"(?:(?P<year>今|明|后|20\d\d)年的?年?|(?<![一半两\d])年)(?P<part>底|末|尾|头(?!发)|初|中(?![午秋旬间]))",
        _year_part,
    ),
)
