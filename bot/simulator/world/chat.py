"""Everything that people see in their chats, which is also what tests look at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.simulator.rendering import Shown


class Route(StrEnum):
    USER = "user"
    PASSIVE = "passive"
    CUSTOM = "custom"
    TEMPLATE = "template"
    SUBSCRIBE = "subscribe"
    MASS = "mass"
    SYSTEM = "system"


@dataclass(frozen=True)
class Bubble:
    """One thing in one chat: text is what can be read in it, detail what the phone page needs to draw it."""

    number: int
    openid: str
    at: datetime
    route: Route
    kind: str
    text: str
    detail: Mapping[str, Any] = field(default_factory=dict)


class Chat:
    def __init__(self) -> None:
        self._bubbles: list[Bubble] = []
        self._newest: dict[str, Bubble] = {}

    def add(self, openid: str, at: datetime, route: Route, shown: Shown) -> Bubble:
        bubble = Bubble(len(self._bubbles) + 1, openid, at, route, shown.kind, shown.text, shown.detail)
        self._bubbles.append(bubble)
        self._newest[openid] = bubble
        return bubble

    def newest(self, openid: str) -> Bubble | None:
        return self._newest.get(openid)

    def all(self, *, after: int = 0, openid: str | None = None) -> list[Bubble]:
        """In the order in which they appeared; their numbers count from 1."""
        return [one for one in self._bubbles[after:] if openid in (None, one.openid)]

    def received(self, openid: str | None = None, *, after: int = 0) -> list[Bubble]:
        """What the account or the platform put into chats, without what people did themselves."""
        return [one for one in self.all(after=after, openid=openid) if one.route is not Route.USER]
