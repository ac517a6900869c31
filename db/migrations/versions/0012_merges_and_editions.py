"""Two records of one person made one, and what staff write in versions."""

import sqlalchemy as sa
from alembic import op

from db.columns import ChinaTime, Json

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "worker_merge",
        sa.Column("id", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("region", sa.String(12), nullable=False),
        *(sa.Column(name, sa.Integer(), sa.ForeignKey("worker.id"), nullable=False) for name in ("kept_id", "gone_id")),
        *(sa.Column(name, Json, nullable=False) for name in ("moved", "left", "filled", "spoke")),
        sa.Column("merged_at", ChinaTime(), nullable=False),
        sa.Column("merged_by", sa.Integer(), sa.ForeignKey("staff.id"), nullable=True),
        sa.Column("undone_at", ChinaTime(), nullable=True),
        sa.Column("undone_by", sa.Integer(), sa.ForeignKey("staff.id"), nullable=True),
    )
    for name in ("kept_id", "gone_id", "merged_at"):
        op.create_index(f"ix_worker_merge_{name}", "worker_merge", [name])
    op.create_table(
        "edition",
        sa.Column("id", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("region", sa.String(12), nullable=False),
        sa.Column("about", sa.String(80), nullable=False),
        sa.Column("facts", Json, nullable=False),
        sa.Column("written_at", ChinaTime(), nullable=False),
        sa.Column("written_by", sa.Integer(), sa.ForeignKey("staff.id"), nullable=True),
        sa.Column("published_at", ChinaTime(), nullable=True),
        sa.Column("published_by", sa.Integer(), sa.ForeignKey("staff.id"), nullable=True),
    )
    op.create_index("ix_edition_about", "edition", ["about"])
    op.create_index("ix_worker_place", "worker", ["employer_name", "dormitory"])
    with op.batch_alter_table("answer") as answer:
        answer.add_column(sa.Column("asked_since", Json, nullable=False, server_default="[]"))


def downgrade() -> None:
    op.drop_index("ix_worker_place", "worker")
    with op.batch_alter_table("answer") as answer:
        answer.drop_column("asked_since")
    op.drop_table("edition")
    op.drop_table("worker_merge")
