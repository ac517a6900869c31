"""Every column that points to a person is indexed: a record that goes is held against all of them."""

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

POINTING = (("worker", "merged_into"), ("inquiry", "worker_id"), ("follow_up", "worker_id"), ("job_alert", "worker_id"))


def upgrade() -> None:
    for table, column in POINTING:
        op.create_index(f"ix_{table}_{column}", table, [column])


def downgrade() -> None:
    for table, column in POINTING:
        op.drop_index(f"ix_{table}_{column}", table)
