"""Long sheets that can be left while they are made and found again; people counted, and found twice, from indexes alone."""

import sqlalchemy as sa
from alembic import op

from db.columns import ChinaTime

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

LIVING = ["deleted_at", "merged_into"]


def upgrade() -> None:
    op.drop_index("ix_worker_seen", "worker")
    op.drop_index("ix_worker_phone", "worker")
    op.drop_index("ix_worker_place", "worker")
    op.create_index("ix_worker_place", "worker", ["employer_name", "dormitory", "status", *LIVING, "region"])
    op.create_index("ix_worker_employer_id", "worker", ["employer_id"])
    op.create_index("ix_worker_seen", "worker", ["region", *LIVING, "status"])
    op.create_index("ix_worker_phone", "worker", ["phone", *LIVING, "region"])
    op.create_index("ix_worker_birth", "worker", ["name", "birth_date", "township_code", *LIVING, "region"])
    op.create_table(
        "made_sheet",
        sa.Column("id", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("region", sa.String(12), nullable=False),
        sa.Column("staff_id", sa.Integer(), sa.ForeignKey("staff.id"), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("asked_at", ChinaTime(), nullable=False),
        sa.Column("seen_at", ChinaTime(), nullable=False),
    )
    op.create_index("ix_made_sheet_staff_id", "made_sheet", ["staff_id"])
    op.create_index("ix_made_sheet_asked_at", "made_sheet", ["asked_at"])


def downgrade() -> None:
    op.drop_table("made_sheet")
    op.drop_index("ix_worker_employer_id", "worker")
    op.drop_index("ix_worker_place", "worker")
    op.drop_index("ix_worker_birth", "worker")
    op.drop_index("ix_worker_phone", "worker")
    op.drop_index("ix_worker_seen", "worker")
    op.create_index("ix_worker_place", "worker", ["employer_name", "dormitory"])
    op.create_index("ix_worker_phone", "worker", ["phone"])
    op.create_index("ix_worker_seen", "worker", ["region", *LIVING])
