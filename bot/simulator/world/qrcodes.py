"""QR codes with a scene."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.simulator.errors import ApiError

LONGEST = 2_592_000
DEFAULT = 60
PERMANENT_LIMIT = 100_000


@dataclass(frozen=True)
class SceneCode:
    ticket: str
    scene: str
    is_number: bool
    expires: datetime | None

    @property
    def url(self) -> str:
        return f"http://weixin.qq.com/q/{self.ticket[:22]}"


class SceneCodes:
    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._all: dict[str, SceneCode] = {}

    def create(self, body: Mapping[str, Any], now: datetime) -> SceneCode:
        action = str(body.get("action_name"))
        scene = _scene(action, body)
        if not action.startswith("QR_LIMIT"):
            return self._keep(scene, action, now + timedelta(seconds=_seconds(body)))
        if sum(one.expires is None for one in self._all.values()) >= PERMANENT_LIMIT:
            raise ApiError(45029)
        return self._keep(scene, action, None)

    def find(self, ticket: str, now: datetime) -> SceneCode | None:
        code = self._all.get(ticket)
        return code if code is not None and not _is_over(code, now) else None

    def for_scene(self, scene: str, now: datetime) -> SceneCode:
        """The living code of a scene; one printed long ago is drawn again when the account has none."""
        living = [one for one in self._all.values() if one.scene == scene and not _is_over(one, now)]
        return living[-1] if living else self._keep(scene, "QR_LIMIT_STR_SCENE", None)

    def scenes(self, now: datetime) -> list[str]:
        """The scenes with a living code, newest first."""
        return list(dict.fromkeys(one.scene for one in reversed(self._all.values()) if not _is_over(one, now)))

    def _keep(self, scene: str, action: str, expires: datetime | None) -> SceneCode:
        digest = hashlib.sha256(f"{self._seed}:qr:{len(self._all)}".encode()).hexdigest()
        code = SceneCode(f"gQ{digest}", scene, "STR" not in action, expires)
        self._all[code.ticket] = code
        return code


def _is_over(code: SceneCode, now: datetime) -> bool:
    return code.expires is not None and now >= code.expires


def _seconds(body: Mapping[str, Any]) -> int:
    asked = body.get("expire_seconds", DEFAULT)
    if not isinstance(asked, int) or asked < 1:
        raise ApiError(40053)
    return min(asked, LONGEST)


def _scene(action: str, body: Mapping[str, Any]) -> str:
    info = body.get("action_info")
    scene = info.get("scene") if isinstance(info, Mapping) else None
    if not isinstance(scene, Mapping):
        raise ApiError(40053)
    if action in ("QR_STR_SCENE", "QR_LIMIT_STR_SCENE"):
        text = scene.get("scene_str")
        if isinstance(text, str) and 1 <= len(text) <= 64:
            return text
    largest = {"QR_SCENE": 2**32 - 1, "QR_LIMIT_SCENE": 100_000}.get(action, 0)
    number = scene.get("scene_id")
    if isinstance(number, int) and 1 <= number <= largest:
        return str(number)
    raise ApiError(40053)
