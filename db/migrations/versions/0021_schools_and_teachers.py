"""What a school answered to a student's placement and when a student gave it up; who sends a teacher, as the teacher says it."""

import sqlalchemy as sa
from alembic import op

from db.columns import ChinaTime

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

ADDED = (("enrolment", "says_sent_by"), ("placement", "refusal"))
MOMENTS = (("placement", "school_refused_at"), ("placement", "withdrawn_at"))


def upgrade() -> None:
    for table, column in ADDED:
        op.add_column(table, sa.Column(column, sa.String(), nullable=False, server_default=""))
    for table, column in MOMENTS:
        op.add_column(table, sa.Column(column, ChinaTime(), nullable=True))


def downgrade() -> None:
    for table, column in (*ADDED, *MOMENTS):
        with op.batch_alter_table(table) as batch:
            batch.drop_column(column)
