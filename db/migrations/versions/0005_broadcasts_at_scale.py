"""Broadcasts to very many: recipients in one narrow table, calls that say whom they are for, tags, WeChat's reports."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

import db.columns

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

COLUMNS = "id, region, broadcast_id, follower_id, worker_id, chunk_id, result"


def upgrade() -> None:
    op.add_column("broadcast", sa.Column("plan", db.columns.Json, nullable=True))
    with op.batch_alter_table("broadcast_chunk") as batch:
        batch.add_column(sa.Column("tag_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("first_id", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("last_id", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("outcome", sa.String(), nullable=False, server_default="planned"))
        batch.add_column(sa.Column("counted_on", sa.Date(), nullable=True))
        batch.add_column(sa.Column("asked_at", db.columns.ChinaTime(), nullable=True))
        batch.drop_index("ix_broadcast_chunk_broadcast_id")
        batch.create_index("ix_broadcast_chunk_counted_on", ["counted_on"])
        batch.create_index("ix_broadcast_chunk_remote_id", ["remote_id"])
    _tell_chunks()
    _renew_recipients([])
    op.execute("UPDATE broadcast_recipient SET result = 'chunk' WHERE chunk_id IS NOT NULL")
    alone = sa.text("chunk_id IS NULL")
    op.create_index(
        "ix_broadcast_recipient_alone", "broadcast_recipient", ["broadcast_id", "result", "follower_id"],
        sqlite_where=alone, postgresql_where=alone,
    )  # fmt: skip
    calls = sa.text("chunk_id IS NOT NULL and state in ('owed', 'taken', 'sending')")
    op.create_index("ix_outbox_calls", "outbox", ["due_at"], sqlite_where=calls, postgresql_where=calls)
    op.drop_table("mass_count")
    op.create_table(
        "mass_report",
        sa.Column("remote_id", sa.String(), primary_key=True),
        sa.Column("told", db.columns.Json, nullable=False),
        sa.Column("at", db.columns.ChinaTime(), nullable=False),
    )
    op.create_table(
        "account_tag",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("county", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("remote_id", sa.Integer(), nullable=True),
        sa.UniqueConstraint("county", "kind"),
    )
    op.create_table(
        "tag_member",
        sa.Column("tag_id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("follower_id", sa.Integer(), primary_key=True, autoincrement=False),
    )


def downgrade() -> None:
    op.drop_index("ix_outbox_calls", table_name="outbox")
    for table in ("tag_member", "account_tag", "mass_report"):
        op.drop_table(table)
    op.execute(
        "UPDATE broadcast_recipient SET result = (SELECT CASE outcome WHEN 'accepted' THEN 'planned' ELSE outcome END"
        " FROM broadcast_chunk WHERE broadcast_chunk.id = broadcast_recipient.chunk_id) WHERE chunk_id IS NOT NULL"
    )
    parents = {"broadcast_id": "broadcast", "chunk_id": "broadcast_chunk", "follower_id": "follower"}
    keys = [sa.ForeignKeyConstraint([name], [f"{table}.id"]) for name, table in parents.items()]
    _renew_recipients([*keys, sa.ForeignKeyConstraint(["worker_id"], ["worker.id"])])
    with op.batch_alter_table("broadcast_recipient") as batch:
        for name in parents:
            batch.create_index(f"ix_broadcast_recipient_{name}", [name])
    op.create_table(
        "mass_count",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("region", sa.String(12), nullable=False),
        sa.Column("follower_id", sa.Integer(), sa.ForeignKey("follower.id"), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.UniqueConstraint("follower_id", "month"),
    )
    with op.batch_alter_table("broadcast_chunk") as batch:
        batch.drop_index("ix_broadcast_chunk_remote_id")
        batch.drop_index("ix_broadcast_chunk_counted_on")
        batch.create_index("ix_broadcast_chunk_broadcast_id", ["broadcast_id"])
        for name in ("asked_at", "counted_on", "outcome", "last_id", "first_id", "tag_id"):
            batch.drop_column(name)
    with op.batch_alter_table("broadcast") as batch:
        batch.drop_column("plan")


def _tell_chunks() -> None:
    """What stood with each of its people stands with the chunk."""
    mine = "FROM broadcast_recipient WHERE chunk_id = broadcast_chunk.id"
    op.execute(
        f"UPDATE broadcast_chunk SET first_id = coalesce((SELECT min(follower_id) {mine}), 0),"
        f" last_id = coalesce((SELECT max(follower_id) {mine}), 0),"
        f" outcome = coalesce((SELECT min(result) {mine}), 'planned'), route = 'list'"
    )
    op.execute("UPDATE broadcast_chunk SET outcome = 'accepted' WHERE outcome = 'planned' AND remote_id <> ''")
    op.execute(
        "UPDATE broadcast_chunk SET counted_on = (SELECT date(started_at) FROM broadcast"
        " WHERE broadcast.id = broadcast_chunk.broadcast_id) WHERE outcome NOT IN ('failed', 'called_off')"
    )


def _renew_recipients(keys: Sequence[sa.ForeignKeyConstraint]) -> None:
    """SQLite cannot drop a foreign key without a name: the rows go into a table of the same name without it."""
    op.execute(f"CREATE TABLE recipients_kept AS SELECT {COLUMNS} FROM broadcast_recipient")
    op.drop_table("broadcast_recipient")
    op.create_table(
        "broadcast_recipient",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("region", sa.String(12), nullable=False),
        sa.Column("broadcast_id", sa.Integer(), nullable=False),
        sa.Column("follower_id", sa.Integer(), nullable=True),
        sa.Column("worker_id", sa.Integer(), nullable=True),
        sa.Column("chunk_id", sa.Integer(), nullable=True),
        sa.Column("result", sa.String(), nullable=False),
        *keys,
        sa.UniqueConstraint("broadcast_id", "follower_id"),
    )
    op.execute(f"INSERT INTO broadcast_recipient ({COLUMNS}) SELECT {COLUMNS} FROM recipients_kept ORDER BY id")
    op.execute("DROP TABLE recipients_kept")
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "SELECT setval(pg_get_serial_sequence('broadcast_recipient', 'id'), (SELECT coalesce(max(id), 0) + 1"
            " FROM broadcast_recipient), false)"
        )
