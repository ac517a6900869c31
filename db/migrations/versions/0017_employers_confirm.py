"""What employers confirm month by month of the people who work there."""

import sqlalchemy as sa
from alembic import op

from db.columns import ChinaTime

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "employer_confirmation",
        sa.Column("id", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("region", sa.String(12), nullable=False),
        sa.Column("employer_id", sa.Integer(), sa.ForeignKey("employer.id"), nullable=False),
        sa.Column("worker_id", sa.Integer(), sa.ForeignKey("worker.id"), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=True),
        sa.Column("worked_since", sa.Date(), nullable=True),
        sa.Column("told_at", ChinaTime(), nullable=False),
        sa.UniqueConstraint("employer_id", "worker_id", "month"),
    )
    op.create_index("ix_employer_confirmation_month", "employer_confirmation", ["month"])
    op.create_index("ix_employer_confirmation_worker_id", "employer_confirmation", ["worker_id"])


def downgrade() -> None:
    op.drop_table("employer_confirmation")
