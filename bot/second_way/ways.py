"""The ways by which an alarm leaves the house when WeChat is shut or nobody looks at it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.settings import Settings


class NotTold(Exception):
    """The alarm did not get through. Its words name the kind of trouble and hold no address and no secret."""


@dataclass(frozen=True)
class Alarm:
    """`id` is the same for every try, so that a gateway can drop a repeat."""

    id: str
    kind: str
    level: str
    number: str
    words: str
    at: datetime


class Way(Protocol):
    name: str

    def tell(self, alarm: Alarm) -> None:
        """Raises NotTold."""
        ...


def ways_of(settings: Settings) -> Sequence[Way]:
    """Those that are set up, no other being loaded; without any, alarms go by WeChat alone."""
    found: list[Way] = []
    if settings.smtp_host and settings.smtp_to:
        from bot.second_way.mail import Mail

        found.append(Mail(settings))
    if settings.alarm_hook_url:
        from bot.second_way.hook import Hook

        found.append(Hook(settings.alarm_hook_url, settings.alarm_hook_secret.get_secret_value()))
    return found
