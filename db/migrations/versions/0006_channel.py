"""What the channel's health keeps: refusals by kind, alarms by another way, how often timed work is due."""

import sqlalchemy as sa
from alembic import op

import db.columns

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "channel_trouble",
        sa.Column("name", sa.String(length=40), primary_key=True),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("alarm", sa.Boolean(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("rid", sa.String(), nullable=False),
        sa.Column("since", db.columns.ChinaTime(), nullable=False),
        sa.Column("last_at", db.columns.ChinaTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("today", sa.Integer(), nullable=False),
    )
    op.create_table(
        "callout",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("owed_as", sa.String(length=160), nullable=False, unique=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("owed_at", db.columns.ChinaTime(), nullable=False),
        sa.Column("due_at", db.columns.ChinaTime(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("ways", db.columns.Json, nullable=True),
    )
    owed = sa.text("state = 'owed'")
    op.create_index("ix_callout_owed", "callout", ["due_at"], sqlite_where=owed, postgresql_where=owed)
    op.create_table(
        "used_link",
        sa.Column("digest", sa.String(length=64), primary_key=True),
        sa.Column("used_at", db.columns.ChinaTime(), nullable=False),
        sa.Column("delete_after", db.columns.ChinaTime(), nullable=False),
    )
    op.create_index("ix_used_link_delete_after", "used_link", ["delete_after"])
    op.add_column("pulse", sa.Column("every_seconds", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("pulse", sa.Column("failures", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("follower", sa.Column("listed_on", sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("follower") as batch:
        batch.drop_column("listed_on")
    with op.batch_alter_table("pulse") as batch:
        batch.drop_column("failures")
        batch.drop_column("every_seconds")
    op.drop_table("used_link")
    op.drop_table("callout")
    op.drop_table("channel_trouble")
