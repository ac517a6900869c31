"""What reached us from WeChat, in our own words: one shape for messages and events alike."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any


class Kind(StrEnum):
    TEXT = "text"
    VOICE = "voice"
    PICTURE = "picture"
    STICKER = "sticker"
    VIDEO = "video"
    LOCATION = "location"
    LINK = "link"
    FILE = "file"
    EVENT = "event"
    UNKNOWN = "unknown"


class Window(StrEnum):
    """What a follower did that lets us write to them for a while (客服消息窗口)."""

    MESSAGE = "message"
    MENU = "menu"
    FOLLOW = "follow"
    SCAN = "scan"


MENU_CLICKS = frozenset({"CLICK", "scancode_push", "scancode_waitmsg"})


@dataclass(frozen=True)
class Incoming:
    """`key` is the same for every repeat of one delivery; `event` keeps WeChat's exact case; `sent_at` is China time."""

    key: str
    openid: str
    account: str
    kind: Kind
    sent_at: datetime
    text: str = ""
    event: str = ""
    event_key: str = ""
    ticket: str = ""
    menu_id: str = ""
    media_id: str = ""
    format: str = ""
    latitude: float | None = None
    longitude: float | None = None
    label: str = ""
    url: str = ""
    title: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_event(self) -> bool:
        return self.kind is Kind.EVENT

    @property
    def is_message(self) -> bool:
        """Something a follower said or showed; unknown kinds count, since they were sent by a person."""
        return self.kind is not Kind.EVENT

    @property
    def followed(self) -> bool:
        return self.event == "subscribe"

    @property
    def unfollowed(self) -> bool:
        return self.event == "unsubscribe"

    @property
    def tapped(self) -> bool:
        """A button of the account's menu that sends a key; `event_key` says which."""
        return self.event == "CLICK"

    @property
    def picked(self) -> bool:
        """An item of a list we sent (msgmenu): arrives as text, `menu_id` says which item."""
        return bool(self.menu_id)

    @property
    def scanned(self) -> bool:
        """A scene code, by a follower or by somebody who follows through it."""
        return self.event == "SCAN" or (self.followed and bool(self.event_key))

    @property
    def scene(self) -> str:
        return self.event_key if self.scanned else ""

    @cached_property  # asked some forty times of every message
    def has_words(self) -> bool:
        """Typed, or spoken and recognised by WeChat."""
        return self.kind in (Kind.TEXT, Kind.VOICE) and bool(self.text.strip())

    @property
    def has_place(self) -> bool:
        return self.latitude is not None and self.longitude is not None

    @property
    def opens_window(self) -> Window | None:
        """Picking from a list counts as a menu click, as WeChat's page on customer-service messages says."""
        if self.picked or self.event in MENU_CLICKS:
            return Window.MENU
        if self.is_message:
            return Window.MESSAGE
        if self.event == "SCAN":
            return Window.SCAN
        return Window.FOLLOW if self.followed else None


def put_by(incoming: Incoming, *, words: str) -> dict[str, Any]:
    """As plain JSON for the inbox; `words` are the text with numbers masked, and whose it is stands in the records."""
    kept = asdict(incoming) | {"text": words, "sent_at": incoming.sent_at.isoformat()}
    return {name: value for name, value in kept.items() if value and name not in ("key", "openid")}


def taken_up(kept: Mapping[str, Any], *, key: str, openid: str) -> Incoming:
    """What was put by, as it came in."""
    facts = dict(kept) | {"kind": Kind(kept["kind"]), "sent_at": datetime.fromisoformat(kept["sent_at"])}
    return Incoming(**facts, key=key, openid=openid)
