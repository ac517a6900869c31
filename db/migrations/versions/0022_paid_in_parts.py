"""A claim that is paid in parts: what was paid before the last payment."""

import sqlalchemy as sa
from alembic import op

from db.columns import Json

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("claim", sa.Column("earlier", Json, nullable=False, server_default="[]"))


def downgrade() -> None:
    with op.batch_alter_table("claim") as batch:
        batch.drop_column("earlier")
