"""Festivals, lunar dates and solar terms: 国庆后, 收假, 过完年, 腊月二十三, 大年初三, 冬至."""

import re
from collections.abc import Iterator
from datetime import date

from nlp.times import festivals, lunar
from nlp.times.festivals import Festival
from nlp.times.meaning import DAY, Days, Meaning, Rule, Setting, field, one
from nlp.times.months import DAY_NUMBER, MONTH, year_of
from nlp.times.numerals import read

_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_WHOLE_BREAK = {"国庆节", "劳动节", "春节"}
_AFTER = r"(?:以后|之后|过后|后(?![天日面头晌])|收假后?|放完假?后?|完了?|结束后?|回来后?)"
_BEFORE = r"(?:之前|以前|前(?![天面台往后一两二三四五六七八九\d]))"
_NAMES = "|".join(
    f"(?<![一二三四五六七八九十百千万块元毛]){name}(?![个天件块点样起下年次小])"
    if len(name) == 2 and name[1] in "一四"
    else name
    for name in sorted((name for name in festivals.by_saying() if name != "八月十五"), key=len, reverse=True)
)
_BREAK = r"(?:(?:小长假|长假|放假|假期|假|黄金周|期间|节|过)*)"
_WEATHER = r"雨水|小满|(?<!下)大雪|(?<!下)小雪|大寒|白露"


def _dates(festival: Festival, setting: Setting, year: int | None, lasting: int) -> date:
    found = festival.day(year) if year else None
    return found or festival.next(setting.today, lasting=lasting)


def _span(festival: Festival, day: date, setting: Setting) -> tuple[date, date]:
    """The days off around a national holiday; the days that any other festival lasts."""
    if festival.rest:
        return setting.calendar.block(day)
    return day, day + festival.days * DAY


def _placed(first: date, until: date, word: str, today: date) -> Days | None:
    """Before a stretch, or the first day after it."""
    if re.fullmatch(_BEFORE, word):
        return Days(today, first, "range", before=True)
    return Days(until, until + DAY, endless=True)


def _festival(match: re.Match[str], setting: Setting) -> Meaning | None:
    said = match["name"] if match["name"] != "十一" else "国庆"
    festival = festivals.by_saying()[said]
    year = year_of(field(match, "year"), setting.today)
    day = _dates(festival, setting, year, max(festival.days, festival.rest))
    first, until = _span(festival, day, setting)
    if place := "后" if field(match, "over") else field(match, "place"):
        return _placed(day, until, place, setting.today)
    if field(match, "pause") and festival.rest:
        return Days(max(first, setting.today), until, "range", feast=True)
    if festival.name not in _WHOLE_BREAK or field(match, "that"):
        until = day + (1 if field(match, "that") else festival.days) * DAY
    return Days(max(day, setting.today), until, "day" if until == day + DAY else "range", feast=True)


def _next_break(match: re.Match[str], setting: Setting) -> Meaning | None:
    first, until = setting.calendar.next_block(setting.today)
    return _placed(first, until, field(match, "place") or "后", setting.today)


def _break_begins(match: re.Match[str], setting: Setting) -> Meaning:
    return one(setting.calendar.next_block(setting.today)[0])


def _new_year(match: re.Match[str], setting: Setting) -> Meaning | None:
    festival = festivals.by_saying()["春节"]
    year = year_of(field(match, "year"), setting.today)
    first, until = setting.calendar.block(_dates(festival, setting, year, 8))
    return _placed(first, until, field(match, "place") or "后", setting.today)


def _lunar_days(month: int | None, day: int, setting: Setting, year: int | None) -> Iterator[date]:
    running, _, _ = lunar.today(setting.today)
    for candidate in [year] if year else [running - 1, running, running + 1, running + 2]:
        found = lunar.to_solar(candidate, month or 1, day)
        if found is not None and (year or found >= setting.today):
            yield found


_NEW_YEAR_TALK = re.compile(r"过年|完年|年[后前]|春节|大年|除夕|正月|三十|拜年|上班|开工|返岗|返工|复工|收假|放假|开门")


def _next_new_moon_day(day: int, text: str, today: date) -> date | None:
    """初八 is the next one, but late in the year, in talk of New Year or of work beginning again, that of the first month."""
    running, month, _ = lunar.today(today)
    if month >= 10 and _NEW_YEAR_TALK.search(text):
        return lunar.to_solar(running + 1, 1, day)
    return lunar.next_day(today, day)


def _lunar_date(match: re.Match[str], setting: Setting) -> Meaning | None:
    day = read(match["day"].removeprefix("初"))
    written = field(match, "month")
    if written is None and field(match, "eve") is None:
        found = _next_new_moon_day(day, match.string, setting.today)
    else:
        month = _LUNAR_MONTHS.get(written or "正") or read(written or "1")
        year = year_of(field(match, "year"), setting.today)
        month = -month if field(match, "leap") else month
        found = next(_lunar_days(month, day, setting, year), None)
    return one(found) if found else None


def _lunar_month(match: re.Match[str], setting: Setting) -> Meaning | None:
    month = _LUNAR_MONTHS[match["month"]]
    running, _, _ = lunar.today(setting.today)
    spans = (lunar.month_span(year, month) for year in (running, running + 1))
    first, until = next(span for span in spans if span and span[1] > setting.today)
    opens, closes = {"初": (0, 10), "上": (0, 10), "中": (10, 20), "下": (20, 30), "底": (24, 30), "末": (24, 30)}.get(
        (field(match, "third") or "里")[0], (0, 30)
    )
    return Days(max(first + opens * DAY, setting.today), min(first + closes * DAY, until), "range")


