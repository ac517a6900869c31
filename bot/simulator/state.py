"""Everything the pretend platform remembers, under one lock."""

import hashlib
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import RLock
from typing import Any

from bot.simulator import rendering
from bot.simulator.account import AccountConfig
from bot.simulator.clock import MovableClock
from bot.simulator.faults import Faults
from bot.simulator.markup import Fields
from bot.simulator.rendering import Shown
from bot.simulator.world.chat import Bubble, Chat, Route
from bot.simulator.world.followers import Follower, Followers
from bot.simulator.world.mass_jobs import MassSends
from bot.simulator.world.media import MediaStore
from bot.simulator.world.menus import Menus
from bot.simulator.world.qrcodes import SceneCodes
from bot.simulator.world.quotas import Quotas
from bot.simulator.world.tags import Tags
from bot.simulator.world.templates import Templates
from bot.simulator.world.tokens import Tokens
from bot.simulator.world.web_grants import WebGrants

MSG_ID_START = 24300000000000000
FAILURE_LINE = "该公众号提供的服务出现故障，请稍后再试"


@dataclass(frozen=True)
class LaterEvent:
    """A result that the platform will report; openid is whom the event names as sender."""

    due: datetime
    openid: str
    fields: Fields


@dataclass
class ApiRecord:
    """One call as openid/rid/get tells it and as the page lists it."""

    rid: str
    at: datetime
    path: str
    request: str
    answer: str
    client_ip: str
    errcode: int


@dataclass
class World:
    account: AccountConfig
    clock: MovableClock
    public_url: str = "http://127.0.0.1"
    lock: RLock = field(default_factory=RLock)
    faults: Faults = field(default_factory=Faults)
    chat: Chat = field(default_factory=Chat)
    quotas: Quotas = field(default_factory=Quotas)
    tags: Tags = field(default_factory=Tags)
    menus: Menus = field(default_factory=Menus)
    media: MediaStore = field(default_factory=MediaStore)
    mass: MassSends = field(default_factory=MassSends)
    later: list[LaterEvent] = field(default_factory=list)
    calls: deque[ApiRecord] = field(default_factory=lambda: deque(maxlen=500))
    sent_keys: dict[tuple[str, str], tuple[datetime, int]] = field(default_factory=dict)
    publications: dict[str, dict[str, Any]] = field(default_factory=dict)
    agents: dict[str, str] = field(default_factory=dict)
    last_person: str = ""
    drafts: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    secret_is_frozen: bool = False
    ip_needs_confirmation: bool = False
    mass_terms_accepted: bool = True

    def __post_init__(self) -> None:
        seed = self.account.appid
        self.followers = Followers(seed)
        self.tokens = Tokens(seed)
        self.templates = Templates(seed)
        self.codes = SceneCodes(seed)
        self.grants = WebGrants(seed)
        self._numbers: dict[str, int] = {}

    def number(self, name: str, start: int = 1) -> int:
        """The next of a named sequence."""
        with self.lock:
            self._numbers[name] = self._numbers.get(name, start - 1) + 1
            return self._numbers[name]

    def rid(self) -> str:
        count = self.number("rid")
        digest = hashlib.sha256(f"{self.account.appid}:{count}".encode()).hexdigest()
        return f"{int(self.clock().timestamp()):08x}-{digest[:8]}-{digest[8:16]}"

    def show(self, openid: str, route: Route, shown: Shown) -> Bubble:
        with self.lock:
            return self.chat.add(openid, self.clock(), route, shown)

    def show_failure(self, openid: str) -> Bubble:
        return self.show(openid, Route.SYSTEM, rendering.line("failure", FAILURE_LINE))

    def report_later(self, openid: str, fields: Fields, after: timedelta = timedelta(0)) -> None:
        with self.lock:
            self.later.append(LaterEvent(self.clock() + after, openid, fields))

    def take_due(self) -> list[LaterEvent]:
        with self.lock:
            now = self.clock()
            due = [one for one in self.later if one.due <= now]
            self.later[:] = [one for one in self.later if one.due > now]
            return due

    def reach(self, person: Follower) -> None:
        """Notes that the account has just written to this person; typing ends with it."""
        person.last_exchange, person.typing_until = self.clock(), None
