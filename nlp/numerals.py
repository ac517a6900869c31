"""Numbers as people write them: 6500, 6k5, 1万2, 六千八, 六七千, 三五百, 6-7千; texts are in the normal form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nlp import late

Number = int | float

DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
MULTIPLIERS = {"十": 10, "百": 100, "千": 1000, "k": 1000, "万": 10_000, "w": 10_000}
START = late.pattern(r"[\d零〇一二两三四五六七八九十]")
TOKEN = late.pattern(
    r"(?P<arabic>\d{1,3}(?:,\d{3})+(?![\d,])|\d+(?:\.\d+)?)"
    r"|(?P<decimal>[一二三四五六七八九]点[一二三四五六七八九](?=[千万]))"
    r"|(?P<digit>[零〇一二两三四五六七八九])"
    r"|(?P<multiplier>[十百千万]|[kw](?![a-z]))"
)
ONE_OF_SOMETHING = late.pattern(
    r"一(?:个|小时|天|月|年|周|星期|礼拜|件|晚|次|趟|班|单|日|下|起|样|间|平|户|床|立方|方|块砖|筐|亩|桌)"
)
TENFOLD = frozenset("百千万")  # 百十块 is about a hundred, and no ten
UP_TO = late.pattern(r"\s*(?:元|块钱|块)?\s*(?:-+|~+|到|至)\s*|、")
HALF = late.pattern(r"块(?P<tenths>[1-9一二三四五六七八九])(?!\d|[十百千万])")


@dataclass(frozen=True)
class Quantity:
    """`low` and `high` are equal unless a range was written."""

    start: int
    end: int
    low: Number
    high: Number


def find_all(text: str) -> Iterator[Quantity]:
    at = 0
    while start := START.search(text, at):
        found = _with_range(text, start.start()) if text[start.start() - 1 : start.start()] not in TENFOLD else None
        if found:
            yield found
        at = found.end if found else start.end()


def find(text: str) -> Quantity | None:
    return next(find_all(text), None)


def read(text: str) -> Number | None:
    """The number that the whole text is."""
    found = find(text.strip())
    return found.low if found and found.low == found.high and found.end == len(text.strip()) else None


def _with_range(text: str, at: int) -> Quantity | None:
    first = _numeral(text, at)
    between = UP_TO.match(text, first.end) if first else None
    second = _numeral(text, between.end()) if between else None
    if not first or not second or not between:
        return first
    low = _in_unit_of(first.low, second, text)
    if low >= second.high or (between.group() == "、" and low == first.low):
        return first
    return Quantity(at, second.end, low, second.high)


def _in_unit_of(low: Number, second: Quantity, text: str) -> Number:
    """6-7千 and 5-6000 leave the unit out the first time."""
    said = text[second.start : second.end]
    for multiplier in ("万", "w", "千", "k", "百"):
        if multiplier in said and low * MULTIPLIERS[multiplier] < second.high:
            return low * MULTIPLIERS[multiplier]
    return low * 1000 if low < 10 and second.low >= 1000 else low


def _numeral(text: str, at: int) -> Quantity | None:
    tokens, end = _tokens(text, at)
    if not tokens:
        return None
    low, high = (tidy(_value(choice)) for choice in _choices(tokens))
    tenths = HALF.match(text, end) if low == high else None
    if tenths and not ONE_OF_SOMETHING.match(text, tenths.start("tenths")):
        low = high = tidy(low + _digit(tenths["tenths"]) / 10)
        end = tenths.end()
    return Quantity(at, end, low, high)


def _digit(char: str) -> int:
    return DIGITS[char] if char in DIGITS else int(char)


def tidy(value: float) -> Number:
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded


Token = tuple[str, str]


def _tokens(text: str, at: int) -> tuple[list[Token], int]:
    """What belongs to the numeral that starts here."""
    tokens: list[Token] = []
    while match := TOKEN.match(text, at):
        kind = match.lastgroup or ""
        if not _continues(tokens, kind, match.group()) or (_counted(tokens) and ONE_OF_SOMETHING.match(text, at)):
            break
        tokens.append((kind, match.group()))
        at = match.end()
    return tokens, at


def _continues(tokens: Sequence[Token], kind: str, said: str) -> bool:
    last = tokens[-1] if tokens else ("", "")
    if kind == "multiplier":
        return last[0] != "" or said == "十" if last[0] != "multiplier" else said in "万w十"
    if kind == "digit" and last[0] == "digit":
        return all(kind == "digit" for kind, _ in tokens) or last[1] in "零〇" or _neighbours(last[1], said)
    return last[0] in {"", "multiplier"} or (kind == "arabic" and last[1] == "零")


def _counted(tokens: Sequence[Token]) -> bool:
    return any(kind == "multiplier" for kind, _ in tokens)


def _neighbours(first: str, second: str) -> bool:
    """Two digits side by side that mean 'this or that': 六七, 三五."""
    return DIGITS[second] - DIGITS[first] == 1 or first + second == "三五"


def _choices(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """The numeral twice: with the lower and with the higher digit of 六七千."""
    counts = len(tokens) == 2 or _counted(tokens)
    for at, (first, second) in enumerate(pairwise(tokens)):
        if counts and first[0] == second[0] == "digit" and DIGITS[first[1]] and _neighbours(first[1], second[1]):
            return tokens[: at + 1] + tokens[at + 2 :], tokens[:at] + tokens[at + 1 :]
    return tokens, tokens


def _value(tokens: list[Token]) -> float:
    if len(tokens) > 1 and all(kind == "digit" for kind, _ in tokens):
        return int("".join(str(DIGITS[said]) for _, said in tokens))
    total = section = 0.0
    number: float | None = None
    unit, after_zero = 1, False
    for kind, said in tokens:
        if kind != "multiplier":
            after_zero = after_zero or said in {"零", "〇"}
            number = _plain(kind, said)
        elif MULTIPLIERS[said] == 10_000:
            total, section, number, unit = total + (section + (number or 0)) * 10_000, 0, None, 10_000
        else:
            unit = MULTIPLIERS[said]
            section, number = section + (1 if number is None else number) * unit, None
    return total + section + _last(number, unit, after_zero=after_zero)


def _plain(kind: str, said: str) -> float:
    if kind == "decimal":
        return DIGITS[said[0]] + DIGITS[said[2]] / 10
    return DIGITS[said] if kind == "digit" else float(said.replace(",", ""))


def _last(number: float | None, unit: int, *, after_zero: bool) -> float:
    """A lone last digit counts the next smaller unit: 六千八 is 6800, 1万2 is 12000."""
    return (number or 0) * (unit / 10 if unit >= 100 and (number or 10) < 10 and not after_zero else 1)
