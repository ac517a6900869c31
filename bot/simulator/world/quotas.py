"""How often each call may be made in a day of Beijing and in a minute."""

from collections import Counter
from datetime import datetime

from bot.simulator.errors import ApiError

CLEARS_PER_MONTH = 10

DAILY: dict[str, int] = {
    "cgi-bin/token": 2000,
    "cgi-bin/stable_token": 500_000,
    "cgi-bin/menu/create": 1000,
    "cgi-bin/menu/get": 10_000,
    "cgi-bin/menu/delete": 1000,
    "cgi-bin/menu/addconditional": 2000,
    "cgi-bin/menu/delconditional": 2000,
    "cgi-bin/menu/trymatch": 20_000,
    "cgi-bin/media/upload": 100_000,
    "cgi-bin/media/get": 200_000,
    "cgi-bin/message/custom/send": 500_000,
    "cgi-bin/message/mass/sendall": 100,
    "cgi-bin/message/mass/send": 100,
    "cgi-bin/message/mass/preview": 100,
    "cgi-bin/message/template/send": 100_000,
    "cgi-bin/message/template/subscribe": 100_000,
    "cgi-bin/qrcode/create": 100_000,
    "cgi-bin/user/get": 500,
    "cgi-bin/user/info": 5_000_000,
    "cgi-bin/user/info/updateremark": 10_000,
    "cgi-bin/tags/get": 1000,
    "cgi-bin/draft/add": 1000,
    "cgi-bin/freepublish/submit": 100,
}
PER_MINUTE: dict[str, int] = {
    "cgi-bin/stable_token": 10_000,
    "cgi-bin/message/mass/sendall": 60,
    "cgi-bin/message/mass/send": 60,
}
OTHERS_DAILY = 1_000_000


class Quotas:
    def __init__(self) -> None:
        self.daily = dict(DAILY)
        self.per_minute = dict(PER_MINUTE)
        self.told_too_high_by = 0.0
        self._used: Counter[tuple[str, str]] = Counter()
        self._cleared: Counter[str] = Counter()

    def spend(self, path: str, now: datetime) -> None:
        """Failed calls count too."""
        day, minute = (path, _day(now)), (path, _minute(now))
        if self._used[day] >= self.daily_limit(path):
            raise ApiError(45009)
        self._used[day] += 1
        limit = self.per_minute.get(path)
        if limit is None:
            return
        if self._used[minute] >= limit:
            raise ApiError(45011)
        self._used[minute] += 1

    def daily_limit(self, path: str) -> int:
        return self.daily.get(path, OTHERS_DAILY)

    def used(self, path: str, now: datetime) -> int:
        return self._used[path, _day(now)]

    def told(self, path: str, now: datetime) -> int:
        """What a question for the quota is answered: the real platform is off by up to one per cent."""
        return min(round(self.used(path, now) * (1 + self.told_too_high_by)), self.daily_limit(path))

    def clear(self, now: datetime, path: str | None = None) -> None:
        month = f"{now:%Y-%m}"
        if self._cleared[month] >= CLEARS_PER_MONTH:
            raise ApiError(48006)
        self._cleared[month] += 1
        for key in [one for one in self._used if path in (None, one[0])]:
            del self._used[key]


def _day(now: datetime) -> str:
    return f"{now:%Y-%m-%d}"


def _minute(now: datetime) -> str:
    return f"{now:%Y-%m-%d %H:%M}"
