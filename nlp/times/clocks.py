"""Hours and parts of the day: 八点半, 8:30, 差十分八点, 七八点, 晚上, 下班后, 下夜班, 半小时后."""

import re
from datetime import timedelta

from nlp import late, lexicon
from nlp.times.meaning import Clock, Delay, Meaning, Moment, Part, Rule, Setting, field
from nlp.times.numerals import HOUR, MINUTE, NUMBER, read
from nlp.times.relative_days import AFTER, BEFORE_US

PARTS = {
    "凌晨": Part("凌晨", 0, 6, 0),
    "早上": Part("早上", 4, 12, 8),
    "上午": Part("上午", 4, 12, 9),
    "中午": Part("中午", 11, 14, 12),
    "下午": Part("下午", 12, 18, 14),
    "傍晚": Part("傍晚", 16, 21, 18),
    "晚上": Part("晚上", 17, 24, 19),
    "半夜": Part("半夜", 17, 24, 22),
    "白天": Part("白天", 8, 18, 9),
    "下班": Part("下班", 16, 24, 18),
    "下早班": Part("下早班", 12, 18, 16),
    "下中班": Part("下中班", 17, 24, 23),
    "下夜班": Part("下夜班", 4, 12, 9),
    "上班前": Part("上班前", 4, 12, 7),
    "上夜班前": Part("上夜班前", 8, 20, 16),
    "放学": Part("放学", 15, 19, 17),
}
_SHIFTS = {
    "下早班": "(?:上完|下完?了?)早班|早班(?:下班|下了|下来|下(?![午周个礼星月晚])|结束|完|出来)",
    "下中班": "(?:上完|下完?了?)中班|中班(?:下班|下了|下来|下(?![午周个礼星月晚])|结束|完|出来)",
    "下夜班": "(?:上完|下完?了?)(?:大夜班|夜班|晚班)|(?:大夜班|夜班|晚班)(?:下班|下了|下来|下(?![午周个礼星月晚])|结束|出来)|出夜班|早下班",
    "下班": r"(?:上完|下完?了?)(?:白班|长白班)|(?:长白班|白班)(?:下班|下了|下(?![午周个礼星月晚])|结束)"
    r"|(?:(?<![才刚没不点半钟])(?<!你们)|(?<=[点半钟])(?=下了?班(?:后|了|以|之|来|过|找|去|克|可|再|就)))(?:上完|下完?了?)班(?![车长组主])"
    r"|放工|收工|歇[工活](?=后|了|以后|之后|过后|就|再|来|过来|去|克|找)|收活路|收活|放活路|散班|放班|收班|出班|散工(?=后|了|以后|之后)|下工(?![伤资厂作地人具])|加完班|交[完了]班",
    "上班前": "上(?:早班|白班|班)(?:以前|之前|前)",
    "上夜班前": "上(?:夜班|晚班|中班|大夜班)(?:以前|之前|前)",
}
_NOT_AFTER = {"下晚": "(?![班上])", "上半天": "(?!班)"}
_LATER = r"(?:了|的时候|时)?(?:以后|之后|过后|后(?![天日面头]))?"
_BARE = {"早": "早上", "晚": "晚上", "夜": "晚上", "晨": "早上", "午": "中午"}
_SHIFT_NAMED = late.pattern("[夜早中]班")
_QUARTERS = {"半": 30, "一刻": 15, "三刻": 45, "1刻": 15, "3刻": 45}


def _part(name: str, words: str) -> Rule:
    part = PARTS[name]
    tail = _LATER if name in _SHIFTS else ""
    return Rule(rf"(?:{words}){tail}", lambda match, setting: _by_shift(match) if name == "下班" else part)


def _words(words: tuple[str, ...]) -> str:
    return "|".join(_bounded(word) for word in sorted(words, key=len, reverse=True))


def _bounded(word: str) -> str:
    return rf"(?<![a-z]){word}(?![a-z])" if word.isascii() else word + _NOT_AFTER.get(word, "")


def _by_shift(match: re.Match[str]) -> Part:
    """下班 after 夜班, 早班 or 中班 in the same breath is the end of that shift."""
    shifts = _SHIFT_NAMED.findall(match.string, max(0, match.start() - 10), match.start())
    return PARTS[f"下{shifts[-1][-2]}班"] if shifts else PARTS["下班"]


