"""What the console keeps: accounts, sessions, prepared replies, duty, and the indexes of its lists."""

import sqlalchemy as sa
from alembic import op

import db.columns

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

UNREACHED = sa.text("called_at IS NULL AND state in ('refused', 'expired', 'unknown')")


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(12), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("password", sa.String(), nullable=False),
        sa.Column("one_time", sa.Boolean(), nullable=False),
        sa.Column("factor_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("factor_since", db.columns.ChinaTime(), nullable=True),
        sa.Column("factor_step", sa.Integer(), nullable=False),
        sa.Column("misses", sa.Integer(), nullable=False),
        sa.Column("locked_until", db.columns.ChinaTime(), nullable=True),
        sa.Column("changed_at", db.columns.ChinaTime(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("staff_id"),
    )
    op.create_table(
        "login",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(12), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("began_at", db.columns.ChinaTime(), nullable=False),
        sa.Column("seen_at", db.columns.ChinaTime(), nullable=False),
        sa.Column("proved_at", db.columns.ChinaTime(), nullable=True),
        sa.Column("ended_at", db.columns.ChinaTime(), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("digest"),
    )
    op.create_table(
        "canned_reply",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(12), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("changed_at", db.columns.ChinaTime(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["changed_by"], ["staff.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("title"),
    )
    op.create_table(
        "duty",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(12), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("day", "staff_id"),
    )
    op.create_index("ix_login_staff_id", "login", ["staff_id"])
    op.create_index("ix_login_seen_at", "login", ["seen_at"])
    op.create_index("ix_duty_staff_id", "duty", ["staff_id"])
    op.create_index("ix_worker_seen", "worker", ["region", "deleted_at", "merged_into"])
    op.create_index("ix_outbox_unreached", "outbox", ["due_at"], sqlite_where=UNREACHED, postgresql_where=UNREACHED)


def downgrade() -> None:
    op.drop_index("ix_outbox_unreached", "outbox")
    op.drop_index("ix_worker_seen", "worker")
    for table in ("duty", "canned_reply", "login", "account"):
        op.drop_table(table)
