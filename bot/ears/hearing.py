"""What a speech service is to us: sound in, words out."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from bot.settings import Settings

# How each kind of sound that WeChat brings begins.
BEGINNINGS = ((b"#!AMR", "amr"), (b"#!SILK", "silk"), (b"\x02#!SILK", "silk"), (b"ID3", "mp3"), (b"\xff\xfb", "mp3"), (b"RIFF", "wav"))  # fmt: skip


class NotHeard(Exception):
    """No words were made out. `again`: the service was in trouble, and another try may help. Its words hold no secret."""

    def __init__(self, why: str, *, again: bool = False) -> None:
        super().__init__(why)
        self.again = again


class Ears(Protocol):
    def hear(self, sound: bytes) -> str:
        """The words, never empty. Raises NotHeard."""
        ...


def kind_of(sound: bytes) -> str:
    """By content, not by what it says it is. Raises NotHeard."""
    for beginning, kind in BEGINNINGS:
        if sound.startswith(beginning):
            return kind
    raise NotHeard("not a sound we know")


def ears_of(settings: Settings, clock: Callable[[], datetime]) -> Ears | None:
    """None when no service is set up; its code is then not loaded either."""
    if not settings.speech_secret_id or not settings.speech_secret_key.get_secret_value():
        return None
    from bot.ears.tencent import Tencent

    return Tencent(settings, clock)
