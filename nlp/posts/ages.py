"""Between which ages an ad wants its people."""

import re
from dataclasses import dataclass

from nlp import late, numerals

YEARS = r"(?:周?岁|岁数)"
TWO_DIGITS = r"(?<![\d.])"
RANGE = late.pattern(
    rf"{TWO_DIGITS}(?P<low>[1-7]\d)\s*{YEARS}?\s*(?:-+|~+|到|至)\s*(?P<high>[2-7]\d)(?![\d.])(?:\s*(?P<years>{YEARS}))?"
)
AT_MOST = (
    late.pattern(
        rf"{TWO_DIGITS}([2-7]\d)\s*{YEARS}?\s*(?:\(含\))?\s*(?:以[下内里前]|之[内下]|及以下|内|封顶|为止|往下|下(?![午班面单车])|止)"
    ),
    late.pattern(
        r"(?:放宽|放松|放开|可放|能放|最高|可到|能到|可以到|宽限|年龄到|卡|[≤<]=?)[至到]?\s*([2-7]\d)(?!\d|元|块|人|名|/)"
    ),
    late.pattern(
        rf"(?:不超过?|小于|低于|最大|上限|不能超过|别超过|不大于|限)\s*([2-7]\d)\s*{YEARS}?(?!\d|元|块|人|名|/)"
    ),
    late.pattern(rf"{TWO_DIGITS}([2-7]\d)\s*{YEARS}\s*(?:前|左右(?:都|也)|[都也](?:可|要|收|行)|还要|能做|可以)"),
)
AT_LEAST = (
    late.pattern(rf"{TWO_DIGITS}([1-5]\d)\s*{YEARS}\s*(?:以上|起|及以上|往上|朝上|之上|\+)"),
    late.pattern(rf"(?:年?满|超过|大于)\s*([1-5]\d)\s*{YEARS}|满(1[68])(?=就|即|$|[,。;、])"),
    late.pattern(rf"{TWO_DIGITS}(1[6-9]|2[0-5])\s*(?:以上|起|及以上)(?!\s*(?:元|块|/|人|名))"),
)
OF_SOMETHING_ELSE_BEFORE = late.pattern(
    r"(?:工价|薪|工资|小时|元|¥|单价|待遇|每天|每月|招|人数|时间|早|晚|上午|下午|月|第|no|体重|身高|号|扣|交|押)[: 约]{0,2}\Z"
)
OF_SOMETHING_ELSE_AFTER = late.pattern(
    r" *(?:元|块|/|人|名|个(?!人)|位|天|小时|h|k|千|万|号|点|:|分(?!拣)|日|kg|公斤|斤|平|件|米|%|工价|一|每|楼|月(?!薪|入|工|结)"
    r"|cm|间|条|包(?![吃住食])|班(?!车)|路)"
)
SPOKEN = late.pattern(
    r"(?<![一二三四五六七八九十百\d])([一二三四五六]?十[一二三四五六七八九]?)(?=\s*(?:周?岁|以[下内上]|内|封顶|往下|[到至\-~]))|(?<=不超过)([二三四五六]十[一二三四五六七八九]?)(?![百千块元])|(?<=不超)([二三四五六]十[一二三四五六七八九]?)(?![百千块元])"
    r"|(?<=[到至\-~])([二三四五六]十[一二三四五六七八九]?)(?![\d一二三四五六七八九百千万块元天名人个])"
)


@dataclass(frozen=True)
class Ages:
    low: int | None
    high: int | None


def find(text: str) -> Ages:
    """The widest limits over all that are stated; `text` is an ad in the normal form."""
    plain = SPOKEN.sub(lambda match: str(numerals.read(match.group())), text)
    ranges = [match for match in RANGE.finditer(plain) if _is_of_age(match)]
    for match in reversed(ranges):
        plain = plain[: match.start()] + "·" + plain[match.end() :]
    lows = [int(match["low"]) for match in ranges] + _alone(AT_LEAST, plain)
    highs = [int(match["high"]) for match in ranges] + _alone(AT_MOST, plain)
    return Ages(min(lows, default=None), max(highs, default=None))


def _is_of_age(match: re.Match[str]) -> bool:
    text = match.string
    named_otherwise = OF_SOMETHING_ELSE_AFTER.match(text, match.end()) or _priced(match)
    return 14 <= int(match["low"]) < int(match["high"]) and bool(match["years"] or not named_otherwise)


def _alone(shapes: tuple[re.Pattern[str], ...], text: str) -> list[int]:
    found = (
        match for shape in shapes for match in shape.finditer(text) if re.search(YEARS, match[0]) or not _priced(match)
    )
    return [int(next(filter(None, match.groups()))) for match in found]


def _priced(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 8) : match.start()]
    return bool(OF_SOMETHING_ELSE_BEFORE.search(before))
