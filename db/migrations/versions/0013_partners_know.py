"""What each partner was told of as open."""

import sqlalchemy as sa
from alembic import op

from db.columns import Json

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("partner") as partner:
        partner.add_column(sa.Column("knows", Json, nullable=False, server_default="[]"))


def downgrade() -> None:
    with op.batch_alter_table("partner") as partner:
        partner.drop_column("knows")
