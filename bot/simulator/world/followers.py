"""The people of the pretend WeChat, whether they follow the account or not."""

import base64
import hashlib
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from bot.simulator.errors import ApiError
from bot.simulator.world.windows import Windows


@dataclass
class Follower:
    openid: str
    name: str
    role: str
    unionid: str
    followed_at: datetime | None = None
    unfollowed_at: datetime | None = None
    scene: str = ""
    subscribe_scene: str = "ADD_SCENE_SEARCH"
    tags: list[int] = field(default_factory=list)
    remark: str = ""
    blacklisted: bool = False
    refuses_messages: bool = False
    subscriptions: Counter[str] = field(default_factory=Counter)
    windows: Windows = field(default_factory=Windows)
    mass_by_month: Counter[str] = field(default_factory=Counter)
    last_exchange: datetime | None = None
    typing_until: datetime | None = None
    human_agent: str | None = None
    waits_for_human: bool = False

    @property
    def follows(self) -> bool:
        return self.followed_at is not None

    def follow(self, now: datetime, scene: str | None) -> None:
        self.followed_at, self.scene = now, scene or ""
        self.subscribe_scene = "ADD_SCENE_QR_CODE" if scene else "ADD_SCENE_SEARCH"

    def unfollow(self, now: datetime) -> None:
        """Windows and counts are gone with the follower; tags too."""
        self.followed_at, self.unfollowed_at = None, now
        self.windows.close()
        self.tags.clear()
        self.human_agent, self.waits_for_human = None, False


class Followers:
    def __init__(self, appid: str) -> None:
        self._appid = appid
        self._all: dict[str, Follower] = {}
        self.strict_windows = False

    def add(self, name: str = "", role: str = "worker", openid: str | None = None) -> Follower:
        openid = openid or self._next("o")
        if openid in self._all:
            raise ValueError(f"{openid} exists already")
        person = Follower(openid, name or openid[:6], role, self._next("u"))
        person.windows.merged = self.strict_windows
        self._all[openid] = person
        return person

    def find(self, openid: str) -> Follower | None:
        return self._all.get(openid)

    def get(self, openid: object) -> Follower:
        """Raises 40003 for an openid that this account never issued."""
        person = self._all.get(openid) if isinstance(openid, str) else None
        if person is None:
            raise ApiError(40003)
        return person

    def following(self) -> list[Follower]:
        return [one for one in self._all.values() if one.follows]

    def everyone(self) -> list[Follower]:
        return list(self._all.values())

    def _next(self, letter: str) -> str:
        seed = f"{self._appid}:{letter}:{len(self._all)}".encode()
        return letter + base64.urlsafe_b64encode(hashlib.sha256(seed).digest()).decode()[:27]
