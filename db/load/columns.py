"""Columns of a prepared file: how each value is read, and what is said when it cannot be."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from db.columns import CHINA

Read = Callable[[Any], Any]  # raises ValueError with a Chinese sentence
YES = {"是": True, "否": False, "true": True, "false": False, "yes": True, "no": False, "1": True, "0": False}
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # control characters beside tab and line breaks
MAX_TEXT = 2000


@dataclass(frozen=True)
class Column:
    """`refers` names the sheet whose key stands here; `moves` is False for dates that belong to a person's life."""

    name: str
    read: Read
    needed: bool = False
    instead: Any = None
    refers: str = ""
    other_names: tuple[str, ...] = ()
    moves: bool = True

    def of(self, values: Mapping[str, Any]) -> Any:
        """The raw value under any of the names, None when the cell is empty or the column missing."""
        for name in (self.name, *self.other_names):
            value = values.get(name)
            if value is not None and not (isinstance(value, str) and not value.strip()):
                return value
        return None


def text(value: Any) -> str:
    if isinstance(value, dict | list):
        raise ValueError("这里只能写一个值")
    said = ("是" if value else "否") if isinstance(value, bool) else str(value).strip()
    if len(said) > MAX_TEXT:
        raise ValueError(f"太长了（{len(said)} 字，最多 {MAX_TEXT}）")
    if UNSEEN.search(said):
        raise ValueError("有看不见的控制字符")
    return said


def code(value: Any) -> str:
    """A short name by which other files point here."""
    said = text(value)
    if not re.fullmatch(r"[^\s|,，、]{1,24}", said):
        raise ValueError(f"编号要在 24 字以内，不能有空格、逗号或竖线：{said}")
    return said


def identifier(value: Any) -> str:
    """The id of a trade, an industry or a tag."""
    said = text(value)
    if not re.fullmatch(r"[a-z][a-z0-9_]*", said):
        raise ValueError(f"要写小写英文编号，例如 food_operator：{said}")
    return said


def place_code(value: Any) -> str:
    said = text(value)
    if not re.fullmatch(r"\d{6}(\d{3})?", said):
        raise ValueError(f"地区代码要 6 位或 9 位数字：{said}")
    return said


def whole(low: int = 0, high: int = 10_000_000) -> Read:
    def read(value: Any) -> int:
        said = text(value)
        if not re.fullmatch(r"[+-]?\d+(\.0+)?", said):
            raise ValueError(f"要写整数：{said}")
        number = int(float(said))
        if not low <= number <= high:
            raise ValueError(f"要在 {low} 和 {high} 之间：{said}")
        return number

    return read


def amount(value: Any) -> float:
    """Yuan, or a share."""
    try:
        number = float(text(value))
    except ValueError:
        raise ValueError(f"要写数字：{text(value)}") from None
    if not math.isfinite(number) or number < 0:
        raise ValueError(f"要写不小于 0 的数字：{text(value)}")
    return number


def share(value: Any) -> float:
    """A part of one: 0.80."""
    number = amount(value)
    if number > 1:
        raise ValueError(f"要在 0 和 1 之间：{text(value)}")
    return number


def day(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(text(value))
    except ValueError:
        raise ValueError(f"日期要写成 2026-11-23：{text(value)}") from None


def moment(at: time = time(9, 0)) -> Read:
    """Reads "2026-11-23 14:30" in China time; a date alone means that day at `at`."""

    def read(value: Any) -> datetime:
        if isinstance(value, datetime):
            return value if value.tzinfo else value.replace(tzinfo=CHINA)
        if isinstance(value, date):
            return datetime.combine(value, at, CHINA)
        said = text(value)
        try:
            if len(said) == 10:
                return datetime.combine(date.fromisoformat(said), at, CHINA)
            found = datetime.fromisoformat(said)
        except ValueError:
            raise ValueError(f"时间要写成 2026-11-23 14:30：{said}") from None
        return found if found.tzinfo else found.replace(tzinfo=CHINA)

    return read


def clock(value: Any) -> time:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 24 * 60:
        return time(value // 60, value % 60)  # YAML 1.1 reads an unquoted 14:30 as a number in base sixty
    said = text(value)
    try:
        return time.fromisoformat(said if len(said) > 4 else f"0{said}")
    except ValueError:
        raise ValueError(f"钟点要写成 14:30：{said}") from None


def yes_no(value: Any) -> bool:
    said = text(value).lower()
    if said not in YES:
        raise ValueError(f"只能写“是”或“否”：{said}")
    return YES[said]


def one_of(words: Mapping[str, str]) -> Read:
    """Reads one of the words, Chinese or ours, to ours."""

    def read(value: Any) -> str:
        said = text(value)
        if said not in words and said not in words.values():
            raise ValueError(f"“{said}”不在可用的值里：{'、'.join(words)}")
        return words.get(said, said)

    return read


def any_of(words: Sequence[str]) -> Read:
    return one_of({word: word for word in words})


def several(read: Read) -> Read:
    """A YAML list, or words between bars."""

    def read_all(value: Any) -> list[Any]:
        parts = value if isinstance(value, list) else [part for part in text(value).split("|") if part.strip()]
        return [read(part) for part in parts]

    return read_all


def phone(value: Any) -> str:
    said = re.sub(r"[ \-]", "", text(value))
    if not re.fullmatch(r"1\d{10}", said):
        raise ValueError("手机号要 11 位，以 1 开头")
    return said


def telephone(value: Any) -> str:
    """A mobile or a landline."""
    said = text(value)
    if not re.fullmatch(r"[\d\- ()（）转]{5,24}", said):
        raise ValueError("不是电话号码")
    return said


def openid(value: Any) -> str:
    said = text(value)
    if not re.fullmatch(r"[A-Za-z0-9_\-]{6,64}", said):
        raise ValueError("只能有字母、数字、下划线和短横，6 到 64 位")
    return said


def mapping(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("这里要写“列名: 值”")
    return value


def moved(value: Any, by: timedelta) -> Any:
    """Every date in the value, later by so much."""
    if isinstance(value, date):
        return value + by
    if isinstance(value, list):
        return [moved(part, by) for part in value]
    return {name: moved(part, by) for name, part in value.items()} if isinstance(value, dict) else value
