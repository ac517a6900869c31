"""Days counted from today: 今天, 大后天, 三天后, 过两天, 两周以后, 三天内."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from nlp.times.meaning import DAY, Days, Meaning, Rule, Setting, field, marks, one
from nlp.times.numerals import NUMBER, read

_AHEAD = {"明": 1, "后": 2, "大后": 3, "外后": 3, "老后": 3, "万后": 3, "大大后": 4, "大外后": 4}
_PART_FOLLOWS = "(?=早|晚|黑|夜|晨|上午|下午|中午|晌|下晚|后晌|响午|擦黑|傍|一早|大早|清早|半夜|下半天|上半天|白天)"
AFTER = r"(?:以后|之后|过后|往后|后(?![天日面头]))"
BEFORE_US = r"(?:^|(?<=[\s,。!?再等要我你们只就先得还那能想让请]))"
UNIT = r"(?:个?(?P<unit>工作日|天|日|周|星期|礼拜|(?<=个)月|年)(?P<half>半)?)"


def later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _near(match: re.Match[str], setting: Setting) -> Meaning:
    return one(setting.today + _AHEAD[match["near"]] * DAY)


def _stretch(ahead: int, count: int) -> Callable[[re.Match[str], Setting], Meaning]:
    def read_stretch(match: re.Match[str], setting: Setting) -> Meaning:
        first = setting.today + ahead * DAY
        grain = "day" if count == 1 else "range"
        return Days(first, first + count * DAY, grain, today=ahead == 0 and count == 1)

    return read_stretch


def _count(written: str) -> float:
    if written == "半":
        return 0.5
    return 1 if written == "个把" else read(written)


def _counted(match: re.Match[str], setting: Setting) -> date:
    count = _count(match["count"]) + (0.5 if match["half"] else 0) + _ROUGHLY.get(field(match, "rough") or "", 0)
    unit = match["unit"]
    if unit == "工作日":
        return setting.calendar.work_day_after(setting.today, int(count))
    if unit in {"月", "年"}:
        months = count * (12 if unit == "年" else 1)
        return later(setting.today, int(months)) + timedelta(days=15 * (months % 1 > 0))
    return setting.today + timedelta(days=round(count * (1 if unit in {"天", "日"} else 7)))


def _ahead(match: re.Match[str], setting: Setting) -> Meaning:
    skipped = match.group().startswith("隔") and match["unit"] in {"天", "日"}
    return one(_counted(match, setting) + skipped * DAY)


def _within(match: re.Match[str], setting: Setting) -> Meaning:
    return Days(setting.today, _counted(match, setting) + DAY, "range", before=True)


def _step(match: re.Match[str], setting: Setting) -> Meaning:
    step = read(field(match, "step") or "二") - 1
    return Days(setting.today, setting.today + DAY, "step", step=step)


def _step_back(match: re.Match[str], setting: Setting) -> Meaning:
    step = read(match["before"]) * (7 if match["weeks"] else 1)
    return Days(setting.today, setting.today + DAY, "step", step=-step, feast=bool(match["head"]))


def _step_on(match: re.Match[str], setting: Setting) -> Meaning:
    """立夏过后三天, 春节后一个礼拜: counted from the last day of what they follow."""
    step = read(match["after"]) * (7 if match["weeks"] else 1)
    return Days(setting.today, setting.today + DAY, "step", step=step - 1, endless=True)


def _shift(match: re.Match[str], setting: Setting) -> Meaning:
    """往后推一天: moves a day said before."""
    later_by, sooner = field(match, "later"), field(match, "sooner")
    step = (read(later_by) if later_by else -read(sooner or "一")) * (7 if match["weeks"] else 1)
    return Days(setting.today, setting.today + DAY, "shift", step=step)


def _coming(match: re.Match[str], setting: Setting) -> Meaning:
    return Days(setting.today + DAY, _counted(match, setting) + DAY, "range")


_COUNT = rf"(?P<count>{NUMBER}|半|个把)(?:[两二三四五六七八九](?![十月])|(?P<rough>(?<=[十0])[来多几]))?"
_ROUGHLY = {"多": 1, "几": 3}

RULES = (
    Rule(r"第(?P<step>[一二三四五六七1-7])[天日]|次日|翌日|隔天", _step),
    Rule(
        rf"(?:(?<=[后完过了])|(?<=完年))的?(?:再过|的)?(?P<after>{NUMBER})(?:天|个?(?P<weeks>周|星期|礼拜))(?:后|以后|之后|左右)?(?![内里])",
        _step_on,
    ),
    Rule(
        rf"(?:往后|推后|推迟|延后|延迟|顺延|延|晚|迟)(?:个|推|延|挪)?(?P<later>{NUMBER})(?:天|个?(?P<weeks>周|星期|礼拜))",
        _shift,
    ),
    Rule(rf"(?:提前|往前|提早|早)(?:个|推|提)?(?P<sooner>{NUMBER})(?:天|个?(?P<weeks>周|星期|礼拜))", _shift),
    Rule(r"头[天晚]|前夕|前一?晚(?!上?的)", lambda match, setting: Days(setting.today, setting.today, "step", step=-1)),
    Rule(r"最后[一1]天", lambda match, setting: Days(setting.today, setting.today, "step", nth=-1)),
    Rule(
        r"(?P<head>头)?(?:前|(?<=头))(?P<before>[一两二三四五六七八九\d])(?:[天日晚]|(?<!头.)个?(?P<weeks>周|星期|礼拜))",
        _step_back,
    ),
    Rule(r"明后(?:两|这两)?[天日]", _stretch(1, 2)),
    Rule(r"今明(?:两|这两)?[天日]", _stretch(0, 2)),
    Rule(r"(?:这一?|近)两[天日]", _stretch(0, 2)),
    Rule(r"(?:这|近)三[天日]", _stretch(0, 3)),
    Rule(rf"今(?:[天日朝]个?|儿个?|个(?!月|年)|{_PART_FOLLOWS})|jintian", _stretch(0, 1)),
    Rule(
        rf"(?<!然)(?<!以)(?<!之)(?<!最)(?!后晌)(?P<near>大大后|大外后|大后|外后|老后|万后|后|明)(?:[天日朝](?!气|天(?![亮黑快擦麻蒙还没不气晴一刚抹要]))个?|儿个?|个(?!月|年)|{_PART_FOLLOWS})",
        _near,
    ),
    Rule(rf"(?:未来|接下来|往后|后面)这?{_COUNT}个?(?P<unit>天|日|周|星期|礼拜)(?P<half>半)?", _coming),
    Rule(r"下个?月的?今[天日]", lambda match, setting: one(later(setting.today, 1))),
    Rule(r"下(?:一?个)?(?:周|星期|礼拜)的?(?:今[天日]|(?=这个?(?:时候|时间|点)))", _stretch(7, 1)),
    Rule(r"过天把|天把两天", _stretch(1, 1)),
    Rule(r"mingtian|听日", _stretch(1, 1)),
    Rule(r"houtian", _stretch(2, 1)),
    Rule(rf"(?:再过|过|隔|再等|等|还有)?{_COUNT}{UNIT}(?:的?时间)?{AFTER}(?:的?今[天日])?", _ahead),
    Rule(
        rf"(?:再有|还有|还要|还得)个?{_COUNT}{UNIT}(?=就?(?:过|到|才|是|元旦|春节|国庆|中秋|放假|五一|小年)|的?(?:调休|年假|没[用休]))",
        marks("length"),
    ),
    Rule(rf"(?:再过|再等|再有|还有|还要|还得|{BEFORE_US}过|隔|等)个?{_COUNT}{UNIT}(?![内里了])", _ahead),
    Rule(rf"{_COUNT}{UNIT}(?:之内|以内|内)", _within),
)