def _term(match: re.Match[str], setting: Setting) -> Meaning | None:
    name, today = match["name"], setting.today
    year = year_of(field(match, "year"), today)
    days = (lunar.term(candidate, name) for candidate in ([year] if year else [today.year, today.year + 1]))
    day = next((day for day in days if year or day >= today), None)
    if day is None:
        return None
    place = field(match, "place")
    return _placed(day, day + DAY, place, today) if place else one(day)


def _after_lantern(match: re.Match[str], setting: Setting) -> Meaning:
    day = festivals.by_saying()["元宵"].next(setting.today, lasting=1)
    return Days(day + DAY, day + 2 * DAY, endless=True)


_YEAR = r"(?:(?P<year>今|明|后|20\d\d)年的?)?"
_LUNAR = "(?:农历|阴历|老历|旧历|古历|旧历)"
_TAIL = (
    rf"(?P<pause>{_BREAK})(?:[的呢]?时候)?(?:(?P<place>{_AFTER}|{_BEFORE})的?(?:那天|当天)?|(?P<that>当天|那天|这天|当日))?"
)
_SURE_TERMS = "|".join(
    name for name in lunar.TERMS if name not in {"雨水", "小满", "大雪", "小雪", "大寒", "白露", "清明"}
)

RULES = (
    Rule(
        r"(?:年过完|过完年|过了年|过完(?:春节|新年)|翻过年|开年|过年|(?<![今明后去前\d一两半年多])年)(?P<place>以后|之后|过后|后(?![天日年])|之前|以前|前(?!天))",
        _new_year,
    ),
    Rule(r"(?:年过完了?|过完年|过了年|翻过年|开年)", _new_year),
    Rule(r"(?:大年|(?<![今明后去前])年|正月)(?P<eve>)(?P<day>初[一二三四五六七八九十])", _lunar_date),
    Rule(
        rf"{_LUNAR}?的?{_YEAR}(?P<leap>闰)?(?P<month>[正冬腊])月(?P<day>初[一二三四五六七八九十]|{DAY_NUMBER})[号日]?(?![\d个天几])",
        _lunar_date,
    ),
    Rule(
        rf"{_LUNAR}的?{_YEAR}(?P<leap>闰)?(?P<month>{MONTH})月(?P<day>初[一二三四五六七八九十]|{DAY_NUMBER})[号日]?",
        _lunar_date,
    ),
    Rule(
        rf"{_YEAR}(?P<leap>闰)?(?P<month>{MONTH})月(?P<day>初[一二三四五六七八九十]|廿[一二三四五六七八九]?)",
        _lunar_date,
    ),
    Rule(rf"{_LUNAR}的?(?P<day>初[一二三四五六七八九十]|{DAY_NUMBER})[号日]?", _lunar_date),
    Rule(
        r"(?<![年月大])(?P<day>初[一二三四五六七八九十])(?!学生|毕业|年级|中|文化|辍学|下学期|上学期|班)", _lunar_date
    ),
    Rule(rf"{_YEAR}(?P<over>过完了?|过了|等过了?)?(?P<name>{_NAMES}|八月十五(?![号日])){_TAIL}", _festival),
    Rule(
        rf"{_YEAR}(?P<over>过完了?|过了|等过了?)?(?P<name>十一)(?=国庆|节|假|长假|放假|放完|收假|黄金周|小长假|以后|之后|过后|后(?!天)|前|期间|回|来|那|去(?!年)|上班|返){_TAIL}",
        _festival,
    ),
    Rule(r"(?P<over>过完了?|过了)(?P<name>十一)(?![点月号日个天年岁块人时楼栋:])", _festival),
    Rule(r"(?P<over>过完了?|过了)(?:正月)?(?P<name>十五)(?![点号个天岁块人日:])", _after_lantern),
    Rule(r"(?P<month>[正腊冬])月(?P<third>初|底|末|上旬|中旬|下旬|里|份|间)?", _lunar_month),
    Rule(rf"{_YEAR}(?P<name>{_SURE_TERMS})(?:节气|节)?(?P<place>{_AFTER}|{_BEFORE})?(?:那天|当天)?", _term),
    Rule(
        rf"{_YEAR}(?P<name>{_WEATHER})(?=那天|当天|这天|节气|过后|以后|之后|后(?!天)|前|头[一天]|第[一二三]|节)(?:节气|节)?(?P<place>{_AFTER}|{_BEFORE})?(?:那天|当天|这天)?",
        _term,
    ),
    Rule(
        r"(?:节日?|收假|假期|长假|假(?!如)|放完假|放假回来)(?P<place>以后|之后|过后|后(?![天日面])|之前|以前|前(?![天一两二三\d]))",
        _next_break,
    ),
    Rule(r"(?:收假|放完假|假期结束|假放完|放假结束|放假回来|休完假)", _next_break),
    Rule(r"放假(?P<place>以后|之后|过后|后(?![天日面])|之前|以前|前(?![天一两二三\d]))", _next_break),
    Rule(r"(?:放假|节|假期)(?=的?前[一两二三\d]天)", _break_begins),
)
