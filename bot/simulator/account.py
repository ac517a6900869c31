"""The pretend account: its secrets, its kind, and what an account of that kind may do."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

Mode = Literal["plaintext", "compatible", "safe"]


class Kind(StrEnum):
    SUBSCRIPTION = "subscription"
    VERIFIED_SUBSCRIPTION = "verified_subscription"
    SERVICE = "service"
    VERIFIED_SERVICE = "verified_service"
    TEST = "test"


class Right(StrEnum):
    MENU = "menu"
    CUSTOM = "custom"
    MENU_MESSAGE = "msgmenu"
    MASS_BY_TAG = "mass_by_tag"
    MASS_BY_OPENID = "mass_by_openid"
    TEMPLATE = "template"
    SUBSCRIBE = "subscribe"
    ONE_TIME = "one_time"
    PEOPLE = "people"
    SCENE_CODE = "scene_code"
    MEDIA = "media"
    PUBLISH = "publish"


_VERIFIED_SUBSCRIPTION = frozenset(Right) - {
    Right.MASS_BY_OPENID,
    Right.TEMPLATE,
    Right.SUBSCRIBE,
    Right.SCENE_CODE,
}
_TEST = frozenset(Right) - {Right.MENU_MESSAGE}

RIGHTS: dict[Kind, frozenset[Right]] = {
    Kind.SUBSCRIPTION: frozenset(),
    Kind.VERIFIED_SUBSCRIPTION: _VERIFIED_SUBSCRIPTION,
    Kind.SERVICE: frozenset({Right.MENU}),
    Kind.VERIFIED_SERVICE: frozenset(Right),
    Kind.TEST: _TEST,
}


@dataclass(frozen=True)
class AccountConfig:
    appid: str
    secret: str = field(repr=False)
    gh_id: str
    token: str = field(repr=False)
    aes_key: str = field(repr=False)
    mode: Mode = "safe"
    name: str = "德宏劳务工作站"
    previous_aes_key: str | None = field(default=None, repr=False)
    kind: Kind = Kind.VERIFIED_SERVICE
    ip_whitelist: frozenset[str] = frozenset()
    has_open_platform: bool = False

    def __post_init__(self) -> None:
        if re.fullmatch(r"[0-9a-f]{32}", self.secret):
            raise ValueError("this looks like a real app secret: the simulator does not take it")

    def may(self, right: Right) -> bool:
        return right in RIGHTS[self.kind]
