"""Dates of the solar calendar: 12月5号, 5号, 12/5, 下个月初, 三月中旬, 年底."""

import re
from calendar import monthrange
from datetime import date

from nlp.times.meaning import DAY, Days, Mark, Meaning, Rule, Setting, field, one
from nlp.times.numerals import read
from nlp.times.relative_days import later

YEAR = r"(?:(?P<year>(?:20)?\d\d|[二两][零〇o][一二三四五六七八九零〇]{2}|[一二三四][一二三四五六七八九零〇]|今|明|后|来|翻|转)年的?)"
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
DAY_NUMBER = (
    r"(?:3[01]|[12]\d|0?[1-9]|二?十[一二三四五六七八九]?|三十一?|廿[一二三四五六七八九]?|卅一?|[一二三四五六七八九])"
)
_MARK = r"(?:号|日(?!结|薪|子|期))"
_SLIP = r"(?:[好浩耗](?=$|[\s,。早上中下晚来去到那可我你有行给]))"
_NO_COUNT = r"(?![\d十个天块元岁人点时:%次千百万年多几])"
TO = r"\s?(?:到|至|[-~])\s?"
NAMED_MONTH = r"(?P<month_ahead>下{1,2}|这|本|当)一?个?月份?的?"
_DAY_FOLLOWS = r"(?=\s?(?:早|上午|中午|下午|晚|周|星期|礼拜|来|去|可|到|前|后|以|开|行|有|那|$|[,。(]|(?:[01]?\d|2[0-4]|十[一二]?|[一二两三四五六七八九])\s?[点:]))"

_NUMBER_ENDS = r"(?=$|[\s,。!?]|早上|上午|中午|下午|晚上|来|去|我)"
_YEARS = {"今": 0, "明": 1, "来": 1, "翻": 1, "转": 1, "后": 2}


def year_of(written: str | None, today: date) -> int | None:
    if written is None:
        return None
    if written in _YEARS:
        return today.year + _YEARS[written]
    year = int("".join(str(read(char)) for char in written))
    return year + (2000 if len(written) == 2 else 0)


def dated(year: int | None, month: int, day: int, today: date) -> date | None:
    """The date in that year, or else the next one to come; nothing when there is no such day."""
    for candidate in [year] if year else range(today.year, today.year + 5):
        if month <= 12 and day <= monthrange(candidate, month)[1]:
            found = date(candidate, month, day)
            if year or found >= today:
                return found
    return None


def numbered(first: date, number: int) -> date:
    """The first day with this number on or after the first."""
    for month in range(12):
        start = later(first.replace(day=1), month)
        if number <= monthrange(start.year, start.month)[1] and start.replace(day=number) >= first:
            return start.replace(day=number)
    return first


def _month_and_day(match: re.Match[str], setting: Setting) -> Meaning | None:
    year = year_of(field(match, "year"), setting.today)
    found = dated(year, read(match["month"]), read(match["day"]), setting.today)
    return one(found) if found else None


def _dates(match: re.Match[str], setting: Setting) -> Meaning | None:
    month = read(match["month"])
    first = dated(year_of(field(match, "year"), setting.today), month, read(match["day"]), setting.today)
    if first is None:
        return None
    last = dated(None, read(match["last_month"] or match["month"]), read(match["last"]), first)
    return Days(first, last + DAY, "range") if last else None


def named_month(match: re.Match[str], today: date) -> date:
    return later(today.replace(day=1), len(match["month_ahead"]) if match["month_ahead"][0] == "下" else 0)


def _numbers(match: re.Match[str], setting: Setting) -> Meaning | None:
    number = read(match["day"])
    if not 1 <= number <= 31:
        return None
    first = numbered(named_month(match, setting.today) if field(match, "month_ahead") else setting.today, number)
    bare = None if field(match, "month_ahead") else number
    last = field(match, "last")
    if last and (read(last) > number or field(match, "to")):
        return Days(first, numbered(first, read(last)) + DAY, "range", number=bare)
    return Days(first, first + DAY, number=bare)


def _either(match: re.Match[str], setting: Setting) -> Meaning | None:
    """十五六号: the one or the other."""
    number, ones = read(match["day"]), read(match["ones"])
    if number % 10 + 1 != ones or number >= _LAST_NUMBER:
        return None
    first = numbered(setting.today, number)
    return Days(first, first + 2 * DAY, "range", number=number)


_LAST_NUMBER = 31
_SHORT_MONTH, _SHORT_DAY = "(?P<month>1[0-2]|0?[1-9])", r"(?P<day>3[01]|[12]\d|0?[1-9])"
_ALONE = r"(?<![\d./:-])"

