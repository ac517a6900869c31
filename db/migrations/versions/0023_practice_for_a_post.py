"""For which post somebody practises before leaving."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("enrolment", sa.Column("for_post", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("enrolment") as batch:
        batch.drop_column("for_post")
