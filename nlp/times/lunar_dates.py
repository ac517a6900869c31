"""Dates of the lunar calendar and solar terms: 腊月二十三, 大年初三, 下个月初六, 冬至后两天."""

import re
from collections.abc import Iterator
from datetime import date

from nlp import late
from nlp.times import lunar
from nlp.times.meaning import DAY, Days, Meaning, Rule, Setting, field, one
from nlp.times.months import DAY_NUMBER, MONTH, NAMED_MONTH, year_of
from nlp.times.numerals import read

AFTER = r"(?:以后|之后|过后|后(?![天日面晌])(?!头(?![一天]))|收假后?|(?:[三五七八]天)?假?[放休]完(?:假|了)?后?|完了?|结束后?|回来后?|一?过[了完]?(?!年))"
BEFORE = r"(?:之前|以前|前(?![天面台往后两二三四五六七八九\d]|一(?![定起直块])))"
LUNAR_YEAR = r"(?:(?P<year>今|明|后|20\d\d)年的?)?"
_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_THIRDS = {
    "初": (0, 10),
    "头": (0, 10),
    "上": (0, 10),
    "中": (10, 20),
    "下": (20, 30),
    "底": (24, 30),
    "末": (24, 30),
    "尾": (24, 30),
}
_ALIASES = {"打春": "立春", "交春": "立春", "冬节": "冬至"}
_WEATHER = r"雨水|小满|(?<!下)大雪|(?<!下)小雪|大寒|白露"


def placed(first: date, until: date, word: str, today: date) -> Days:
    """Before a stretch, or the first day after it."""
    if re.fullmatch(BEFORE, word):
        return Days(today, first, "range", before=True)
    return Days(until, until + DAY, endless=True)


def _lunar_days(month: int | None, day: int, setting: Setting, year: int | None) -> Iterator[date]:
    running, _, _ = lunar.today(setting.today)
    for candidate in [year] if year else [running - 1, running, running + 1, running + 2]:
        found = lunar.to_solar(candidate, month or 1, day)
        if found is not None and (year or found >= setting.today):
            yield found


_NEW_YEAR_TALK = late.pattern(
    r"过年|完年|年[后前]|春节|大年|除夕|正月|三十|拜年|上班|开工|返岗|返工|复工|收假|放假|开门"
)


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


def _same_lunar_month(match: re.Match[str], setting: Setting) -> Meaning | None:
    """正月十二赶街, 十三再来: a number after a lunar date is a day of its month."""
    named = [found.group(found.lastindex or 0) for found in _MONTH_NAMED.finditer(match.string, 0, match.start())]
    if not named:
        return None
    month = _LUNAR_MONTHS.get(named[-1]) or read(named[-1])
    found = next(_lunar_days(month, read(match["day"]), setting, None), None)
    return one(found) if found else None


def _lunar_day_ahead(match: re.Match[str], setting: Setting) -> Meaning | None:
    """下个月初三: whoever counts 初 counts in lunar months."""
    _, _, day = lunar.today(setting.today)
    ahead = (
        lunar.next_day(setting.today + DAY, 1) if match["month_ahead"][0] == "下" else setting.today - (day - 1) * DAY
    )
    found = lunar.next_day(ahead, read(match["day"].removeprefix("初"))) if ahead else None
    return one(found) if found else None


def _lunar_month(match: re.Match[str], setting: Setting) -> Meaning | None:
    month = _LUNAR_MONTHS.get(match["month"]) or read(match["month"])
    running, _, _ = lunar.today(setting.today)
    spans = (lunar.month_span(year, month) for year in (running, running + 1))
    first, until = next(span for span in spans if span and span[1] > setting.today)
    opens, closes = _THIRDS.get((match["third"] or "里")[0], (0, 30))
    return Days(max(first + opens * DAY, setting.today), min(first + closes * DAY, until), "range")


def _term(match: re.Match[str], setting: Setting) -> Meaning | None:
    name, today = _ALIASES.get(match["name"], match["name"]), setting.today
    year = year_of(field(match, "year"), today)
    days = (lunar.term(candidate, name) for candidate in ([year] if year else [today.year, today.year + 1]))
    day = next((day for day in days if year or day >= today), None)
    if day is None:
        return None
    place = field(match, "place")
    return placed(day, day + DAY, place, today) if place else one(day)


