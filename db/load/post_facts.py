"""What a vacancy's own words say for filtering: where, how much a month, which shift, board and lodging."""

import re
from collections.abc import Sequence
from typing import Any

from db import wanted
from db.load import words

PLACE = re.compile(
    r"^(?:(?P<province>云南省|江苏省|浙江省|安徽省))?(?P<city>上海市?|苏州市?|嘉兴市?|德宏州|德宏傣族景颇族自治州|[^市州区县]{2,3}市(?=.))?"
    r"(?P<district>[^区县市镇]{1,4}(?:新区|区|县|市))?(?P<town>[^街镇乡]{1,8}(?:街道|镇|乡|开发区))?"
)
BOARD = {"meal_free", "room_board_free"}
LODGING = {"lodging_free", "room_board_free", "aircon_dorm", "couple_room"}
# From the tag to the words used for wishes: 长白班, 夜班, 两班倒, 三班倒.
SHIFT_TAGS = (("night_shift", "夜班"), ("three_shift", "三班倒"), ("four_three_shift", "三班倒"), ("two_shift", "两班倒"),
              ("day_shift", "长白班"))  # fmt: skip
SHIFT_WORDS = (
    ("三班倒", re.compile("三班|四班")),
    ("两班倒", re.compile("两班|白夜班|白夜轮换|对班|倒班")),
    ("夜班", re.compile("夜班|夜间|晚班为主|凌晨班")),
    ("长白班", re.compile("长白班|常白班|白班|早班|正常班")),
)
AT_NIGHT = re.compile("夜班|夜间|白夜|两班倒|三班|四班|通宵|凌晨")
DAYS_ONLY = re.compile("早晚班|两头班")


def of_place(place: str) -> dict[str, Any]:
    """town, district and city by their short names, as far as the words name them."""
    found = PLACE.match(place.split("(", maxsplit=1)[0].split("（", maxsplit=1)[0])
    parts = found.groupdict() if found else {}
    city, district, town = (_short(parts.get(name) or "") for name in ("city", "district", "town"))
    if district in words.COUNTIES or place[:2] in words.COUNTIES:
        city, district = "德宏", district or place[:2]
    return {"city": city, "district": district, "town": town}


def _short(name: str) -> str:
    if name == "芒市":
        return name
    for ending in ("傣族景颇族自治州", "街道", "新区", "市", "区", "县", "镇", "乡", "州"):
        if name.endswith(ending) and len(name) - len(ending) >= 2 and not name.endswith("开发区"):
            return name.removesuffix(ending)
    return name


def of_pay(pay: dict[str, Any]) -> dict[str, Any]:
    """Pay in yuan of `pay_kind`; `month_pay` is the floor over a month of full-time work."""
    if not pay:
        return {}
    kind = words.PAY_KINDS_KEPT[pay["type"]]
    low, high = _low_and_high(pay, kind)
    month = pay["monthly_min"] if pay["monthly_min"] is not None or low is None else wanted.monthly(low, kind)
    return {
        "pay_kind": kind,
        "pay_min": low,
        "pay_max": high,
        "pay_base": pay["base"],
        "pay_text": pay["text"],
        "month_pay": None if month is None else round(month),
    }


def _low_and_high(pay: dict[str, Any], kind: str) -> tuple[float | None, float | None]:
    if kind == "hour" and pay["hourly_rate"] is not None:
        return pay["hourly_rate"], pay["hourly_rate"]
    if pay["min"] is not None or pay["max"] is not None:
        return pay["min"], pay["max"]
    return (pay["monthly_min"], pay["monthly_max"]) if kind in ("month", "piece") else (None, None)


def of_shift(tags: Sequence[str], said: str) -> dict[str, Any]:
    """`night` is True when night work is part of it, False when the words rule it out, None when they are silent."""
    by_words = next((name for name, shape in SHIFT_WORDS if shape.search(said)), "")
    shift = next((name for tag, name in SHIFT_TAGS if tag in tags), "") or by_words
    return {
        "shift": shift,
        "night": _night(tags, shift, said),
        "board": True if BOARD & set(tags) else None,
        "lodging": True if LODGING & set(tags) else None,
    }


def _night(tags: Sequence[str], shift: str, said: str) -> bool | None:
    if shift == "长白班" or DAYS_ONLY.search(said):
        return False
    if "night_allowance" in tags or shift in ("夜班", "三班倒") or AT_NIGHT.search(said):
        return True
    return True if shift == "两班倒" else None
