"""Mass sends on their way: accepted at once, carried out later, remembered by their client id for a day."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.simulator.errors import ApiError

REMEMBERED = timedelta(hours=24)
RETRY_PAUSE = timedelta(minutes=1)
PER_PERSON_AND_MONTH = 4
ADMINISTRATOR_WAITS = timedelta(minutes=30)


class Status(StrEnum):
    SENDING = "SENDING"
    SEND_SUCCESS = "SEND_SUCCESS"
    SEND_FAIL = "SEND_FAIL"
    DELETE = "DELETE"


@dataclass
class MassSend:
    msg_id: int
    client_id: str
    kind: str
    body: Mapping[str, Any]
    openids: tuple[str, ...]
    to_all: bool
    accepted: datetime
    due: datetime
    status: Status = Status.SENDING
    result: str = ""
    total: int = 0
    filtered: int = 0
    sent: int = 0
    failed: int = 0


class MassSends:
    """verdicts are statuses such as err(20001) for the next sends, unreachable are people whose delivery fails."""

    def __init__(self) -> None:
        self._all: dict[int, MassSend] = {}
        self._tried: dict[str, datetime] = {}
        self._to_all: Counter[str] = Counter()
        self.takes = timedelta(0)
        self.is_protected = False
        self.speed = 0
        self.verdicts: list[str] = []
        self.unreachable: set[str] = set()

    def check_repeat(self, client_id: str, now: datetime) -> None:
        """45065 with the id of the send that has this client id already; 45066 when it is asked again at once."""
        if len(client_id.encode()) > 64:
            raise ApiError(45067)
        last, self._tried[client_id] = self._tried.get(client_id), now
        known = next((one for one in self._all.values() if one.client_id == client_id), None)
        if known is None or now - known.accepted >= REMEMBERED:
            return
        if last is not None and now - last < RETRY_PAUSE:
            raise ApiError(45066)
        raise ApiError(45065, msg_id=known.msg_id)

    def accept(
        self,
        kind: str,
        body: Mapping[str, Any],
        openids: tuple[str, ...],
        now: datetime,
        *,
        to_all: bool,
        client_id: str,
        daily: int | None = None,
    ) -> MassSend:
        if to_all:
            self._spend_history(now)
        if daily is not None:
            self._spend_daily(now, daily)
        waits = ADMINISTRATOR_WAITS if to_all and self.is_protected else self.takes
        msg_id = 1000000001 + len(self._all)
        send = MassSend(msg_id, client_id, kind, body, openids, to_all, now, now + waits)
        self._all[msg_id] = send
        return send

    def get(self, msg_id: object) -> MassSend:
        number = int(msg_id) if isinstance(msg_id, int | str) and str(msg_id).isdigit() else -1
        if number not in self._all:
            raise ApiError(40059)
        return self._all[number]

    def due(self, now: datetime) -> list[MassSend]:
        return [one for one in self._all.values() if one.status is Status.SENDING and one.due <= now]

    def all(self) -> list[MassSend]:
        return list(self._all.values())

    def _spend_daily(self, now: datetime, most: int) -> None:
        """Subscription accounts may send once a day."""
        day = f"{now:%Y-%m-%d}"
        if sum(f"{one.accepted:%Y-%m-%d}" == day for one in self._all.values()) >= most:
            raise ApiError(45028)

    def _spend_history(self, now: datetime) -> None:
        """A send to everybody enters the account's history: one a day, four a month."""
        day, month = f"{now:%Y-%m-%d}", f"{now:%Y-%m}"
        if self._to_all[day] >= 1 or self._to_all[month] >= PER_PERSON_AND_MONTH:
            raise ApiError(45028)
        self._to_all.update((day, month))
