"""How the station works: hours, quiet time, limits and contacts, with defaults that staff may change."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime, time, timedelta

from sqlalchemy import select
from sqlmodel import Session, col

from db.models import Audit, Setting


@dataclass(frozen=True)
class Station:
    """Times are China time. `approval_limit`: broadcasts to more people than this need a second bound person."""

    phone: str = ""
    operator: str = "德宏州驻长三角劳务协作工作站"
    opens: time = time(9, 0)
    closes: time = time(18, 0)
    quiet_from: time = time(22, 0)
    quiet_until: time = time(8, 0)
    remind_day_before: time = time(19, 0)
    remind_same_day: time = time(8, 0)
    approval_limit: int = 100
    offer_hours: int = 24
    alarm_every_minutes: int = 5
    alarm_head_after_minutes: int = 15
    pass_on_after_minutes: int = 30
    visit_minutes: int = 60
    travel_minutes: int = 30
    night_sleep_from: time = time(8, 30)
    night_sleep_until: time = time(16, 0)
    visit_from: time = time(9, 0)
    visit_until: time = time(21, 0)
    page: int = 4
    plan_starts: str = ""
    consent_version: str = "2026-11"
    account_kind: str = "service"  # service | subscription; and what the account's own console says of mass sends:
    mass_calls_a_day: int = 100
    mass_calls_a_minute: int = 60
    mass_list_size: int = 10_000
    # 1 while a speech service listens to voices without words; set by the process that has its keys.
    hears_voices: int = 0

    def is_open(self, now: datetime) -> bool:
        return self.opens <= now.time() < self.closes

    def next_opening(self, now: datetime) -> datetime:
        """`now` when the station is open, else the next opening time."""
        if self.is_open(now):
            return now
        today = now.replace(hour=self.opens.hour, minute=self.opens.minute, second=0, microsecond=0)
        return today if now < today else today + timedelta(days=1)

    def answer_within(self, *, urgent: bool = False) -> timedelta:
        """So long somebody who has taken a request may be silent."""
        return timedelta(minutes=self.alarm_head_after_minutes if urgent else self.pass_on_after_minutes)

    def is_quiet(self, now: datetime) -> bool:
        if self.quiet_from <= self.quiet_until:  # no quiet time, or one within a day
            return self.quiet_from <= now.time() < self.quiet_until
        return now.time() >= self.quiet_from or now.time() < self.quiet_until

    def after_quiet(self, moment: datetime) -> datetime:
        """The moment itself, or the end of the quiet time it falls into."""
        if not self.is_quiet(moment):
            return moment
        wake = moment.replace(hour=self.quiet_until.hour, minute=self.quiet_until.minute, second=0, microsecond=0)
        return wake if moment < wake else wake + timedelta(days=1)


KINDS = {field.name: field.type for field in fields(Station)}
_CHANGED = select(col(Setting.name), col(Setting.value))


def load(session: Session) -> Station:
    """The defaults with what staff have changed. A setting that no longer exists is ignored."""
    return changed_by({row.name: row.value for row in session.connection().execute(_CHANGED)})


def changed_by(settings: Mapping[str, str]) -> Station:
    """The defaults with these settings, by name, in their place."""
    changed = {name: _parse(str(KINDS[name]), value) for name, value in settings.items() if name in KINDS}
    return Station(**changed)  # type: ignore[arg-type]


def change(session: Session, *, name: str, value: str, now: datetime, staff_id: int | None = None) -> None:
    """Raises ValueError for a name that is no setting or a value that cannot be read."""
    parse(name, value)
    session.merge(Setting(name=name, value=value, changed_at=now, changed_by=staff_id))
    session.add(Audit(at=now, staff_id=staff_id, action="setting", about=f"setting:{name}", detail=value))


def kind_of(name: str) -> str:
    """str, int or time. Raises ValueError for a name that is no setting."""
    known = {field.name: getattr(field.type, "__name__", str(field.type)) for field in fields(Station)}
    if name not in known:
        raise ValueError(f"没有叫 {name} 的设置")
    return known[name]


def parse(name: str, value: str) -> str | int | time:
    """Raises ValueError for a name that is no setting or a value that cannot be read."""
    kind = kind_of(name)
    try:
        read = _parse(kind, value)
    except ValueError:
        raise ValueError(f"值读不懂：{value}") from None
    if isinstance(read, int) and read < 0:
        raise ValueError(f"不能小于 0：{value}")
    return read


def _parse(kind: str, value: str) -> str | int | time:
    if "int" in kind:
        return int(value)
    if "time" in kind:
        return time.fromisoformat(value)
    return value
