"""Pictures, voices and films: three days for temporary ones, until deleted for permanent ones."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.simulator.errors import ApiError

LIFE = timedelta(days=3)
MEGABYTE = 1024 * 1024
LARGEST = {"image": 10 * MEGABYTE, "voice": 2 * MEGABYTE, "video": 10 * MEGABYTE, "thumb": 64 * 1024}
ENDINGS = {
    "image": {"png", "jpeg", "jpg", "gif", "bmp"},
    "voice": {"amr", "mp3", "wma", "wav"},
    "video": {"mp4"},
    "thumb": {"jpg", "jpeg"},
}


@dataclass(frozen=True)
class Medium:
    media_id: str
    kind: str
    filename: str
    content: bytes
    media_type: str
    created: datetime
    permanent: bool = False
    title: str = ""
    introduction: str = ""

    def is_gone(self, now: datetime) -> bool:
        return not self.permanent and now >= self.created + LIFE


class MediaStore:
    def __init__(self) -> None:
        self._media: dict[str, Medium] = {}
        self._counted = 0

    def keep(
        self,
        kind: str,
        filename: str,
        content: bytes,
        now: datetime,
        *,
        media_type: str = "application/octet-stream",
        permanent: bool = False,
        title: str = "",
        introduction: str = "",
    ) -> Medium:
        self._counted += 1
        digest = hashlib.sha256(f"{self._counted}:{filename}".encode()).hexdigest()
        medium = Medium(
            digest[:43], kind, filename, content, media_type, now, permanent, title=title, introduction=introduction
        )
        self._media[medium.media_id] = medium
        return medium

    def get(self, media_id: object, now: datetime) -> Medium:
        """Raises 40007 for one that never was or is over."""
        medium = self._media.get(media_id) if isinstance(media_id, str) else None
        if medium is None or medium.is_gone(now):
            raise ApiError(40007)
        return medium

    def drop(self, media_id: str) -> None:
        self._media.pop(media_id, None)

    def permanent(self, kind: str | None = None) -> list[Medium]:
        return [one for one in self._media.values() if one.permanent and kind in (None, one.kind)]


def check_upload(kind: str, filename: str, content: bytes) -> None:
    if kind not in LARGEST:
        raise ApiError(40004)
    if not content:
        raise ApiError(44001)
    if filename.rpartition(".")[2].lower() not in ENDINGS[kind]:
        raise ApiError(40005 if kind != "image" else 40009)
    if len(content) > LARGEST[kind]:
        raise ApiError(45001)
