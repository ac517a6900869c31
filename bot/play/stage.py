"""The stage of a script: a clock that is moved by hand, people with openids, and what each of them received."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from db.columns import CHINA
from handlers.dialogue.incoming import Incoming, Kind
from handlers.dialogue.replies import NOTICES

ROUTES = {"passive": "被动", "custom": "客服", "template": "模板", "subscription": "订阅", "mass": "群发"}
ACCOUNT = "gh_stage"
MASS_HELPER = "oMassSendHelper"


class StageClock:
    """A clock that stands until it is moved."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move_to(self, moment: datetime) -> None:
        self.now = moment


@dataclass(frozen=True)
class Line:
    """One line of the transcript."""

    at: datetime
    who: str
    does: str  # says | hears
    words: str
    route: str = ""

    def as_json(self) -> dict[str, Any]:
        return {"at": self.at.isoformat(), "who": self.who, "does": self.does, "route": self.route, "words": self.words}


@dataclass
class Cast:
    """Who is who: a name in the script, an openid at WeChat."""

    names: dict[str, str] = field(default_factory=dict)

    def openid(self, name: str) -> str:
        if name not in self.names:
            digest = hashlib.sha256(name.encode()).hexdigest()
            self.names[name] = f"o{digest[:27]}"
        return self.names[name]

    def know(self, name: str, openid: str) -> None:
        self.names[name] = openid

    def name(self, openid: str) -> str:
        return next((name for name, known in self.names.items() if known == openid), openid)


def moment(words: str, now: datetime) -> datetime:
    """ "2026-11-26 09:00", "19:00" (the next one), "明天 08:00", "+2h", "+30m", "+3d", "+90s". Raises ValueError."""
    said = words.strip()
    if said.startswith("+"):
        amount, unit = float(said[1:-1]), said[-1]
        return now + timedelta(seconds=amount * {"s": 1, "m": 60, "h": 3600, "d": 86400}[unit])
    day, _, clock = said.rpartition(" ")
    base = now
    if day in ("明天", "后天"):
        base = now + timedelta(days=1 if day == "明天" else 2)
    elif day:
        base = datetime.fromisoformat(day).replace(tzinfo=CHINA)
    hour, minute = (int(part) for part in clock.split(":"))
    then = base.replace(hour=hour, minute=minute, second=0, microsecond=0)
    return then if day or then > now else then + timedelta(days=1)


def subscription_id(name: str) -> str:
    """The template of a subscription notice on the stage, by our name of the notice."""
    return f"SUB_{name}"


def subscriptions() -> dict[str, str]:
    return {name: subscription_id(name) for name in NOTICES}


class Messages:
    """Builds what a person sends, with WeChat's growing message ids."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._count = 0

    def make(self, openid: str, kind: str, words: str) -> Incoming:
        self._count += 1
        now = self._clock()
        head: dict[str, Any] = {
            "key": f"m{self._count:08d}", "openid": openid, "account": ACCOUNT, "sent_at": now.replace(microsecond=0),
        }  # fmt: skip
        return Incoming(**head, **_body(kind, words, self._count))

    def mass_finished(self, remote_id: str, reached: int) -> Incoming:
        """WeChat's report on a mass send; it comes from an account of WeChat's own."""
        report = self.make(MASS_HELPER, "mass report", "")
        counts = {"total": reached, "filtered": reached, "sent": reached, "failed": 0}
        return replace(report, fields={"remote_id": remote_id, "status": "send success", **counts})


def place_of(words: str) -> tuple[float, float, str]:
    """ "31.15,121.12 华新镇": latitude, longitude and label. Raises ValueError."""
    where, _, label = words.partition(" ")
    north, _, east = where.partition(",")
    return float(north), float(east), label


def _body(kind: str, words: str, count: int) -> dict[str, Any]:
    events = {
        "tap": "CLICK", "scan": "SCAN", "follow": "subscribe", "unfollow": "unsubscribe",
        "mass report": "MASSSENDJOBFINISH",
    }  # fmt: skip
    if kind in events:
        return {"kind": Kind.EVENT, "event": events[kind], "event_key": words}
    if kind in ("agree", "decline"):
        chosen = {"template": subscription_id(words), "status": "accept" if kind == "agree" else "reject"}
        fields = {"subscriptions": [chosen]}
        return {"kind": Kind.EVENT, "event": "subscribe_msg_popup_event", "fields": fields}
    if kind == "location":
        north, east, label = place_of(words)
        return {"kind": Kind.LOCATION, "latitude": north, "longitude": east, "text": label, "label": label}
    if kind == "link":
        title, _, url = words.rpartition(" ")
        return {"kind": Kind.LINK, "title": title or words, "url": url}
    if kind in ("picture", "voice", "video", "file"):
        return {"kind": Kind(kind), "media_id": f"media-{count}", "text": words if kind == "voice" else ""}
    return {"kind": Kind(kind), "text": words}