def _bare_part(match: re.Match[str], setting: Setting) -> Meaning:
    return PARTS[_BARE[match["bare"]]]


def _minute(match: re.Match[str]) -> int:
    if written := field(match, "minute") or field(match, "few"):
        return read(written)
    return _QUARTERS.get(field(match, "quarter") or "", 0)


def _clock(match: re.Match[str], setting: Setting) -> Meaning | None:
    written = match["hour"]
    hour, minute = read(written), _minute(match)
    if hour > 24 or minute > 59:
        return None
    half = field(match, "half")
    hour += 12 if half == "pm" and hour < 12 else 0
    return Clock(hour, minute, literal=hour > 12 or hour == 0 or written.startswith("0") or half is not None)


def _same_hour(match: re.Match[str], setting: Setting) -> Meaning:
    """明天这个时候: the hour that it is now."""
    return Clock(setting.now.hour, setting.now.minute, literal=True)


def _now(match: re.Match[str], setting: Setting) -> Meaning:
    return Moment(setting.now)


def _short_of(match: re.Match[str], setting: Setting) -> Meaning:
    missing = 15 if match["missing"] in {"一刻", "1刻"} else read(match["missing"].rstrip("分钟"))
    minutes = read(match["hour"]) * 60 - missing
    return Clock(minutes // 60, minutes % 60)


def _either(match: re.Match[str], setting: Setting) -> Meaning | None:
    """七八点: between seven and eight."""
    first, last = read(match["hour"]), read(match["last"])
    if first > 9 and last < 10:
        last += first // 10 * 10
    return Clock(first, until=Clock(last)) if last == first + 1 else None


def _between(match: re.Match[str], setting: Setting) -> Meaning | None:
    first, last = read(match["hour"]), read(match["last"])
    if max(first, last) > 24:
        return None
    return Clock(first, literal=first > 12, until=Clock(last, _minute(match), literal=last > 12))


def _length(match: re.Match[str]) -> float:
    """Minutes."""
    unit, written = match["unit"], match["count"]
    count = 0.5 if written == "半" else 1 if written == "个把" else read(written)
    return (count + (0.5 if match["half"] else 0)) * {"分": 1, "刻": 15}.get(unit[0], 60)


def _counted(match: re.Match[str], setting: Setting) -> Meaning:
    return Moment(setting.now + timedelta(minutes=_length(match)), within=field(match, "inside") is not None)


def _moved(match: re.Match[str], setting: Setting) -> Meaning:
    return Delay(round(_length(match)) * (-1 if match["sooner"] else 1))


_COUNT = rf"(?P<count>{NUMBER}|半|个把)个?(?P<half>半)?"
_UNIT = "(?P<unit>分钟|分|刻钟|小时|钟头|钟)(?P<more>半)?"
_OCLOCK = "(?:点钟|点整|点正|点|时(?![间候薪工长期代])|奌)"
_PAST_THE_HOUR = rf"(?:(?P<quarter>半|[一三13]刻)(?!个|天|年)钟?|过?(?P<minute>{MINUTE})(?:分(?!钟?[后内])(?:\d\d?秒)?|(?![\d个块元人天岁%万千百多号点]))|过?(?P<few>[一二三四五六七八九\d])分(?!钟后)|过?(?P<odd>多)钟?|来钟|把钟|过(?!去|来|后)|钟)?"
_TO = r"\s?(?:到|至|[-~])\s?"

SHIFT_RULES = tuple(_part(name, words) for name, words in _SHIFTS.items())
RULES = (
    Rule(
        r"(?:(?P<sooner>提前|往前[推提挪调]?|提早|(?<![今明清打])早)|往后[推挪延移调]?|[推挪延]后|推迟|延后|延迟|顺延|[延推挪]|(?<![今明话能会怕])[晚迟])个?"
        rf"{_COUNT}{_UNIT}(?!就?(?:以?后|之后))(?(sooner)(?!就?(?:到|来|过来|去|出门|走|起床?)))",
        _moved,
    ),
    Rule(
        rf"{BEFORE_US}(?:[还再][有要]|大概|差不多)?{_COUNT}{_UNIT}(?:左右|样子)?(?=我?就?能?(?:到(?!期)|赶到|过来))",
        _counted,
    ),
    Rule(rf"(?:再过|{BEFORE_US}过|再等|等)?{_COUNT}{_UNIT}(?:的?时间)?(?:{AFTER}|(?P<inside>之内|以内|内))", _counted),
    Rule(rf"(?:再过|{BEFORE_US}过|再等|等(?:我|一下)){_COUNT}{_UNIT}(?P<inside>以内)?(?!了)", _counted),
    Rule(r"(?<=[天日号今明后周六五四三二一拜期的晚早夜])的?这个?(?:时候|时间|点|钟头|钟点)", _same_hour),
    Rule(
        r"(?:现在|这会儿?|马上|立刻|立马|这哈)(?=(?:方便|有空|得空|得闲)[不没吗么]|(?:就|能|可以|能不能|可不可以|方便)?(?:过?来|去|克|见|打|视频|通话)(?!了))",
        _now,
    ),
    Rule(rf"差(?P<missing>{NUMBER}分?钟?|[一1]刻)钟?(?:就|到|不到)?(?P<hour>{HOUR})点钟?", _short_of),
    Rule(rf"(?P<hour>{HOUR})点(?:还|就)?[差欠](?P<missing>{NUMBER}分?|[一1]刻)钟?", _short_of),
    Rule(
        r"(?<![\d.:])(?P<hour>2[0-4]|[01]?\d)\s?[:;](?P<minute>[0-5]\d)(?::[0-5]\d)?(?!\d)\s?(?P<half>am|pm)?", _clock
    ),
    Rule(
        r"(?:(?<=[早晚午上号日])|(?<=[早晚午上号日] )|(?<=[周拜期][一二三四五六日天])|(?<=[今明后]天))(?P<hour>2[0-4]|[01]?\d)\.(?P<minute>[0-5]\d)(?!\d)分?",
        _clock,
    ),
    Rule(r"(?<![\d.:])(?P<hour>1[0-2]|0?[1-9])\s?(?P<half>am|pm)(?![a-z])", _clock),
    Rule(r"(?P<hour>十?[一二两三四五六七八九])[、,]?(?P<last>[一二三四五六七八九])点(?!\d)多?钟?", _either),
    Rule(r"(?<!\d)(?P<hour>1?\d)[、,](?P<last>1?\d)点(?!\d)多?钟?", _either),
    Rule(rf"(?<![\d.:])(?P<hour>{HOUR}){_TO}(?P<last>{HOUR}){_OCLOCK}(?P<quarter>半)?", _between),
    Rule(
        rf"(?:(?<![\d.:])|(?<=\d\.\d)(?=[一二两三四五六七八九十])|(?<=\.\d\d)(?=[一二两三四五六七八九十]))(?P<hour>(?![一1]点)(?!一时(?!整|半)){HOUR}|1(?=点)|一(?=点[钟半整多左以之前后到至来一三零\d\-~])|(?<=[午上晨夜里晚早后天到至\-~])一|(?<=[午上晨夜里晚早后天] )一){_OCLOCK}{_PAST_THE_HOUR}",
        _clock,
    ),
    *(_part(name, _words(words)) for name, words in lexicon.groups("day_parts.txt").items()),
    Rule(r"(?<=[早晚午上])(?P<hour>1[0-2]|[1-9])(?=$|[\s,。!?来去到])", _clock),
    Rule(rf"(?<!最)(?P<bare>早|晚)(?=\s?{HOUR}[点:])", _bare_part),
    Rule(
        r"(?:(?<=[今明后天日号一二三四五六底节])|(?<=儿个)|(?<=[今明后]个)|(?<=[今明后]儿))黑(?:夜|透|尽|定|净|下来|[了咯喽哒])*",
        lambda match, setting: PARTS["晚上"],
    ),
    Rule(
        r"(?:(?<=[天日号今明后周六五四三二一底初朝\d十节])|(?<=[天日号] ))(?P<bare>早(?![饭餐班点退知就已期])|晚(?![饭餐班点些])|(?<=[今明])晚(?=些)|(?<=[今明后天日号])夜(?!班)|晨|午(?![餐饭]))",
        _bare_part,
    ),
)