_NO_SUCH = (
    r"(?<!\d)(?P<month>\d{1,2}|十[一二三]?|[一二三四五六七八九])月份?的?\s?"
    r"(?P<day>\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]"
)


def _is_no_day(match: re.Match[str]) -> bool:
    month, day = read(match["month"]), read(match["day"])
    return not 1 <= month <= 12 or not 1 <= day <= monthrange(_LEAP_YEAR, month)[1]


def _never(match: re.Match[str], setting: Setting) -> Meaning | None:
    """11月31日 is no day, and the 31st within it is not meant."""
    return Mark("other") if _is_no_day(match) else None


_LEAP_YEAR = 2024


def no_such_day(text: str) -> bool:
    """Whether a day is named that no year has: 11月31日, 2月30号, 13月1号; a date of the old calendar is not judged."""
    found = None if re.search("农历|阴历|旧历", text) else re.search(_NO_SUCH, text)
    return found is not None and _is_no_day(found)


RULES = (
    Rule(_NO_SUCH, _never),
    Rule(rf"(?<!\d)(?P<year>20\d\d)\s?[-/.年]\s?{_SHORT_MONTH}\s?[-/.月]\s?{_SHORT_DAY}[日号]?(?!\d)", _month_and_day),
    Rule(
        rf"{YEAR}?(?P<month>{MONTH})月(?P<day>{DAY_NUMBER}){_MARK}?{TO}"
        rf"(?:(?P<last_month>{MONTH})月)?(?P<last>{DAY_NUMBER})(?:{_MARK}|(?:(?<=\d\d)|(?<=十)|(?<=十[一二三四五六七八九]))(?=$|[\s,。都我有可随哪任]))",
        _dates,
    ),
    Rule(rf"{YEAR}?(?P<month>{MONTH})月份?的?\s?(?P<day>{DAY_NUMBER})(?:{_MARK}|{_SLIP}|{_NO_COUNT})", _month_and_day),
    Rule(
        rf"{_ALONE}{_SHORT_MONTH}(?P<dot>[./]){_SHORT_DAY}{TO}(?P<last_month>1[0-2]|0?[1-9])(?P=dot)(?P<last>3[01]|[12]\d|0?[1-9])(?![\d./])[号日]?",
        _dates,
    ),
    Rule(rf"{_ALONE}{_SHORT_MONTH}/{_SHORT_DAY}(?![\d/])[号日]?", _month_and_day),
    Rule(rf"{_ALONE}{_SHORT_MONTH}[.]{_SHORT_DAY}(?:[号日]|{_DAY_FOLLOWS})", _month_and_day),
    Rule(
        rf"{_ALONE}{_SHORT_MONTH}-(?P<day>3[01]|[12]\d|0[1-9])(?![\d号日个天岁点人块元]){_DAY_FOLLOWS}", _month_and_day
    ),
    Rule(r"(?<![\d.:第月])(?P<day>[二三]?十[一二三四五六七八])(?P<ones>[二三四五六七八九])[号日]", _either),
    Rule(r"(?<=是)(?P<day>[12]?\d|3[01])(?=,?不是\d{1,2}[号日])", _numbers),
    Rule(r"(?<=[改换推挪延]到)(?P<day>[12]?\d|3[01])(?=$|[\s,。吧])", _numbers),
    Rule(
        rf"(?:{NAMED_MONTH})?(?<![\d.:第])(?P<day>{DAY_NUMBER}){_MARK}?(?:(?P<to>{TO})|[、和或])(?P<last>{DAY_NUMBER}){_MARK}",
        _numbers,
    ),
    Rule(rf"(?:{NAMED_MONTH})?(?<![\d.:第])(?P<day>{DAY_NUMBER})(?:{_MARK}|{_SLIP})", _numbers),
    Rule(
        rf"{NAMED_MONTH}(?P<day>[12]\d|3[01])[、和跟](?P<last>[12]\d|3[01])(?=$|[\s,。]|连|都|休|两天|我|有|可)",
        _numbers,
    ),
    Rule(r"(?<![\d.:月])(?P<day>[12]?\d)[、,][12]?\d[、,](?P<last>[12]\d|3[01])[号日]?(?=[这那]?三天)", _numbers),
    Rule(r"(?<![\d.:月])(?P<day>[12]\d|3[01])[、,和跟](?P<last>[12]\d|3[01])(?=[这那]?两天|$)", _numbers),
    Rule(rf"{NAMED_MONTH}(?P<day>3[01]|[12]\d|[二两]?十[一二三四五六七八九]?|三十一?){_NUMBER_ENDS}", _numbers),
)
