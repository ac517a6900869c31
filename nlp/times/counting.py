"""How far a time agreed before is moved: 往后推两天, 提前一天, 晚一个钟头, 改到第二天."""

import re
from dataclasses import dataclass
from datetime import timedelta

from nlp import late
from nlp.times.numerals import NUMBER, read
from nlp.times.writing import plain

_LATER = "(?:往|朝|向)后(?:边|头)?(?:推迟|[推延挪移拖缓调改错顺]|再)?|(?:推|延|顺|拖|错|后)(?:迟|后|缓|延|移|推|开|期)|(?<![今明昨后每当夜会怕])[晚迟](?!饭)|(?<!提)[推延拖缓]"
_SOONER = "(?:往|朝|向)前(?:边|头)?(?:[提推挪移调赶改错])?|提前|提早|前移|(?<![今明昨清打每])早"
_COUNT = rf"(?P<count>{NUMBER}|半|个把|一半)"
_UNIT = "(?P<unit>天|日|周|星期|礼拜|小时|钟头|钟|分钟|刻钟)(?P<more>半)?"
# What is late is somebody's work or way home, and not the visit: 晚一个钟头下班.
_NOT_THE_VISIT = "(?!(?:才|再|就)?(?:能)?(?:下班|放工|收工|回|上班|提醒|通知|告诉))"
_BY = late.pattern(
    rf"(?:再|多|还)?(?:(?P<later>{_LATER})|(?P<sooner>{_SOONER}))(?:上|个|到|过?来|一下|长)?{_COUNT}个?(?P<half>半)?{_UNIT}(?:左右)?{_NOT_THE_VISIT}"
)
_LEFT_OPEN = late.pattern(
    rf"(?:{_LATER}|{_SOONER})(?:上|个|到|过?来)?(?:好?几|若干|些|多少)个?(?:天|日|周|星期|礼拜|小时|钟头|分钟)"
)
_TO_THE_NEXT = late.pattern(
    "(?:改|换|挪|推迟?|调|延后?|移)(?:到|成|在|去)?(?:它|那天)?的?(?:第[二2]天|隔天|次日|后一天)"
)
_TO_THE_ONE_BEFORE = late.pattern("(?:改|换|挪|提前|调|移|提)(?:到|成|在|去)?(?:它|那天)?的?(?:前[一1]?天|头[一1]?天)")
_HOUR, _DAY, _WEEK = 60, 24 * 60, 7 * 24 * 60
_LENGTHS = {"天": _DAY, "日": _DAY, "周": _WEEK, "星期": _WEEK, "礼拜": _WEEK, "分钟": 1, "刻钟": 15}


@dataclass(frozen=True)
class Counted:
    """By so many days and minutes, back when below zero; `rest` are the words without it."""

    days: int
    minutes: int
    rest: str

    @property
    def by(self) -> timedelta:
        return timedelta(days=self.days, minutes=self.minutes)


def counted(text: str) -> Counted | None:
    """None when nothing is counted, or it is left open which way (早一天晚一天都行)."""
    written = plain(text).text
    found = list(_BY.finditer(written))
    if len({bool(match["later"]) for match in found}) > 1:
        return None
    minutes = sum(_minutes(match) for match in found)
    rest = _BY.sub(" ", written)
    for pattern, step in ((_TO_THE_NEXT, _DAY), (_TO_THE_ONE_BEFORE, -_DAY)):
        if not minutes and pattern.search(written):
            minutes, rest = step, pattern.sub(" ", written)
    if not minutes:
        return None
    days = int(minutes / _DAY)
    return Counted(days, minutes - days * _DAY, rest)


def leaves_open(text: str) -> bool:
    """往后推几天: later, and nobody knows by how much."""
    return bool(_LEFT_OPEN.search(plain(text).text))


def _minutes(match: re.Match[str]) -> int:
    unit = _LENGTHS.get(match["unit"], _HOUR)
    written = match["count"]
    count = 0.5 if "半" in written else 1 if written == "个把" else read(written)
    count += 0.5 if match["half"] or match["more"] else 0
    return round(count * unit) * (1 if match["later"] else -1)
