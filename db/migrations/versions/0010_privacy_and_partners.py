"""Deletions that were asked for; partners and what they are told."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from db.columns import ChinaTime, Json

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

OWED_NEWS = sa.text("state = 'owed'")


def _row(name: str, *columns: Any) -> None:
    """A table with what every row has: a number and a region."""
    number = sa.Column("id", sa.Integer(), primary_key=True, nullable=False)
    op.create_table(name, number, sa.Column("region", sa.String(12), nullable=False), *columns)


def _words(name: str, length: int | None = None, *, unique: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length), nullable=False, unique=unique)


def _moment(name: str, *, needed: bool = True) -> sa.Column[Any]:
    return sa.Column(name, ChinaTime(), nullable=not needed)


def upgrade() -> None:
    _row(
        "erasure", sa.Column("worker_id", sa.Integer(), nullable=False), _words("public_id", 32), _moment("asked_at"),
        _words("source"), sa.Column("pending", Json, nullable=False), sa.Column("marks", Json, nullable=False),
        _moment("erased_at", needed=False), _moment("swept_at", needed=False),
    )  # fmt: skip
    op.create_index("ix_erasure_worker_id", "erasure", ["worker_id"])
    op.create_index("ix_erasure_swept_at", "erasure", ["swept_at"])
    _row(
        "partner", _words("name", unique=True), _words("digest", 64, unique=True),
        sa.Column("scopes", Json, nullable=False), _words("hook_url"),
        sa.Column("secret_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("calls_a_minute", sa.Integer(), nullable=False), _moment("made_at"),
        _moment("ended_at", needed=False), _moment("seen_at", needed=False),
    )  # fmt: skip
    _row(
        "partner_news", sa.Column("partner_id", sa.Integer(), sa.ForeignKey("partner.id"), nullable=False),
        _words("owed_as", 160, unique=True), _words("event"), sa.Column("body", Json, nullable=False),
        _moment("owed_at"), _moment("due_at"), _words("state"), sa.Column("attempts", sa.Integer(), nullable=False),
        _words("failure"),
    )  # fmt: skip
    op.create_index("ix_partner_news_partner_id", "partner_news", ["partner_id"])
    op.create_index(
        "ix_partner_news_owed", "partner_news", ["due_at"], sqlite_where=OWED_NEWS, postgresql_where=OWED_NEWS
    )


def downgrade() -> None:
    for table in ("partner_news", "partner", "erasure"):
        op.drop_table(table)
