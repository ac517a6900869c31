"""Column types: where time crosses between China and UTC, and where JSON meets each database."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import JSON, DateTime, Dialect
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator

CHINA = ZoneInfo("Asia/Shanghai")


class ChinaTime(TypeDecorator[datetime]):
    """An aware moment: China time in Python, UTC in the database. A naive moment is refused with ValueError."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        utc = value if value.tzinfo else value.replace(tzinfo=UTC)
        return utc.astimezone(CHINA)


# JSONB keeps no key order and compares by value; nothing here relies on either.
Json: Any = JSON().with_variant(JSONB(), "postgresql")