_MONTH_NAMED = late.pattern(
    rf"([正冬腊])月(?:初|[一二三四五六七八九十廿])|(?:农历|阴历|老历|旧历)的?({MONTH})月|({MONTH})月(?:初[一二三四五六七八九十]|廿)"
)
_LUNAR = "(?:农历|阴历|老历|旧历|古历)"
_FIRST_TEN = "初[一二三四五六七八九十]"
_SURE_TERMS = "|".join(
    term for term in lunar.TERMS if term not in {"雨水", "小满", "大雪", "小雪", "大寒", "白露", "清明"}
)
_OF_TERM = rf"(?:节气|节)?(?P<place>{AFTER}|{BEFORE})?的?(?:那天|当天|这天)?"
_SHOWS_TERM = "(?=那|当|这天|节|过|一过|以后|之后|后(?!天)|的?前|的?头[一天]|的?第[一二三])"
_NO_GRADE = "(?!那年|那会|学生|毕业|年级|中(?!午)|文化|辍学|下学期|上学期|班)"

RULES = (
    Rule(rf"{NAMED_MONTH}(?P<day>{_FIRST_TEN})(?!号)", _lunar_day_ahead),
    Rule(rf"(?:大年|(?<![今明后去前])年|正月)(?P<eve>)(?P<day>{_FIRST_TEN})", _lunar_date),
    Rule(
        rf"{_LUNAR}?的?{LUNAR_YEAR}(?P<leap>闰)?(?P<month>[正冬腊])月(?P<day>{_FIRST_TEN}|{DAY_NUMBER})[号日]?(?![\d个天几])",
        _lunar_date,
    ),
    Rule(
        rf"{_LUNAR}的?{LUNAR_YEAR}(?P<leap>闰)?(?P<month>{MONTH})月(?P<day>{_FIRST_TEN}|{DAY_NUMBER})[号日]?",
        _lunar_date,
    ),
    Rule(
        rf"{LUNAR_YEAR}(?P<leap>闰)?(?P<month>{MONTH})月(?P<day>{_FIRST_TEN}|廿[一二三四五六七八九]?)(?![一二三四五六七八九]?号)",
        _lunar_date,
    ),
    Rule(
        rf"{LUNAR_YEAR}(?P<leap>闰)?(?P<month>{MONTH})月(?P<day>{DAY_NUMBER})[号日]?(?=[^,。;\d]{{0,8}}[(（,]?\s*(?:我)?(?:说|讲|是|按)?(?:的是)?{_LUNAR})",
        _lunar_date,
    ),
    Rule(rf"{_LUNAR}的?(?P<day>{_FIRST_TEN}|{DAY_NUMBER})(?!月)[号日]?", _lunar_date),
    Rule(rf"(?<![年月大])(?P<day>{_FIRST_TEN}){_NO_GRADE}", _lunar_date),
    Rule(
        r"(?:(?<=[,。;])|(?<=[,。;][我你]们)|(?<=[,。;]我))(?P<day>二?十[一二三四五六七八九]|二十|三十)(?=再|来|去|可以|行|早|晚|上午|下午|中午|休|也|都|那天|,|$)",
        _same_lunar_month,
    ),
    Rule(
        r"(?P<month>[正腊冬])月(?P<third>初|底|末|尾|头|上旬|中旬|下旬|里|份|间)?(?![一二三四五六七八九十廿\d])",
        _lunar_month,
    ),
    Rule(rf"{_LUNAR}的?(?P<month>{MONTH})月(?P<third>初|底|末|尾|头|上旬|中旬|下旬|里|份|间)", _lunar_month),
    Rule(rf"{LUNAR_YEAR}(?P<name>{_SURE_TERMS}|打春|交春|冬节){_OF_TERM}", _term),
    Rule(rf"{LUNAR_YEAR}(?P<name>{_WEATHER}){_SHOWS_TERM}{_OF_TERM}", _term),
)
