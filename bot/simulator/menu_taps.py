"""What the tap on a menu button sets off, by the button's type."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.simulator import events
from bot.simulator.markup import Fields

OPENS_WINDOW = frozenset({"click", "scancode_push", "scancode_waitmsg"})
STATION = (31.1512, 121.1246)


@dataclass(frozen=True)
class Tap:
    """fields is the event (empty: none is sent), the rest what the phone does after it."""

    name: str
    fields: Fields
    opens_window: bool = False
    media_id: str = ""
    then_picture: bool = False
    then_place: tuple[float, float] | None = None


def of(button: Mapping[str, Any], found: str) -> Tap:
    kind, name, key = str(button.get("type")), str(button.get("name")), str(button.get("key", ""))
    if kind in ("scancode_push", "scancode_waitmsg"):
        return Tap(name, events.scan_code(kind, key, found), opens_window=True)
    if kind == "view":
        return Tap(name, events.view(str(button["url"])))
    if kind == "miniprogram":
        return Tap(name, events.view_mini_program(str(button.get("pagepath", ""))))
    if kind.startswith("pic_"):
        return Tap(name, events.pictures(kind, key, ["0" * 32]), then_picture=True)
    if kind == "location_select":
        return Tap(name, events.location_select(key, *STATION, found), then_place=STATION)
    if kind == "media_id":
        return Tap(name, {}, media_id=str(button["media_id"]))
    return Tap(name, events.click(key), opens_window=kind in OPENS_WINDOW)
