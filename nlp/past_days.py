"""The day on which something has happened, as people tell it: 昨天, 15号, 上个礼拜, 上个月底, 11月20号, 回家三天了."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from nlp import late, numerals, spelling, times
from nlp.times import lunar

DAY = timedelta(days=1)
N = r"[0-9]{1,2}|[一二三四五六七八九十两]{1,3}"
WEEK = "周|星期|礼拜"
# What a number with 号 is besides a day: a building, a line, a gate.
NO_DAY = "(?![楼栋门线车机房院厂宿店桌])"
# Said of the day itself, it lies ahead: 明天去, 下个月15号走.
AHEAD = late.pattern("明天|明日|后天|大后天|下个?(?:月|周|星期|礼拜)|(?:要|想|准备|打算|会|等)(?:在|到)?$")
STAYS = "(?:回家|回来|回老家|出来|离职|辞职|辞工|辞|走|没活|没事做|闲|休息|待业|失业|上班|进厂|入职|到家|换厂)"
UNITS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30, "年": 365}
_BACK, _DATED = late.pattern("昨|前[天日]|上上?个?(?:周|星期|礼拜|月)|去年"), late.pattern("[月号日./-]")
FEASTS = late.pattern("春节|过年|元旦|清明|五一|端午|中秋|国庆|泼水节|目瑙纵歌")
A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class PastDay:
    """`about` when only the week or month was said; `span` is where the words say it. A day that lies ahead is kept as said."""

    day: date
    span: tuple[int, int]
    about: bool = False


Reader = Callable[[re.Match[str], date], tuple[date, bool]]


def find(text: str, *, now: datetime, near: int | None = None) -> PastDay | None:
    """The day told; of several the one closest to the place `near` in the normal form of the text, else the last."""
    plain = spelling.normalise(text)
    found = _all(plain, now.date()) or _feast(plain, now)
    if not found:
        return None
    return min(found, key=lambda one: abs(one.span[0] - (len(plain) if near is None else near)))


def looked_back(text: str, *, now: datetime) -> PastDay | None:
    """A day before today where one to come may be meant as well: 昨天, 上周三; of 11月24日, 24号 where the last one is nearer."""
    plain, found = spelling.normalise(text), find(text, now=now)
    if found is None or found.day >= now.date() or AHEAD.search(plain):
        return None
    said = plain[slice(*found.span)]
    if _BACK.search(said):
        return found
    ahead = times.find(text, now=now) if _DATED.search(said) else None
    nearer = ahead is not None and found.day < now.date() - (ahead.start.date() - now.date())
    return found if _DATED.search(said) and not nearer else None


def _all(plain: str, today: date) -> list[PastDay]:
    """No stretch is read twice: the longer notation stands first in the rules."""
    found: list[PastDay] = []
    for pattern, reader in _rules():
        for match in pattern.finditer(plain):
            if any(match.start() < one.span[1] and one.span[0] < match.end() for one in found):
                continue
            try:
                day, about = reader(match, today)
            except ValueError:
                continue
            found.append(PastDay(day, match.span(), about))
    return found


def _feast(plain: str, now: datetime) -> list[PastDay]:
    """The last one that has been."""
    said = FEASTS.search(plain)
    alone = said.group() if said else ""  # 国庆的时候 books nothing, and is a day that has been
    named = times.find(plain, now=now - A_YEAR) or times.find(alone, now=now - A_YEAR) if said else None
    if said is None or named is None or named.start > now:
        return []
    return [PastDay(named.start.date(), said.span(), about=True)]


def _number(said: str) -> int:
    value = numerals.read(said)
    if value is None:
        raise ValueError(said)
    return int(value)


def _ago(days: int) -> Reader:
    return lambda match, today: (today - days * DAY, False)


def _weekday(match: re.Match[str], today: date) -> tuple[date, bool]:
    """上周三; without a day the first of that week. 周三 alone is the last one that has come."""
    back = {"上上": 2, "上": 1}.get(match["back"] or "", 0)
    monday = today - timedelta(days=today.weekday() + 7 * back)
    said = match["weekday"]
    if not said:
        return monday, True
    day = monday + timedelta(days="一二三四五六日".index({"天": "日", "七": "日"}.get(said, said)))
    return (day - 7 * DAY if day > today and not match["back"] else day), False


def _full(match: re.Match[str], today: date) -> tuple[date, bool]:
    """Without a year the last one that has come; one close ahead is left ahead."""
    year = {"去年": today.year - 1, "前年": today.year - 2, "今年": today.year}.get(match["year"] or "")
    if year is None and match["year"]:
        year = int(match["year"].removesuffix("年"))
    month, day = _number(match["month"]), _number(match["day"])
    found = date(year or today.year, month, day)
    return (found if year or found <= today else _year_before(found, today)), False


def _year_before(found: date, today: date) -> date:
    return found if found - today <= timedelta(days=31) else found.replace(year=found.year - 1)


def _part_of_month(match: re.Match[str], today: date) -> tuple[date, bool]:
    """上个月底, 这个月初, 月初, 10月份; 月底 alone is the last end of a month that has been."""
    which, number, part = match["which"] or "", match["month"], match["part"] or ""
    first = today.replace(day=1)
    if number:
        month = _number(number)
        first = date(today.year - (month > today.month) - (match["year"] == "去年" and month <= today.month), month, 1)
    elif which.startswith("上上"):
        first = _before(_before(first))
    elif which.startswith("上") or (not which and part in ("底", "尾", "末")):
        first = _before(first)
    days = {"中": 15, "中旬": 15, "上旬": 1, "下旬": 21}.get(part)
    if part in ("底", "尾", "末", "下旬"):
        days = days or _last(first).day
    return min(first.replace(day=days or 1), today), True


def _before(first: date) -> date:
    return (first - DAY).replace(day=1)


def _last(first: date) -> date:
    return (first.replace(day=28) + 4 * DAY).replace(day=1) - DAY


def _day_of_month(match: re.Match[str], today: date) -> tuple[date, bool]:
    first = today.replace(day=1)
    day = _number(match["day"])
    if match["which"]:
        return (_before(first) if match["which"].startswith("上") else first).replace(day=day), False
    return (first if day <= today.day else _before(first)).replace(day=day), False


def _since(match: re.Match[str], today: date) -> tuple[date, bool]:
    unit = UNITS[match["unit"]]
    days = unit // 2 if match["count"] == "半" else unit * _number(match["count"])
    return today - days * DAY, unit > 1


LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}


def _lunar(match: re.Match[str], today: date) -> tuple[date, bool]:
    """初六 is the last one that has been, of any month or of the one that is named."""
    month, number = match["lunar"], _number(match["number"])
    wanted = None if not month else LUNAR_MONTHS.get(month) or _number(month)
    days = (today - back * DAY for back in range(400 if wanted else 31))
    for day in days:
        _, its_month, its_day = lunar.today(day)
        if its_day == number and wanted in (None, its_month):
            return day, False
    raise ValueError(match.group())


RULES: tuple[tuple[str, Reader], ...] = (
    (rf"(?:(?P<lunar>[正冬腊]|{N})月)?初(?P<number>10|[1-9]|[一二三四五六七八九十])(?![0-9中])", _lunar),
    (rf"(?P<year>去年|前年|今年|20\d\d年)?(?P<month>{N})月(?P<day>{N})(?:[号日]|(?![0-9月])){NO_DAY}", _full),
    (r"(?P<year>)(?<![\d.资薪钱])(?P<month>1[0-2]|[1-9])[./-](?P<day>[0-3]?\d)(?![\d.万千元块k%])[号日]?", _full),
    (rf"(?P<which>上个?月|这个?月|本月)(?P<day>{N})[号日]{NO_DAY}", _day_of_month),
    (
        rf"(?:(?P<year>去年|今年)?(?P<month>{N})月份?|(?P<which>上上个?|上个?|这个?|本)月|月(?=[初底尾末]))(?P<part>初|中旬|上旬|下旬|中|底|尾|末)?",
        _part_of_month,
    ),
    (rf"(?<!\d)(?P<which>)(?P<day>{N})[号日]{NO_DAY}", _day_of_month),
    (rf"(?P<back>上上|上|这|本)个?(?:{WEEK})(?P<weekday>[一二三四五六日天])?", _weekday),
    (rf"(?P<back>)(?:{WEEK})(?P<weekday>[一二三四五六日天])", _weekday),
    ("前(?:几|两|些)[天日]|这几天|这两天", lambda match, today: (today - 3 * DAY, True)),
    ("前(?:一?阵子?|段时间|一段时间)", lambda match, today: (today - 15 * DAY, True)),
    ("大前天", _ago(3)),
    ("前天|前日", _ago(2)),
    ("昨[天日晚儿]|昨个", _ago(1)),
    ("今[天日早晚]|刚才|刚刚", _ago(0)),
    (rf"(?P<count>{N}|半)个?(?P<unit>天|{WEEK}|月|年)(?:多)?(?:之|以)?前", _since),
    (rf"(?P<count>{N}|半)个?(?P<unit>天|{WEEK}|月|年)多?没(?:有|得)?(?:活|班上|事做|工作|上班|干活)", _since),
    (rf"{STAYS}[^,。0-9一二三四五六七八九十两半]{{0,3}}(?P<count>{N}|半)个?(?P<unit>天|{WEEK}|月|年)多?了", _since),
)  # fmt: skip


@cache
def _rules() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    return tuple((late.pattern(pattern), reader) for pattern, reader in RULES)
