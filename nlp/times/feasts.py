"""Festivals and the days off around them: 国庆, 泼水节后, 收假, 过完年, 放假前一天."""

import re
from datetime import date

from nlp import late
from nlp.times import festivals
from nlp.times.festivals import Festival
from nlp.times.lunar_dates import AFTER, BEFORE, LUNAR_YEAR, placed
from nlp.times.meaning import DAY, Days, Meaning, Rule, Setting, field, one
from nlp.times.months import year_of

_DECEMBER = 12
_WHOLE_BREAK = {"国庆节", "劳动节", "春节"}
_GUARDS = (
    (
        late.pattern("[五六七八][一四]"),
        r"(?<![一二三四五六七八九十百千万块元毛])",
        "(?![个天件块点样起下年次小路街村镇大班广])",
    ),
    (late.pattern(".月.+"), "(?<!十)", r"(?![号日十\d一二三四五六七八九])"),
    (late.pattern("小年"), "", "(?![轻龄纪级])"),
)


def _guarded(name: str) -> str:
    """Names that are numbers or other words as well are read only where nothing next to them says so."""
    for shape, before, after in _GUARDS:
        if shape.fullmatch(name):
            return f"{before}{name}{after}"
    return name


_NAMES = "|".join(_guarded(name) for name in sorted(festivals.by_saying(), key=len, reverse=True))
_NAMED = late.pattern(_NAMES)


def _dates(festival: Festival, setting: Setting, year: int | None, lasting: int) -> date:
    found = festival.day(year) if year else None
    return found or festival.next(setting.today, lasting=lasting)


def _span(festival: Festival, day: date, setting: Setting) -> tuple[date, date]:
    """The days off around a national holiday; the days that any other festival lasts."""
    if festival.rest:
        return setting.calendar.block(day)
    return day, day + festival.days * DAY


def _festival(match: re.Match[str], setting: Setting) -> Meaning | None:
    said = match["name"] if match["name"] != "十一" else "国庆"
    festival = festivals.by_saying()["元旦" if said == "新年" and setting.today.month == _DECEMBER else said]
    year = year_of(field(match, "year"), setting.today)
    day = _dates(festival, setting, year, max(festival.days, festival.rest))
    first, until = _span(festival, day, setting)
    if place := "后" if field(match, "over") else field(match, "place"):
        return placed(day, until, place, setting.today)
    if field(match, "pause") and festival.rest:
        return Days(max(first, setting.today), until, "range", feast=True)
    if festival.name not in _WHOLE_BREAK or field(match, "that"):
        until = day + (1 if field(match, "that") else festival.days) * DAY
    first = day if until <= setting.today else max(day, setting.today)
    return Days(first, until, "day" if until == day + DAY else "range", feast=True)


def _break_spoken_of(match: re.Match[str], setting: Setting) -> tuple[date, date]:
    """The days off around the festival named before, or else the next ones."""
    named = _NAMED.findall(match.string, 0, match.start())
    festival = festivals.by_saying()[named[-1]] if named else None
    if festival and festival.rest:
        return setting.calendar.block(_dates(festival, setting, None, festival.rest))
    return setting.calendar.next_block(setting.today)


def _next_break(match: re.Match[str], setting: Setting) -> Meaning | None:
    first, until = _break_spoken_of(match, setting)
    return placed(first, until, field(match, "place") or "后", setting.today)


def _break_itself(match: re.Match[str], setting: Setting) -> Meaning | None:
    first, until = _break_spoken_of(match, setting)
    return Days(first, until, "range", feast=True)


def _made_up(match: re.Match[str], setting: Setting) -> Meaning | None:
    """国庆补班那个星期六: the rest day that is worked."""
    festival = festivals.by_saying()[match["name"]].name if match["name"] else None
    weekday = {"六": 5, None: None}.get(match["weekday"], 6)
    day = setting.calendar.made_up(setting.today, festival, weekday)
    return one(day) if day else None


def _new_year(match: re.Match[str], setting: Setting) -> Meaning | None:
    festival = festivals.by_saying()["春节"]
    year = year_of(field(match, "year"), setting.today)
    first, until = setting.calendar.block(_dates(festival, setting, year, 8))
    return placed(first, until, field(match, "place") or "后", setting.today)


def _after_lantern(match: re.Match[str], setting: Setting) -> Meaning:
    day = festivals.by_saying()["元宵"].next(setting.today, lasting=1)
    return Days(day + DAY, day + 2 * DAY, endless=True)


_OVER = "(?P<over>过完了?|过了|一过|等过了?|[放休]完)"
_BREAK = "(?:(?:小长假|长假|放假|假期|假|黄金周|期间|节)*)"
_TAIL = (
    rf"(?P<pause>{_BREAK})(?:[的呢]?时候)?"
    rf"(?:(?P<place>{AFTER}|{BEFORE})的?(?:那天|当天)?|(?P<that>当天|那天|这天|当日))?"
)
_SHOWS_OCTOBER = (
    "(?=国庆|节|假|长假|放假|放完|收假|黄金周|小长假|以后|之后|过后|后(?!天)|前|期间|回|来|那|去(?!年)|上班|返)"
)
_NOT_A_NUMBER = "(?![点月号日个天年岁块人时楼栋:])"

RULES = (
    Rule(
        rf"(?P<name>{_NAMES})?(?:节|后|放假)?的?(?:调休)?(?:补班|调班|补上班|调休上班)的?(?:(?:那|这)一?个?)(?:天|(?:周|星期|礼拜)(?P<weekday>[六日天]))",
        _made_up,
    ),
    Rule(
        rf"(?:年过完|过完年|过了年|过完(?:春节|新年)|翻过年|开年|过年|(?<![今明后去前\d一两半年多几])年)"
        rf"(?P<place>以后|之后|过后|后(?![天日年])|{BEFORE})",
        _new_year,
    ),
    Rule(r"(?:年过完了?|过完年|过了年|翻过年|开年)", _new_year),
    Rule(rf"{LUNAR_YEAR}{_OVER}?(?P<name>{_NAMES}){_TAIL}", _festival),
    Rule(rf"{LUNAR_YEAR}{_OVER}?(?P<name>(?<![一二三四五六七八九\d])十一){_SHOWS_OCTOBER}{_TAIL}", _festival),
    Rule(rf"(?P<over>过完了?|过了)(?P<name>十一){_NOT_A_NUMBER}", _festival),
    Rule(rf"(?:过完了?|过了)(?:正月|大年)?十五{_NOT_A_NUMBER}", _after_lantern),
    Rule(
        rf"(?:(?<![季环关])节日?|收假|假期|长假|(?<![寒暑病事婚产请调真丧])假(?!如)|放完假|放假回来|放假)(?P<place>以后|之后|过后|后(?![天日面])|过完了?|过了|结束(?!后)|{BEFORE})",
        _next_break,
    ),
    Rule(r"(?:过完节|过了节|过节以?后|收假|放完假|假期结束|假放完|放假结束|放假回来|休完假)", _next_break),
    Rule(r"(?:放假|节|假期)(?=的?(?:前[一两二三\d]|第[一二三四五六七]|头一?|最后一)天)", _break_itself),
)
